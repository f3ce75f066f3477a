"""How parts are arranged: the order of the page "about", the levels of the measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kyodo.checks.repeats import repeats
from kyodo.model.promotion import Measure
from kyodo.model.whole import Guideline
from kyodo.problems import Finding, Path

LEVELS = 3
"""Pillar, item, programme: the headings of the page and the numbers in print go no deeper."""


def check_arrangement(guideline: Guideline) -> Iterator[Finding]:
    """Report parts named twice, and measures too deep."""
    if guideline.about:
        yield from repeats("about", "order", (
            (("order", number), part) for number, part in enumerate(guideline.about.order)))
    if guideline.measures:
        yield from _levels(guideline.measures.items, (), 1)


def _levels(measures: Sequence[Measure], path: Path, level: int) -> Iterator[Finding]:
    for number, measure in enumerate(measures):
        here: Path = (*path, "items", number)
        if level > LEVELS:
            yield Finding("too-many-levels", "measures", here, {"limit": LEVELS})
            return
        yield from _levels(measure.items, here, level + 1)
