"""Routes to places in pixels.

First across: the order of the upright lines in each channel, how wide that makes the channel, and
so where each is. Then it is known how far the level lines reach and where their labels have room.
Then down, in the same way. Nothing can overlap: what might meet is put apart in its own channel.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kyodo.figures.canvas import Point, Rect
from kyodo.figures.flow.columns import GAP, GUTTER, MARGIN, Columns, Shape
from kyodo.figures.flow.down import Level, levels
from kyodo.figures.flow.grid import Grid
from kyodo.figures.flow.labels import Sizes
from kyodo.figures.flow.routes import Route, Spot
from kyodo.figures.flow.runs import runs


@dataclass(frozen=True)
class Layout:
    """A flow in pixels."""

    boxes: tuple[Rect, ...]
    lines: tuple[tuple[Point, ...], ...]
    """Of each edge: where it leaves, its corners, where it arrives."""
    labels: Mapping[int, Rect]
    """By the edge's number."""
    lanes: tuple[tuple[float, float], ...]
    """From where to where each lane reaches, across the flow."""
    width: float
    height: float


def lay_out(grid: Grid, routes: Sequence[Route], spots: Sequence[Spot], sizes: Sizes,
            shape: Shape) -> Layout:
    """Place everything. Routes and spots are in the channels of the shape."""
    return _Plan(Columns(grid, runs(grid, routes), spots, sizes, shape)).layout()


class _Plan:
    """A layout while it is being made, down the columns."""

    def __init__(self, columns: Columns) -> None:
        self.columns, self.runs = columns, columns.runs
        self.spots, self.count = columns.spots, columns.counts[1]
        self.heights: list[float] = []
        self.height = 0.
        self.middles: list[float] = []
        self.lows: list[tuple[float, float]] = []
        self.y: dict[int, float] = {}
        self.labels: dict[int, Rect] = {}

    def layout(self) -> Layout:
        """Place down, and put all together."""
        self._down()
        boxes = tuple(self._box(number) for number in range(len(self.spots)))
        lines = tuple(self._line(number, boxes) for number in range(len(self.columns.grid.ties)))
        return Layout(boxes, lines, self.labels, self._lanes(), self.columns.width, self.height)

    def _box(self, number: int) -> Rect:
        x, y = self.spots[number]
        width, height = self.columns.widths[number], self.heights[number]
        return Rect(self.columns.channels[x].middle + self.columns.aside(number, 0) - width / 2,
                    self.middles[y] + self.columns.aside(number, 1) - height / 2, width, height)

    def _down(self) -> None:
        """Place the level lines, channel by channel, and so the rows."""
        every = self.runs.every
        reach: list[float] = []
        tops: list[tuple[int, Level, float]] = []
        for channel in range(self.count):
            here = self._levels(channel)
            placed = levels(here, lambda run, on: any(join.run == run for join in every[on].joins),
                            self.columns.above.reaches)
            reach.append(placed.height)
            for level, offset in zip(here, placed.offsets, strict=True):
                tops.append((channel, level, offset))
                if level.on is None:
                    self.columns.offset[level.run] = offset
        self.heights = [self.columns.node(number, 1) for number in range(len(self.spots))]
        for channel in range(self.count):
            height = self._height(channel, reach[channel])
            self.middles.append(self.height + height / 2)
            self.lows.append((self.height, self.height + height))
            self.height += height
        for channel, level, offset in tops:
            self._place(level, self.middles[channel] + offset)

    def _place(self, level: Level, y: float) -> None:
        run = self.runs.every[level.run]
        if level.on is None:
            self.y[level.run] = y
        if level.label and run.label is not None:
            low, high = level.label
            self.labels[run.label] = Rect(low, y - level.thick / 2, high - low, level.thick)

    def _height(self, channel: int, reach: float) -> float:
        boxes: list[float] = [
            height + 2 * abs(self.columns.aside(number, 1))
            for number, height in enumerate(self.heights) if self.spots[number][1] == channel]
        lanes = self.columns.shape.sideways
        if self.columns.cell(channel, 1):
            return max([reach, *boxes, *(self.heights if lanes else [])])
        outer = channel in (0, self.count - 1)
        least = GUTTER if lanes else (MARGIN if outer else GAP)
        return max(least, reach + 2. * MARGIN if reach or self._lines_in(channel) else 0.)

    def _lines_in(self, channel: int) -> bool:
        return any(not run.upright and run.channel == channel for run in self.runs.every)

    def _levels(self, channel: int) -> list[Level]:
        """Return what lies in a channel: level lines, and labels of upright ones."""
        found = [self._level(number) for number, run in enumerate(self.runs.every)
                 if not run.upright and run.channel == channel]
        for number, (width, height) in self.columns.upright_labels.items():
            run = self.runs.every[number]
            if run.label is not None and self.columns.level_of(run) == channel:
                low = self.columns.x[number] - width / 2
                source = self.columns.grid.ties[run.label].source
                first = next(side for node, side in run.ports if node == source)
                found.append(Level(number, low, low + width, (), (low, low + width), height,
                                   number, first))
        return found

    def _level(self, number: int) -> Level:
        run, place = self.runs.every[number], self.columns.fits.get(number)
        ends = [*(self.columns.x[join.run] for join in run.joins),
                *(self.columns.side(node, side) for node, side in run.ports)]
        turns = tuple((round(self.columns.x[join.run], 3), join.side) for join in run.joins)
        label = (place.low, place.low + place.width) if place else None
        return Level(number, min([*ends, *(label or ())]), max([*ends, *(label or ())]), turns,
                     label, place.height if place else 0)

    def _line(self, tie: int, boxes: Sequence[Rect]) -> tuple[Point, ...]:
        own = self.runs.of[tie]
        ends = self.columns.grid.ties[tie]
        points = [self._end(own[0], boxes[ends.source], ends.source)]
        for one, other in pairwise(own):
            upright, level = (one, other) if self.runs.every[one].upright else (other, one)
            points.append((self.columns.x[upright], self.y[level]))
        return (*points, self._end(own[-1], boxes[ends.target], ends.target))

    def _end(self, number: int, box: Rect, node: int) -> Point:
        run = self.runs.every[number]
        side = next(side for one, side in run.ports if one == node)
        if run.upright:
            return self.columns.x[number], box.y if side < 0 else box.bottom
        return box.x if side < 0 else box.right, self.y[number]

    def _lanes(self) -> tuple[tuple[float, float], ...]:
        if self.columns.shape.sideways:
            return tuple((self.lows[at][0], self.lows[at + 2][1])
                         for at in range(0, self.count, 3))
        channels = self.columns.channels
        return tuple((first.low, last.low + last.width)
                     for first, last in zip(channels[::3], channels[2::3], strict=True))
