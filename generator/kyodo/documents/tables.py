"""Tables of a document for Word: questions with room for answers, tables, the evaluation sheet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any

from docx.document import Document as Letter
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.shared import Length, Mm, Pt

from kyodo.documents.markup import checkbox, element, put
from kyodo.documents.style import QUIET, WIDTH
from kyodo.documents.words import width_of, write
from kyodo.language import Phrase
from kyodo.views.documents import BlankView, TableView
from kyodo.views.marks import MarksView

SHADE = "EDEDED"
LABEL_WIDTH = Mm(46)
_LINE = Mm(8)
"""Height of a line of handwriting."""
_WHOLE_WIDTH_FROM = 4
"""An answer of so many lines stands below its question, in the whole width."""
_SPLIT_FROM = 16
"""A row of so many lines may go on on the next page."""
_TOGETHER = 12
"""A table of up to so many rows stays on one page."""
_CHOICES_IN_LINE = 64
"""Answers to tick go onto one line up to so many half-width characters."""
_BEFORE_IN_ROW = ("w:trHeight", "w:tblHeader", "w:jc")


def blanks_table(letter: Letter, blanks: Sequence[BlankView], boxes: count[int]) -> None:
    """Add questions, each with room for its answer."""
    table = _table(letter, (LABEL_WIDTH, Length(WIDTH - LABEL_WIDTH)), labels=True)
    last = len(blanks) - 1
    for number, blank in enumerate(blanks):
        question, answer = _room(table, blank)
        _label(question, blank.label, blank.help)
        _answer(answer, blank, boxes)
        # No heading with a single line below it, no single line on the next page.
        if question is not answer and (number == 0 or number == last - 1):
            _keep(question)


def _room(table: Any, blank: BlankView) -> tuple[Any, Any]:
    """Return the cells of a question and of its answer: side by side, or one above the other."""
    if blank.lines < _WHOLE_WIDTH_FROM:
        question, answer = _row(table, blank.lines)
        if blank.lines == 1:
            _centre(question, answer)
        return question, answer
    left, right = _row(table, 1)
    question = left.merge(right)
    _keep(question)
    left, right = _row(table, blank.lines)
    return question, left.merge(right)


def plain_table(letter: Letter, view: TableView) -> None:
    """Add a table to fill in, with its head on every page that it reaches."""
    whole = sum(column.width for column in view.columns)
    widths = [Length(WIDTH * column.width // whole) for column in view.columns]
    table = _table(letter, widths, labels=any(view.rows))
    rows = [_head(table, [column.name for column in view.columns])]
    for said in view.rows:
        rows.append(_row(table, 1))
        _centre(*rows[-1])
        if said:
            write(rows[-1][0].paragraphs[0], said)
    if view.total:
        rows.append(_row(table, 1))
        _centre(*rows[-1])
        for cell, column in zip(rows[-1], view.columns, strict=True):
            if not column.sum:
                _shade(cell)
        write(rows[-1][0].paragraphs[0], view.total).bold = True
    for row in rows[:-1] if len(rows) <= _TOGETHER else (rows[0], rows[-2]):
        _keep(row[0])


def marks_table(letter: Letter, view: MarksView) -> None:
    """Add the evaluation sheet: its items, and columns for each side's mark and reason."""
    heads = [view.item, *view.marks, *([view.difference] if view.difference else []),
             *view.reasons]
    narrow, items = Mm(15), Mm(60)
    left = WIDTH - items - narrow * (len(heads) - 1 - len(view.reasons))
    widths = [items, *[narrow] * (len(heads) - 1 - len(view.reasons)),
              *[Length(left // len(view.reasons))] * len(view.reasons)]
    table = _table(letter, widths, labels=True)
    _head(table, heads)
    for name, lines in view.groups:
        if name:
            row = _row(table, 1)
            cell = row[0].merge(row[-1])
            _label(cell, name, None)
            _keep(cell)
        for item in lines:
            row = _row(table, 2)
            _centre(*row)
            paragraph = row[0].paragraphs[0]
            if item.number:
                paragraph.add_run(f"{item.number}  ")
            write(paragraph, item.text)


def _table(letter: Letter, widths: Sequence[Length], labels: bool) -> Any:
    table = letter.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    properties = table._tbl.tblPr
    put(properties, element("w:tblW", type="dxa", w=sum(width.twips for width in widths)),
        "w:jc", "w:tblLayout", "w:tblLook")
    margins = element("w:tblCellMar")
    for side, size in (("top", 40), ("left", 100), ("bottom", 60), ("right", 100)):
        margins.append(element(f"w:{side}", w=size, type="dxa"))
    put(properties, margins, "w:tblLook")
    put(properties, element("w:tblLook", val="04A0" if labels else "0420", firstRow=1, lastRow=0,
                            firstColumn=int(labels), lastColumn=0, noHBand=1, noVBand=1))
    return table


def _row(table: Any, lines: int) -> tuple[Any, ...]:
    row = table.add_row()
    row.height, row.height_rule = Length(lines * _LINE), WD_ROW_HEIGHT_RULE.AT_LEAST
    if lines < _SPLIT_FROM:
        put(row._tr.get_or_add_trPr(), element("w:cantSplit"), *_BEFORE_IN_ROW)
    return tuple(row.cells)


def _head(table: Any, names: Sequence[Phrase]) -> tuple[Any, ...]:
    row = _row(table, 1)
    put(row[0]._tc.getparent().get_or_add_trPr(), element("w:tblHeader"), "w:jc")
    for cell, name in zip(row, names, strict=True):
        _label(cell, name, None)
    _centre(*row)
    _keep(row[0])
    return row


def _label(cell: Any, name: Phrase, help: Phrase | None) -> None:
    _shade(cell)
    write(cell.paragraphs[0], name).bold = True
    if help:
        run = write(cell.add_paragraph(), help)
        run.font.size, run.font.color.rgb = Pt(9), QUIET


def _answer(cell: Any, blank: BlankView, boxes: count[int]) -> None:
    free = [cell.paragraphs[0]]
    for given in blank.given:
        write(free.pop() if free else cell.add_paragraph(), given)
    for line in _lines(blank.choices):
        paragraph = free.pop() if free else cell.add_paragraph()
        for number, choice in enumerate(line):
            if number:
                paragraph.add_run("　 ")
            checkbox(paragraph, next(boxes))
            paragraph.add_run(" ")
            write(paragraph, choice)


def _lines(choices: Sequence[Phrase]) -> list[list[Phrase]]:
    """Return answers to tick by lines of like length, no box parted from its words."""
    fewest = len(_filled(choices, _CHOICES_IN_LINE))
    limits = range(1, _CHOICES_IN_LINE + 1)
    return next(lines for limit in limits
                if len(lines := _filled(choices, limit)) <= fewest)


def _filled(choices: Sequence[Phrase], limit: int) -> list[list[Phrase]]:
    lines: list[list[Phrase]] = []
    room = 0
    for choice in choices:
        need = width_of(choice.printed) + 6
        if not lines or need > room:
            lines.append([])
            room = limit
        lines[-1].append(choice)
        room -= need
    return lines


def _shade(cell: Any) -> None:
    put(cell._tc.get_or_add_tcPr(), element("w:shd", val="clear", color="auto", fill=SHADE),
        "w:noWrap", "w:tcMar", "w:vAlign")


def _centre(*cells: Any) -> None:
    for cell in cells:
        put(cell._tc.get_or_add_tcPr(), element("w:vAlign", val="center"))


def _keep(cell: Any) -> None:
    """Keep a row on the page of the one after it."""
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.keep_with_next = True
