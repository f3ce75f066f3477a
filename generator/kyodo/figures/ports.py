"""On which levels lines leave and enter boxes: level where they can, and never on one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kyodo.figures.columns import Slot
from kyodo.figures.levels import Levels
from kyodo.figures.tracks import PORT, Way, clashes, spread, within

_MARGIN = 11.
"""Least distance of a line from the corner of a box."""
_ROUNDS = 80
_KINK = 8.
"""A line that turns for no more than this looks like a mistake."""
_SHIFTS = (8., -8., 11., -11., 14., -14.)
"""How far an end moves where two lines would lie on each other, the first that helps."""
_CORNER, _NEAREST = 6., 21.
"""What a line has to keep from the corner of a box, and from another line, where it must."""

End = tuple[int, int, int]
"""Where a line meets a box: the line, the member, the gap (0 is left of all columns)."""


@dataclass
class Ports:
    """Where lines meet boxes."""

    levels: Levels
    at: dict[End, float] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Find all places."""
        for (member, gap), ends in self.levels.ends.items():
            self._set(member, gap, [self.levels.centres[member]] * len(ends))
        for _ in range(_ROUNDS):
            for (member, gap), ends in self.levels.ends.items():
                self._set(member, gap, [self._opposite(line, there, gap, member)
                                        for line, there in ends])
        self._straighten()
        self._part()

    def ways(self, gap: int) -> tuple[Way, ...]:
        """Return what lines do in a gap; 0 is the one left of all columns."""
        found = [Way(line, (self._level(line, one, gap),), (self._level(line, other, gap),))
                 for line, one, other in self.levels.through(gap)]
        for line, (one, other) in self.levels.around(gap):
            both = (self.at[line, one, gap], self.at[line, other, gap])
            on_left = self.levels.arrangement.column_of[one] == gap - 1
            found.append(Way(line, both if on_left else (), () if on_left else both))
        return tuple(found)

    def _level(self, line: int, slot: Slot, gap: int) -> float:
        return self.at[line, slot, gap] if isinstance(slot, int) else self.levels.centres[slot]

    def _opposite(self, line: int, there: Slot, gap: int, member: int) -> float:
        if self.levels.arrangement.within(line):
            return self.levels.centres[member]
        return self._level(line, there, gap)

    def _set(self, member: int, gap: int, wanted: Sequence[float]) -> None:
        half = self.levels.height(member) / 2 - _MARGIN
        centre = self.levels.centres[member]
        levels = within(spread(wanted, [PORT] * len(wanted)), centre - half, centre + half)
        for (line, _), level in zip(self.levels.ends[member, gap], levels, strict=True):
            self.at[line, member, gap] = level

    def _straighten(self) -> None:
        """Make lines level that nearly are, where their ends may move so far."""
        for line, here, there, gap in self.levels.ties:
            if isinstance(here, int):
                level = self._level(line, there, gap)
                if abs(level - self.at[line, here, gap]) <= _KINK and (
                        self._may_be(level, (line, here, gap))):
                    self.at[line, here, gap] = level

    def _part(self) -> None:
        """Move ends of lines of which parts would lie on each other."""
        for gap in range(1, len(self.levels.arrangement.columns)):
            for pair in clashes(self.ways(gap)):
                ends = sorted(end for end in self.at if end[0] in pair and end[2] == gap)
                any(self._parted(end, pair, by) for by in _SHIFTS for end in ends)

    def _parted(self, end: End, pair: tuple[int, int], by: float) -> bool:
        """Move an end and tell whether that helped; if not, it stays where it was."""
        before = self.at[end]
        if self._may_be(before + by, end):
            self.at[end] = before + by
            if pair not in clashes(self.ways(end[2])):
                return True
            self.at[end] = before
        return False

    def _may_be(self, level: float, end: End) -> bool:
        """Tell whether a line may meet a box there: not at a corner, not too near to another."""
        line, member, gap = end
        others = (self.at[other, member, gap] for other, _ in self.levels.ends[member, gap]
                  if other != line)
        half = self.levels.height(member) / 2
        return (abs(level - self.levels.centres[member]) <= half - _CORNER
                and all(abs(level - other) >= _NEAREST for other in others))
