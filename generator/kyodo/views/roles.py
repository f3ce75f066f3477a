"""Whose steps they are: the parties of a process, each with the steps in which it has a part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kyodo.language import Phrase
from kyodo.model.processes import Flow, Step
from kyodo.views.versions import title_of
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


def roles(voice: Voice, flow: Flow, numbers: Mapping[str, str]) -> tuple[Role, ...]:
    """View what can be chosen; nothing where every step is everybody's.

    ``numbers``: the number of each step, by its id.
    """
    actors, taking = _chosen(voice, flow)
    return tuple(
        Role(place, voice.actor_names([actor])[0], tuple(
            RoleStep(numbers[step.id], title_of(voice, step), step.id)
            for step in flow.steps if place in taking[step.id]))
        for place, actor in enumerate(actors, 1))


def numbers_by_step(voice: Voice, flow: Flow) -> dict[str, tuple[int, ...]]:
    """Return, by step, the numbers of the roles that take part; none where none can be chosen."""
    return _chosen(voice, flow)[1]


def _chosen(voice: Voice, flow: Flow) -> tuple[tuple[str, ...], dict[str, tuple[int, ...]]]:
    """Return the actors that can be chosen and, by step, the numbers of those that take part."""
    taking = _takers(voice, flow)
    found = _order(voice, flow, taking)
    if not 1 < len(found) <= MOST_ROLES or all(len(one) == len(found) for one in taking.values()):
        return (), dict.fromkeys(taking, ())
    return found, {step: tuple(number for number, actor in enumerate(found, 1) if actor in actors)
                   for step, actors in taking.items()}


def _takers(voice: Voice, flow: Flow) -> dict[str, tuple[str, ...]]:
    """Return, by step, the actors who take part; "together" is each of those it includes."""
    return {step.id: tuple(dict.fromkeys(
        single for actor in _named(step) for single in _singles(voice, actor)))
        for step in flow.steps}


def _order(
    voice: Voice, flow: Flow, taking: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """Return the actors who have steps, in the order of the lanes, then of the steps."""
    having = [actor for actors in taking.values() for actor in actors]
    lanes = [single for lane in flow.lanes for single in _singles(voice, lane)]
    return tuple(dict.fromkeys([one for one in lanes if one in having] + having))


def _named(step: Step) -> list[str]:
    return [*([step.lane] if step.lane else []), *step.actors]


def _singles(voice: Voice, actor: str, seen: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the actors that one name stands for."""
    parts = [one for one in voice.actor(actor).includes if one not in (*seen, actor)]
    if not parts:
        yield actor
    for part in parts:
        yield from _singles(voice, part, (*seen, actor))
