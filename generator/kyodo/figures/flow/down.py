"""Where level lines run, once it is known how far each reaches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from kyodo.figures.flow.across import TRACK, spread
from kyodo.figures.flow.runs import ordered

_LABEL = 8
_NEVER = 1000.
_BESIDE = 7


@dataclass(frozen=True)
class Level:
    """A level line, or a label on an upright one, within a channel."""

    run: int
    """The number of its run; of the upright one, for a label."""
    low: float
    high: float
    """From where to where it reaches, in pixels."""
    turns: tuple[tuple[float, int], ...] = ()
    """Where upright lines leave it, and whether up (-1) or down (1)."""
    label: tuple[float, float] | None = None
    """From where to where the label on it reaches."""
    thick: float = 0
    """How high that label is."""
    on: int | None = None
    """The upright run that it is the label of."""
    first: int = 0
    """For such a label: 1, it is above whatever meets its line in this channel; -1, below."""


@dataclass(frozen=True)
class Levels:
    """The lines of a channel, each with its distance from the channel's middle."""

    offsets: tuple[float, ...]
    height: float


def levels(
    here: Sequence[Level], meets: Callable[[int, int], bool], above: Callable[[int, int], bool],
) -> Levels:
    """Place the lines of a channel.

    ``meets``: whether a run ends on an upright one; ``above``: whether a run has to be above one.
    """
    count = len(here)
    apart = [[False] * count for _level in here]
    for a, b in combinations(range(count), 2):
        met = here[a].low - _BESIDE < here[b].high and here[b].low - _BESIDE < here[a].high
        apart[a][b] = apart[b][a] = met

    def cost(a: int, b: int) -> float:
        return _cost(here[a], here[b], meets, above) if apart[a][b] else 0

    start: list[int] = []
    for a in sorted(range(count), key=lambda n: (
            sum(side for _x, side in here[n].turns), here[n].high - here[n].low)):
        # Behind the last that has to be above it; nothing that has to be below is there before.
        at = max((place + 1 for place, b in enumerate(start) if cost(a, b) >= _NEVER), default=0)
        start.insert(at, a)
    order = ordered(count, cost, start)
    places: dict[int, float] = {}
    for place, a in enumerate(order):
        places[a] = max((places[b] + _gap(here[b], here[a])
                         for b in order[:place] if apart[a][b]), default=0)
    places = spread(places, apart, [level.thick for level in here])
    edges = [abs(places[n]) + level.thick / 2 for n, level in enumerate(here)]
    return Levels(tuple(places[n] for n in range(count)), 2 * max(edges, default=0))


def _cost(
    one: Level, other: Level, meets: Callable[[int, int], bool], above: Callable[[int, int], bool],
) -> float:
    """Return what is lost where one line is above the other."""
    cost = 0.
    if one.on is None and other.on is None and above(other.run, one.run):
        cost += _NEVER
    for label, far, wrong in ((other, one, 1), (one, other, -1)):
        if label.on is not None and far.on is None and meets(far.run, label.on):
            cost += _NEVER if label.first == wrong else 0
    for upper, lower, side in ((one, other, 1), (other, one, -1)):
        for x, turn in upper.turns:
            if turn == side and lower.low < x < lower.high:
                cost += 1
            elif turn == side and (x, -side) in lower.turns:
                cost += _NEVER  # the upright lines would lie on one another
    return cost


def _gap(one: Level, other: Level) -> float:
    room = 0.
    for level, far in ((one, other), (other, one)):
        low, high = level.label or (level.low, level.high)
        if level.thick and far.low - _BESIDE < high and low - _BESIDE < far.high:
            room += level.thick / 2
    return max(TRACK, room + _LABEL) if room else TRACK
