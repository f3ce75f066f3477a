"""The tables of a guideline: what the pages of each section list, a row for each entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kyodo.export.spreadsheet import BETWEEN, as_label
from kyodo.language import Phrase
from kyodo.views.spoken import Dated
from kyodo.views.voice import Link, Voice


@dataclass(frozen=True)
class Column:
    """A column: its heading, and where its value is found from the row's entry."""

    heading: str
    """Key of one of the interface's words."""
    path: str
    """Names of attributes, "record.source.title"; a list on the way gives several values."""
    words: Mapping[Any, str] | str = ""
    """What is said in place of a value: its word, or what the word's key begins with."""


@dataclass(frozen=True)
class TableKind:
    """A table that a guideline may have."""

    name: str
    """Its file, without ending."""
    title: str
    """Key of one of the interface's words."""
    entries: Callable[[Voice], Iterable[Any]]
    columns: tuple[Column, ...]
    kind: str | None = None
    """Kind of its records, where they have addresses."""


@dataclass(frozen=True)
class Table:
    """A table in one language; columns that would be empty are left out."""

    name: str
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table(voice: Voice, kind: TableKind, root: str) -> Table | None:
    """Return a table, or None where there is nothing to list; ``root`` opens all addresses."""
    entries = list(kind.entries(voice))
    if not entries:
        return None
    columns = [(voice.speaker.word(column.heading),
                [_cell(voice, entry, column) for entry in entries]) for column in kind.columns]
    if kind.kind:
        ways = [_way(voice, kind.kind, entry, root) for entry in entries]
        columns.append((voice.speaker.word("column-page"), ways))
    kept = [(heading, cells) for heading, cells in columns if any(cells)]
    return Table(
        name=kind.name,
        title=voice.speaker.word(kind.title),
        header=tuple(heading for heading, _ in kept),
        rows=tuple(zip(*(cells for _, cells in kept), strict=True)),
    )


def _way(voice: Voice, kind: str, entry: Any, root: str) -> str:
    record = getattr(entry, "record", entry)
    return root + voice.speaker.place + voice.addresses.of(kind, record.id)


def _cell(voice: Voice, entry: Any, column: Column) -> str:
    values = (_said(voice, value, column) for value in _values(entry, column.path.split(".")))
    text = BETWEEN.join(value for value in values if value)
    return as_label(text) if column.heading == "column-number" else text


def _values(value: Any, path: list[str]) -> Iterator[Any]:
    """Yield what a path leads to: nothing, one value or several."""
    if isinstance(value, tuple | list):
        for one in value:
            yield from _values(one, path)
    elif value is not None and not path:
        yield value
    elif value is not None:
        yield from _values(getattr(value, path[0], None), path[1:])


def _said(voice: Voice, value: Any, column: Column) -> str:
    if isinstance(column.words, str) and column.words:
        # What is of no particular kind is "other", for which there is not always a word.
        return "" if value == "other" else voice.speaker.word(column.words + value)
    if isinstance(column.words, Mapping):
        key = column.words.get(value)
        return voice.speaker.word(key) if key else ""
    if isinstance(value, Phrase):
        return value.plain
    if isinstance(value, Link):
        return value.text.plain
    if isinstance(value, Dated):
        return value.text if value.fiscal else value.iso
    return str(value)
