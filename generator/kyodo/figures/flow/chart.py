"""A flow as a drawing: texts measured, boxes placed, ways drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from kyodo.figures.canvas import Box, Drawing, Label, Rect
from kyodo.figures.flow.choice import chosen
from kyodo.figures.flow.columns import Shape
from kyodo.figures.flow.grid import grid
from kyodo.figures.flow.lanes import border, lane
from kyodo.figures.flow.layout import Layout, lay_out
from kyodo.figures.flow.routes import spot
from kyodo.figures.flow.shapes import INSETS, StepBox, Way, drawn_in
from kyodo.figures.measure import Writing, fit, width_of, write
from kyodo.language import Phrase
from kyodo.phrases import phrases
from kyodo.views.flow import FlowFigure, FlowNode

_SIZE = 13
_PAD = 9
_NUMBER_GAP = 6
_HEAD = 10
_SIDE_HEAD = 96
_ROOM, _WIDE_ROOM = 702, 982
_BOXES = (176, 152, 128)
_TOO_WIDE = 4
"""What a pixel of width that is not there counts, in pixels of height."""
_SHORTEST, _FAIR = 64, 110
_LONGEST, _LONGEST_FULL = 150, 92
"""Longer words are cut: full-width ones, which may be cut anywhere, sooner where room is rare."""
_FULL_WIDTH = 0x2E80


@dataclass(frozen=True)
class _Words:
    """The texts of a figure, measured."""

    view: FlowFigure
    box: float
    """How wide a box of a step is."""

    def node(self, number: int) -> tuple[float, float]:
        """Return the width and the height of a box."""
        node = self.view.nodes[number]
        words = self.title(number)
        if node.kind == "jump":
            return words.width + 2 * (_PAD + INSETS["jump"]), words.height + 8
        return self.box, max(words.height + 2 * _PAD, 40)

    def title(self, number: int) -> Writing:
        """Return what stands in a box, without its number."""
        node = self.view.nodes[number]
        if node.kind == "jump":
            return write(node.title, _WIDE_ROOM, _SIZE)
        room = self.box - 2 * (_PAD + INSETS.get(node.kind, 0)) - self.number_room(node)
        return fit(node.title, room, _SIZE)

    def box_for(self, number: int) -> float:
        """Return how wide a box has to be for the longest word in it."""
        node = self.view.nodes[number]
        if node.kind == "jump":
            return 0
        longest = max((min(width_of(part.rstrip(), _SIZE), self._most(part))
                       for part in phrases(node.title.plain, node.title.lang)), default=0)
        return longest + 2 * (_PAD + INSETS.get(node.kind, 0)) + 1 + (
            self.number_room(node))

    def _most(self, part: str) -> float:
        return _LONGEST_FULL if self.view.wide and ord(part[0]) > _FULL_WIDTH else _LONGEST

    def number_room(self, node: FlowNode) -> float:
        """Return how wide a step's number is, with the gap behind it."""
        return width_of(node.number, _SIZE, bold=True) + _NUMBER_GAP if node.number else 0

    def written(self, tie: int, room: float) -> Writing:
        """Return a label in lines."""
        label = self.view.edges[tie].label
        assert label
        return write(label, room, _SIZE)

    def label(self, tie: int, room: float) -> tuple[float, float]:
        """Return the width and the height of a label."""
        words = self.written(tie, room)
        return words.width, words.height

    def least(self, tie: int) -> float:
        """Return the least room for a label: its longest phrase, or what is short anyway."""
        label = self.view.edges[tie].label
        assert label
        return _longest(label)


@cache
def _longest(label: Phrase) -> float:
    parts = [width_of(part.rstrip(), _SIZE) for part in phrases(label.plain, label.lang)]
    whole = width_of(label.plain, _SIZE)
    return max([*parts, min(_SHORTEST, whole), min(_FAIR, whole / 2.4)]) + 1


