"""Whose steps they are: the parties of a process, each with the steps in which it has a part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kyodo.language import Phrase
from kyodo.model.processes import Flow, Step
from kyodo.views.voice import Voice

MOST_ROLES = 12
"""As many roles as the stylesheet has rules for; of more than these none can be chosen."""


@dataclass(frozen=True)
class RoleStep:
    """One of the steps of a role."""

    number: str
    title: Phrase
    anchor: str


@dataclass(frozen=True)
class Role:
    """A party whose steps a reader can have stand out."""

    number: int
    """From 1: the stylesheet knows roles by their number."""
    name: Phrase
    steps: tuple[RoleStep, ...]


def takers(voice: Voice, flow: Flow) -> dict[str, tuple[str, ...]]:
    """Return, by step, the actors who take part; "together" is each of those it includes."""
    return {step.id: tuple(dict.fromkeys(
        single for actor in _named(step) for single in _singles(voice, actor)))
        for step in flow.steps}


def roles(voice: Voice, flow: Flow, numbers: Mapping[str, str]) -> tuple[Role, ...]:
    """View what can be chosen; nothing where every step is everybody's.

    ``numbers``: the number of each step, by its id.
    """
    taking = numbers_by_step(voice, flow)
    return tuple(
        Role(place, voice.actor_names([actor])[0], tuple(
            RoleStep(numbers[step.id], voice.speaker.say(step.title) or voice.word("unnamed"),
                     step.id)
            for step in flow.steps if place in taking[step.id]))
        for place, actor in enumerate(order(voice, flow), 1) if any(taking.values()))


def numbers_by_step(voice: Voice, flow: Flow) -> dict[str, tuple[int, ...]]:
    """Return, by step, the numbers of the roles that take part; none where none can be chosen."""
    taking, found = takers(voice, flow), order(voice, flow)
    if not 1 < len(found) <= MOST_ROLES or all(len(one) == len(found) for one in taking.values()):
        return dict.fromkeys(taking, ())
    return {step: tuple(number for number, actor in enumerate(found, 1) if actor in actors)
            for step, actors in taking.items()}


def order(voice: Voice, flow: Flow) -> tuple[str, ...]:
    """Return the actors who have steps, in the order of the lanes, then of the steps."""
    taking = [actor for actors in takers(voice, flow).values() for actor in actors]
    lanes = [single for lane in flow.lanes for single in _singles(voice, lane)]
    return tuple(dict.fromkeys([one for one in lanes if one in taking] + taking))


def _named(step: Step) -> list[str]:
    return [*([step.lane] if step.lane else []), *step.actors]


def _singles(voice: Voice, actor: str, seen: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the actors that one name stands for."""
    parts = [one for one in voice.actor(actor).includes if one not in (*seen, actor)]
    if not parts:
        yield actor
    for part in parts:
        yield from _singles(voice, part, (*seen, actor))
