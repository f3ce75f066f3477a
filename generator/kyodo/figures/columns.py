"""Who stands where in columns, so that lines between them cross as little as can be.

What stands in a column is a member, by its number, or a passage: the place where a line from a
column on its left to one on its right goes through.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

Passage = tuple[int, int]
"""A line by its number, and the column that it goes through."""
Slot = int | Passage
Columns = tuple[tuple[Slot, ...], ...]

_LOOP, _FAR = 2.0, .5
"""What it costs to go around others in a column: at all, and for each of these."""
_SLANT = .05
"""What it costs that ends of a line are not on one level, for the height of the figure."""
_AUTHORED = .002
"""What it costs that two members have changed places."""


@dataclass(frozen=True)
class Arrangement:
    """Columns, each from the top, and the lines between their members."""

    columns: Columns
    lines: tuple[tuple[int, int], ...]

    @cached_property
    def column_of(self) -> dict[int, int]:
        """In which column each member stands."""
        return {slot: number for number, column in enumerate(self.columns)
                for slot in column if isinstance(slot, int)}

    @cached_property
    def place(self) -> dict[Slot, int]:
        """Where in its column each slot is."""
        return {slot: place for column in self.columns for place, slot in enumerate(column)}

    def stops(self, line: int) -> tuple[Slot, ...]:
        """Return what a line leads through, from left to right; two members in one column."""
        one, other = self.lines[line]
        if self.column_of[one] > self.column_of[other]:
            one, other = other, one
        between = range(self.column_of[one] + 1, self.column_of[other])
        return (one, *((line, column) for column in between), other)

    @cached_property
    def gaps(self) -> tuple[tuple[tuple[Slot, Slot], ...], ...]:
        """For each gap between two columns, the ends of the lines through it."""
        found: list[list[tuple[Slot, Slot]]] = [[] for _ in self.columns[1:]]
        for line in range(len(self.lines)):
            stops = self.stops(line)
            if not self.within(line):
                first = self.column_of[stops[0]]  # type: ignore[index]
                for step, ends in enumerate(pairwise(stops)):
                    found[first + step].append(ends)
        return tuple(tuple(one) for one in found)

    def within(self, line: int) -> bool:
        """Tell whether a line stays in one column."""
        one, other = self.lines[line]
        return self.column_of[one] == self.column_of[other]

    def between(self, line: int) -> tuple[Slot, ...]:
        """Return what stands between the ends of a line that stays in one column."""
        one, other = sorted(self.place[end] for end in self.lines[line])
        return self.columns[self.column_of[self.lines[line][0]]][one + 1:other]

    def neighbours(self, line: int) -> bool:
        """Tell whether no member stands between the ends of a line within a column."""
        return not any(isinstance(slot, int) for slot in self.between(line))

    def side(self, line: int) -> int:
        """Return on which side a line goes around: the number of the gap left (0) of a column."""
        column = self.column_of[self.lines[line][0]]
        if column == 0 and len(self.columns) > 1:
            return 0
        if column == len(self.columns) - 1:
            return column + 1
        left, right = (self._met(line, gap) for gap in (column, column + 1))
        return column if left < right else column + 1

    def _met(self, line: int, gap: int) -> int:
        """Return how many lines one meets that goes around in a gap."""
        between = set(self.between(line))
        ends = self.gaps[gap - 1] if 0 < gap <= len(self.gaps) else ()
        return sum(one in between or other in between for one, other in ends)

    def cost(self) -> float:
        """Return how bad it is: crossings, and what makes lines hard to follow."""
        total = 0.
        for ends in self.gaps:
            places = [(self.place[one], self.place[other]) for one, other in ends]
            total += sum((a - c) * (b - d) < 0 for n, (a, b) in enumerate(places)
                         for c, d in places[:n])
            total += _SLANT * sum(abs(self._level(one) - self._level(other)) for one, other in ends)
        for line in range(len(self.lines)):
            if self.within(line):
                total += self._cost_within(line)
        for column in self.columns:
            members = [slot for slot in column if isinstance(slot, int)]
            total += _AUTHORED * sum(one > other for n, other in enumerate(members)
                                     for one in members[:n])
        return total

    def _cost_within(self, line: int) -> float:
        between = self.between(line)
        if self.neighbours(line):
            return len(between)
        return _LOOP + _FAR * len(between) + self._met(line, self.side(line))

    def _level(self, slot: Slot) -> float:
        column = self.columns[self.column_of[slot] if isinstance(slot, int) else slot[1]]
        return (self.place[slot] + .5) / len(column) * 4


@lru_cache(maxsize=64)
def arranged(
    columns: tuple[tuple[int, ...], ...], lines: tuple[tuple[int, int], ...],
) -> Arrangement:
    """Order the members of each column, and lead lines through columns; always the same way."""
    first = Arrangement(columns, lines)
    passages: list[list[Slot]] = [[*column] for column in columns]
    for line in range(len(lines)):
        for stop in first.stops(line)[1:-1]:
            assert not isinstance(stop, int)
            passages[stop[1]].insert(0, stop)
    start = tuple(tuple(column) for column in passages)
    found = [_improved(Arrangement(one, lines)) for one in (start, _turned(start))]
    return min(found, key=Arrangement.cost)


def _turned(columns: Columns) -> Columns:
    return tuple(column[::-1] if number % 2 else column for number, column in enumerate(columns))


def _improved(start: Arrangement) -> Arrangement:
    """Move one slot at a time to where it costs least, until no move helps."""
    best, cost = start, start.cost()
    while True:
        before = cost
        for number in range(len(best.columns)):
            for slot in best.columns[number]:
                for tried in _moves(best, number, slot):
                    other = tried.cost()
                    if other < cost - 1e-9:
                        best, cost = tried, other
        if cost >= before:
            return best


def _moves(start: Arrangement, number: int, slot: Slot) -> Iterator[Arrangement]:
    rest = [one for one in start.columns[number] if one != slot]
    for place in range(len(rest) + 1):
        moved = (*rest[:place], slot, *rest[place:])
        yield Arrangement((*start.columns[:number], moved, *start.columns[number + 1:]),
                          start.lines)
