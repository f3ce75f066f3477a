"""What has to hold for any figure of a flow, and flows to hold it against."""

from __future__ import annotations

from itertools import combinations, pairwise

from figure_rules import SPARE, assert_sound
from hypothesis import strategies as st

from kyodo.figures.canvas import Area, Drawing, Point, Rect
from kyodo.figures.flow.shapes import StepBox, Way
from kyodo.model.processes import Flow
from kyodo.views.flow import FlowFigure

Segment = tuple[Point, Point]
NEAR = 10.5
"""How far a label may be from its line, at the most."""
ACTORS = [f"a{number}" for number in range(7)]
TITLES = {
    "ja": ["相談する", "書類がそろっているかを確かめる", "自分たちで行う。または、ほかの相手と行う",
           "パートナーテーブルで話し合う",
           "コミュニティ・スクールとの連携を市民協働推進会議で話し合って決める"],
    "en": ["Ask for advice", "Check that nothing is missing", "Go on alone or with others",
           "Talk at the Partner Table about intermunicipal responsibilities",
           "The Collaboration Promotion Section names the sections in charge and says so"],
}
LABELS = {
    "ja": ["はい", "いいえ", "まだはっきりしない", "今の予算でできる。またはお金が要らない",
           "市民が、自分たちだけで行うと決める"],
    "en": ["Yes", "No", "Not yet clear", "The citizens decide to go ahead without the city",
           "Possible within the present budget"],
}


@st.composite
def flows(draw: st.DrawFn) -> Flow:
    """Return a process as somebody might write one: lanes, phases or none, loops, branches."""
    count = draw(st.integers(3, 60))
    lanes = ACTORS[:draw(st.integers(2, 7))]
    phased = draw(st.booleans())
    unlaned = draw(st.integers(0, 9)) == 0
    steps, phase = [], 0
    for number in range(count):
        phase += draw(st.integers(0, 6)) == 0
        kind = draw(st.sampled_from(["task", "task", "document", "decision", "decision", "end"]))
        kind = "start" if not number else "end" if number == count - 1 else kind
        step = {"id": f"s{number}", "kind": kind, "title": {
            lang: draw(st.sampled_from(TITLES[lang])) for lang in TITLES}}
        if not (unlaned and draw(st.booleans())):
            step["lane"] = draw(st.sampled_from(lanes))
        if phased:
            step["phase"] = f"p{phase}"
        if kind != "end":
            step["next"] = draw(ways(number, count, kind == "decision"))
        steps.append(step)
    phases = [{"id": f"p{number}", "title": "x"} for number in range(phase + 1)]
    return Flow.model_validate({"lanes": lanes, "phases": phases, "steps": steps})


@st.composite
def ways(draw: st.DrawFn, number: int, count: int, decides: bool) -> list[dict[str, object]]:
    """Return the ways on from a step: the next one, one soon after, one before, or any."""
    found = []
    for place in range(draw(st.integers(2, 5) if decides else st.integers(1, 2))):
        soon = st.integers(number + 1, min(number + 3, count - 1))
        to = draw(soon if not place else st.one_of(
            soon, st.integers(max(0, number - 4), number), st.integers(0, count - 1)))
        way: dict[str, object] = {"to": f"s{to}"}
        if decides or draw(st.integers(0, 3)) == 0:
            way["label"] = {lang: draw(st.sampled_from(LABELS[lang])) for lang in LABELS}
        found.append(way)
    return found


