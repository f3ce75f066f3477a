"""The zones between what citizens do and what the city does: side by side, or one below another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from kyodo.figures.canvas import Area, Box, Drawing, Edge, Hatch, Label, Part, Rect, drawing
from kyodo.figures.measure import LEADING, Wide, Writing, width_of, write
from kyodo.language import Phrase
from kyodo.views.zones import FormMark, ZoneBox, ZoneFigure

_PAD = 6
_GAP = 8
_STRIP = 8
_CHIP_PAD = (5, 4)
_LEAST = .15
"""The share of the smaller side at an end of the figure that still is collaboration."""


@dataclass(frozen=True)
class Measures:
    """How large a figure is drawn."""

    width: float
    name: float
    """Size of the zones' names."""
    text: float
    """Size of all else."""
    leading: float = LEADING
    """Height of lines, in sizes of their type."""
    least: float = 0.
    """No type is smaller."""
    wide: Wide = width_of
    """How wide a text is in the font that it will be shown in, as far as that is known."""

    def write(self, text: Phrase, room: float, points: float, bold: bool = False) -> Writing:
        """Break a text into lines that are as high as those of the figure."""
        return replace(write(text, room, points, bold, self.wide), leading=self.leading)


WIDE = Measures(704, 14, 13)
COMPACT = Measures(528, 13, 13)
"""For the column beside a label."""
NARROW = Measures(288, 13, 12.5)
"""For phones, where it is shown a little larger."""


def zones(view: ZoneFigure, size: Measures) -> Drawing:
    """Draw the zones side by side, or one below another where a word would be cut in two."""
    drawn = side_by_side(view, size)
    labels = [*drawn.labels()]
    return one_below_another(view, size) if any(one.writing.cut for one in labels) else drawn


def side_by_side(view: ZoneFigure, size: Measures) -> Drawing:
    """Draw the zones from left to right, with the shares of both sides above them."""
    count = len(view.zones)
    width = (size.width - 2 - _GAP * (count - 1)) / count
    lefts = [1 + number * (width + _GAP) for number in range(count)]
    parts: list[Part] = []
    top = 0.
    for inside, numbers in _runs(view):
        left, right = lefts[numbers[0]], lefts[numbers[-1]] + width
        words = size.write(view.inside if inside else view.outside, right - left, size.text, inside)
        parts.append(Label((left + right) / 2, 0, words, "name" if inside else "muted", "middle"))
        top = max(top, words.height)
    parts = [Label(p.x, top - p.writing.height, p.writing, p.kind, p.anchor)
             for p in parts if isinstance(p, Label)]
    for inside, numbers in _runs(view):
        if inside:
            left, right = lefts[numbers[0]] + 1, lefts[numbers[-1]] + width - 1
            parts.append(Edge(((left, top + 12), (left, top + 4), (right, top + 4),
                               (right, top + 12)), "bracket"))
    top += 18
    if view.ends:
        band = Rect(1, top, size.width - 2, 52)
        parts += _band(view, band, [(left, left + width) for left in lefts], size, across=True)
        top = band.bottom + _GAP
    heads = [_name(zone, width - 2 * _PAD, size) for zone in view.zones]
    head = max(sum(label.writing.height for label in labels) for labels in heads)
    inner = top + _STRIP + _PAD + 2
    columns = [list(_forms(view, zone, Rect(left + _PAD, inner + head + 10, width - 2 * _PAD, 0),
                           size)) for zone, left in zip(view.zones, lefts, strict=True)]
    foot = max([inner + head, *(part.rect.bottom for column in columns for part in column)])
    for zone, left, labels, forms in zip(view.zones, lefts, heads, columns, strict=True):
        box = Rect(left, top, width, foot + _PAD + 4 - top)
        parts += _zone(zone, box, Rect(left, top, width, _STRIP))
        parts += _placed(labels, left + _PAD, inner)
        parts += forms
    return drawing(size.width, parts)


def one_below_another(view: ZoneFigure, size: Measures) -> Drawing:
    """Draw the zones from top to bottom, with the shares of both sides beside them."""
    parts: list[Part] = []
    bracket = any(zone.inside for zone in view.zones)
    left = 46 if view.ends else 12 if bracket else 1
    width = size.width - 1 - left
    y = 0.
    if view.ends:
        words = size.write(view.ends[0], size.width, size.text, bold=True)
        parts.append(Label(1, y, words, "name"))
        y += words.height + 4
    top, stretches = y, []
    for inside, numbers in _runs(view):
        words = size.write(view.inside if inside else view.outside, width, size.text, inside)
        parts.append(Label(left, y, words, "name" if inside else "muted"))
        begin = y + size.text * (size.leading - LEADING / 2)
        start = y
        y += words.height + 4
        for zone in (view.zones[number] for number in numbers):
            box, drawn = _row(view, zone, left, y, width, size)
            parts += drawn
            stretches.append((start, box.bottom + _GAP))
            y = start = box.bottom + _GAP
        if inside:
            x = left - 10
            parts.append(Edge(((x + 7, begin), (x, begin), (x, y - _GAP - 1), (x + 7, y - _GAP - 1)
                               ), "bracket"))
    if view.ends:
        band = Rect(1, top, 26, y - _GAP - top)
        parts = [*_band(view, band, stretches, size, across=False), *parts]
        words = size.write(view.ends[1], size.width, size.text, bold=True)
        parts.append(Label(1, y - 2, words, "name"))
    return drawing(size.width, parts)


