"""What is printed on a document to fill in: a file for Word or Excel is made from it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Strict

from kyodo.model.base import Flag, Record
from kyodo.model.text import Text

Lines = Annotated[int, Strict(), Field(ge=1, le=40)]
"""Room to write, in lines of handwriting."""
Share = Annotated[int, Strict(), Field(ge=1, le=12)]
"""How wide a column is beside the others."""
Rows = Annotated[int, Strict(), Field(ge=0, le=60)]
"""Empty rows of a table."""


class Blank(Record):
    """A place to fill in: what is asked, and room for the answer."""

    label: Text
    """What is asked."""
    help: Text | None = None
    """How to answer, in smaller letters below the label."""
    lines: Lines = 1
    """Lines of room for the answer; from four on, the answer has the whole width."""
    given: Text | None = None
    """What stands in the answer already: the frame of a date, a unit."""
    choices: tuple[Text, ...] = ()
    """Answers to tick."""
    forms: Flag = False
    """True: the forms of collaboration stand first among the answers to tick."""


class BlankColumn(Record):
    """A column of a table to fill in."""

    name: Text
    """What stands at its head."""
    width: Share = 1
    """Its width beside the other columns; 2 is twice as wide as 1."""
    sum: Flag = False
    """True: it holds amounts, and a last row adds them up."""


class BlankTable(Record):
    """A table to fill in."""

    columns: tuple[BlankColumn, ...] = Field(min_length=1)
    """Its columns."""
    items: tuple[Text, ...] = ()
    """What stands in the first column already, a row each."""
    rows: Rows = 0
    """Empty rows below those."""


class DocumentPart(Record):
    """A part of a document under one heading; an article of an agreement."""

    heading: Text | None = None
    """Its heading, without number."""
    text: Text | None = None
    """What it says; a blank line starts a new paragraph."""
    points: tuple[Text, ...] = ()
    """A list below the text."""
    blanks: tuple[Blank, ...] = ()
    """Places to fill in."""
    table: BlankTable | None = None
    """A table to fill in."""
    sheet: Flag = False
    """True: the items of the sheet in data/evaluation.yaml stand here, for both sides to score."""


class Signatory(Record):
    """One of those who sign."""

    name: Text
    """In what part it signs: citizens, city."""
    lines: tuple[Text, ...] = ()
    """What it writes: address, name of the group, name of the representative."""


class Document(Record):
    """A document to fill in, of which a file is made in every language."""

    format: Literal["docx", "xlsx"] = "docx"
    """The program it is for: Word or Excel. In Excel each part is a sheet of its own."""
    title: Text | None = None
    """Its title as printed; without one the name of the download."""
    dated: Flag = False
    """True: it begins with a line for the date."""
    addressee: Text | None = None
    """To whom it goes."""
    lead: Text | None = None
    """What it opens with; a blank line starts a new paragraph."""
    numbering: Literal["none", "number", "article"] = "number"
    """How the headings of its parts are counted: not at all, 1, or as articles."""
    parts: tuple[DocumentPart, ...] = Field(min_length=1)
    """Its parts."""
    ending: Text | None = None
    """What stands before the signatures."""
    signatories: tuple[Signatory, ...] = ()
    """Who signs it."""
    notes: tuple[Text, ...] = ()
    """Remarks at the end for those who fill it in."""
