"""The ways that an edge could take through the grid.

A grid has channels that lines may run in. Across the lanes there are three for each lane: its left
side, its middle with the boxes, its right side. Down the rows there is one for each row, and one
before, between and behind rows. A route is its corners, by the numbers of the channels.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kyodo.figures.flow.grid import Cell, Grid, Tie

Spot = tuple[int, int]
"""A channel across the lanes, a channel down the rows."""
Route = tuple[Spot, ...]

_ACROSS = (34, 120, 34)
_DOWN = (30, 56)
_BEND = 24
_FROM_ABOVE = 60
"""What it costs to go back to a box from above."""
_FROM_ASIDE = 40
"""What it costs to go on to a box from its side."""
_SHORT_STUB = 30


def spot(cell: Cell) -> Spot:
    """Return where a cell is among the channels."""
    return 3 * cell.lane + 1, 2 * cell.row + 1


class Map:
    """A grid with what bars the way in it."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.across, self.down = 3 * grid.lanes, 2 * grid.rows + 1
        self.spots = tuple(spot(cell) for cell in grid.cells)
        self.taken = frozenset(self.spots)
        self.x = _sums(_ACROSS[number % 3] for number in range(self.across))
        self.y = _sums(_DOWN[number % 2] for number in range(self.down))

    def open(self, route: Route) -> bool:
        """Tell whether no box is in the way, and no corner repeats another."""
        for (x, y), (to_x, to_y) in pairwise(route):
            if (x == to_x) == (y == to_y):
                return False
            low_x, high_x, low_y, high_y = min(x, to_x), max(x, to_x), min(y, to_y), max(y, to_y)
            for spot_x, spot_y in self.taken:
                inside = low_x <= spot_x <= high_x and low_y <= spot_y <= high_y
                if inside and (spot_x, spot_y) not in (route[0], route[-1]):
                    return False
        return not any(corner in self.taken for corner in route[1:-1])

    def length(self, route: Route) -> float:
        """Return how long a route is, about."""
        return sum(abs(self.x[a[0]] - self.x[b[0]]) + abs(self.y[a[1]] - self.y[b[1]])
                   for a, b in pairwise(route))

    def routes(self, tie: Tie) -> list[tuple[float, Route]]:
        """Return the ways that a tie can take, each with what it costs, the cheapest first."""
        found = dict.fromkeys(route for route in self._ways(self.spots[tie.source],
                                                            self.spots[tie.target])
                              if self.open(route))
        return sorted((self._cost(tie, route), route) for route in found)

    def _cost(self, tie: Tie, route: Route) -> float:
        cost = self.length(route) + _BEND * (len(route) - 2)
        down = route[-1][0] == route[-2][0]
        if tie.back == down and len(route) > 2 and tie.target < self.grid.steps:
            cost += _FROM_ABOVE if down else _FROM_ASIDE
        if tie.labelled and route[0][1] == route[1][1] and abs(route[0][0] - route[1][0]) == 1:
            cost += _SHORT_STUB
        return cost

    def _ways(self, start: Spot, end: Spot) -> Iterator[Route]:
        """Yield ways out below or at a side, and in from above or at a side."""
        (x, y), (to_x, to_y) = start, end
        sides = [side for side in range(self.across) if side % 3 != 1]
        if start != end:
            if (x == to_x and to_y > y) or y == to_y:
                yield start, end
            if to_y > y:
                yield start, (to_x, y), end
                yield start, (x, to_y), end
                for gap in range(y + 1, to_y):
                    yield start, (x, gap), (to_x, gap), end
            for side in sides:
                yield start, (side, y), (side, to_y), end
                yield start, (x, y + 1), (side, y + 1), (side, to_y), end
        for side in sides:
            yield start, (side, y), (side, to_y - 1), (to_x, to_y - 1), end
            yield start, (x, y + 1), (side, y + 1), (side, to_y - 1), (to_x, to_y - 1), end


def _sums(widths: Iterator[int]) -> tuple[float, ...]:
    """Return the middles of channels of these widths, side by side."""
    middles, at = [], 0.
    for width in widths:
        middles.append(at + width / 2)
        at += width
    return tuple(middles)
