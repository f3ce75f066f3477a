"""data/history.yaml: how the guideline came about."""

from __future__ import annotations

from typing import Literal

from kyodo.model.base import Count, Flag, Id, Record
from kyodo.model.dates import FuzzyDate
from kyodo.model.section import Section, Source
from kyodo.model.text import Name, Text


class Event(Record):
    """Something that happened."""

    id: Id | None = None
    """Its anchor."""
    date: FuzzyDate | None = None
    """When; left out where only the order is known."""
    until: FuzzyDate | None = None
    """Until when."""
    date_note: Text | None = None
    """How the date is known, or its wording in the original."""
    kind: Literal["drafting", "consultation", "comment", "adoption", "revision", "law", "other"] = (
        "other"
    )
    """What sort of event."""
    title: Name
    """What happened."""
    text: Text | None = None
    """More about it."""
    source: Source | None = None
    """Where it comes from."""


class Seats(Record):
    """How many members come from where."""

    count: Count
    """How many."""
    name: Name
    """Which members: from outside, city staff."""
    origins: tuple[Name, ...] = ()
    """The groups they come from."""


class Committee(Record):
    """A body that took part in drafting."""

    id: Id
    """Its anchor."""
    name: Name
    """What it was called."""
    seats: tuple[Seats, ...] = ()
    """Its members."""
    meetings: Count | None = None
    """How often it met."""
    topics: tuple[Text, ...] = ()
    """What it discussed."""
    text: Text | None = None
    """More about it."""
    source: Source | None = None
    """Where it comes from."""


class Opinion(Record):
    """An opinion received, and what became of it."""

    opinion: Text
    """What was said."""
    view: Text | None = None
    """What the city thinks of it."""
    changed: Flag | None = None
    """Whether the draft was changed."""


class PublicComment(Record):
    """A public comment procedure."""

    id: Id
    """Its anchor."""
    title: Name | None = None
    """What it was on."""
    begin: FuzzyDate | None = None
    """First day."""
    end: FuzzyDate | None = None
    """Last day."""
    ways: tuple[Text, ...] = ()
    """How opinions could be sent."""
    people: Count | None = None
    """How many people took part."""
    opinions: Count | None = None
    """How many opinions came in."""
    text: Text | None = None
    """More about it."""
    rows: tuple[Opinion, ...] = ()
    """The opinions."""
    source: Source | None = None
    """Where it comes from."""


class History(Section):
    """How the guideline came about."""

    events: tuple[Event, ...] = ()
    """In order of time."""
    committees: tuple[Committee, ...] = ()
    """Who drafted it."""
    comments: tuple[PublicComment, ...] = ()
    """Public comment procedures."""
