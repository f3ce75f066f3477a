"""Which way each edge takes: short, with few bends, and above all crossing few others."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from kyodo.figures.flow.columns import Shape
from kyodo.figures.flow.crossings import crossings, likely
from kyodo.figures.flow.grid import Grid, Tie
from kyodo.figures.flow.layout import Layout, lay_out
from kyodo.figures.flow.routes import Map, Route

_CROSSING = 260.
_SAME_SIDE = 30.
_BOTH_WAYS = 70.
_BELOW = 150.
_FORBIDDEN = 1e6
_ROUNDS = 5
_TRIED = 6
_KEPT = 18
_TRIALS = 40


class Usual:
    """Sizes as they usually are: what way an edge takes does not depend on the language."""

    def node(self, _number: int) -> tuple[float, float]:
        """Return the usual size of a box."""
        return 130, 46

    def label(self, _tie: int, room: float) -> tuple[float, float]:
        """Return the usual size of a label."""
        return (min(room, 84), 36)

    def least(self, _tie: int) -> float:
        """Return the usual length of a phrase."""
        return 60


@lru_cache(maxsize=500)
def chosen(grid: Grid) -> tuple[Route, ...]:
    """Return the way of each edge."""
    return _Choice(grid).routes()


class _Choice:
    """Ways while they are being chosen; each edge's by number, the cheapest of its own first."""

    def __init__(self, grid: Grid) -> None:
        self.grid, self.map = grid, Map(grid)
        self.ways = [self.map.routes(tie)[:_KEPT] for tie in grid.ties]
        self.spans = [[_span(route) for _price, route in ways] for ways in self.ways]
        self.taken = [0] * len(self.ways)
        self.trials = _TRIALS
        self._lost: dict[tuple[int, int, int, int], float] = {}

    def routes(self) -> tuple[Route, ...]:
        """Choose by estimates first, then mend what really crosses."""
        for _ in range(_ROUNDS):
            before = list(self.taken)
            for number in range(len(self.ways)):
                self.taken[number] = self._cheapest(number)[0]
            if self.taken == before:
                break
        self._mend()
        return tuple(self._taken())

    def _taken(self) -> list[Route]:
        return [ways[way][1] for ways, way in zip(self.ways, self.taken, strict=True)]

    def _cheapest(self, number: int) -> list[int]:
        """Return the ways of an edge by what they cost beside the others' present ones."""
        others = [(other, way) for other, way in enumerate(self.taken) if other != number]
        prices = [price + sum(self._between(number, way, other, far) for other, far in others)
                  for way, (price, _route) in enumerate(self.ways[number])]
        return sorted(range(len(prices)), key=prices.__getitem__)

    def _between(self, one: int, way: int, other: int, far: int) -> float:
        key = (one, way, other, far) if one < other else (other, far, one, way)
        if key not in self._lost:
            ties = self.grid.ties[one], self.grid.ties[other]
            routes = self.ways[one][way][1], self.ways[other][far][1]
            if _apart(self.spans[one][way], self.spans[other][far]):
                self._lost[key] = 0
                return 0
            fanned = ties[0].source == ties[1].source and (
                _side(routes[0], 0) == _side(routes[1], 0))
            joined = ties[0].target == ties[1].target
            self._lost[key] = (_CROSSING * likely(*routes, joined, fanned)
                               + _at_boxes(ties[0], routes[0], ties[1], routes[1]))
        return self._lost[key]

    def _mend(self) -> None:
        """Try other ways for edges that cross, and keep what is better as it would be drawn."""
        best, crossed = self._drawn()
        again = True
        while again and self.trials > 0:
            again = False
            for number in dict.fromkeys(number for pair in crossed for number in pair):
                kept = self.taken[number]
                for way in self._cheapest(number)[:_TRIED]:
                    if way == kept or self.trials <= 0:
                        continue
                    self.taken[number] = way
                    self.trials -= 1
                    cost, now = self._drawn()
                    if cost < best - 1:
                        best, crossed, kept, again = cost, now, way, True
                self.taken[number] = kept

    def _drawn(self) -> tuple[float, list[tuple[int, int]]]:
        routes = self._taken()
        drawn = lay_out(self.grid, routes, self.map.spots, Usual(), Shape())
        crossed = crossings(drawn.lines)
        ends = list(zip(self.grid.ties, routes, strict=True))
        lost = sum(_at_boxes(*one, *other) for one, other in combinations(ends, 2))
        price = sum(ways[way][0] for ways, way in zip(self.ways, self.taken, strict=True))
        return _CROSSING * len(crossed) + lost + price + _size(drawn), crossed


Span = tuple[int, int, int, int]


def _span(route: Route) -> Span:
    across, down = zip(*route, strict=True)
    return min(across), max(across), min(down), max(down)


def _apart(one: Span, other: Span) -> bool:
    """Tell whether two routes have nothing to do with each other."""
    return (one[1] < other[0] or other[1] < one[0] or one[3] < other[2] or other[3] < one[2])


def _size(drawn: Layout) -> float:
    return drawn.height / 4 + drawn.width / 4


def _at_boxes(one: Tie, route: Route, other: Tie, far: Route) -> float:
    """Return what is lost where two edges meet a box at the same side."""
    if route == far and (one.labelled or other.labelled):
        return _FORBIDDEN
    lost = 0.
    if not {one.source, one.target} & {other.source, other.target}:
        return 0
    ends = ((one.source, _side(route, 0), True), (one.target, _side(route, -1), False))
    for node, side, out in ends:
        for far_node, far_side, far_out in ((other.source, _side(far, 0), True),
                                            (other.target, _side(far, -1), False)):
            if node == far_node and side == far_side and (out or far_out):
                lost += _BOTH_WAYS if out != far_out else _BELOW if side[1] else _SAME_SIDE
    return lost


def _side(route: Sequence[tuple[int, int]], end: int) -> tuple[int, int]:
    """Return at which side of its box a route ends."""
    (x, y), (to_x, to_y) = (route[0], route[1]) if end == 0 else (route[-1], route[-2])
    return (to_x > x) - (to_x < x), (to_y > y) - (to_y < y)
