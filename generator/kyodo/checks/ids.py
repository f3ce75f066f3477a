"""Ids are the anchors of the site: what stands on one page needs different ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kyodo.checks.walk import Place
from kyodo.model.forms import DocumentUse
from kyodo.model.processes import Phase, Step, Version
from kyodo.model.quickread import ShortText
from kyodo.problems import Finding, Path

_NAMES_ANOTHER = DocumentUse | ShortText
"""Their id is that of another record."""


def check_ids(places: Sequence[Place]) -> Iterator[Finding]:
    """Report each id that another record of the same page has already."""
    taken: dict[tuple[str, Path, str], Place] = {}
    for place in places:
        name = getattr(place.record, "id", None)
        if name is None or isinstance(place.record, _NAMES_ANOTHER):
            continue
        first = taken.setdefault((*_scope(place), name), place)
        if first is not place:
            yield Finding("duplicate-id", place.file, (*place.path, "id"), {"id": name},
                          other=(first.file, (*first.path, "id")))


def _scope(place: Place) -> tuple[str, Path]:
    """Return the page, or the list on a page of its own, in which the record's id is unique."""
    if isinstance(place.record, Step | Phase | Version):
        return place.file, place.path[:-1]
    # The actors are shown on the page "about".
    return ("about" if place.file == "actors" else place.file), ()
