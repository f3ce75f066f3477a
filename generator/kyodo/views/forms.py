"""Views of the forms of collaboration: a table that compares them, and a page for each."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import Any

from kyodo.addresses import FINDER, PageKey
from kyodo.language import Phrase
from kyodo.model.forms import DocumentUse, Form
from kyodo.views.examples import ExampleCard, cards_of, examples_of
from kyodo.views.files import FileEntry, files_of
from kyodo.views.spoken import Spoken
from kyodo.views.voice import Link, Voice
from kyodo.views.zones import ZoneFigure, zone_figure
from kyodo.wording import first_sentence

_COMPARED = ("organizer", "cost_bearer", "responsibility", "duration", "contract", "zones",
             "effect", "examples")
_MOST_COLUMNS = 6
"""More than these, and no column is wide enough to read; what is left out is on the form's page."""
_SHORT = 16
"""Letters of Japanese width that a cell holds whole; of a longer text it holds a sentence."""


@dataclass(frozen=True)
class DocumentEntry:
    """A document: a link to a download, or only a name."""

    text: Phrase
    address: str | None = None
    files: tuple[FileEntry, ...] = ()
    """Its files in the page's language."""


@dataclass(frozen=True)
class ZoneMark:
    """A zone in which a form lies."""

    link: Link
    partial: bool
    note: Phrase | None


@dataclass(frozen=True)
class FormEntry:
    """A form, with everything that refers to it."""

    record: Spoken
    address: str
    zones: tuple[ZoneMark, ...]
    figure: ZoneFigure | None
    """Where it lies among the zones."""
    examples: tuple[Link, ...]
    cards: tuple[ExampleCard, ...]
    """The same examples, with what they are about."""
    examples_known: bool
    """True: the guideline gives examples of forms, if not of this one."""
    combinable: tuple[Link, ...]
    processes: tuple[Link, ...]
    """Processes that can lead to it."""
    criteria: tuple[tuple[str, Phrase], ...]
    """Kind of each criterion that names the form ("need", "exclude", "consider"), and its text."""
    documents: tuple[DocumentEntry, ...]
    previous: Link | None = None
    next: Link | None = None


@dataclass(frozen=True)
class Cell:
    """What the table says of a form in one column: words, zones or examples; or nothing."""

    column: str
    """The column's word."""
    text: Phrase | None = None
    zones: tuple[ZoneMark, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class FormRow:
    """A form in the table."""

    entry: FormEntry
    definition: Phrase | None
    """What it is, in a sentence."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class FormGroup:
    """Forms under one heading; forms without groups are one group without a name."""

    name: Phrase | None
    items: tuple[FormRow, ...]


@dataclass(frozen=True)
class FormsView:
    """The page /forms/."""

    section: Spoken
    columns: tuple[str, ...]
    """The words of the table's columns: the first of those that some form has something in."""
    groups: tuple[FormGroup, ...]
    finder: Link | None
    """The questions that lead to the one that fits."""


def documents(voice: Voice, uses: tuple[DocumentUse, ...]) -> tuple[DocumentEntry, ...]:
    """View the documents that a form or step needs."""
    entries = []
    for use in uses:
        if use.id:
            link = voice.link("download", use.id)
            entries.append(DocumentEntry(voice.speaker.say(use.name) or link.text, link.address,
                                         files_of(voice, use.id)))
        elif said := voice.speaker.say(use.name):
            entries.append(DocumentEntry(said))
    return tuple(entries)


def forms(voice: Voice) -> FormsView:
    """View all forms, by group, in the columns by which they can be compared."""
    section = voice.guideline.forms
    assert section is not None
    entries = [_form(voice, index) for index in range(len(section.items))]
    given = [name for name in _COMPARED
             if any(_value(entry, name) for entry in entries)][:_MOST_COLUMNS]
    groups: dict[str, list[FormEntry]] = {}
    for entry in entries:
        name = entry.record.group
        groups.setdefault(name.plain if name else "", []).append(entry)
    return FormsView(
        voice.spoken(section),
        tuple(_word(name) for name in given),
        tuple(
            FormGroup(items[0].record.group,
                      tuple(FormRow(one, in_short(one.record.definition),
                                    tuple(_cell(one, name) for name in given))
                            for one in items))
            for items in groups.values()
        ),
        voice.page_link(FINDER) if voice.has_page(FINDER) else None,
    )


def _value(entry: FormEntry, name: str) -> Any:
    """Return what a form says in a column; zones and examples come with their links."""
    return getattr(entry if name in ("zones", "examples") else entry.record, name)


def _word(column: str) -> str:
    return {"zones": "zone"}.get(column, column.replace("_", "-"))


def _cell(entry: FormEntry, name: str) -> Cell:
    value, word = _value(entry, name), _word(name)
    if name == "zones":
        return Cell(word, zones=value)
    if name == "examples":
        return Cell(word, links=value)
    return Cell(word, in_short(value))


def in_short(said: Phrase | None) -> Phrase | None:
    """Return a phrase as it is if it is short, else its first sentence."""
    if said is None or _width(said.plain) <= _SHORT:
        return said
    return replace(said, markdown=first_sentence(said.markdown))


def _width(words: str) -> float:
    """Return how much room words take, in Japanese letters."""
    return sum(1 if unicodedata.east_asian_width(c) in "WF" else 0.5 for c in words)


def form(voice: Voice, key: PageKey) -> FormEntry:
    """View one form."""
    section = voice.guideline.forms
    assert section is not None
    return _form(voice, section.items.index(key.record))


def _form(voice: Voice, index: int) -> FormEntry:
    g = voice.guideline
    assert g.forms is not None
    items = g.forms.items
    record = items[index]
    criteria = g.domains.criteria.items if g.domains and g.domains.criteria else ()
    said = ((c.kind, voice.speaker.say(c.text)) for c in criteria if record.id in c.forms)
    return FormEntry(
        record=voice.spoken(record),
        address=voice.addresses.of("form", record.id),
        zones=tuple(ZoneMark(voice.link("zone", z.zone), z.strength == "partial",
                             voice.speaker.say(z.note)) for z in record.zones),
        figure=zone_figure(voice, record),
        examples=voice.links("example", examples_of(voice, record)),
        cards=cards_of(voice, record),
        examples_known=g.examples is not None,
        combinable=voice.links("form", record.combinable),
        processes=voice.links("process", _processes_to(voice, record)),
        criteria=tuple((kind, text) for kind, text in said if text),
        documents=documents(voice, record.documents),
        previous=voice.link("form", items[index - 1].id) if index else None,
        next=voice.link("form", items[index + 1].id) if index + 1 < len(items) else None,
    )


def _processes_to(voice: Voice, form: Form) -> list[str]:
    section = voice.guideline.processes
    found = []
    for process in section.items if section else ():
        flow = process.current
        if form.id in process.forms or any(form.id in step.forms for step in flow.steps):
            found.append(process.id)
    return found