@lru_cache(maxsize=200)
def flow(view: FlowFigure) -> Drawing:
    """Draw a flow, with lanes as columns, or as rows where it is to lie sideways."""
    sideways = view.sideways
    shape, room = grid(view), _WIDE_ROOM if view.wide else _ROOM
    routes = chosen(shape)
    spots = tuple(spot(cell) for cell in shape.cells)
    if sideways:
        routes = tuple(tuple((y, x) for x, y in route) for route in routes)
        spots = tuple((y, x) for x, y in spots)
    least = max(_Words(view, 0).box_for(number) for number in range(len(view.nodes)))
    best: tuple[float, _Words, Layout] | None = None
    for box in _BOXES:
        words = _Words(view, max(box, least))
        placed = lay_out(shape, routes, spots, words, Shape(sideways, 0 if sideways else room))
        cost = placed.height + _TOO_WIDE * max(0, placed.width + 2 - room)
        if best is None or cost < best[0]:
            best = cost, words, placed
    assert best
    return _drawing(view, best[1], best[2], sideways)


def _drawing(view: FlowFigure, words: _Words, placed: Layout, sideways: bool) -> Drawing:
    heads = [write(name, _SIDE_HEAD if sideways else high - low - 2 * _PAD, _SIZE, bold=True)
             if name else None
             for name, (low, high) in zip(view.lanes, placed.lanes, strict=True)]
    head = max(((name.width if sideways else name.height) + 2 * _HEAD for name in heads if name),
               default=0.)
    x, y = (head + 1, 1.) if sideways else (1., head + 1)
    whole = Rect(1, 1, placed.width + x - 1, placed.height + y - 1)
    ways = [_way(words, placed, number, x, y) for number in range(len(view.edges))]
    steps = [_step(words, placed, number, x, y) for number in range(len(view.nodes))]
    bands = [Rect(1, low + 1, whole.width, high - low) if sideways
             else Rect(low + 1, 1, high - low, whole.height) for low, high in placed.lanes]
    names = [Label(1 + head / 2 if sideways else band.centre[0],
                   (band.centre[1] if sideways else 1 + head / 2) - name.height / 2, name, "name",
                   "middle") for band, name in zip(bands, heads, strict=True) if name]
    areas = [lane(band, number) for number, band in enumerate(bands)]
    said = [way.label.rect for way in ways if way.label]
    lines = [line for band in bands[1:] for line in border(band, sideways, said)]
    return Drawing(whole.right + 1, whole.bottom + 1,
                   (*areas, *lines, *names, Box(whole, "frame", corner=0), *ways, *steps))


def _step(words: _Words, placed: Layout, number: int, x: float, y: float) -> StepBox:
    node, title, box = words.view.nodes[number], words.title(number), placed.boxes[number]
    rect = Rect(box.x + x, box.y + y, box.width, box.height)
    room = words.number_room(node)
    left = rect.centre[0] - (title.width + room) / 2
    top = rect.centre[1] - title.height / 2
    labels = [Label(left + room, top, title, "link" if node.kind == "jump" else "text")]
    if node.number:
        digits = write(Phrase(node.number, node.title.lang), box.width, _SIZE, bold=True)
        labels.insert(0, Label(left, top, digits, "number"))
    return StepBox(rect, node.kind, tuple(labels), node.anchor, roles=node.roles)


def _way(words: _Words, placed: Layout, number: int, x: float, y: float) -> Way:
    view = words.view
    edge = view.edges[number]
    label = None
    if number in placed.labels:
        box = placed.labels[number]
        label = Label(box.centre[0] + x, box.y + y, words.written(number, box.width + .5), "label",
                      "middle")
    ends = [next(n for n, node in enumerate(view.nodes) if node.key == key)
            for key in (edge.source, edge.target)]
    points = list(placed.lines[number])
    for place, end in ((0, ends[0]), (-1, ends[1])):
        points[place] = drawn_in(view.nodes[end].kind, placed.boxes[end], points[place])
    line = tuple((px + x, py + y) for px, py in points)
    return Way(line, "back" if edge.back else "edge", (False, True), label, edge.source,
               edge.leads_to, edge.roles)
