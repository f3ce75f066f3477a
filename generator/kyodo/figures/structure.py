"""The promotion structure: bodies in columns by the side they stand on, with numbered lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from kyodo.figures.canvas import Box, Drawing, Label, Part, Point, Rect, drawing
from kyodo.figures.columns import arranged
from kyodo.figures.measure import LEADING, fit, write
from kyodo.figures.plan import EDGE, MARK, Plan
from kyodo.language import Phrase
from kyodo.views.structure import Member, PairEntry, StructureFigure

_NUMBER, _LIST = 12, 12.5
_INDENT, _GUTTER = 30., 24.
"""Of the list: the room for a number, and between its columns."""
_TALL = 3
"""Where nobody knows who stands where, more than this many share two columns."""


@lru_cache(maxsize=64)
def structure(view: StructureFigure) -> Drawing:
    """Draw the structure, with a number on each line; what passes along it, a list says."""
    order = arranged(_split(view), tuple(tie.ends for tie in view.ties))
    plan = Plan(view, order, 150)
    for _ in range(2):
        plan = Plan(view, order, plan.room)
    return drawing(plan.width, _parts(plan))


def with_list(view: StructureFigure) -> Drawing:
    """Draw the structure with what passes along its lines in words beneath it."""
    figure = structure(view)
    width = (figure.width - _GUTTER) / 2
    blocks = [_pair(pair, width) for pair in view.pairs]
    half = sum(_height(block) for block in blocks) / 2
    parts: list[Part] = [*figure.parts]
    x, y = 0., 0.
    for block in blocks:
        if not x and y and y + _height(block) / 2 > half:
            x, y = width + _GUTTER, 0.
        parts += (_moved(part, x, figure.height + _GUTTER + y) for part in block)
        y += _height(block)
    return drawing(figure.width, parts)


def _pair(pair: PairEntry, width: float) -> list[Part]:
    """Return a number with the names of the two and what passes between them, line by line."""
    first = pair.relations[0]
    back = any(one.mutual or one.source == first.target for one in pair.relations)
    names = Phrase(f"{first.source.text.markdown} {'↔' if back else '→'} "
                   f"{first.target.text.markdown}", first.source.text.lang)
    lines = [(names, True, "name")]
    for one in pair.relations:
        if one.label:
            way = "" if one.mutual or not back else "→ " if one.source == first.source else "← "
            lines.append((replace(one.label, markdown=f"{way}{one.label.markdown}"),
                          False, "text"))
    parts: list[Part] = [*_mark(pair.number, (_INDENT / 2 - 2, MARK / 2))]
    y = (MARK - _LIST * LEADING) / 2
    for text, bold, kind in lines:
        words = fit(text, width - _INDENT, _LIST, bold)
        parts.append(Label(_INDENT, y, words, kind))
        y += words.height
    return parts


def _height(block: list[Part]) -> float:
    return max(part.rect.bottom for part in block) + 10


def _moved(part: Part, x: float, y: float) -> Part:
    if isinstance(part, Box):
        rect = part.rect
        return replace(part, rect=Rect(rect.x + x, rect.y + y, rect.width, rect.height))
    assert isinstance(part, Label)
    return replace(part, x=part.x + x, y=part.y + y)


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