def _row(
    view: ZoneFigure, zone: ZoneBox, left: float, top: float, width: float, size: Measures,
) -> tuple[Rect, list[Part]]:
    room = width - _STRIP - 4 * _PAD
    labels = _name(zone, room, size)
    x, y = left + _STRIP + 2 * _PAD, top + _PAD + 2
    foot = y + sum(label.writing.height for label in labels)
    forms = list(_forms(view, zone, Rect(x, foot + 6, room, 0), size))
    foot = max([foot, *(part.rect.bottom for part in forms)])
    box = Rect(left, top, width, foot + _PAD + 4 - top)
    strip = Rect(left, top, _STRIP, box.height)
    return box, [*_zone(zone, box, strip), *_placed(labels, x, y), *forms]


def _runs(view: ZoneFigure) -> Iterator[tuple[bool, list[int]]]:
    """Yield the neighbours that are inside the domain of collaboration, or outside."""
    for inside, group in groupby(range(len(view.zones)), lambda n: view.zones[n].inside):
        yield inside, list(group)


def _zone(zone: ZoneBox, box: Rect, strip: Rect) -> Iterator[Part]:
    """Draw what tells a zone's kind, without colour too: a full or a hatched side, its border."""
    marked = " k-diagram__zone--marked" if zone.marked else ""
    yield Box(box, ("zone" if zone.inside else "outside") + marked, corner=0)
    if zone.inside:
        yield Box(strip, "strip", corner=0)
    else:
        yield Hatch(strip)


def _name(zone: ZoneBox, room: float, size: Measures) -> list[Label]:
    labels = []
    if zone.code:
        code = Phrase(zone.code, zone.name.lang)
        labels.append(Label(0, 0, write(code, room, size.name + 2, bold=True), "number"))
    known = not zone.name.missing
    name = size.write(zone.name, room, size.name if known else size.text, bold=known)
    return [*labels, Label(0, 0, name, "name" if known else "muted")]


def _placed(labels: Sequence[Label], x: float, y: float) -> Iterator[Label]:
    for label in labels:
        yield Label(x, y, label.writing, label.kind)
        y += label.writing.height


def _forms(view: ZoneFigure, zone: ZoneBox, room: Rect, size: Measures) -> Iterator[Part]:
    """Draw the zone's forms, one after another from the top of ``room``."""
    if not zone.forms:
        return
    y = room.y
    if view.forms:
        words = size.write(view.forms, room.width, size.text)
        yield Label(room.x, y, words, "muted")
        y += words.height + 4
    x, foot = room.x, y
    for mark in zone.forms:
        chip = _chip(view, mark, room.width, size)
        if x > room.x and x + chip.rect.width > room.right:
            x, y = room.x, foot + 6
        yield _moved(chip, x, y)
        x += chip.rect.width + 6
        foot = max(foot, y + chip.rect.height)


def _chip(view: ZoneFigure, mark: FormMark, room: float, size: Measures) -> Box:
    across, down = _CHIP_PAD
    linked = mark.link.address is not None
    words = size.write(mark.link.text, room - 2 * across, size.text, bold=not linked)
    labels = [Label(across, down, words, "link" if linked else "name")]
    if mark.partial:
        part = size.write(view.partial, room - 2 * across,
                          max(size.text - .5, size.least))
        labels.append(Label(across, down + words.height, part, "muted"))
    width = max(label.writing.width for label in labels) + 2 * across
    height = labels[-1].rect.bottom + down
    return Box(Rect(0, 0, width, height), "partial" if mark.partial else "chip", tuple(labels),
               mark.link.address)


def _moved(box: Box, x: float, y: float) -> Box:
    labels = tuple(Label(one.x + x, one.y + y, one.writing, one.kind) for one in box.labels)
    return Box(Rect(x, y, box.rect.width, box.rect.height), box.kind, labels, box.address)


def _band(
    view: ZoneFigure, band: Rect, stretches: Sequence[tuple[float, float]], size: Measures,
    across: bool,
) -> Iterator[Part]:
    """Draw the shares of both sides, shifting from one to the other over the zones inside."""
    assert view.ends
    inside = [number for number, zone in enumerate(view.zones) if zone.inside]
    first, last = (inside[0], inside[-1]) if inside else (0, len(view.zones) - 1)
    begin, end = stretches[first][0], stretches[last][1]
    ends = (0. if first else _LEAST, 1. if last + 1 < len(view.zones) else 1 - _LEAST)
    thick = band.height if across else band.width
    low, high = (band.x, band.right) if across else (band.y, band.bottom)
    begin, end = max(begin, low), min(end, high)
    line = [(low, ends[0] * thick), (begin, ends[0] * thick), (end, ends[1] * thick),
            (high, ends[1] * thick)]

    def at(along: float, depth: float) -> tuple[float, float]:
        return (along, band.bottom - depth) if across else (band.x + depth, along)

    border = tuple(at(along, depth) for along, depth in line)
    near, far = at(low, thick), at(high, thick)
    kinds = ("citizens", "city") if view.citizens_first else ("city", "citizens")
    yield Area((near, *border, far), kinds[0])
    yield Area((at(low, 0), *border, at(high, 0)), kinds[1])
    yield Edge(border, "border")
    yield Box(band, "frame", corner=0)
    if across:
        room = (band.width - 40) / 2
        one, other = (size.write(words, room, size.text, bold=True) for words in view.ends)
        yield Label(band.x + 10, band.y + 6, one, "name")
        yield Label(band.right - 10, band.bottom - 6 - other.height, other, "name", "end")
