"""What sections are made of: passages, figures, sources, legal references."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kyodo.model.base import Basis, Flag, Id, Label, OneOrMany, Record
from kyodo.model.dates import FuzzyDate
from kyodo.model.text import Name, Text


class Source(Record):
    """Where a text or value comes from."""

    title: Text | None = None
    """Title of the page or document."""
    url: str | None = None
    """Its address."""
    page: Label | None = None
    """The page in the printed original."""
    accessed: FuzzyDate | None = None
    """When it was read."""
    basis: Basis = "document"
    """The guideline's own text, another public page, or a conclusion drawn from them."""
    note: Text | None = None
    """What a reader should know about it."""


class Reference(Record):
    """An ordinance, rule or plan that something rests on."""

    name: Name
    """Its name."""
    number: Text | None = None
    """Its number, as in 平成17年条例第1号."""
    article: Text | None = None
    """The article or chapter meant."""
    date: FuzzyDate | None = None
    """When it came into force."""
    url: str | None = None
    """Where it can be read."""
    text: Text | None = None
    """What it says, in our words."""
    source: Source | None = None
    """Where this is known from."""


class Figure(Record):
    """A figure of the original: a picture that we have, or one that is only announced."""

    title: Name | None = None
    """Its caption."""
    image: str | None = None
    """Path of the picture inside the guideline's folder."""
    alt: Text | None = None
    """What the picture shows, for those who do not see it."""
    text: Text | None = None
    """What it says, in words."""
    missing: Flag = False
    """True: the original announces a figure that we do not have."""


class Point(Record):
    """One entry of a list, with or without a heading of its own."""

    name: Name | None = None
    """Its heading."""
    text: Text | None = None
    """Its text."""
    number: Label | None = None
    """Its number as printed."""


class Passage(Record):
    """A piece of prose with a heading: what has no record type of its own."""

    id: Id
    """Its anchor on the page."""
    number: Label | None = None
    """Its number as printed."""
    heading: Name | None = None
    """Its heading."""
    text: Text | None = None
    """Its text; a blank line starts a new paragraph."""
    points: tuple[Text, ...] = ()
    """A list below the text."""
    figure: Figure | None = None
    """A figure that belongs to it."""
    references: tuple[Reference, ...] = ()
    """Ordinances it rests on."""
    missing: Flag = False
    """True: the original announces it, but what it says is not known."""
    source: Source | None = None
    """Where it comes from."""


class Section(Record):
    """What every data file but guideline.yaml can say about itself."""

    number: Label | None = None
    """The section's number as printed."""
    heading: Name | None = None
    """The section's title; without one the program's own word for it."""
    menu: Name | None = None
    """A shorter title for the menu."""
    overline: Name | None = None
    """The title of the larger part that this section belongs to."""
    lead: Text | None = None
    """One or two paragraphs that open the section."""
    figure: Figure | None = None
    """The section's figure."""
    passages: tuple[Passage, ...] = ()
    """Pieces of prose before the records."""
    closing: tuple[Passage, ...] = ()
    """Pieces of prose after the records."""
    references: Annotated[tuple[Reference, ...], OneOrMany] = Field(default=())
    """Ordinances the section rests on."""
    missing: Flag = False
    """True: the original announces the section, but what it says is not known."""
    source: Source | None = None
    """Where the section comes from."""
