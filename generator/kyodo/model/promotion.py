"""data/promotion.yaml, data/measures.yaml: who drives collaboration on, with what measures."""

from __future__ import annotations

from typing import Literal

from kyodo.model.base import Count, Flag, Id, Label, Record
from kyodo.model.section import Reference, Section, Source
from kyodo.model.text import Name, Text


class Placement(Record):
    """Where officers are placed."""

    each: Text | None = None
    """In words: each section."""
    count: Count | None = None
    """In how many places."""
    areas: tuple[Name, ...] = ()
    """Their names."""


class Body(Record):
    """A council, headquarters, officer, centre or network."""

    id: Id
    """Its address."""
    name: Name
    """What it is called."""
    aliases: tuple[Name, ...] = ()
    """Other names for it."""
    kind: Literal["citizen", "internal", "officer", "intermediary", "review", "place", "other"] = (
        "other"
    )
    """Of citizens, inside the administration, an officer, between the two, reviewing, a place."""
    composition: Text | None = None
    """Who belongs to it."""
    members: Count | None = None
    """How many."""
    term: Text | None = None
    """For how long they are appointed."""
    text: Text | None = None
    """What it is."""
    roles: tuple[Text, ...] = ()
    """What it does."""
    placed: Placement | None = None
    """Where its officers are."""
    legal_basis: tuple[Reference, ...] = ()
    """Ordinances it rests on."""
    missing: Flag = False
    """True: the original names it without saying what it does."""
    source: Source | None = None
    """Where it comes from."""


class Relation(Record):
    """How two bodies stand to each other."""

    source: Id
    """The body it starts from."""
    target: Id
    """The body or actor it leads to."""
    label: Text | None = None
    """What passes between them."""
    mutual: Flag = False
    """True: it goes both ways."""


class Promotion(Section):
    """The promotion structure."""

    bodies: tuple[Body, ...] = ()
    """The bodies."""
    relations: tuple[Relation, ...] = ()
    """Relations between them."""
    relations_missing: Flag = False
    """True: the original shows relations that we do not have."""


class Measure(Record):
    """A measure, or a group of them: pillar, item, programme."""

    id: Id
    """Its anchor."""
    number: Label | None = None
    """Its number as printed."""
    name: Name
    """What it is called."""
    text: Text | None = None
    """What is done."""
    bodies: tuple[Id, ...] = ()
    """Bodies it concerns."""
    table: Id | None = None
    """The table (data/processes.yaml) it sets up."""
    references: tuple[Reference, ...] = ()
    """Articles of ordinances it carries out."""
    items: tuple[Measure, ...] = ()
    """The measures it is made of; three levels at the most."""
    source: Source | None = None
    """Where it comes from."""


class Measures(Section):
    """The measures."""

    items: tuple[Measure, ...] = ()
    """The first level."""
