from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from figure_rules import assert_sound, words_of
from making import made, voice

from kyodo.figures.canvas import Box, Drawing, Edge, Point, Rect
from kyodo.figures.columns import arranged
from kyodo.figures.structure import structure
from kyodo.language import Phrase
from kyodo.views.structure import Column, Member, StructureFigure, Tie, structure_figure
from kyodo.views.voice import Link

NAMES = {
    "ja": ["協働推進課", "市民", "ふじみ野市協働のまちづくり庁内推進委員会", "推進員",
           "コミュニティ・スクール運営協議会"],
    "en": ["Citizens", "Collaboration promotion officer", "NPOs", "Community Building Council",
           "Fujimino Collaborative Community Building Internal Promotion Committee"],
}
HALF = 1.
"""Half of a line's width, and a little."""


def some_structure(seed: int) -> StructureFigure:
    """Return a structure that some guideline might have: 2 to 14 members, up to 20 ties."""
    some = random.Random(seed)
    lang = some.choice(["ja", "en"])
    count = some.randint(2, 14)

    def phrase() -> Phrase:
        return Phrase(some.choice(NAMES[lang]), lang)

    members = tuple(
        Member(Link(phrase(), some.choice([None, f"promotion/{n}/"])),
               tuple(phrase() for _ in range(some.choice([0, 0, 1, 2]))), some.random() < .8)
        for n in range(count))
    sides = [some.randrange(some.choice([1, 2, 3, 3])) for _ in range(count)]
    columns = tuple(
        Column(phrase() if len({*sides}) > 1 or some.random() < .5 else None,
               tuple(n for n in range(count) if sides[n] == side)) for side in sorted({*sides}))
    possible = [*combinations(range(count), 2)]
    chosen = some.sample(possible, min(len(possible), some.randint(0, 20), 2 * count))
    ties = tuple(Tie(number, ends, some.choice([(True, True), (False, True), (True, False)]))
                 for number, ends in enumerate(chosen, 1))
    return StructureFigure(members, columns, ties, ())


@pytest.mark.parametrize("seed", range(30))
def test_any_structure(seed: int) -> None:
    view = some_structure(seed)
    drawn = structure(view)
    assert_sound(drawn)
    assert_lines_sound(view, drawn)
    assert drawn.svg() == structure(some_structure(seed)).svg()
    said = "".join(words_of(drawn)).replace(" ", "")
    for member in view.members:
        assert member.link.text.plain.replace(" ", "") in said


def assert_lines_sound(view: StructureFigure, drawn: Drawing) -> None:
    """Lines run through no box, no mark but their own, and never along each other."""
    lines = [part for part in drawn.parts if isinstance(part, Edge)]
    boxes = [part.rect for part in drawn.parts
             if isinstance(part, Box) and part.kind in ("body", "actor")]
    marks = marks_of(drawn)
    assert len(lines) == len(view.ties) and len(boxes) == len(view.members)
    assert {number for number, _ in marks} == {str(tie.number) for tie in view.ties}
    for tie, line in zip(view.ties, lines, strict=True):
        for segment in line.segments:
            assert not [box for box in boxes if meets(segment, box.grown(-HALF))], tie
            assert segment[0][0] == segment[1][0] or segment[0][1] == segment[1][1]
        ends = [next(n for n, box in enumerate(boxes) if touches(point, box))
                for point in (line.points[0], line.points[-1])]
        heads = dict(zip(ends, line.heads, strict=True))
        assert heads == dict(zip(tie.ends, tie.heads, strict=True)), tie
        for number, mark in marks:
            own = number == str(tie.number)
            met = [segment for segment in line.segments if meets(segment, mark)]
            assert not met or own, (tie, number)
            assert not own or any(on(mark.centre, segment) for segment in line.segments)
    for one, other in combinations(lines, 2):
        for first in one.segments:
            assert not [1 for second in other.segments if along(first, second)], (one, other)


def marks_of(drawn: Drawing) -> list[tuple[str, Rect]]:
    rects = [part.rect for part in drawn.parts if isinstance(part, Box) and part.kind == "mark"]
    said = [label.writing.lines[0] for label in drawn.labels() if label.kind == "mark-number"]
    return [*zip(said, rects, strict=True)]


def rect_of(segment: tuple[Point, Point]) -> Rect:
    (a, b), (c, d) = segment
    return Rect(min(a, c), min(b, d), abs(a - c), abs(b - d))


def meets(segment: tuple[Point, Point], box: Rect) -> bool:
    return rect_of(segment).grown(.001).overlaps(box)


