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
_ROUNDS = 6
_TRIED = 8
_KEPT = 24
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
    """Ways while they are being chosen."""

    def __init__(self, grid: Grid) -> None:
        self.grid, self.map = grid, Map(grid)
        self.ways = [self.map.routes(tie)[:_KEPT] for tie in grid.ties]
        self.taken = [ways[0] for ways in self.ways]
        self.trials = _TRIALS
        self._likely: dict[tuple[int, Route, int, Route], float] = {}

    def routes(self) -> tuple[Route, ...]:
        """Choose by estimates first, then mend what really crosses."""
        for _ in range(_ROUNDS):
            before = list(self.taken)
            for number in range(len(self.ways)):
                self.taken[number] = self._cheapest(number)[0]
            if self.taken == before:
                break
        self._mend()
        return tuple(route for _cost, route in self.taken)

    def _cheapest(self, number: int) -> list[tuple[float, Route]]:
        return sorted(self.ways[number], key=lambda way: (self._price(number, way), way[1]))

    def _price(self, number: int, way: tuple[float, Route]) -> float:
        return way[0] + sum(self._between(number, way[1], other, self.taken[other][1])
                            for other in range(len(self.ways)) if other != number)

    def _between(self, one: int, route: Route, other: int, far: Route) -> float:
        if one > other:
            one, route, other, far = other, far, one, route
        key = (one, route, other, far)
        if key not in self._likely:
            ties = self.grid.ties[one], self.grid.ties[other]
            joined = ties[0].target == ties[1].target
            fanned = (ties[0].source == ties[1].source
                      and _side(route, 0) == _side(far, 0))
            self._likely[key] = (_CROSSING * likely(route, far, joined, fanned)
                                 + _at_boxes(ties[0], route, ties[1], far))
        return self._likely[key]

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
        routes = [route for _cost, route in self.taken]
        drawn = lay_out(self.grid, routes, self.map.spots, Usual(), Shape())
        crossed = crossings(self.grid.ties, drawn.lines)
        ends = list(zip(self.grid.ties, routes, strict=True))
        ports = sum(_at_boxes(*one, *other) for one, other in combinations(ends, 2))
        return _CROSSING * len(crossed) + ports + _size(drawn) + sum(
            cost for cost, _route in self.taken), crossed


def _size(drawn: Layout) -> float:
    return drawn.height / 4 + drawn.width / 4


@lru_cache(maxsize=20_000)
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
