"""data/principles.yaml: what the parties hold to; a guideline may call it by another name."""

from __future__ import annotations

from kyodo.model.base import Flag, Id, Label, Record
from kyodo.model.section import Reference, Section, Source
from kyodo.model.text import Name, Text


class Principle(Record):
    """One principle, promise, or thing that matters."""

    id: Id
    """Its address."""
    number: Label | None = None
    """Its number as printed."""
    name: Name
    """What it is called."""
    gloss: Text | None = None
    """One line, for cards and print."""
    text: Text | None = None
    """Its explanation."""
    points: tuple[Text, ...] = ()
    """What it means in practice."""
    good: tuple[Text, ...] = ()
    """Examples of it kept."""
    bad: tuple[Text, ...] = ()
    """Examples of it broken."""
    applies_to: tuple[Id, ...] = ()
    """Actors it binds; all where it is left out."""
    examples: tuple[Id, ...] = ()
    """Examples (data/examples.yaml) that show it."""
    references: tuple[Reference, ...] = ()
    """Ordinances it rests on."""
    missing: Flag = False
    """True: the original explains it, but we do not have that text."""
    source: Source | None = None
    """Where it comes from."""


class Principles(Section):
    """The principles."""

    items: tuple[Principle, ...] = ()
    """In the guideline's order."""
