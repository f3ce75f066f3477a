"""Views of documents to fill in: what is printed on them, in one language."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from kyodo.addresses import document_name
from kyodo.language import Phrase, Speaker, words_for
from kyodo.model.documents import Blank, BlankTable, Document, Signatory
from kyodo.model.reading import Download
from kyodo.model.text import Text
from kyodo.views.marks import MarksView, marks
from kyodo.views.voice import Voice


@dataclass(frozen=True)
class BlankView:
    """A place to fill in."""

    label: Phrase
    help: Phrase | None
    lines: int
    given: tuple[Phrase, ...]
    choices: tuple[Phrase, ...]


@dataclass(frozen=True)
class ColumnView:
    """A column of a table to fill in."""

    name: Phrase
    width: int
    sum: bool


@dataclass(frozen=True)
class TableView:
    """A table to fill in."""

    columns: tuple[ColumnView, ...]
    rows: tuple[Phrase | None, ...]
    """What stands in the first column of each row, if anything."""
    total: Phrase | None
    """The label of the last row, where there is something to add up."""


@dataclass(frozen=True)
class PartView:
    """A part of a document."""

    heading: Phrase | None
    number: int | None
    """Its number among the headings; None: they are not counted."""
    text: tuple[Phrase, ...]
    points: tuple[Phrase, ...]
    blanks: tuple[BlankView, ...]
    table: TableView | None
    marks: MarksView | None


@dataclass(frozen=True)
class SignatoryView:
    """One of those who sign, and the lines for it."""

    name: Phrase
    lines: tuple[Phrase, ...]


@dataclass(frozen=True)
class DocumentView:
    """All that is printed on a document, and all that its file says about itself."""

    address: str
    """From the root of the guideline: "en/files/proposal.docx"."""
    name: str
    """Its file below "files/"."""
    format: Literal["docx", "xlsx"]
    language: str
    locale: str
    """Its language as Office names it: language and country."""
    first_locale: str
    """The same for the guideline's first language."""
    fonts: tuple[str, ...]
    """The font, and those that may stand in for it."""
    first_fonts: tuple[str, ...]
    """The same for words in the guideline's first language."""
    owner: str
    guideline: str
    changed: str | None
    """ISO date on which the guideline was last changed, if that day is known."""
    number: str | None
    title: Phrase
    date: str | None
    """The line for the date."""
    addressee: Phrase | None
    lead: tuple[Phrase, ...]
    heading: str
    """How a heading is put together of {number} and {title}."""
    parts: tuple[PartView, ...]
    ending: tuple[Phrase, ...]
    signatories: tuple[SignatoryView, ...]
    notes_heading: str
    notes: tuple[Phrase, ...]


def documents(voice: Voice) -> dict[str, DocumentView]:
    """View the documents of a guideline in all its languages, by address."""
    found: dict[str, DocumentView] = {}
    downloads = voice.guideline.downloads
    for language in voice.speaker.languages:
        other = replace(voice, speaker=Speaker(language, voice.speaker.languages))
        for record in downloads.items if downloads else ():
            if record.document:
                view = _document(other, record, record.document)
                found[view.address] = view
    return found


def document_number(voice: Voice, record: Download) -> str | None:
    """Return the number of a download; a bare one on a document of ours says what it counts."""
    if record.number and record.document and record.number.isdigit():
        return voice.speaker.word("document-number", number=record.number)
    return record.number


def _document(voice: Voice, record: Download, document: Document) -> DocumentView:
    info = voice.guideline.info
    speaker = voice.speaker
    name = document_name(record)
    title = speaker.say(document.title) or speaker.say(record.name)
    owner, guideline = speaker.say(info.municipality.name), speaker.say(info.title)
    assert name and title and owner and guideline
    dates = [d for d in (info.established, *info.revised, info.effective, info.updated) if d]
    days = sorted(date.iso for date in dates if date.day)
    return DocumentView(
        address=f"{speaker.place}files/{name}", name=name, format=document.format,
        language=speaker.language, locale=_locale(speaker.language),
        first_locale=_locale(speaker.default),
        fonts=_fonts(speaker.language), first_fonts=_fonts(speaker.default),
        owner=owner.plain, guideline=guideline.plain, changed=days[-1] if days else None,
        number=document_number(voice, record), title=title,
        date=speaker.word("document-date") if document.dated else None,
        addressee=speaker.say(document.addressee),
        lead=_paragraphs(voice, document.lead), heading=_pattern(speaker, document.numbering),
        parts=tuple(_part(voice, document, index) for index in range(len(document.parts))),
        ending=_paragraphs(voice, document.ending),
        signatories=tuple(_signatory(voice, one) for one in document.signatories),
        notes_heading=speaker.word("document-notes"), notes=_said(voice, document.notes),
    )


def _locale(language: str) -> str:
    return words_for(language)["locale"].replace("_", "-")


def _fonts(language: str) -> tuple[str, ...]:
    return tuple(font.strip() for font in words_for(language)["document-fonts"].split(","))


def _pattern(speaker: Speaker, numbering: str) -> str:
    key = "document-article" if numbering == "article" else "document-part"
    return speaker.word(key, number="{number}", title="{title}")


def _part(voice: Voice, document: Document, index: int) -> PartView:
    part = document.parts[index]
    headed = [one for one in document.parts[:index + 1] if one.heading]
    counted = part.heading is not None and document.numbering != "none"
    sheet = voice.guideline.evaluation.sheet if voice.guideline.evaluation else None
    lead = sheet.lead if sheet and part.sheet else None
    return PartView(
        heading=voice.speaker.say(part.heading), number=len(headed) if counted else None,
        text=_paragraphs(voice, part.text or lead),
        points=_said(voice, part.points),
        blanks=tuple(_blank(voice, one) for one in part.blanks),
        table=_table(voice, part.table) if part.table else None,
        marks=marks(voice) if part.sheet else None,
    )


def _blank(voice: Voice, blank: Blank) -> BlankView:
    label = voice.speaker.say(blank.label)
    assert label
    known = voice.guideline.forms
    forms = [form.name for form in known.items] if known and blank.forms else []
    return BlankView(label, voice.speaker.say(blank.help), blank.lines,
                     _paragraphs(voice, blank.given), _said(voice, (*forms, *blank.choices)))


def _table(voice: Voice, table: BlankTable) -> TableView:
    columns = tuple(ColumnView(name, column.width, column.sum) for column in table.columns
                    if (name := voice.speaker.say(column.name)))
    sums = any(column.sum for column in columns)
    return TableView(columns, (*_said(voice, table.items), *[None] * table.rows),
                     voice.word("document-total") if sums else None)


def _signatory(voice: Voice, one: Signatory) -> SignatoryView:
    name = voice.speaker.say(one.name)
    assert name
    return SignatoryView(name, _said(voice, one.lines))


def _said(voice: Voice, texts: tuple[Text, ...]) -> tuple[Phrase, ...]:
    said = (voice.speaker.say(text) for text in texts)
    return tuple(one for one in said if one)


def _paragraphs(voice: Voice, text: Text | None) -> tuple[Phrase, ...]:
    said = voice.speaker.say(text)
    parts = re.split(r"\n[ \t]*\n", said.markdown) if said else []
    return tuple(replace(said, markdown=part) for part in parts if said and part.strip())
