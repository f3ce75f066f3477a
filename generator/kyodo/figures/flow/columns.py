"""Across: which channel is how wide, where each upright line is, where level ones have labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kyodo.figures.flow.across import TRACK, Above, offsets
from kyodo.figures.flow.grid import Grid
from kyodo.figures.flow.labels import Fit, Sizes, fit, stretches
from kyodo.figures.flow.routes import Spot
from kyodo.figures.flow.runs import Run, Runs

GUTTER = 11
GAP = 28
MARGIN = 13
_PORTS = (24, 14)
"""Room beside the outermost line at a box: above and below it, and at its sides."""


@dataclass(frozen=True)
class Shape:
    """What a layout is to be like."""

    sideways: bool = False
    """True: lanes are rows, and the flow goes from left to right."""
    room: float = 0
    """How wide it may be without being crowded; lanes are widened to it."""


@dataclass
class Channel:
    """A channel across, while its place is worked out."""

    low: float = 0
    width: float = 0
    before: float = 0
    """Room for labels at its left."""
    behind: float = 0

    @property
    def middle(self) -> float:
        """Where the middle of its lines is."""
        return self.low + self.before + (self.width - self.before - self.behind) / 2


class Columns:
    """The channels across; once placed, the places of all upright lines."""

    def __init__(self, grid: Grid, drawn: Runs, spots: Sequence[Spot], sizes: Sizes,
                 shape: Shape) -> None:
        self.grid, self.runs, self.spots, self.sizes, self.shape = grid, drawn, spots, sizes, shape
        lanes, rows = 3 * grid.lanes, 2 * grid.rows + 1
        self.counts = (rows, lanes) if shape.sideways else (lanes, rows)
        self.above = Above()
        self.ending: dict[tuple[int, int], list[int]] = {}
        for number, run in enumerate(drawn.every):
            for node, _side in run.ports:
                self.ending.setdefault((node, 0 if run.upright else 1), []).append(number)
        self.offset: dict[int, float] = {}
        self.upright_labels = {
            number: sizes.label(run.label, max(sizes.least(run.label), self._column(run)))
            for number, run in enumerate(drawn.every) if run.upright and run.label is not None}
        self.fits: dict[int, Fit] = {}
        for channel in range(self.counts[0]):
            self._order(channel)
        self.widths = [self.node(number, 0) for number in range(len(spots))]
        self._across()

    def aside(self, number: int, axis: int) -> float:
        """Return how far a box is from the middle of its cell: a sign is at its line."""
        if number < self.grid.steps:
            return 0
        runs = self.ending.get((number, axis), ())
        return next((self.offset[run] for run in runs), 0)

    def cell(self, channel: int, axis: int) -> bool:
        """Tell whether a channel across (axis 0) or down (1) has boxes in it."""
        return channel % (3 if bool(axis) == self.shape.sideways else 2) == 1

    def _column(self, run: Run) -> float:
        """Return the room for a label on an upright line: that of the boxes in its channel."""
        return max((self.sizes.node(number)[0] for number, spot in enumerate(self.spots)
                    if spot[0] == run.channel), default=0)

    def level_of(self, run: Run) -> int | None:
        """Return the channel that the label of an upright run lies in: the one next to its box."""
        if run.label is None:
            return None
        source = self.grid.ties[run.label].source
        return self.spots[source][1] + next(side for node, side in run.ports if node == source)

    def _order(self, channel: int) -> None:
        every = self.runs.every
        here = [number for number, run in enumerate(every)
                if run.upright and run.channel == channel]
        wide = {id(every[number]): size[0] for number, size in self.upright_labels.items()}
        self.offset |= offsets(every, here, self.cell(channel, 0), self.above,
                               lambda run: wide.get(id(run), 0), self.level_of)

    def node(self, number: int, axis: int) -> float:
        """Return how wide (0) or high (1) a box is: enough for the lines that end at it."""
        least: float = self.sizes.node(number)[axis]
        if number >= self.grid.steps:
            return least
        reach = [abs(self.offset[run]) for run in self.ending.get((number, axis), ())]
        return max([least, *(2 * (far + _PORTS[axis]) for far in reach if far)])

    def _across(self) -> None:
        """Place the channels, and widen them until every label on a level line has room."""
        self.channels = [Channel() for _ in range(self.counts[0])]
        self.natural = [self._width(channel) for channel in range(self.counts[0])]
        short = True
        while short:
            self._place_channels()
            short = False
            for number, run in enumerate(self.runs.every):
                if not run.upright and run.label is not None:
                    short = not self._fit(number, run) or short

    def _width(self, channel: int) -> float:
        cell = self.cell(channel, 0)
        if cell:
            # All lanes have equal columns, but for one with labels side by side.
            widest = max((width + 2 * abs(self.aside(number, 0))
                          for number, width in enumerate(self.widths)
                          if not self.shape.sideways or self.spots[number][0] == channel),
                         default=0)
            return max([widest, *(2 * abs(at) + wide for at, wide in self._places(channel))])
        places = list(self._places(channel))
        if not places:
            return GAP if self.shape.sideways else GUTTER
        low = min(at - wide / 2 for at, wide in places)
        high = max(at + wide / 2 for at, wide in places)
        return high - low + 2 * (MARGIN if self.shape.sideways else GUTTER)

    def _places(self, channel: int) -> list[tuple[float, float]]:
        return [(self.offset[n], self.upright_labels.get(n, (0, 0))[0])
                for n, run in enumerate(self.runs.every) if run.upright and run.channel == channel
                and (n in self.upright_labels or not self.cell(channel, 0) or self.offset[n])]

    def _place_channels(self) -> None:
        widths = [natural + channel.before + channel.behind
                  for natural, channel in zip(self.natural, self.channels, strict=True)]
        if not self.shape.sideways:
            lanes = [sum(widths[at:at + 3]) for at in range(0, len(widths), 3)]
            for lane, more in enumerate(_slack(lanes, self.shape.room)):
                widths[3 * lane] += more / 2
                widths[3 * lane + 2] += more / 2
        at = 0.
        for channel, width in zip(self.channels, widths, strict=True):
            channel.low, channel.width = at, width
            at += width
        self.width = at
        self.x = {number: self.channels[run.channel].middle + self.offset[number]
                  for number, run in enumerate(self.runs.every) if run.upright}

    def side(self, node: int, side: int) -> float:
        """Return where the left (-1) or the right (1) side of a box is."""
        middle = self.channels[self.spots[node][0]].middle + self.aside(node, 0)
        return middle + side * self.widths[node] / 2

    def _fit(self, number: int, run: Run) -> bool:
        """Place the label of a level line; False where a channel had to be widened for it."""
        assert run.label is not None
        tie = self.grid.ties[run.label]
        side = next(side for node, side in run.ports if node == tie.source)
        start = self.side(tie.source, side)
        own = self.runs.of[run.label]
        # On a line without corners, no further than to where others join it.
        corner = self.x[own[1]] if len(own) > 1 else min(
            [self.side(tie.target, -side), *(self.x[join.run] for join in run.joins)],
            key=lambda x: side * (x - start))
        bars = [(side * (x - start),) * 2 for n, x in self.x.items() if n not in own[1:2]
                and self.runs.every[n].low <= run.channel <= self.runs.every[n].high]
        for node, (_x, y) in enumerate(self.spots):
            if y == run.channel and node != tie.source:
                ends = sorted(side * (self.side(node, s) - start) for s in (-1, 1))
                bars.append((ends[0], ends[1]))
        border = self.width - start if side > 0 else start
        free = list(stretches(side * (corner - start), len(own) > 1, bars, border))
        found = fit(self.sizes, run.label, free)
        if found:
            self.fits[number] = replace(found, low=start + side * found.low - (
                found.width if side < 0 else 0))
            return True
        room = max((one.room for one in free if not one.beyond and one.begin < 2 * TRACK),
                   default=-2. * TRACK)
        beside = self.channels[self.spots[tie.source][0] + side]
        more = self.sizes.least(run.label) - room + 1
        if side > 0:
            beside.before += more
        else:
            beside.behind += more
        return False


def _slack(lanes: Sequence[float], room: float) -> list[float]:
    """Return how much wider each lane may be: the narrow ones first, until all are equal."""
    level = 0.
    for count in range(1, len(lanes) + 1):
        level = (room - sum(sorted(lanes)[count:])) / count
        if count == len(lanes) or level <= sorted(lanes)[count]:
            break
    return [max(0, level - lane) for lane in lanes]
