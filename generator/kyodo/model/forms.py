"""data/forms.yaml and data/examples.yaml: the forms of collaboration and cases of them."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from kyodo.model.base import Flag, Id, Label, OneOrMany, Record, Short
from kyodo.model.dates import FuzzyDate
from kyodo.model.section import Figure, Reference, Section, Source
from kyodo.model.text import Name, Text


class ZoneLink(Short):
    """In which zone a form lies."""

    shorthand: ClassVar[str] = "zone"

    zone: Id
    """The zone's id."""
    strength: Literal["main", "partial"] = "main"
    """Mainly there, or there as well."""
    note: Text | None = None
    """A remark on it."""


class DocumentUse(Short):
    """A document that is needed or comes out: one of the downloads, or only its name."""

    shorthand: ClassVar[str] = "id"

    id: Id | None = None
    """The id of a download."""
    name: Name | None = None
    """Its name, where there is nothing to download."""


Documents = Annotated[tuple[DocumentUse, ...], OneOrMany]
"""A list of ids of downloads, or of ``{name: …}``."""


class Form(Record):
    """A form of collaboration: subsidy, commissioning, co-hosting …"""

    id: Id
    """Its address."""
    number: Label | None = None
    """Its number as printed."""
    name: Name
    """What it is called."""
    aliases: tuple[Name, ...] = ()
    """Other names for it."""
    group: Name | None = None
    """The group of forms it belongs to."""
    definition: Text | None = None
    """What it is."""
    effect: Text | None = None
    """What it brings."""
    organizer: Text | None = None
    """Who leads."""
    responsibility: Text | None = None
    """Who answers for it."""
    cost_bearer: Text | None = None
    """Who pays."""
    duration: Text | None = None
    """How long it lasts."""
    deadline: Text | None = None
    """By when to apply."""
    merits: tuple[Text, ...] = ()
    """What speaks for it."""
    cautions: tuple[Text, ...] = ()
    """What to watch."""
    legal_basis: tuple[Reference, ...] = ()
    """Ordinances it rests on."""
    contract: Text | None = None
    """What is signed."""
    documents: Documents = ()
    """What is needed for it."""
    combinable: tuple[Id, ...] = ()
    """Forms it can be combined with."""
    combinable_note: Text | None = None
    """How it can be combined."""
    zones: Annotated[tuple[ZoneLink, ...], OneOrMany] = ()
    """The zones it lies in."""
    examples: tuple[Id, ...] = ()
    """Examples (data/examples.yaml) of it, besides those that name the form themselves."""
    figure: Figure | None = None
    """A figure of it."""
    missing: Flag = False
    """True: the original explains it, but we do not have that text."""
    source: Source | None = None
    """Where it comes from."""


class Forms(Section):
    """The forms."""

    items: tuple[Form, ...] = ()
    """In the guideline's order."""


class Role(Record):
    """What one party did."""

    actor: Id | None = None
    """An actor's id."""
    name: Name | None = None
    """The party's name, where it is no actor of the guideline."""
    text: Text | None = None
    """What it did."""


class Example(Record):
    """A case of collaboration."""

    id: Id
    """Its address."""
    title: Name
    """What it is called."""
    forms: Annotated[tuple[Id, ...], OneOrMany] = Field(default=())
    """The forms it is a case of."""
    zone: Id | None = None
    """The zone it lies in."""
    field: Text | None = None
    """Its field: welfare, environment …"""
    municipality: Name | None = None
    """Where it happened, if elsewhere."""
    since: FuzzyDate | None = None
    """First year."""
    until: FuzzyDate | None = None
    """Last year."""
    partners: tuple[Name, ...] = ()
    """Who took part beside the city."""
    section: Name | None = None
    """The city's section in charge."""
    trigger: Text | None = None
    """How it began."""
    roles: tuple[Role, ...] = ()
    """Who did what."""
    text: Text | None = None
    """What was done."""
    result: Text | None = None
    """What came of it."""
    hardship: Text | None = None
    """What was hard."""
    figure: Figure | None = None
    """A picture of it."""
    source: Source | None = None
    """Where it comes from."""


class Examples(Section):
    """The examples."""

    items: tuple[Example, ...] = ()
    """In the guideline's order."""
