"""The ways through the finder: which answers lead to a page, and how many questions are left.

A page can be reached in several ways.  Which one a reader took is known from the last answer,
which the link names; of the questions before it, those are told that lie on every way to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from itertools import pairwise
from typing import NamedTuple

from kyodo.checks.graphs import reach
from kyodo.language import Phrase
from kyodo.model.finder import Finder, FinderQuestion
from kyodo.views.voice import Voice


@dataclass(frozen=True)
class GivenEntry:
    """A question that lies behind the reader, with the answers that lead here."""

    about: Phrase
    """The question in a word or two, else in full."""
    answers: tuple[Phrase, ...]
    """One, or those of which any leads here."""
    address: str
    """Where to change the answer."""
    direct: bool
    """False: questions that depend on the answers lie between this one and the next."""


@dataclass(frozen=True)
class WayEntry:
    """A way that leads to a page: the one whose anchor the link had, or the only one."""

    anchor: str
    given: tuple[GivenEntry, ...]


class Given(NamedTuple):
    """A question on a way, and those of its answers that lead on."""

    question: FinderQuestion
    answers: tuple[int, ...]
    """Numbers, from 0."""
    direct: bool
    """False: further questions, not on every way, lie between this one and the next."""


@dataclass(frozen=True)
class Ways:
    """The ways through a finder; its answers lead to pages that there are, and never back."""

    finder: Finder
    into: Mapping[str, tuple[tuple[FinderQuestion, int], ...]]
    """Page → the answers that lead to it, as questions and numbers from 0."""
    passed: Mapping[str, tuple[str, ...]]
    """Page → the questions that lie on every way to it, in order."""
    left: Mapping[str, int]
    """Page → how many questions follow it at most."""
    places: Mapping[str, int | None]
    """Page → how many questions come before it; None where that depends on the way."""

    def by(self, question: FinderQuestion, number: int) -> tuple[Given, ...]:
        """Return the way that ends with an answer: number ``number`` (from 0) to ``question``."""
        ids = (*self.passed[question.id], question.id)
        known = {one.id: one for one in self.finder.questions}
        way = []
        for name, after in pairwise(ids):
            answers = known[name].answers
            onward = tuple(i for i, one in enumerate(answers) if self._leads(one.next, after))
            direct = all(answers[i].next == after for i in onward)
            way.append(Given(known[name], onward, direct))
        return (*way, Given(question, (number,), True))

    def _leads(self, name: str, to: str) -> bool:
        return to in reach(_graph(self.finder), [name])


def ways(finder: Finder) -> Ways:
    """Return the ways through a finder."""
    graph = _graph(finder)
    order = list(TopologicalSorter(graph).static_order())  # what is led to comes first
    into: dict[str, list[tuple[FinderQuestion, int]]] = {name: [] for name in order}
    for question in finder.questions:
        for number, answer in enumerate(question.answers):
            into[answer.next].append((question, number))
    left: dict[str, int] = {}
    for name in order:
        left[name] = max((1 + left[to] for to in graph[name] if graph[to]), default=0)
    passed: dict[str, tuple[str, ...]] = {}
    places: dict[str, int | None] = {}
    for name in reversed(order):
        before = list(dict.fromkeys(question.id for question, _ in into[name]))
        first, *others = [(*passed[one], one) for one in before] or [()]
        every = set(first).intersection(*others)
        passed[name] = tuple(one for one in first if one in every)
        counts = {None if (place := places[one]) is None else place + 1 for one in before}
        places[name] = counts.pop() if len(counts) == 1 else None if counts else 0
    return Ways(finder, {name: tuple(found) for name, found in into.items()}, passed, left, places)


def anchor(record: FinderQuestion, number: int) -> str:
    """Return the anchor by which an answer (number from 0) is known where it leads."""
    return f"_by-{record.id}-{number + 1}"


def way_entries(voice: Voice, page: str, through: Ways) -> tuple[WayEntry, ...]:
    """Return the ways to a page, by the last answer."""
    return tuple(WayEntry(anchor(asked, number),
                          tuple(_given(voice, one, through) for one in through.by(asked, number)))
                 for asked, number in through.into[page])


def _given(voice: Voice, given: Given, through: Ways) -> GivenEntry:
    record = given.question
    answers = (voice.speaker.say(record.answers[number].text) for number in given.answers)
    about = voice.speaker.say(record.short or record.question)
    assert about
    address = voice.addresses.of("finder-question", record.id)
    known = through.into[record.id]
    way = f"#{anchor(*known[0])}" if len(known) == 1 else ""
    return GivenEntry(about, tuple(one for one in answers if one), address + way, given.direct)


def _graph(finder: Finder) -> dict[str, tuple[str, ...]]:
    return {one.id: tuple(answer.next for answer in one.answers) for one in finder.questions} | {
        one.id: () for one in finder.outcomes}
