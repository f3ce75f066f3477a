"""What the parts of the quick-read edition are made of: names with a short text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from kyodo.language import Phrase
from kyodo.model.base import Record
from kyodo.model.text import Text
from kyodo.views.voice import Voice
from kyodo.views.zones import ZoneFigure
from kyodo.wording import first_sentence

Shape = Literal["text", "cards", "chips", "zones", "rows", "steps", "sides"]
"""How a part is laid out."""


@dataclass(frozen=True)
class Card:
    """A name with a short text."""

    number: str | None
    name: Phrase | None
    text: Phrase | None
    examples: tuple[Phrase, ...] = ()
    left_out: int = 0
    """How many more examples there are."""
    points: tuple[Phrase, ...] = ()
    """What belongs to it, one by one, where it has no text."""
    address: str | None = None
    """Where the site says more."""
    own: bool = False
    """True: its text was written for the edition, which has to have room for it."""


@dataclass(frozen=True)
class Side:
    """Cards under one heading."""

    name: Phrase | None
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class LaneExit:
    """A way on from a step."""

    when: Phrase | None
    """The answer with which it is taken."""
    number: str
    """Number of the step it leads to."""
    back: bool
    """True: leads to this step or an earlier one."""


@dataclass(frozen=True)
class LaneStep:
    """A step of a process, in the lane of who does it."""

    number: str
    name: Phrase
    lane: int | None
    """None: nobody has said whose step it is."""
    exits: tuple[LaneExit, ...]
    """Where it can go on; empty where that is the next step alone, and at an end."""
    end: bool
    """True: nothing comes after it."""
    followed: bool
    """True: its first way on leads to the step that is told next."""


@dataclass(frozen=True)
class LaneChart:
    """All steps of a process, for a poster."""

    lanes: tuple[Phrase, ...]
    phases: tuple[tuple[Phrase | None, tuple[LaneStep, ...]], ...]


@dataclass(frozen=True)
class Part:
    """A part of the edition."""

    key: str
    shape: Shape
    title: Phrase
    text: Phrase | None
    """What stands below the title."""
    cards: tuple[Card, ...] = ()
    sides: tuple[Side, ...] = ()
    figure: ZoneFigure | None = None
    figure_text: str = ""
    """What the figure says, for those who do not see it."""
    chart: LaneChart | None = None
    """The whole process that the steps sum up."""
    own: bool = False
    """True: what stands below the title was written for the edition."""
    spare: bool = False
    """True: left out where there is no room for it."""
    address: str | None = None
    """The page that says more."""
    notes: tuple[Phrase, ...] = ()
    """What the guideline leaves open of it, and what rests on something else."""


Shown = Mapping[str, Text]
"""Id of a record → its shorter text."""


def is_from_elsewhere(record: Record) -> bool:
    """Tell whether a record says itself that it is not from the guideline."""
    source = getattr(record, "source", None)
    return source is not None and source.basis != "document"


def opening(voice: Voice, text: Text | None) -> Phrase | None:
    """Return the first sentence of a text."""
    said = voice.speaker.say(text)
    return replace(said, markdown=first_sentence(said.markdown)) if said else None


def short_text(voice: Voice, short: Shown, record: Record, *texts: Text | None) -> Phrase | None:
    """Return the shorter text of a record, else the first sentence of the first that it has.

    What the record has from elsewhere does not stand here as the guideline's own.
    """
    if own := short.get(getattr(record, "id", "")):
        return voice.speaker.say(own)
    if is_from_elsewhere(record):
        return None
    return next((opening(voice, text) for text in texts if text and not text.missing), None)


def title_of(voice: Voice, page: str) -> Phrase:
    """Return the title of a section without its number."""
    section = voice.guideline.section(page)
    return voice.speaker.say(section.heading if section else None) or voice.menu_title(page)
