"""What stands in the cells of a flow, in the shape of its kind, and the ways between them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from markupsafe import escape

from kyodo.figures.canvas import Box, Edge, Label, Point, Rect

_BEVEL = 12
_FOLD = 10
_ROUND = 5
_HEAD = 7
_ROUND_ENDS = ("start", "end", "jump")
INSETS = {"start": 3, "end": 4, "decision": 7, "document": 2, "jump": 4}
"""How far the shapes of steps draw in at their sides, in the height of their text."""


def drawn_in(kind: str, box: Rect, point: Point) -> Point:
    """Return where a line that meets the box at a point meets the shape in it."""
    x, y = point
    if x not in (box.x, box.right):
        return point
    off, half = abs(y - box.centre[1]), box.height / 2
    inset = 0.
    if kind == "decision":
        inset = _BEVEL * off / half
    elif kind in _ROUND_ENDS and off > half - (corner := _corner(kind, box)):
        inset = corner - (corner ** 2 - (off - half + corner) ** 2) ** .5
    return (x + inset if x == box.x else x - inset), y


def _corner(kind: str, box: Rect) -> float:
    return min(box.height / 2, 24) if kind in _ROUND_ENDS else 3


@dataclass(frozen=True)
class StepBox(Box):
    """A step in the shape of its kind; a link to the step in the list."""

    roles: tuple[int, ...] = ()
    """The numbers of the roles that have a part in it."""

    @property
    def outline(self) -> tuple[Point, ...]:
        """The corners of its shape; where it is round, those of the rectangle around it."""
        box = self.rect
        if self.kind == "decision":
            middle = box.centre[1]
            return ((box.x + _BEVEL, box.y), (box.right - _BEVEL, box.y), (box.right, middle),
                    (box.right - _BEVEL, box.bottom), (box.x + _BEVEL, box.bottom),
                    (box.x, middle))
        return (box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)

    def svg(self) -> str:
        """Draw it. The keyboard passes over its link: the list beside the figure has it too."""
        anchor = escape(self.address or "")
        step = f' data-{"to" if self.kind == "jump" else "step"}="{anchor}"'
        drawn = self._shape() + "".join(label.svg() for label in self.labels)
        return f'<a href="#{anchor}" tabindex="-1"{step}{_taking(self.roles)}>{drawn}</a>'

    def _shape(self) -> str:
        box, name = self.rect, f"k-diagram__{self.kind}"
        if self.kind == "decision":
            return f'<path class="{name}" d="{_path(self.outline)}Z"/>'
        if self.kind == "document":
            fold = (box.right - _FOLD, box.y), (box.right - _FOLD, box.y + _FOLD), (
                box.right, box.y + _FOLD)
            shape = ((box.x, box.y), fold[0], fold[2], (box.right, box.bottom), (box.x, box.bottom))
            return (f'<path class="{name}" d="{_path(shape)}Z"/>'
                    f'<path class="k-diagram__fold" d="{_path(fold)}"/>')
        x, y, width, height, corner = map(_number, (
            box.x, box.y, box.width, box.height, _corner(self.kind, box)))
        return (f'<rect class="{name}" x="{x}" y="{y}" width="{width}" height="{height}" '
                f'rx="{corner}"/>')


@dataclass(frozen=True)
class Way(Edge):
    """An edge from step to step; its line leaves out where its label stands."""

    source: str = ""
    target: str = ""
    """The steps that it leads from and to, in whichever figure the second is."""
    roles: tuple[int, ...] = ()
    """The numbers of the roles that have a part in either."""

    def svg(self) -> str:
        """Draw it as a group."""
        drawn = "".join(_rounded(piece) for piece in self.pieces())
        tip = _head(self.points[-2], self.points[-1])
        ends = f'data-from="{escape(self.source)}" data-to="{escape(self.target)}"'
        return (f'<g {ends}{_taking(self.roles)}>'
                f'<path class="k-diagram__{self.kind}" d="{drawn}"/>'
                f'<path class="k-diagram__head" d="{_path(tip)}Z"/>'
                f'{self.label.svg() if self.label else ""}</g>')

    def pieces(self) -> list[list[Point]]:
        """Return the line in the pieces that its label leaves of it, short of the head."""
        points = list(self.points)
        pieces = [points] if self.label is None else self._around(points, self.label)
        pieces[-1][-1] = _short_of(pieces[-1][-2], pieces[-1][-1])
        return pieces

    def _around(self, points: list[Point], label: Label) -> list[list[Point]]:
        box = label.rect.grown(3)
        pieces, piece = [], [points[0]]
        for (x, y), (to_x, to_y) in pairwise(points):
            low, high = ((box.x, box.right) if y == to_y else (box.y, box.bottom))
            inside = box.x < x < box.right if x == to_x else box.y < y < box.bottom
            begin, end = (x, to_x) if y == to_y else (y, to_y)
            if inside and min(begin, end) < low and high < max(begin, end):
                near, far = (low, high) if begin < end else (high, low)
                pieces.append([*piece, (near, y) if y == to_y else (x, near)])
                piece = [(far, y) if y == to_y else (x, far)]
            piece.append((to_x, to_y))
        return [*pieces, piece]


def _taking(roles: tuple[int, ...]) -> str:
    return f' data-roles="{" ".join(map(str, roles))}"' if roles else ""


def _rounded(points: list[Point]) -> str:
    """Return the path of a line with its corners rounded."""
    path = f"M{_at(points[0])}"
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        round_ = min(_ROUND, _far(before, corner) / 2, _far(corner, after) / 2)
        path += f"L{_at(_towards(corner, before, round_))}"
        path += f"Q{_at(corner)} {_at(_towards(corner, after, round_))}"
    return f"{path}L{_at(points[-1])}"


def _far(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(start: Point, end: Point, by: float) -> Point:
    far = _far(start, end) or 1
    return (start[0] + (end[0] - start[0]) * by / far, start[1] + (end[1] - start[1]) * by / far)


def _short_of(before: Point, tip: Point) -> Point:
    return _towards(tip, before, min(_HEAD - 1, _far(before, tip)))


def _head(before: Point, tip: Point) -> tuple[Point, ...]:
    x, y = _towards(tip, before, _HEAD)
    across = (tip[1] - y) * .55, (tip[0] - x) * .55
    return (x - across[0], y + across[1]), tip, (x + across[0], y - across[1])


def _at(point: Point) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _path(points: tuple[Point, ...]) -> str:
    return "M" + "L".join(_at(point) for point in points)


def _number(number: float) -> str:
    return f"{round(number, 1):g}"

