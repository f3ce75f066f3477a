"""The promotion structure: bodies in columns by the side they stand on, with numbered lines."""

from __future__ import annotations

from collections.abc import Iterator

from kyodo.figures.canvas import Box, Drawing, Label, Part, Point, Rect, drawing
from kyodo.figures.columns import arranged
from kyodo.figures.measure import write
from kyodo.figures.plan import EDGE, MARK, Plan
from kyodo.language import Phrase
from kyodo.views.structure import Member, StructureFigure

_NUMBER = 12
_TALL = 3
"""Where nobody knows who stands where, more than this many share two columns."""


def structure(view: StructureFigure) -> Drawing:
    """Draw the structure, with a number on each line; what passes along it, a list says."""
    order = arranged(_split(view), tuple(tie.ends for tie in view.ties))
    plan = Plan(view, order, 150)
    for _ in range(2):
        plan = Plan(view, order, plan.room)
    return drawing(plan.width, _parts(plan))


def _split(view: StructureFigure) -> tuple[tuple[int, ...], ...]:
    """Return who stands in which column; a single long one becomes two, tied across."""
    columns = tuple(column.members for column in view.columns)
    if len(columns) > 1 or len(columns[0]) <= _TALL:
        return columns
    halves: tuple[list[int], list[int]] = ([], [])
    for member in columns[0]:
        tied = {end for tie in view.ties if member in tie.ends for end in tie.ends}
        left, right = (len(tied & {*half}) * 2 + len(half) for half in halves)
        halves[left > right].append(member)
    return tuple(tuple(half) for half in halves if half)


def _parts(plan: Plan) -> Iterator[Part]:
    """Draw it all, from the back to the front."""
    foot = max(box.bottom for box in plan.boxes) + EDGE + 4
    for across, name in plan.heads:
        yield Box(Rect(across.x, 1, across.width, foot - 1), "column", corner=6)
        if name:
            yield name
    marks = []
    for tie, (edge, places) in zip(plan.view.ties, plan.lines, strict=True):
        yield edge
        marks += [(tie.number, place) for place in places]
    for member, box, words in zip(plan.view.members, plan.boxes, plan.words, strict=True):
        yield _box(member, box, words)
    for number, place in marks:
        yield from _mark(number, place)


def _box(member: Member, box: Rect, words: list[Label]) -> Box:
    y = box.y + (box.height - sum(label.writing.height for label in words)) / 2
    labels = []
    for label in words:
        labels.append(Label(box.centre[0], y, label.writing, label.kind, "middle"))
        y += label.writing.height
    return Box(box, "body" if member.body else "actor", tuple(labels), member.link.address,
               4 if member.body else 14)


def _mark(number: int, place: Point) -> Iterator[Part]:
    words = write(Phrase(str(number), ""), 40, _NUMBER, bold=True)
    width = max(MARK, words.width + 8)
    yield Box(Rect(place[0] - width / 2, place[1] - MARK / 2, width, MARK), "mark",
              corner=MARK / 2)
    yield Label(place[0], place[1] - words.height / 2, words, "mark-number", "middle")
