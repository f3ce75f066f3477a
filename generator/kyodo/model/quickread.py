"""data/quickread.yaml: what the quick-read edition says, where it is not what the data says."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Strict

from kyodo.model.base import Flag, Id, Record
from kyodo.model.text import Name, Text

PartName = Literal["about", "elements", "aims", "actors", "principles", "domains", "forms",
                   "processes", "tables", "promotion", "measures"]
"""What the edition can show, in default order."""

Grade = Annotated[int, Strict(), Field(ge=1, le=7)]
"""A grade of primary school; 7 is whatever is taught later."""


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


class QuickRead(Record):
    """The quick-read edition; what is left out here follows from the data."""

    lead: Text | None = None
    """One or two sentences that open its page, in place of the guideline's summary."""
    order: tuple[PartName, ...] = ()
    """Which parts it has, in which order; all that the data has where it is left out. On the
    leaflet some may change places, lest a panel stay empty."""
    parts: tuple[QuickReadPart, ...] = ()
    """Parts with words of their own."""
    process: Id | None = None
    """The process that it shows; the first one where it is left out."""
    furigana: Flag = False
    """True: PDFs with readings above kanji as well; the page can show them. From yomi and
    readings.yaml where they have them, else from a dictionary: look them over before you print."""
    furigana_from_grade: Grade = 1
    """From which grade of primary school on kanji have readings: with 4, words of kanji taught
    before it have none; 7 is what is taught later."""
