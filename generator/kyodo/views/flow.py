"""View of a process as figures: who does which step, what follows what, in parts that fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby

from kyodo.language import Phrase
from kyodo.model.processes import Flow, Process, Step
from kyodo.views.figures import FigureEntry, entry
from kyodo.views.roles import numbers_by_step
from kyodo.views.versions import numbers_of, title_of
from kyodo.views.voice import Voice

WHOLE = 12
"""A process of so many steps is one figure, whatever its phases: it fits a screen."""
MOST = 16
"""The most steps that one figure has."""
_BESIDE_CONTENTS = 4
"""The most lanes of a figure that stands in a column of text."""
_FEW = 3
"""Of so many lanes all stand in each figure, those that a part does not use as well."""


@dataclass(frozen=True)
class FlowNode:
    """A step, or the sign that leads to one in another figure."""

    key: str
    """What edges refer to."""
    anchor: str
    """The step that it leads to."""
    kind: str
    """As in the data; "jump" for a sign to another figure."""
    number: str | None
    title: Phrase
    lane: int
    """The lane it stands in; for a sign, the one of the step it leads to."""
    roles: tuple[int, ...] = ()
    """The numbers of the roles that have a part in the step."""


@dataclass(frozen=True)
class FlowEdge:
    """A way from a step to another."""

    source: str
    target: str
    """Key of a node of the same figure."""
    leads_to: str
    """The step at its end, in whichever figure that is."""
    label: Phrase | None
    back: bool
    """True: leads to the same step or an earlier one."""
    roles: tuple[int, ...] = ()
    """The numbers of the roles that have a part in the step at either end."""


@dataclass(frozen=True)
class FlowFigure:
    """A process, or the part of it that one figure shows."""

    lanes: tuple[Phrase | None, ...]
    """Whose they are; None: the lane of steps that name no actor."""
    nodes: tuple[FlowNode, ...]
    """Steps in the authored order, then the signs to other figures."""
    edges: tuple[FlowEdge, ...]
    sideways: bool = False
    """True: its lanes are rows."""

    @property
    def wide(self) -> bool:
        """True: it needs the room beside the text as well."""
        return len(self.lanes) > _BESIDE_CONTENTS


@dataclass(frozen=True)
class FlowFigures:
    """The figures of a process; the ``view`` of each is a :class:`FlowFigure`."""

    whole: FigureEntry | None
    """All of it; None where it is too long for that."""
    phases: tuple[tuple[FigureEntry, ...], ...]
    """For each stretch of steps of one phase, the figures that stand by it; else empty ones."""


def flow_figures(voice: Voice, process: Process, flow: Flow) -> FlowFigures | None:
    """View a process, or the version of it that is ``flow``; None where nothing is to be drawn.

    What is no longer in force has no files.
    """
    if not any(step.next for step in flow.steps):
        return None
    stretches = [list(steps) for _phase, steps in groupby(flow.steps, lambda step: step.phase)]
    if len(flow.steps) <= WHOLE:
        return FlowFigures(_entry(voice, process, flow, flow.steps, process.id),
                           ((),) * len(stretches))
    numbers = count(1)
    return FlowFigures(None, tuple(
        tuple(_entry(voice, process, flow, part, f"{process.id}-{next(numbers)}")
              for part in _parts(steps) if _drawable(part))
        for steps in stretches))


def flow_entries(voice: Voice) -> Iterator[FigureEntry]:
    """Yield the figures of all processes, with their files."""
    section = voice.guideline.processes
    for process in section.items if section else ():
        if figures := flow_figures(voice, process, process.current):
            drawn = [*filter(None, [figures.whole]),
                     *(one for phase in figures.phases for one in phase)]
            for one in drawn:
                yield from filter(None, [one, one.wide])


def _entry(
    voice: Voice, process: Process, flow: Flow, steps: Sequence[Step], name: str,
) -> FigureEntry:
    view = _figure(voice, flow, steps)
    title = voice.speaker.say(process.title) or voice.page_title("processes")
    phase = next((one for one in flow.phases if one.id == steps[0].phase), None)
    said = voice.speaker.say(phase.title) if phase and len(steps) < len(flow.steps) else None
    if said:
        title = replace(
            title, markdown=f"{title.markdown}{voice.speaker.word('colon')}{said.markdown}")
    original = (flow.figure or process.figure) if steps[0] is flow.steps[0] else None
    made = entry(voice, f"process-{name}", title, _in_words(voice, view), view, original,
                 filed=flow is process.current)
    if not (flow.lanes_as_rows or process.lanes_as_rows):
        return made
    return replace(made, wide=replace(
        made, name=f"{made.name}-wide", view=replace(view, sideways=True)))


def _in_words(voice: Voice, view: FlowFigure) -> str:
    """Return a line for each step, and below it one for each way on."""
    titles = {node.key: " ".join(filter(None, [node.number, node.title.plain]))
              for node in view.nodes}
    colon = voice.speaker.word("colon")
    return "\n".join(
        line for node in view.nodes if node.kind != "jump" for line in (
            titles[node.key],
            *(f"→ {edge.label.plain + colon if edge.label else ''}{titles[edge.target]}"
              for edge in view.edges if edge.source == node.key)))


def _drawable(steps: Sequence[Step]) -> bool:
    return len(steps) > 1 or bool(steps[0].next)


def _parts(steps: Sequence[Step]) -> list[Sequence[Step]]:
    """Split steps that are too many for one figure, where the fewest ways are cut."""
    count = -(-len(steps) // MOST)
    if count == 1:
        return [steps]
    ideal = len(steps) / count
    slack = max(1, round(MOST - ideal), round(ideal / 4))
    middle = [place for place in range(1, len(steps))
              if abs(place - ideal) <= slack and place <= MOST]
    at = min(middle, key=lambda place: (_cut(steps, place), abs(place - ideal)))
    return [steps[:at], *_parts(steps[at:])]


def _cut(steps: Sequence[Step], at: int) -> int:
    before = {step.id for step in steps[:at]}
    after = {step.id for step in steps[at:]}
    return sum((way.to in after) if step.id in before else (way.to in before)
               for step in steps for way in step.next)


def _figure(voice: Voice, flow: Flow, shown: Iterable[Step]) -> FlowFigure:
    steps = {step.id: step for step in shown}
    lanes = _lanes(flow, steps.values())
    order = {step.id: place for place, step in enumerate(flow.steps)}
    numbers = numbers_of(flow)
    every = {step.id: step for step in flow.steps}
    taking = numbers_by_step(voice, flow)
    nodes = [FlowNode(step.id, step.id, step.kind, numbers[step.id], _title(voice, step),
                      lanes.index(step.lane), taking[step.id])
             for step in steps.values()]
    edges = []
    for step in steps.values():
        for number, way in enumerate(step.next):
            back = order[way.to] <= order[step.id]
            target = way.to
            if way.to not in steps:
                target = f"{step.id}.{number}"
                word = "flow-back-to" if back else "flow-on-to"
                lane = every[way.to].lane
                nodes.append(FlowNode(
                    target, way.to, "jump", None, voice.word(word, number=numbers[way.to]),
                    lanes.index(lane) if lane in lanes else lanes.index(step.lane),
                    roles=taking[way.to]))
            both = tuple(sorted({*taking[step.id], *taking[way.to]}))
            edges.append(FlowEdge(step.id, target, way.to, voice.speaker.say(way.label), back,
                                  both))
    names = (voice.actor_names([lane])[0] if lane else None for lane in lanes)
    return FlowFigure(tuple(names), tuple(nodes), tuple(edges))


def _lanes(flow: Flow, steps: Iterable[Step]) -> list[str | None]:
    used = {step.lane for step in steps}
    lanes: list[str | None] = [lane for lane in flow.lanes
                               if len(flow.lanes) <= _FEW or lane in used]
    return [*lanes, None] if None in used else lanes


def _title(voice: Voice, step: Step) -> Phrase:
    # Without its origin: what the preview links to stands in the list below.
    return replace(title_of(voice, step), origin=None)
