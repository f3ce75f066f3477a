"""data/about.yaml, data/actors.yaml: what collaboration is, why, between whom, to what effect."""

from __future__ import annotations

from typing import Literal

from kyodo.model.base import Flag, Id, Label, Record
from kyodo.model.section import Figure, Passage, Section, Source
from kyodo.model.text import Name, Text

Part = Literal["purpose", "definitions", "aims", "reasons", "actors", "effects"]
"""The parts of the page."""


class Definition(Record):
    """What a word means in this guideline."""

    id: Id
    """Its anchor."""
    number: Label | None = None
    """Its number as printed."""
    heading: Name | None = None
    """Its heading as printed."""
    term: Name
    """The word defined."""
    text: Text | None = None
    """The definition."""
    elements: tuple[Text, ...] = ()
    """The parts it is made of."""
    expected: tuple[Text, ...] = ()
    """What is expected of it."""
    parties: tuple[Id, ...] = ()
    """Actors named in it."""
    figure: Figure | None = None
    """A figure of it."""
    source: Source | None = None
    """Where it comes from."""


class Effect(Record):
    """What collaboration brings, and to whom."""

    id: Id
    """Its anchor."""
    actor: Id | None = None
    """Who gains; nobody in particular where it is left out."""
    name: Name | None = None
    """A heading, where the one who gains is not an actor."""
    items: tuple[Text, ...] = ()
    """The effects."""
    missing: Flag = False
    """True: announced, but not known."""


class Effects(Record):
    """All effects, with the heading over them."""

    heading: Name | None = None
    """The heading as printed."""
    number: Label | None = None
    """Its number as printed."""
    lead: Text | None = None
    """Text below the heading."""
    items: tuple[Effect, ...] = ()
    """Effects by beneficiary."""


class About(Section):
    """What the guideline is for and what it calls collaboration."""

    definitions: tuple[Definition, ...] = ()
    """The words it defines."""
    purpose: Passage | None = None
    """What the guideline is for."""
    aims: Passage | None = None
    """What collaboration aims at."""
    reasons: tuple[Passage, ...] = ()
    """Why collaboration is needed; the background."""
    effects: Effects | None = None
    """What it brings."""
    order: tuple[Part, ...] = ("purpose", "definitions", "aims", "reasons", "actors", "effects")
    """In which order the parts stand on the page."""


class Actor(Record):
    """One of those who collaborate."""

    id: Id
    """What processes and others refer to."""
    name: Name
    """What it is called."""
    aliases: tuple[Name, ...] = ()
    """Other names for it."""
    definition: Text | None = None
    """Who belongs to it."""
    role: Text | None = None
    """What is expected of it."""
    is_administration: Flag = False
    """True: the city itself or a part of it."""
    listed: Flag = True
    """False: a name for diagrams only ("together"), left out of the list of actors."""
    includes: tuple[Id, ...] = ()
    """The actors that act together under this name; its steps are those of each of them."""
    source: Source | None = None
    """Where it comes from."""


class Actors(Section):
    """Those who collaborate."""

    items: tuple[Actor, ...] = ()
    """The actors."""