def assert_flow_sound(view: FlowFigure, drawn: Drawing) -> None:
    """Hold a figure against all that we promise of one."""
    assert_sound(drawn)
    boxes = [part for part in drawn.parts if isinstance(part, StepBox)]
    ways = [part for part in drawn.parts if isinstance(part, Way)]
    assert len(boxes) == len(view.nodes) and len(ways) == len(view.edges)
    assert_steps(view, drawn, boxes)
    for edge, way in zip(view.edges, ways, strict=True):
        assert (way.source, way.target) == (edge.source, edge.leads_to)
        ends = {edge.source, edge.target}
        for node, box in zip(view.nodes, boxes, strict=True):
            assert_passes(way, box, node.key in ends)
        assert_labelled(way, [other for other in ways if other is not way])
    for (edge, way), (other, far) in combinations(zip(view.edges, ways, strict=True), 2):
        if edge.target != other.target:
            for one in segments(way):
                assert not any(run_together(one, two) for two in segments(far)), (way, far)


def assert_steps(view: FlowFigure, drawn: Drawing, boxes: list[StepBox]) -> None:
    lanes = [part.rect for part in drawn.parts if isinstance(part, Area)]
    assert len(lanes) == len(view.lanes)
    for node, box in zip(view.nodes, boxes, strict=True):
        assert box.address == node.anchor
        assert any(lane.holds(box.rect, 1) for lane in lanes)
        if node.kind != "jump":
            assert lanes[node.lane].holds(box.rect, 1)
        assert_text_inside(box)
    steps = [box.rect for box in boxes if box.kind != "jump"]
    for one, other in pairwise(steps):
        across = lanes[0].y == lanes[-1].y
        assert (one.centre[1] <= other.centre[1] + .01) if across else (
            one.centre[0] <= other.centre[0] + .01)


def assert_text_inside(box: StepBox) -> None:
    """Its text is within its shape, not only within the rectangle around that."""
    if box.kind != "decision":
        return
    corners = box.outline
    for label in box.labels:
        rect = label.rect
        for x, y in ((rect.x, rect.y), (rect.right, rect.y), (rect.x, rect.bottom),
                     (rect.right, rect.bottom)):
            for (ax, ay), (bx, by) in pairwise((*corners, corners[0])):
                length = ((bx - ax) ** 2 + (by - ay) ** 2) ** .5
                assert ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length >= SPARE


def assert_passes(way: Way, box: StepBox, end: bool) -> None:
    """No line runs through a box; at its ends it may reach as far as the box's shape draws in."""
    room = Rect(box.rect.x + 24, box.rect.y + .1, box.rect.width - 48, box.rect.height - .2) if (
        end) else box.rect.grown(2)
    if room.width > 0:
        for one, other in segments(way):
            assert not around(one, other).overlaps(room), (way, box)


def assert_labelled(way: Way, others: list[Way]) -> None:
    """A label is at its own line and at no other; its line makes room for it."""
    if way.label is None:
        return
    rect = way.label.rect
    assert min(distance(rect, one, other) for one, other in segments(way)) <= NEAR
    for other in others:
        for one, two in segments(other):
            assert distance(rect, one, two) > 2, (way.label, other)
    for piece in way.pieces():
        for one, two in pairwise(piece):
            assert not around(one, two).overlaps(rect), way


def segments(way: Way) -> list[Segment]:
    return list(pairwise(way.points))


def around(one: Point, other: Point) -> Rect:
    x, y = min(one[0], other[0]), min(one[1], other[1])
    return Rect(x, y, abs(one[0] - other[0]), abs(one[1] - other[1]))


def distance(rect: Rect, one: Point, other: Point) -> float:
    line = around(one, other)
    across = max(line.x - rect.right, rect.x - line.right, 0)
    down = max(line.y - rect.bottom, rect.y - line.bottom, 0)
    return max(across, down)


def run_together(one: Segment, other: Segment) -> bool:
    """Tell whether two lines lie on one another for more than a point."""
    a, b = around(*one), around(*other)
    if one[0][0] == one[1][0] and other[0][0] == other[1][0]:
        return abs(a.x - b.x) < 3 and min(a.bottom, b.bottom) - max(a.y, b.y) > .1
    if one[0][1] == one[1][1] and other[0][1] == other[1][1]:
        return abs(a.y - b.y) < 3 and min(a.right, b.right) - max(a.x, b.x) > .1
    return False
