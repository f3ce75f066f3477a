"""How often lines cross."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from kyodo.figures.canvas import Point
from kyodo.figures.flow.routes import Route

Piece = tuple[float, float, float]
"""Where a straight line is, and from where to where it reaches."""
Pieces = tuple[tuple[Piece, ...], tuple[Piece, ...]]
"""The upright and the level pieces of a line."""

_MAYBE = .3
_BESIDE = .1


def crossings(lines: Sequence[Sequence[Point]]) -> list[tuple[int, int]]:
    """Return the pairs of lines that cross, once for each place; lines that join do not."""
    pieces = [(tuple(_uprights(line)), tuple(_levels(line))) for line in lines]
    return [(one, other) for one, other in combinations(range(len(lines)), 2)
            for _ in range(_count(pieces[one], pieces[other]))]


def _count(one: Pieces, other: Pieces) -> int:
    return sum(left < x < right and low < y < high
               for uprights, levels in ((one[0], other[1]), (other[0], one[1]))
               for x, low, high in uprights for y, left, right in levels)


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
    (uprights, levels), (far_uprights, far_levels) = _pieces(one), _pieces(other)
    touch = 0 if joined or fanned else _MAYBE
    for here, there in ((uprights, far_levels), (far_uprights, levels)):
        for x, low, high in here:
            for y, left, right in there:
                if left <= x <= right and low <= y <= high:
                    found += 1 if left < x < right and low < y < high else touch
    if joined:
        return found
    for lines, far_lines in ((uprights, far_uprights), (levels, far_levels)):
        for at, low, high in lines:
            for far_at, far_low, far_high in far_lines:
                if at == far_at and low < far_high and far_low < high:
                    found += _BESIDE
    return found


@lru_cache(maxsize=20_000)
def _pieces(route: Route) -> Pieces:
    """Return the upright and the level pieces of a route, from box to box."""
    points: list[Point] = list(route)
    for end, near in ((0, 1), (-1, -2)):
        (x, y), (to_x, to_y) = route[end], route[near]
        points[end] = (x + .5 * ((to_x > x) - (to_x < x)), y + .5 * ((to_y > y) - (to_y < y)))
    return tuple(_uprights(points)), tuple(_levels(points))
