"""How often lines cross."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from kyodo.figures.canvas import Point
from kyodo.figures.flow.grid import Tie
from kyodo.figures.flow.routes import Route

Piece = tuple[float, float, float]
"""Where a straight line is, and from where to where it reaches."""

_MAYBE = .3
_BESIDE = .1


def crossings(ties: Sequence[Tie], lines: Sequence[Sequence[Point]]) -> list[tuple[int, int]]:
    """Return the pairs of edges that cross, once for each place; edges that join do not."""
    return [(one, other) for one, other in combinations(range(len(ties)), 2)
            if ties[one].target != ties[other].target
            for _ in range(_count(lines[one], lines[other]))]


def _count(one: Sequence[Point], other: Sequence[Point]) -> int:
    found = 0
    for upright, level in ((one, other), (other, one)):
        for x, low, high in _uprights(upright):
            for y, left, right in _levels(level):
                found += left < x < right and low < y < high
    return found


def _uprights(line: Sequence[Point]) -> Iterator[Piece]:
    for (x, y), (to_x, to_y) in pairwise(line):
        if x == to_x:
            yield x, min(y, to_y), max(y, to_y)


def _levels(line: Sequence[Point]) -> Iterator[Piece]:
    for (x, y), (to_x, to_y) in pairwise(line):
        if y == to_y:
            yield y, min(x, to_x), max(x, to_x)


def likely(one: Route, other: Route, joined: bool, fanned: bool = False) -> float:
    """Estimate how often two routes will cross, and how much they crowd each other.

    ``joined``: they lead to the same step, and may run together. ``fanned``: they come from the
    same step, and where they only touch they can be kept apart.
    """
    found = 0.
    for uprights, levels in ((_pieces(one)[0], _pieces(other)[1]),
                             (_pieces(other)[0], _pieces(one)[1])):
        for x, low, high in uprights:
            for y, left, right in levels:
                if left <= x <= right and low <= y <= high:
                    sure = left < x < right and low < y < high
                    found += 1 if sure else 0 if joined or fanned else _MAYBE
    if joined:
        return found
    for lines, far_lines in zip(_pieces(one), _pieces(other), strict=True):
        for at, low, high in lines:
            for far_at, far_low, far_high in far_lines:
                found += _BESIDE if at == far_at and low < far_high and far_low < high else 0
    return found


@lru_cache(maxsize=20_000)
def _pieces(route: Route) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return the upright and the level pieces of a route, from box to box."""
    points: list[Point] = list(route)
    for end, near in ((0, 1), (-1, -2)):
        (x, y), (to_x, to_y) = route[end], route[near]
        points[end] = (x + .5 * ((to_x > x) - (to_x < x)), y + .5 * ((to_y > y) - (to_y < y)))
    return tuple(_uprights(points)), tuple(_levels(points))
