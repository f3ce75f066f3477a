"""Every record of a guideline, with the place in the data files where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kyodo.model.base import Record
from kyodo.model.whole import SECTION_FILES, Guideline
from kyodo.problems import Path


class Place(NamedTuple):
    """A record and where it stands."""

    file: str
    """Name of the data file without folder and ending."""
    path: Path
    """Way to the record inside the file."""
    record: Record


def walk(guideline: Guideline) -> Iterator[Place]:
    """Yield every record of every data file, outer ones first, in the order of the files."""
    yield from below("guideline", (), guideline.info)
    for name in SECTION_FILES:
        section = guideline.record(name)
        if section is not None:
            yield from below(name, (), section)


def below(file: str, path: Path, record: Record) -> Iterator[Place]:
    """Yield ``record`` and every record inside it."""
    yield Place(file, path, record)
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from below(file, (*path, name), value)
        elif isinstance(value, tuple):
            for number, part in enumerate(value):
                if isinstance(part, Record):
                    yield from below(file, (*path, name, number), part)
