"""data/evaluation.yaml: how projects are looked back on."""

from __future__ import annotations

from typing import Literal

from kyodo.model.base import Flag, Id, Label, Record
from kyodo.model.section import Section
from kyodo.model.text import Name, Text


class Layer(Record):
    """One of the evaluations: by each side, by both, by a third party."""

    id: Id
    """Its anchor."""
    kind: Literal["self", "mutual", "third-party", "other"] = "other"
    """Who evaluates whom."""
    name: Name
    """What it is called."""
    actors: tuple[Id, ...] = ()
    """Who evaluates."""
    timing: Text | None = None
    """When."""
    text: Text | None = None
    """How."""
    published: Text | None = None
    """Whether and where the result is published."""


class Grade(Record):
    """One grade of the scale."""

    mark: Label
    """What is written: 3, A, ○."""
    text: Text
    """What it means."""


class SheetItem(Record):
    """A line of the sheet that each side scores."""

    id: Id
    """Its anchor."""
    number: Label | None = None
    """Its number as printed."""
    group: Name | None = None
    """The part of the sheet it stands in."""
    text: Text
    """What is scored."""
    principle: Id | None = None
    """The principle it asks about."""


class Sheet(Record):
    """The evaluation sheet."""

    title: Name | None = None
    """What it is called."""
    lead: Text | None = None
    """How to fill it in."""
    scale: tuple[Grade, ...] = ()
    """The grades."""
    items: tuple[SheetItem, ...] = ()
    """The lines."""
    missing: Flag = False
    """True: there is a sheet that we do not have."""


class Evaluation(Section):
    """How projects are evaluated."""

    points: tuple[Text, ...] = ()
    """What is said about evaluation."""
    layers: tuple[Layer, ...] = ()
    """The evaluations there are."""
    sheet: Sheet | None = None
    """The sheet."""

