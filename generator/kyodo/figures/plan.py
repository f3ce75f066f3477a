"""Where the parts of the promotion structure go: boxes in columns, lines through the gaps."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kyodo.figures.canvas import Edge, Label, Point, Rect
from kyodo.figures.columns import Arrangement
from kyodo.figures.levels import Levels
from kyodo.figures.measure import fit
from kyodo.figures.ports import Ports
from kyodo.figures.tracks import TRACK, Way, tracks
from kyodo.views.structure import Member, StructureFigure

WIDTH = 704.
MARK = 20.
"""Height of a number's mark."""
EDGE = 8
"""From the side of a column to the boxes in it."""
_NAME, _TEXT = 13, 12
_PAD = 9
_MARK_AT = 23.
"""From a box to the middle of the mark on a line."""
_CLEAR = 42.
"""From a box to the first track: room for the head of a line and its mark."""
_LEAST, _MOST = 118., 320.
"""Widths of a box."""


@dataclass(frozen=True)
class Plan:
    """Where everything goes, for one width of the boxes."""

    view: StructureFigure
    order: Arrangement
    box: float

    @cached_property
    def words(self) -> list[list[Label]]:
        """What is written in each box."""
        return [_words(member, self.box - 2 * _PAD) for member in self.view.members]

    @cached_property
    def levels(self) -> Levels:
        """How far down everything stands."""
        return Levels(self.order, [sum(label.writing.height for label in words) + 2 * _PAD
                                   for words in self.words])

    @cached_property
    def ports(self) -> Ports:
        """Where lines meet boxes."""
        return Ports(self.levels)

    @cached_property
    def ways(self) -> list[tuple[Way, ...]]:
        """What lines do in each gap; the first is left of all columns."""
        return [self.ports.ways(gap) for gap in range(len(self.order.columns) + 1)]

    @cached_property
    def tracks(self) -> list[dict[int, int]]:
        """On which track of each gap a line turns."""
        return [tracks(ways) for ways in self.ways]

    @cached_property
    def gaps(self) -> list[float]:
        """The least width of each gap, from box to box."""
        found = []
        for number, ways in enumerate(self.ways):
            turning = [way for way in ways if not way.level]
            outer = number in (0, len(self.order.columns))
            room = max(self.tracks[number].values(), default=0) * TRACK
            near = _CLEAR * (1 if outer else 2)
            found.append(near + room + (1 if outer else 0) if turning
                         else EDGE + 1 if outer else near - EDGE if ways else 2 * EDGE + 24)
        return found

    @property
    def room(self) -> float:
        """How wide boxes may be with these gaps."""
        count = len(self.order.columns)
        return min(_MOST, max(_LEAST, (WIDTH - sum(self.gaps)) / count))

    @cached_property
    def lefts(self) -> list[float]:
        """The left sides of the boxes of each column."""
        spare = max(0., WIDTH - sum(self.gaps) - self.box * len(self.order.columns))
        more = spare / max(1, len(self.order.columns) - 1)
        if len(self.order.columns) == 1:
            return [(WIDTH - self.box) / 2]
        found, x = [], self.gaps[0]
        for gap in self.gaps[1:]:
            found.append(x)
            x += self.box + gap + more
        return found

    @property
    def width(self) -> float:
        """How wide the figure is."""
        return max(WIDTH, self.lefts[-1] + self.box + self.gaps[-1])

    @cached_property
    def heads(self) -> list[tuple[Rect, Label | None]]:
        """For each side: where its columns stand across, and what is written above them."""
        found: list[tuple[Rect, Label | None]] = []
        split = len(self.order.columns) > len(self.view.columns)
        for number, column in enumerate(self.view.columns):
            last = len(self.order.columns) - 1 if split else number
            left, right = self.lefts[number] - EDGE, self.lefts[last] + self.box + EDGE
            if len(self.order.columns) == 1:
                left, right = 1, WIDTH - 1
            across = Rect(left, 1, right - left, 0)
            name = None
            if column.name:
                words = fit(column.name, across.width - 2 * EDGE, _NAME, bold=True)
                name = Label(across.centre[0], EDGE, words, "name", "middle")
            found.append((across, name))
        return found

    @cached_property
    def top(self) -> float:
        """Where the highest box begins."""
        return max([EDGE + 4., *(label.rect.bottom + EDGE for _, label in self.heads if label)])

    @cached_property
    def boxes(self) -> list[Rect]:
        """The box of each member."""
        found = []
        for member in range(len(self.view.members)):
            height = self.levels.height(member)
            found.append(Rect(self.lefts[self.order.column_of[member]],
                              self.top + self.levels.centres[member] - height / 2,
                              self.box, height))
        return found

    @cached_property
    def lines(self) -> list[tuple[Edge, list[Point]]]:
        """Each line, and where its marks are."""
        return [self._line(line) for line in range(len(self.view.ties))]

    def _line(self, line: int) -> tuple[Edge, list[Point]]:
        tie = self.view.ties[line]
        if self.order.within(line):
            points, marks, turned = self._within(line)
        else:
            points, marks = self._across(line)
            turned = self.order.stops(line)[0] != tie.ends[0]
        heads = tie.heads[::-1] if turned else tie.heads
        return Edge(tuple(points), "tie", heads), marks

    def _within(self, line: int) -> tuple[list[Point], list[Point], bool]:
        one, other = sorted(self.order.lines[line], key=lambda end: self.order.place[end])
        above, below = self.boxes[one], self.boxes[other]
        turned = one != self.order.lines[line][0]
        if self.order.neighbours(line):
            x = above.centre[0]
            return ([(x, above.bottom), (x, below.y)],
                    [(x, above.bottom + _MARK_AT)], turned)
        gap = self.order.side(line)
        out = 1 if gap > self.order.column_of[one] else -1
        side = above.right if out > 0 else above.x
        x = self._track(gap, line)
        ends = [self.ports.at[line, end, gap] + self.top for end in (one, other)]
        return ([(side, ends[0]), (x, ends[0]), (x, ends[1]), (side, ends[1])],
                [(side + out * _MARK_AT, y) for y in ends], turned)

    def _across(self, line: int) -> tuple[list[Point], list[Point]]:
        stops = self.order.stops(line)
        first = self.order.column_of[stops[0]]  # type: ignore[index]
        points: list[Point] = []
        for gap in range(first + 1, first + len(stops)):
            way = next(way for way in self.ways[gap] if way.line == line)
            left, right = way.left[0] + self.top, way.right[0] + self.top
            points.append((self.lefts[gap - 1] + self.box, left))
            if not way.level:
                x = self._track(gap, line)
                points += [(x, left), (x, right)]
            points.append((self.lefts[gap], right))
        begin, end = points[0], points[-1]
        marks = [(begin[0] + _MARK_AT, begin[1])]
        if len(points) > 2:
            marks.append((end[0] - _MARK_AT, end[1]))
        return _straight(points), marks

    def _track(self, gap: int, line: int) -> float:
        """Return how far right a line turns; the tracks of a gap share its room evenly."""
        last = max(self.tracks[gap].values(), default=0)
        number = self.tracks[gap][line]
        if gap == 0:
            return self.lefts[0] - _CLEAR - (last - number) * TRACK
        near = self.lefts[gap - 1] + self.box + _CLEAR
        if gap == len(self.order.columns):
            return near + number * TRACK
        room = self.lefts[gap] - _CLEAR - near
        return near + (room * number / last if last else room / 2)


def _straight(points: list[Point]) -> list[Point]:
    """Leave out corners at which a line does not turn."""
    found: list[Point] = []
    for point in points:
        while len(found) > 1 and (found[-2][0] == found[-1][0] == point[0]
                                  or found[-2][1] == found[-1][1] == point[1]):
            found.pop()
        if not found or found[-1] != point:
            found.append(point)
    return found


def _words(member: Member, room: float) -> list[Label]:
    linked = member.link.address is not None
    labels = [Label(0, 0, fit(member.link.text, room, _NAME, bold=member.body),
                    "link" if linked else "name")]
    return labels + [Label(0, 0, fit(note, room, _TEXT), "muted") for note in member.notes]