def along(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Tell whether two parts run side by side so near that they look like one."""
    a, b = rect_of(one), rect_of(other)
    return (a.width == 0) == (b.width == 0) and a.grown(2).overlaps(b.grown(.5))


def on(point: Point, segment: tuple[Point, Point]) -> bool:
    return rect_of(segment).grown(.01).holds(Rect(*point, 0, 0))


def touches(point: Point, box: Rect) -> bool:
    return box.grown(.01).holds(Rect(*point, 0, 0)) and not box.grown(-.01).holds(
        Rect(*point, 0, 0))


def test_a_line_without_need_crosses_none() -> None:
    found = arranged(((0, 1, 2), (3, 4, 5)), ((0, 5), (1, 4), (2, 3)))
    assert found.cost() < 1, "the other way round, no line crosses another"
    assert arranged(((0, 1), (2,), (3,)), ((0, 3),)).columns[1] in (((0, 1), 2), (2, (0, 1)))


def test_members_that_nothing_ties_keep_their_order() -> None:
    assert arranged(((2, 0, 1), (3, 4)), ()).columns == ((0, 1, 2), (3, 4))
    assert arranged(((0, 1, 2),), ()).columns == ((0, 1, 2),)


def test_one_side_alone_takes_two_columns() -> None:
    members = tuple(Member(Link(Phrase(f"課{n}", "ja"), None), (), True) for n in range(6))
    view = StructureFigure(members, (Column(None, tuple(range(6))),),
                           (Tie(1, (0, 1), (False, True)),), ())
    lefts = {box.x for box in boxes_of(structure(view))}
    assert len(lefts) == 2
    few = replace(view, members=members[:3], columns=(Column(None, (0, 1, 2)),))
    assert len({box.x for box in boxes_of(structure(few))}) == 1


def boxes_of(drawn: Drawing) -> list[Rect]:
    return [part.rect for part in drawn.parts if isinstance(part, Box) and part.kind == "body"]


BODIES = """\
bodies:
  - {{id: council, name: {{ja: 会議, en: Council}}, kind: citizen, text: 話し合う。}}
  - {{id: base, name: {{ja: 拠点, en: Base}}, kind: {place}}}
  - {{id: officer, name: {{ja: 推進員, en: Officer}}, kind: officer,
     placed: {{each: {{ja: 各課, en: Each section}}, count: 44}}}}
"""
RELATIONS = """\
relations:
  - {source: council, target: officer, label: 意見}
  - {source: citizens, target: base, mutual: true}
  - {source: officer, target: council, label: 報告}
  - {source: mayor, target: officer}
"""
ACTORS = """\
items:
  - {id: citizens, name: {ja: 市民, en: Citizens}}
  - {id: mayor, name: {ja: 市長, en: The mayor}, is_administration: true}
"""


def figure(folder: Path, relations: str = RELATIONS, place: str = "place") -> (
        StructureFigure | None):
    guideline = made(folder, {"data/promotion.yaml": BODIES.format(place=place) + relations,
                              "data/actors.yaml": ACTORS})
    return structure_figure(voice(guideline))


def test_everybody_stands_on_their_side(tmp_path: Path) -> None:
    view = figure(tmp_path)
    assert view
    said = {column.name.plain if column.name else "": [
        view.members[member].link.text.plain for member in column.members]
        for column in view.columns}
    assert said == {"市民の側": ["市民", "会議"], "市民と市の間": ["拠点"],
                    "市役所の中": ["市長", "推進員"]}
    notes = {member.link.text.plain: [note.plain for note in member.notes]
             for member in view.members}
    assert notes["推進員"] == ["各課", "44か所"] and notes["拠点"] == ["場・拠点"]
    assert notes["会議"] == []
    assert {m.link.text.plain for m in view.members if not m.body} == {"市民", "市長"}


def test_relations_of_the_same_two_are_one_line(tmp_path: Path) -> None:
    view = figure(tmp_path)
    assert view
    names = [member.link.text.plain for member in view.members]
    assert [(tie.number, *(names[end] for end in tie.ends), tie.heads) for tie in view.ties] == [
        (1, "会議", "推進員", (True, True)), (2, "市民", "拠点", (True, True)),
        (3, "市長", "推進員", (False, True))]
    assert [[one.label.plain if one.label else "" for one in pair.relations]
            for pair in view.pairs] == [["意見", "報告"], [""], [""]]


def test_without_relations_all_have_to_be_known(tmp_path: Path) -> None:
    view = figure(tmp_path / "a", relations="")
    assert view and not view.ties
    assert figure(tmp_path / "b", relations="", place="other") is None
    tied = figure(tmp_path / "c", place="other")
    assert tied and [column.name.plain for column in tied.columns if column.name] == [
        "市民の側", "その他", "市役所の中"]
