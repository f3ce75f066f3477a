"""Ways of lines through the gaps between columns: where they leave a box, and where they turn.

A line leaves a box level, goes up or down on a track in the gap, and enters the next box level.
Near the boxes there are no tracks, so that a mark on a line there meets no other line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

PORT = 26.
"""Least distance of two lines that leave a box on the same side."""
TRACK = 10.
"""Distance of two lines that go up and down side by side."""
_CLOSE = 7.
"""Lines from both sides that are nearer to each other than this must not pass each other."""
_NEVER = 100


@dataclass(frozen=True)
class Way:
    """What a line does in one gap."""

    line: int
    left: tuple[float, ...]
    """On which levels it comes from the left side: one, none, or two where it goes around."""
    right: tuple[float, ...]

    @property
    def span(self) -> tuple[float, float]:
        """How far up and down it goes."""
        levels = self.left + self.right
        return min(levels), max(levels)

    @property
    def level(self) -> bool:
        """True: it goes straight on."""
        low, high = self.span
        return low == high


def spread(
    wanted: Sequence[float], apart: Sequence[float], weights: Sequence[float] | None = None,
) -> list[float]:
    """Return levels nearest to those wanted, in their order and so far ``apart`` at the least.

    ``apart``: the least distance of each from the one before; that of the first is not looked at.
    """
    weights = weights or [1.] * len(wanted)
    offsets, total = [], 0.
    for number, distance in enumerate(apart):
        total += distance if number else 0
        offsets.append(total)
    pools: list[tuple[float, float, int]] = []
    for level, offset, weight in zip(wanted, offsets, weights, strict=True):
        mean, heavy, count = level - offset, weight, 1
        while pools and pools[-1][0] > mean:
            before, weighed, more = pools.pop()
            mean = (mean * heavy + before * weighed) / (heavy + weighed)
            heavy, count = heavy + weighed, count + more
        pools.append((mean, heavy, count))
    means = [mean for mean, _, count in pools for _ in range(count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]


def within(levels: Sequence[float], low: float, high: float) -> list[float]:
    """Return levels shifted into a range that has room for them, ``PORT`` apart as they were."""
    last = len(levels) - 1
    return [min(max(level, low + number * PORT), high - (last - number) * PORT)
            for number, level in enumerate(levels)]


def tracks(ways: Iterable[Way]) -> dict[int, int]:
    """Return on which track, from the left, each line of a gap turns; those that turn at all."""
    turning = [way for way in ways if not way.level]
    order = sorted(turning, key=lambda way: (way.span, way.line))
    order = _ordered(order)
    found: dict[int, int] = {}
    for number, way in enumerate(order):
        behind = [found[other.line] for other in order[:number] if not _may_share(other, way)]
        found[way.line] = max(behind, default=-1) + 1
    return found


def _ordered(ways: list[Way]) -> list[Way]:
    """Bring ways into an order from left to right in which they cross each other least."""
    costs = {(one.line, other.line): _crossings(one, other) for one in ways for other in ways}
    best, cost = ways, _cost(ways, costs)
    improved = True
    while improved:
        improved = False
        for way in ways:
            rest = [one for one in best if one is not way]
            for place in range(len(ways)):
                tried = [*rest[:place], way, *rest[place:]]
                if (other := _cost(tried, costs)) < cost:
                    best, cost, improved = tried, other, True
    return best


def _cost(ways: Sequence[Way], costs: Mapping[tuple[int, int], int]) -> int:
    return sum(costs[one.line, other.line] for n, other in enumerate(ways) for one in ways[:n])


def _crossings(one: Way, other: Way) -> int:
    """Return how often two ways cross if the first turns left of the second."""
    (low, high), (least, most) = one.span, other.span
    return (sum(least < level < most for level in one.right)
            + sum(low < level < high for level in other.left)
            + _NEVER * sum(abs(a - b) < _CLOSE for a in other.left for b in one.right))


def clashes(ways: Sequence[Way]) -> list[tuple[int, int]]:
    """Return pairs of lines of which parts lie on each other, however they turn."""
    return [(one.line, other.line) for n, other in enumerate(ways) for one in ways[:n]
            if not one.level and not other.level
            and min(_crossings(one, other), _crossings(other, one)) >= _NEVER]


def _may_share(one: Way, other: Way) -> bool:
    """Tell whether two may turn on the same track: far enough apart, and no order between them."""
    (low, high), (least, most) = one.span, other.span
    apart = high + PORT / 2 < least or most + PORT / 2 < low
    return apart and _crossings(one, other) == _crossings(other, one)
