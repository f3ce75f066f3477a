"""data/quickread.yaml: what the quick-read edition says, where it is not what the data says."""

from __future__ import annotations

from typing import Literal

from kyodo.model.base import Id, Record
from kyodo.model.section import Section
from kyodo.model.text import Name, Text

PartName = Literal["about", "elements", "aims", "actors", "principles", "domains", "forms",
                   "processes", "tables", "promotion", "measures"]
"""What the edition can show, in default order."""


class ShortText(Record):
    """A shorter text for one record of a part."""

    id: Id
    """The record's id."""
    text: Text
    """What stands there instead of the record's own text."""


class QuickReadPart(Record):
    """A part of the edition, where it is to be other than the data says."""

    part: PartName
    """Which part."""
    heading: Name | None = None
    """A heading of its own."""
    text: Text | None = None
    """What stands below the heading."""
    items: tuple[ShortText, ...] = ()
    """Shorter texts of its records."""


class QuickRead(Section):
    """The quick-read edition; what is left out here follows from the data."""

    order: tuple[PartName, ...] = ()
    """Which parts it has, in which order; all that the data has where it is left out."""
    parts: tuple[QuickReadPart, ...] = ()
    """Parts with words of their own."""
    process: Id | None = None
    """The process that it shows; the first one where it is left out."""
