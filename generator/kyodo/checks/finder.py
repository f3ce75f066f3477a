"""The finder: every answer leads on, every way ends, and the ways lead to all forms."""

from __future__ import annotations

from collections.abc import Iterator

from kyodo.addresses import FINDER_ALL
from kyodo.checks.graphs import Graph, backwards, reach, roots
from kyodo.checks.references import unknown_id
from kyodo.model.finder import Finder, Outcome
from kyodo.model.whole import Guideline
from kyodo.problems import Finding, Path

FILE = "finder"
_TAKEN = FINDER_ALL.rpartition("/")[2]
"""The page of the whole has this address; no question can have it."""


def check_finder(guideline: Guideline) -> Iterator[Finding]:
    """Report what is wrong with the questions, their answers and the outcomes."""
    finder = guideline.finder
    if finder is None:
        return
    places = _places(finder)
    for number, question in enumerate(finder.questions):
        here: Path = ("questions", number)
        if len(question.answers) < 2:
            yield Finding("few-answers", FILE, here,
                          {"id": question.id, "count": len(question.answers)})
        for i, answer in enumerate(question.answers):
            if answer.next not in places:
                yield unknown_id(FILE, (*here, "answers", i, "next"), answer.next,
                                 "finder-page", list(places), FILE)
    for number, outcome in enumerate(finder.outcomes):
        yield from _check_outcome(guideline, outcome, ("outcomes", number))
    if _TAKEN in places:
        yield Finding("finder-page-taken", FILE, (*places[_TAKEN], "id"), {"value": _TAKEN})
    if len(places) == len(finder.questions) + len(finder.outcomes):  # else ids have to come first
        yield from _check_ways(finder, places)
    yield from _check_forms(guideline, finder)


def _places(finder: Finder) -> dict[str, Path]:
    """Return where each question and each outcome stands, by id."""
    return {one.id: (part, number) for part in ("questions", "outcomes")
            for number, one in enumerate(getattr(finder, part))}


def _check_outcome(guideline: Guideline, outcome: Outcome, here: Path) -> Iterator[Finding]:
    if not outcome.forms and not (outcome.text and outcome.instead):
        yield Finding("outcome-empty", FILE, here, {"id": outcome.id})
    for i, choice in enumerate(outcome.forms):
        if choice.form is None and choice.name is None:
            yield Finding("form-not-named", FILE, (*here, "forms", i), {"id": outcome.id})
    zones = guideline.domains.zones if guideline.domains else ()
    if outcome.forms and any(one.id == outcome.zone and not one.collaborative for one in zones):
        yield Finding("form-in-no-zone", FILE, (*here, "zone"), {"value": outcome.zone})
    contacts = [one.id for one in guideline.info.contacts if one.id]
    if outcome.contact is not None and outcome.contact not in contacts:
        yield unknown_id(FILE, (*here, "contact"), outcome.contact, "contact", contacts,
                         "guideline")


def _check_ways(finder: Finder, places: dict[str, Path]) -> Iterator[Finding]:
    graph = {one.id: tuple(answer.next for answer in one.answers if answer.next in places)
             for one in finder.questions} | {one.id: () for one in finder.outcomes}
    yield from _loops(finder, graph)
    reached = reach(graph, [finder.questions[0].id])
    astray = {one.id for one in finder.questions if len(graph[one.id]) < len(one.answers)}
    if reached & astray:
        return  # where these answers lead cannot be judged
    for name in roots(graph, [name for name in places if name not in reached]):
        yield Finding("finder-unreached", FILE, places[name], {"id": name})


def _loops(finder: Finder, graph: Graph) -> Iterator[Finding]:
    """Report each answer that leads back to a question on the way to it."""
    numbers = {one.id: number for number, one in enumerate(finder.questions)}
    before = backwards(graph)
    for name, number in numbers.items():
        for i, answer in enumerate(finder.questions[number].answers):
            # Of any round trip one answer at least leads up the list, or stays where it is.
            if numbers.get(answer.next, number + 1) > number:
                continue
            trip = reach(graph, [answer.next]) & reach(before, [name])
            if trip:
                yield Finding("finder-loop", FILE, ("questions", number, "answers", i, "next"),
                              {"id": answer.next,
                               "ids": ", ".join(one for one in numbers if one in trip)})


def _check_forms(guideline: Guideline, finder: Finder) -> Iterator[Finding]:
    named = {choice.form for outcome in finder.outcomes for choice in outcome.forms}
    outside = {one.form for one in finder.outside}
    for number, one in enumerate(finder.outside):
        if one.form in named:
            yield Finding("form-in-finder", FILE, ("outside", number, "form"), {"id": one.form})
    for form in guideline.forms.items if guideline.forms else ():
        if form.id not in named | outside:
            yield Finding("form-not-in-finder", FILE, ("outcomes",), {"id": form.id}, at_key=True)
