"""Where on a level line its label has room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

STUB = 9
"""How much of a line is left before and behind a label."""
_HEAD = 8
"""How much more it is before the head of an arrow."""
_MOST = 160
"""A label is broken into lines rather than longer than this."""


class Sizes(Protocol):
    """How much room boxes and labels take."""

    def node(self, number: int) -> tuple[float, float]:
        """Return the width and the height of a box."""

    def label(self, tie: int, room: float) -> tuple[float, float]:
        """Return the width and the height of a label, written into so much room."""

    def least(self, tie: int) -> float:
        """Return the least room that a label can be written into."""


@dataclass(frozen=True)
class Stretch:
    """A part of a line, or of what lies behind its corner, that is free."""

    begin: float
    """Distance from the box that the line leaves."""
    room: float
    beyond: bool
    """True: it is behind the corner."""


@dataclass(frozen=True)
class Fit:
    """A label that has found its place."""

    low: float
    """Distance of its near end from the box."""
    width: float
    height: float


def stretches(
    corner: float, turns: bool, bars: Sequence[tuple[float, float]], border: float,
) -> Iterator[Stretch]:
    """Yield where a label could be on a line that leaves a box and turns at ``corner``.

    ``bars``: from where to where something is in the way, as distances from the box.
    """
    ends = sorted(bar for bar in bars if bar[1] > 0 and bar[0] < corner)
    last = corner if turns else corner - _HEAD
    at = 0.
    for low, high in [*ends, (last, last)]:
        if low - at > 2 * STUB:
            yield Stretch(at + STUB, low - at - 2 * STUB, False)
        at = max(at, high)
    if turns:
        behind = min([border, *(low for low, _high in bars if low > corner)])
        yield Stretch(corner + STUB, behind - corner - 2 * STUB, True)


def fit(sizes: Sizes, tie: int, free: Sequence[Stretch]) -> Fit | None:
    """Write the label where it takes the fewest lines, rather on its line than behind it."""
    best: tuple[float, Fit] | None = None
    for number, stretch in enumerate(free):
        if stretch.room < sizes.least(tie):
            continue
        width, height = sizes.label(tie, min(stretch.room, _MOST))
        cost = height + 4 * number + (12 if stretch.beyond else 0)
        low = stretch.begin if stretch.beyond else stretch.begin + (stretch.room - width) / 2
        if best is None or cost < best[0]:
            best = cost, Fit(low, width, height)
    return best[1] if best else None
