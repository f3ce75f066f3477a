"""Where upright lines run: their order within a channel, and how far apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from kyodo.figures.flow.runs import Run, ordered

TRACK = 14
"""Between lines side by side."""
_LABEL = 8
"""Between a label and a line."""
Widths = Callable[[Run], float]
"""How wide the label on an upright run is."""


class Above:
    """Which level runs have to be above which, so that upright ones may share a place."""

    def __init__(self) -> None:
        self._pairs: dict[int, set[int]] = {}

    def add(self, upper: Iterable[int], lower: Iterable[int]) -> bool:
        """Note that all of the one are above all of the others, if that is possible still."""
        upper, lower = list(upper), list(lower)
        if any(one == other or self.reaches(other, one) for one in upper for other in lower):
            return False
        for one in upper:
            self._pairs.setdefault(one, set()).update(lower)
        return True

    def reaches(self, one: int, other: int) -> bool:
        """Tell whether one has to be above the other."""
        seen, waiting = {one}, [one]
        while waiting:
            for below in self._pairs.get(waiting.pop(), ()):
                if below == other:
                    return True
                if below not in seen:
                    seen.add(below)
                    waiting.append(below)
        return False


def offsets(
    every: Sequence[Run], numbers: Sequence[int], cell: bool, above: Above, width: Widths,
    level_of: Callable[[Run], int | None],
) -> dict[int, float]:
    """Return how far each upright run of a channel lies from the channel's middle.

    ``cell``: the channel is one with boxes. ``level_of``: the level channel a run's label is in.
    """
    here = [every[number] for number in numbers]
    apart = [[False] * len(here) for _run in here]
    for one, other in combinations(range(len(here)), 2):
        met = _meet(here[one], here[other], cell, above)
        apart[one][other] = apart[other][one] = met

    def cost(one: int, other: int) -> float:
        return _cost(here[one], here[other]) if apart[one][other] else 0

    start = sorted(range(len(here)), key=lambda n: (
        sum(join.side for join in here[n].joins), here[n].high - here[n].low))
    order = ordered(len(here), cost, start)
    room = [(width(run), level_of(run)) for run in here]
    places: dict[int, float] = {}
    for place, one in enumerate(order):
        places[one] = max((places[other] + _gap(here[other], here[one], room[other], room[one])
                           for other in order[:place] if apart[one][other]), default=0)
    places = spread(places, apart, [one[0] for one in room])
    return {number: places[index] for index, number in enumerate(numbers)}


def _meet(one: Run, other: Run, cell: bool, above: Above) -> bool:
    """Tell whether two runs would lie on one another, were they at the same place."""
    if one.low > other.low:
        one, other = other, one
    if other.low > one.high:
        return False
    if cell and one.high == other.low:
        upper = {join.run for join in one.joins if join.at == one.high}
        lower = {join.run for join in other.joins if join.at == other.low}
        return not (upper and lower and above.add(upper, lower))
    return True


def _cost(one: Run, other: Run) -> float:
    """Return how many lines cross, about, where one lies to the left of the other."""
    cost = 0.
    for left, right, side in ((one, other, 1), (other, one, -1)):
        for join in left.joins:
            if join.side == side:
                if right.low < join.at < right.high:
                    cost += 1
                elif join.at in (right.low, right.high):
                    facing = any(far.at == join.at and far.side == -side for far in right.joins)
                    cost += .5 if facing else .1
    return cost


def _gap(
    one: Run, other: Run, room: tuple[float, int | None], far: tuple[float, int | None],
) -> float:
    gap = float(TRACK)
    (wide, level), (far_wide, far_level) = room, far
    both = 0.
    if level is not None and other.low <= level <= other.high:
        both += wide / 2
    if far_level is not None and one.low <= far_level <= one.high:
        both += far_wide / 2
    return max(gap, both + _LABEL) if both else gap


def spread(
    places: dict[int, float], apart: Sequence[Sequence[bool]], widths: Sequence[float],
) -> dict[int, float]:
    """Move runs that touch no others to the middle, group by group."""
    left = set(places)
    moved: dict[int, float] = {}
    while left:
        group, waiting = set(), [min(left)]
        while waiting:
            one = waiting.pop()
            if one in left:
                left.discard(one)
                group.add(one)
                waiting += [other for other in left if apart[one][other]]
        low = min(places[one] - widths[one] / 2 for one in group)
        high = max(places[one] + widths[one] / 2 for one in group)
        moved |= {one: places[one] - (low + high) / 2 for one in group}
    return moved
