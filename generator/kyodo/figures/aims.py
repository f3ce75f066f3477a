"""The aims: what makes collaboration needed, what it is, what it aims at, from left to right."""

from __future__ import annotations

from collections.abc import Iterator

from kyodo.figures.canvas import Area, Box, Drawing, Label, Part, Rect, drawing
from kyodo.figures.measure import fit
from kyodo.views.aims import AimsFigure, Step

_WIDTH = 704
_GAP, _ARROW = 30., 14.
_NAME, _TEXT = 14, 13
_EDGE, _PAD = 8., 8.


def aims(view: AimsFigure) -> Drawing:
    """Draw a column for each step, with an arrow to the next; the last one stands out."""
    count = len(view.steps)
    width = (_WIDTH - 2 - _GAP * (count - 1)) / count
    lefts = [1 + number * (width + _GAP) for number in range(count)]
    names = [fit(step.title, width - 2 * _PAD, _NAME, bold=True) for step in view.steps]
    head = max(name.height for name in names) + 2 * _PAD
    items = [_items(step, width - 2 * _EDGE) for step in view.steps]
    tall = max(sum(box.rect.height + _EDGE for box in boxes) for boxes in items) + _EDGE
    parts: list[Part] = []
    for number, (left, name, boxes) in enumerate(zip(lefts, names, items, strict=True)):
        last = number == count - 1
        parts.append(Box(Rect(left, 1, width, head + tall), "aim" if last else "column", corner=6))
        parts.append(Box(Rect(left, 1, width, head), "banner" if last else "heading", (
            Label(left + width / 2, 1 + (head - name.height) / 2, name,
                  "banner-name" if last else "name", "middle"),), corner=6))
        parts += _spread(boxes, Rect(left + _EDGE, 1 + head, width - 2 * _EDGE, tall))
        if not last:
            x, y = left + width + (_GAP - _ARROW) / 2, 1 + head + tall / 2
            parts.append(Area(((x, y - _ARROW), (x + _ARROW, y), (x, y + _ARROW)), "arrow"))
    return drawing(_WIDTH, parts)


def _items(step: Step, width: float) -> list[Box]:
    """Return the boxes of a step's items, not yet in their places."""
    found = []
    for item in step.items:
        words = fit(item, width - 2 * _PAD, _TEXT)
        label = Label(_PAD, _PAD, words, "name")
        found.append(Box(Rect(0, 0, width, words.height + 2 * _PAD), "item", (label,)))
    return found


def _spread(boxes: list[Box], room: Rect) -> Iterator[Box]:
    """Place boxes below one another, as high as to fill the room together."""
    spare = room.height - _EDGE - sum(box.rect.height + _EDGE for box in boxes)
    y = room.y + _EDGE
    for box in boxes:
        height = box.rect.height + spare / len(boxes)
        (label,) = box.labels
        top = y + (height - label.writing.height) / 2
        yield Box(Rect(room.x, y, room.width, height), box.kind, (
            Label(room.x + label.x, top, label.writing, label.kind),))
        y += height + _EDGE
