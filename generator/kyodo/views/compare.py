"""View of the page that compares the guidelines of a site: what stands in which of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kyodo.addresses import SECTION_PAGES
from kyodo.language import Phrase
from kyodo.model.promotion import Measure
from kyodo.views.neighbours import Compared
from kyodo.views.voice import Link, Voice

KINDS_COMPARED = {"principles": "principle", "domains": "zone", "forms": "form",
                  "processes": "process", "promotion": "body", "measures": "measure"}
"""Sections whose records can be told to be the same, with the kind of the records."""
_MANY = 4
"""More guidelines than this do not fit side by side on any screen; rows become cards."""


@dataclass(frozen=True)
class Column:
    """A guideline."""

    name: Phrase
    """Whose it is."""
    title: Link
    """Its title, leading to its home page; addresses are from the site's root throughout."""
    edition: Phrase | None


@dataclass(frozen=True)
class Cell:
    """What one guideline has of a row."""

    link: Link | None
    """None: nothing."""
    missing: bool = False
    """True: its original only names it."""
    count: int | None = None
    """How many records a section has, where they are counted."""


@dataclass(frozen=True)
class Row:
    """Something that at least one guideline has."""

    name: Phrase
    """What the first guideline that has it calls it; a section by the program's own word."""
    cells: tuple[Cell, ...]
    """In the order of the columns; the first one heads the row."""
    level: int = 0
    """How many groups it lies in."""


@dataclass(frozen=True)
class Table:
    """A section's records side by side; only guidelines that have any are columns."""

    page: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    shared: int
    """How many rows no column is without."""
    without: tuple[Column, ...]
    """Guidelines that do not have the section."""
    unlisted: tuple[Column, ...]
    """Guidelines whose section has no such list."""


@dataclass(frozen=True)
class CompareView:
    """The page /compare/."""

    columns: tuple[Column, ...]
    sections: tuple[Row, ...]
    tables: tuple[Table, ...]
    stacked: bool
    """True: too many columns for a screen."""


def compare(voice: Voice, others: tuple[Compared, ...]) -> CompareView:
    """View all guidelines side by side, this one first."""
    every = (Compared(voice, voice.speaker.place), *others)
    return CompareView(
        columns=tuple(map(_column, every)),
        sections=tuple(_sections(voice, every)),
        tables=tuple(table for page in KINDS_COMPARED if (table := _table(page, every))),
        stacked=len(every) > _MANY,
    )


def _column(one: Compared) -> Column:
    return Column(one.municipality, Link(one.title, one.place), one.edition)


def _sections(voice: Voice, every: tuple[Compared, ...]) -> Iterator[Row]:
    """Yield a row for each section that some guideline has."""
    for page in SECTION_PAGES:
        cells = tuple(_section(one, page) for one in every) if page != "contact" else ()
        if any(cell.link for cell in cells):
            yield Row(voice.word(f"menu-{page}"), cells)


def _section(one: Compared, page: str) -> Cell:
    if not one.voice.has_page(page):
        return Cell(None)
    section = one.voice.guideline.section(page)
    counted = KINDS_COMPARED.get(page)
    count = len(_leaves(one, counted)) if counted else None
    return Cell(one.page_link(page), bool(section and section.missing), count or None)


def _leaves(one: Compared, kind: str) -> list[str]:
    """Return the ids of a kind's records; of measures, those that are no group of others."""
    return [key for key, record in one.records.get(kind, {}).items()
            if not (isinstance(record, Measure) and record.items)]


def _table(page: str, every: tuple[Compared, ...]) -> Table | None:
    """View a section's records side by side, where two guidelines have one in common."""
    kind = KINDS_COMPARED[page]
    listing = [one for one in every if one.records.get(kind)]
    ids = dict.fromkeys(key for one in listing for key in one.records[kind])
    if not any(sum(key in one.records[kind] for one in listing) > 1 for key in ids):
        return None
    rest = [one for one in every if one not in listing]
    rows = tuple(_row(kind, key, listing) for key in ids)
    return Table(
        page=page,
        columns=tuple(map(_column, listing)),
        rows=rows,
        shared=sum(all(cell.link for cell in row.cells) for row in rows),
        without=tuple(_column(one) for one in rest if not one.voice.has_page(page)),
        unlisted=tuple(_column(one) for one in rest if one.voice.has_page(page)),
    )


def _row(kind: str, record_id: str, listing: list[Compared]) -> Row:
    first = next(one for one in listing if record_id in one.records[kind])
    measures = first.voice.guideline.measures if kind == "measure" else None
    return Row(
        name=first.link(kind, record_id).text,
        cells=tuple(_cell(one, kind, record_id) for one in listing),
        level=_level(measures.items, record_id) or 0 if measures else 0,
    )


def _cell(one: Compared, kind: str, record_id: str) -> Cell:
    record = one.records[kind].get(record_id)
    if record is None:
        return Cell(None)
    return Cell(one.link(kind, record_id), getattr(record, "missing", False))


def _level(measures: Iterable[Measure], record_id: str) -> int | None:
    """Return how many groups a measure lies in; None where it is not among these."""
    for measure in measures:
        if measure.id == record_id:
            return 0
        below = _level(measure.items, record_id)
        if below is not None:
            return below + 1
    return None
