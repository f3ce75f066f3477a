"""data/domains.yaml: which activities are matters for collaboration, and the zones between them."""

from __future__ import annotations

from typing import Literal

from kyodo.model.base import Flag, Id, Label, Record
from kyodo.model.section import Section, Source
from kyodo.model.text import Name, Text


class Zone(Record):
    """A zone between what citizens do alone and what the city does alone."""

    id: Id
    """What forms refer to."""
    code: Label | None = None
    """Its mark as printed: A, 1, Ⅲ."""
    name: Name | None = None
    """What it is called, if anything."""
    definition: Text | None = None
    """What belongs to it."""
    collaborative: Flag = True
    """False: lies outside the domain of collaboration."""
    examples: tuple[Text, ...] = ()
    """Activities that lie in it."""
    missing: Flag = False
    """True: it has a name or definition that we do not have."""
    source: Source | None = None
    """Where it comes from."""


class Criterion(Record):
    """A question that decides whether something is a matter for collaboration."""

    id: Id
    """Its anchor."""
    number: Label | None = None
    """Its number as printed."""
    text: Text
    """The criterion."""
    kind: Literal["need", "exclude", "consider"] = "need"
    """It has to be so, it must not be so, or it is to be weighed."""
    forms: tuple[Id, ...] = ()
    """Forms it applies to; all where it is left out."""


class Criteria(Record):
    """The criteria, with the heading over them."""

    heading: Name | None = None
    """The heading as printed."""
    lead: Text | None = None
    """Text below it."""
    items: tuple[Criterion, ...] = ()
    """The criteria."""


class Domains(Section):
    """The zone model and the criteria."""

    direction: Literal["citizens-to-city", "city-to-citizens"] | None = None
    """Whose side the first zone is on; left out where the guideline does not say."""
    zones: tuple[Zone, ...] = ()
    """In the guideline's order."""
    fluid: Text | None = None
    """How far the borders between zones move."""
    criteria: Criteria | None = None
    """What makes something a matter for collaboration."""
