"""What figures are made of - boxes, labels, edges, areas - and the SVG they become."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from kyodo.figures.measure import LEADING, Writing

_HATCH, _HEAD, _ASCENT = 7, 7, .86
Point = tuple[float, float]


@dataclass(frozen=True)
class Rect:
    """A rectangle, by its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower side."""
        return self.y + self.height

    @property
    def centre(self) -> Point:
        """Its centre."""
        return self.x + self.width / 2, self.y + self.height / 2

    def overlaps(self, other: Rect, spare: float = 0) -> bool:
        """Tell whether less than ``spare`` is between two rectangles; touching is no overlap."""
        return (self.x < other.right + spare and other.x < self.right + spare
                and self.y < other.bottom + spare and other.y < self.bottom + spare)

    def holds(self, other: Rect, spare: float = 0) -> bool:
        """Tell whether another lies inside, ``spare`` away from the sides."""
        return (self.x + spare <= other.x and other.right + spare <= self.right
                and self.y + spare <= other.y and other.bottom + spare <= self.bottom)

    def grown(self, by: float) -> Rect:
        """Return it, larger by so much on each side."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)


@dataclass(frozen=True)
class Label:
    """Lines of text."""

    x: float
    """Where its lines begin, end or have their middle."""
    y: float
    """The top of its first line."""
    writing: Writing
    kind: str = "text"
    anchor: str = "start"
    """"start", "middle", "end"."""

    @property
    def rect(self) -> Rect:
        """The room it may take."""
        width = self.writing.width
        back = {"start": 0., "middle": width / 2, "end": width}[self.anchor]
        return Rect(self.x - back, self.y, width, self.writing.height)

    @property
    def baselines(self) -> Iterator[tuple[str, float]]:
        """Its lines, each with the height at which it stands."""
        size, leading = self.writing.size, self.writing.leading
        first = self.y + size * (leading - (LEADING + 1) / 2 + _ASCENT)
        return ((line, first + number * size * leading)
                for number, line in enumerate(self.writing.lines))

    def svg(self) -> str:
        """Draw it."""
        lines = "".join(f'<tspan x="{_number(self.x)}" y="{_number(y)}">{escape(line)}</tspan>'
                        for line, y in self.baselines)
        extra = "".join([f' text-anchor="{self.anchor}"' if self.anchor != "start" else "",
                         ' font-weight="700"' if self.writing.bold else "",
                         f' lang="{escape(self.writing.lang)}"' if self.writing.lang else ""])
        return (f'<text class="k-diagram__{self.kind}" font-size="{_number(self.writing.size)}"'
                f"{extra}>{lines}</text>")


@dataclass(frozen=True)
class Box:
    """A rectangle with what is written in it; with an address, a link."""

    rect: Rect
    kind: str
    labels: tuple[Label, ...] = ()
    address: str | None = None
    corner: float = 4

    def svg(self) -> str:
        """Draw it.  The keyboard passes over its link: the list beside the figure has it too."""
        x, y, width, height, corner = map(_number, (
            self.rect.x, self.rect.y, self.rect.width, self.rect.height, self.corner))
        inner = (f'<rect class="k-diagram__{self.kind}" x="{x}" y="{y}" width="{width}" '
                 f'height="{height}" rx="{corner}"/>'
                 + "".join(label.svg() for label in self.labels))
        if self.address is None:
            return inner
        return f'<a href="page:{escape(self.address)}" tabindex="-1">{inner}</a>'


@dataclass(frozen=True)
class Edge:
    """A line by its corners, with a head at its end, at its beginning, or without."""

    points: tuple[Point, ...]
    kind: str = "edge"
    heads: tuple[bool, bool] = (False, False)
    """At the beginning, at the end."""
    label: Label | None = None
    """What is written on it, or at it."""

    @property
    def rect(self) -> Rect:
        """The room it takes, with its label."""
        if self.label is None:
            return _around(self.points)
        box = self.label.rect
        return _around((*self.points, (box.x, box.y), (box.right, box.bottom)))

    @property
    def segments(self) -> tuple[tuple[Point, Point], ...]:
        """Its straight parts."""
        return tuple(zip(self.points, self.points[1:], strict=False))

    def svg(self) -> str:
        """Draw it."""
        drawn = _drawn(self.kind, _path(self.points))
        ways = ((self.points[1], self.points[0]), (self.points[-2], self.points[-1]))
        for wanted, (before, tip) in zip(self.heads, ways, strict=True):
            if wanted:
                drawn += _drawn("head", _path(_head(before, tip)) + "Z")
        return drawn + (self.label.svg() if self.label else "")


@dataclass(frozen=True)
class Area:
    """A filled shape, by its corners."""

    points: tuple[Point, ...]
    kind: str

    @property
    def rect(self) -> Rect:
        """The room it takes."""
        return _around(self.points)

    def svg(self) -> str:
        """Draw it."""
        return _drawn(self.kind, _path(self.points) + "Z")


@dataclass(frozen=True)
class Hatch:
    """Slanting lines in a rectangle.

    Lines and not a pattern: that would need an id of its own on the page.
    """

    rect: Rect

    def svg(self) -> str:
        """Draw it."""
        box, parts = self.rect, []
        at = box.x + box.y + _HATCH
        while at < box.right + box.bottom:
            # Along x + y = at, from side to side.
            low = max(box.x, at - box.bottom)
            high = min(box.right, at - box.y)
            parts.append(_path(((low, at - low), (high, at - high))))
            at += _HATCH
        return _drawn("hatch", "".join(parts))


Part = Label | Box | Edge | Area | Hatch


@dataclass(frozen=True)
class Drawing:
    """A finished figure."""

    width: float
    height: float
    parts: tuple[Part, ...]
    """From the back to the front."""

    def labels(self) -> Iterator[Label]:
        """Yield its labels, those in boxes and on edges too."""
        for part in self.parts:
            if isinstance(part, Box):
                yield from part.labels
            elif isinstance(part, Label):
                yield part
            elif isinstance(part, Edge) and part.label:
                yield part.label

    def svg(self) -> Markup:
        """Return it as SVG; what it says has to stand beside it in words."""
        width, height = _number(self.width), _number(self.height)
        return Markup(f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
                      f'aria-hidden="true">{"".join(part.svg() for part in self.parts)}</svg>')


def drawing(width: float, parts: Iterable[Part]) -> Drawing:
    """Put parts together; the height is theirs, with half a line's width to spare."""
    whole = tuple(parts)
    return Drawing(width, max(part.rect.bottom for part in whole) + 1, whole)


def _around(points: Iterable[Point]) -> Rect:
    across, down = zip(*points, strict=True)
    return Rect(min(across), min(down), max(across) - min(across), max(down) - min(down))


def _head(before: Point, tip: Point) -> tuple[Point, ...]:
    along = (_sign(tip[0] - before[0]), _sign(tip[1] - before[1]))
    back = (tip[0] - along[0] * _HEAD, tip[1] - along[1] * _HEAD)
    half = _HEAD * .6
    return ((back[0] - along[1] * half, back[1] + along[0] * half), tip,
            (back[0] + along[1] * half, back[1] - along[0] * half))


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)


def _drawn(kind: str, path: str) -> str:
    return f'<path class="k-diagram__{kind}" d="{path}"/>'


def _path(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{_number(x)} {_number(y)}" for x, y in points)


def _number(number: float) -> str:
    return f"{round(number, 1):g}"
