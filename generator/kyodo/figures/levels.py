"""How far down everything stands in columns, so that lines run level where they can."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import pairwise

from kyodo.figures.columns import Arrangement, Slot
from kyodo.figures.tracks import PORT, spread

_ROOM = 15.
"""From the corner of a box to the first line that meets it, where many do."""
_APART = 16.
"""Least distance of two boxes, or of a box and a line that goes by."""
_TIED = 46.
"""Of two boxes with a line between them."""
_SWEEPS = 40
_LITTLE = .5
_LEVEL = 1.


@dataclass
class Levels:
    """The middle of each box and the level of each passage, from the top of the highest box."""

    arrangement: Arrangement
    heights: Sequence[float]
    """Of the members, for what is written in them."""
    centres: dict[Slot, float] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Find all places."""
        columns = self.arrangement.columns
        for column in columns:
            self._stack(column, [0.] * len(column), [1.] * len(column))
        for _ in range(2):
            for sweep in range(_SWEEPS):
                for column in columns[::1 if sweep % 2 else -1]:
                    wanted = [self._wanted(slot) for slot in column]
                    self._stack(column, [level for level, _ in wanted], [w for _, w in wanted])
            self.sort_ends()
        self._close_up()
        self.sort_ends()

    def height(self, slot: Slot) -> float:
        """Return how high a box is; a passage has no height."""
        return self._heights[slot] if isinstance(slot, int) else 0.

    def through(self, gap: int) -> Iterator[tuple[int, Slot, Slot]]:
        """Yield the lines through the gap left of a column, with their ends there."""
        for line in range(len(self.arrangement.lines)):
            if not self.arrangement.within(line):
                stops = self.arrangement.stops(line)
                step = gap - 1 - self.arrangement.column_of[stops[0]]  # type: ignore[index]
                if 0 <= step < len(stops) - 1:
                    yield line, stops[step], stops[step + 1]

    def around(self, gap: int) -> Iterator[tuple[int, tuple[int, int]]]:
        """Yield the lines that go around others of their column in a gap."""
        known = self.arrangement
        for line, ends in enumerate(known.lines):
            if known.within(line) and not known.neighbours(line) and known.side(line) == gap:
                yield line, ends

    @cached_property
    def ends(self) -> dict[tuple[int, int], list[tuple[int, Slot]]]:
        """Member and gap → the lines that meet its box there, and where each comes from."""
        found: dict[tuple[int, int], list[tuple[int, Slot]]] = {}
        for gap in range(len(self.arrangement.columns) + 1):
            pairs = [*self.through(gap),
                     *((line, one, other) for line, (one, other) in self.around(gap))]
            for line, one, other in pairs:
                for here, there in ((one, other), (other, one)):
                    if isinstance(here, int):
                        found.setdefault((here, gap), []).append((line, there))
        return found

    @cached_property
    def ties(self) -> list[tuple[int, Slot, Slot, int]]:
        """The lines through gaps, each from both of its ends: line, here, there, gap."""
        found = []
        for gap in range(1, len(self.arrangement.columns)):
            for line, one, other in self.through(gap):
                found += [(line, one, other, gap), (line, other, one, gap)]
        return found

    def sort_ends(self) -> None:
        """Bring the lines that meet a box on one side into the order of where they come from."""
        for (member, _), ends in self.ends.items():
            ends.sort(key=lambda end: self._turn(member, *end))

    def _turn(self, member: int, line: int, there: Slot) -> tuple[int, float, int]:
        far = self.centres[there] - self.centres[member]
        if self.arrangement.within(line):
            return (0, -far, line) if far < 0 else (2, -far, line)
        return 1, far, line

    @cached_property
    def _heights(self) -> list[float]:
        most = [1] * len(self.heights)
        for (member, _), ends in self.ends.items():
            most[member] = max(most[member], len(ends))
        return [max(height, (count - 1) * PORT + 2 * _ROOM)
                for height, count in zip(self.heights, most, strict=True)]

    def _wanted(self, slot: Slot) -> tuple[float, float]:
        """Return on which level a slot should be, and how much that matters."""
        slants = [far() for _, far in self._far[slot]]
        if not slants:
            return self.centres[slot], .01
        return (self.centres[slot] - sum(slants) / len(slants),
                1. if isinstance(slot, int) else 4.)

    @cached_property
    def _far(self) -> dict[Slot, list[tuple[Slot, Callable[[], float]]]]:
        """For each slot, those it has lines to, and how far above it each line comes from."""
        found: dict[Slot, list[tuple[Slot, Callable[[], float]]]] = {
            slot: [] for column in self.arrangement.columns for slot in column}
        for line, here, there, gap in self.ties:
            found[here].append((there, partial(self._slant, line, here, there, gap)))
        return found

    def _slant(self, line: int, here: Slot, there: Slot, gap: int) -> float:
        return (self.centres[here] + self._offset(line, here, gap)
                - self.centres[there] - self._offset(line, there, gap))

    def _offset(self, line: int, slot: Slot, gap: int) -> float:
        """Return how far below the middle of a box a line meets it."""
        if not isinstance(slot, int):
            return 0.
        lines = [one for one, _ in self.ends[slot, gap]]
        return (lines.index(line) - (len(lines) - 1) / 2) * PORT

    def _stack(
        self, column: Sequence[Slot], wanted: Sequence[float], weights: Sequence[float],
    ) -> None:
        apart = [0.]
        for above, below in pairwise(column):
            apart.append(self.height(above) / 2 + self._room_below(above)
                         + self.height(below) / 2)
        self.centres.update(zip(column, spread(wanted, apart, weights), strict=True))

    def _room_below(self, above: Slot) -> float:
        """Return the room below a slot; a line down from a box has its mark right there."""
        return _TIED if above in self._tied_below else _APART

    @cached_property
    def _tied_below(self) -> set[int]:
        """Members with a line straight down to the next one."""
        known = self.arrangement
        return {min(ends, key=lambda end: known.place[end])
                for line, ends in enumerate(known.lines)
                if known.within(line) and known.neighbours(line)}

    def _close_up(self) -> None:
        """Move up what has room above it, and with it what is below it or level with it."""
        moved = True
        while moved:
            moved = False
            for slot in sorted(self.centres, key=lambda slot: self.centres[slot]):
                block, by = self._rising(slot)
                if by > _LITTLE:
                    moved = True
                    self.centres.update((one, self.centres[one] - by) for one in block)
        top = min(self._top(slot) for slot in self.centres)
        self.centres = {slot: centre - top for slot, centre in self.centres.items()}

    def _rising(self, slot: Slot) -> tuple[set[Slot], float]:
        """Return what has to move up with a slot, and how far lines get no longer by that."""
        block = self._block({slot})
        rooms = self._rooms(block)
        while stopped := {above for above, room in rooms if room <= _LITTLE}:
            if None in stopped:
                return block, 0
            block = self._block(block | {above for above in stopped if above is not None})
            rooms = self._rooms(block)
        slants = [far() for one in block for there, far in self._far[one] if there not in block]
        longer, shorter = ([slant for slant in slants if slant * way > 0] for way in (-1, 1))
        if not rooms or len(longer) > len(shorter):
            return block, 0
        return block, min([*(room for _, room in rooms), *shorter])

    def _block(self, slots: set[Slot]) -> set[Slot]:
        """Return slots with all below them, all on the same line with these, and so on."""
        block: set[Slot] = set()
        more = [*slots]
        while more:
            one = more.pop()
            if one not in block:
                block.add(one)
                more += self._column(one)[self.arrangement.place[one]:]
                more += [there for there, far in self._far[one] if abs(far()) <= _LEVEL]
        return block

    def _rooms(self, block: set[Slot]) -> list[tuple[Slot | None, float]]:
        """Return how far each slot of a block is from what is above it; None: the top."""
        top = min((self._top(slot) for slot in self.centres if slot not in block), default=None)
        found: list[tuple[Slot | None, float]] = []
        for slot in block:
            place = self.arrangement.place[slot]
            above = self._column(slot)[place - 1] if place else None
            if above is None and top is not None:
                found.append((None, self._top(slot) - top))
            elif above is not None and above not in block:
                foot = self.centres[above] + self.height(above) / 2
                found.append((above, self._top(slot) - foot - self._room_below(above)))
        return found

    def _top(self, slot: Slot) -> float:
        return self.centres[slot] - self.height(slot) / 2

    def _column(self, slot: Slot) -> tuple[Slot, ...]:
        known = self.arrangement
        return known.columns[known.column_of[slot] if isinstance(slot, int) else slot[1]]
