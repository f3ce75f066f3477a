"""A document to fill in as a file for Word."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import count
from typing import Any

from docx.document import Document as Letter
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt

from kyodo.documents.numbering import INDENT, Numbering
from kyodo.documents.package import settled
from kyodo.documents.style import WIDTH, blank_letter
from kyodo.documents.tables import blanks_table, marks_table, plain_table
from kyodo.documents.words import write
from kyodo.language import Phrase
from kyodo.views.documents import DocumentView, PartView, SignatoryView


def make_letter(view: DocumentView) -> bytes:
    """Return the file."""
    letter = blank_letter(view)
    _opening(letter, view)
    numbering = Numbering(letter, view.heading)
    boxes = count(1)
    for part in view.parts:
        _part(letter, part, numbering, boxes)
    if view.ending:
        _gap(letter)
        for paragraph in _paragraphs(letter, view.ending):
            paragraph.paragraph_format.keep_with_next = bool(view.signatories)
    _signatures(letter, view.signatories)
    _notes(letter, view, numbering)
    file = io.BytesIO()
    letter.save(file)
    return settled(file.getvalue(), view.changed)


def _opening(letter: Letter, view: DocumentView) -> None:
    title = letter.add_paragraph(style="Title")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write(title, view.title)
    if view.date:
        letter.add_paragraph(view.date, "Body Text").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if view.addressee:
        _paragraphs(letter, [view.addressee])
    _paragraphs(letter, view.lead)


def _paragraphs(letter: Letter, phrases: Sequence[Phrase]) -> list[Any]:
    paragraphs = []
    for phrase in phrases:
        paragraphs.append(letter.add_paragraph(style="Body Text"))
        write(paragraphs[-1], phrase)
    return paragraphs


def _part(letter: Letter, part: PartView, numbering: Numbering, boxes: count[int]) -> None:
    if part.heading:
        heading = letter.add_paragraph(style="Heading 1")
        write(heading, part.heading)
        if part.number:
            numbering.heading(heading)
            heading.add_run(numbering.after_heading)
    opening = _paragraphs(letter, part.text)
    counter = numbering.points() if part.points else 0
    for point in part.points:
        opening.append(letter.add_paragraph(style="List Paragraph"))
        write(opening[-1], point)
        numbering.point(opening[-1], counter)
    filled_in = part.blanks or part.table or part.marks
    for paragraph in opening if filled_in else opening[:1 if part.points else 0]:
        paragraph.paragraph_format.keep_with_next = True
    if opening and filled_in:
        opening[-1].paragraph_format.space_after = Pt(6)
    _tables(letter, part, boxes)


def _tables(letter: Letter, part: PartView, boxes: count[int]) -> None:
    if part.blanks:
        blanks_table(letter, part.blanks, boxes)
    if part.table:
        if part.blanks:
            _gap(letter)  # Word joins tables that touch.
        plain_table(letter, part.table)
    if part.marks:
        if part.blanks or part.table:
            _gap(letter)
        for mark, meaning in part.marks.scale:
            grade = letter.add_paragraph(style="List Paragraph")
            grade.paragraph_format.tab_stops.add_tab_stop(INDENT)
            grade.add_run(f"{mark}\t")
            write(grade, meaning)
        marks_table(letter, part.marks)


def _gap(letter: Letter) -> None:
    letter.add_paragraph().paragraph_format.space_after = Pt(0)


def _signatures(letter: Letter, signatories: Sequence[SignatoryView]) -> None:
    for signatory in signatories:
        lines = [letter.add_paragraph(style="Body Text")]
        lines[0].paragraph_format.space_before = Pt(12)
        write(lines[0], signatory.name).bold = True
        for line in signatory.lines:
            paragraph = letter.add_paragraph()
            paragraph.paragraph_format.left_indent = Mm(60)
            paragraph.paragraph_format.space_after = Pt(7)
            paragraph.paragraph_format.tab_stops.add_tab_stop(
                WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
            write(paragraph, line)
            paragraph.add_run(" \t")
            lines.append(paragraph)
        for paragraph in lines[:-1]:
            paragraph.paragraph_format.keep_with_next = True


def _notes(letter: Letter, view: DocumentView, numbering: Numbering) -> None:
    if not view.notes:
        return
    letter.add_paragraph(view.notes_heading, "Heading 1")
    notes = []
    for note in view.notes:
        notes.append(letter.add_paragraph(style="List Paragraph"))
        numbering.bullet(notes[-1])
        write(notes[-1], note).font.size = Pt(9)
    for paragraph in notes[:-1]:
        paragraph.paragraph_format.keep_with_next = True
