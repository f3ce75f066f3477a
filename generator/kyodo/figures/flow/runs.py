"""Routes in straight runs; edges that lead to the same step run together at its end."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

from kyodo.figures.flow.grid import Grid
from kyodo.figures.flow.routes import Route


@dataclass(frozen=True)
class Join:
    """Where another run meets this one."""

    run: int
    at: int
    """The other's channel."""
    side: int
    """-1: it leads to the left, or up; 1: to the right, or down."""


@dataclass
class Run:
    """A straight line within one channel."""

    upright: bool
    channel: int
    low: float
    """The channel it begins in, of those that it goes through; .5 off where a box is."""
    high: float
    joins: list[Join] = field(default_factory=list)
    ports: list[tuple[int, int]] = field(default_factory=list)
    """Nodes at its ends, with the side of the node that it meets: -1 left or above, 1 the other."""
    label: int | None = None
    """The edge whose label lies on it."""

    def stretch(self, low: float, high: float) -> None:
        """Make it reach as far as this."""
        self.low, self.high = min(self.low, low), max(self.high, high)


@dataclass(frozen=True)
class Runs:
    """All runs of a figure."""

    every: tuple[Run, ...]
    of: tuple[tuple[int, ...], ...]
    """The runs of each edge, from its source to its target."""


def runs(grid: Grid, routes: Sequence[Route]) -> Runs:
    """Return what has to be drawn for these routes, one for each edge."""
    found: dict[Hashable, int] = {}
    every: list[Run] = []
    of = []
    for number, (tie, route) in enumerate(zip(grid.ties, routes, strict=True)):
        own = []
        key: Hashable = ("to", tie.target)
        last = len(route) - 2
        for piece in range(last, -1, -1):
            upright = route[piece][0] == route[piece + 1][0]
            channel = route[piece][0 if upright else 1]
            way = _way(route, piece) if piece == last else 0
            key = (key, upright, channel, way)
            if piece == 0 and last and tie.labelled:
                key = ("own", number)  # its label has to be on a line of its own
            if key not in found:
                found[key] = len(every)
                every.append(Run(upright, channel, *_span(route, piece)))
            own.append(found[key])
        of.append(tuple(reversed(own)))
        _connect(every, of[-1], route, tie.source, tie.target)
        if tie.labelled:
            every[of[-1][0]].label = number
    return Runs(tuple(every), tuple(of))


def _way(route: Route, piece: int) -> int:
    """Return from which side a route comes to its end."""
    before, end = route[piece], route[piece + 1]
    return 1 if sum(before) > sum(end) else -1


def _span(route: Route, piece: int) -> tuple[float, float]:
    along = 1 if route[piece][0] == route[piece + 1][0] else 0
    one, other = float(route[piece][along]), float(route[piece + 1][along])
    forward = 1 if other > one else -1
    one += .5 * forward if piece == 0 else 0
    other -= .5 * forward if piece == len(route) - 2 else 0
    return min(one, other), max(one, other)


def _connect(
    every: list[Run], own: tuple[int, ...], route: Route, source: int, target: int,
) -> None:
    for piece, number in enumerate(own):
        run = every[number]
        run.stretch(*_span(route, piece))
        for near, far, other in ((piece, piece - 1, piece - 1), (piece + 1, piece + 2, piece + 1)):
            if 0 <= other < len(own):
                along = 1 if run.upright else 0
                across = 1 - along
                side = 1 if route[far][across] > route[near][across] else -1
                join = Join(own[other], route[near][along], side)
                if join not in run.joins:
                    run.joins.append(join)
    for number, node, there, back in ((own[0], source, route[1], route[0]),
                                      (own[-1], target, route[-2], route[-1])):
        port = (node, 1 if sum(there) > sum(back) else -1)
        if port not in every[number].ports:
            every[number].ports.append(port)


def ordered(count: int, cost: Callable[[int, int], float], first: Sequence[int]) -> list[int]:
    """Return an order of ``count`` things in which ``cost`` (one before the other) is small."""
    costs = [[cost(one, other) if one != other else 0. for other in range(count)]
             for one in range(count)]
    order = list(first)
    better = True
    while better:
        better = False
        for thing in first:
            at = order.index(thing)
            rest = order[:at] + order[at + 1:]
            change, gains = 0., {at: 0.}
            for place in range(at, 0, -1):
                change += costs[thing][rest[place - 1]] - costs[rest[place - 1]][thing]
                gains[place - 1] = change
            change = 0.
            for place in range(at, len(rest)):
                change += costs[rest[place]][thing] - costs[thing][rest[place]]
                gains[place + 1] = change
            best = min(gains, key=lambda place: (round(gains[place], 6), abs(place - at), place))
            if gains[best] < -1e-6:
                rest.insert(best, thing)
                order, better = rest, True
    return order
