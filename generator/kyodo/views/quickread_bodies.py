"""The parts of the quick-read edition on how collaboration comes about and is kept going."""

from __future__ import annotations

from itertools import pairwise

from kyodo.model.processes import Process
from kyodo.views import processes as whole
from kyodo.views.quickread_cards import (
    Card,
    LaneChart,
    LaneExit,
    LaneStep,
    Part,
    Shown,
    Side,
    opening,
    short_text,
    title_of,
)
from kyodo.views.quickread_notes import basis_notes, open_notes
from kyodo.views.structure import structure_figure
from kyodo.views.voice import Voice

_MOST_STEPS = 8


def processes(voice: Voice, short: Shown, wanted: str | None) -> Part | None:
    """View how it comes about: the phases of a process, or its steps, or all processes."""
    section = voice.guideline.processes
    if section is None or not section.items:
        return None
    process = next((one for one in section.items if one.id == wanted), section.items[0])
    flow = process.current
    address = voice.addresses.of("process", process.id)
    if not flow.steps:
        cards = tuple(Card(one.code, voice.speaker.say(one.title),
                           short_text(voice, short, one, one.summary),
                           address=voice.addresses.of("process", one.id))
                      for one in section.items)
        return Part("processes", "cards", title_of(voice, "processes"),
                    opening(voice, section.lead), cards, address="processes/")
    title = voice.word("quick-process", process=str(voice.speaker.say(process.title)),
                       heading=title_of(voice, "processes").plain)
    return Part("processes", "steps", title, voice.speaker.say(process.summary),
                _steps(voice, short, process), chart=_chart(voice, process), address=address)


def _steps(voice: Voice, short: Shown, process: Process) -> tuple[Card, ...]:
    """Return the phases of a process; without phases the tasks that citizens can follow it by."""
    flow = process.current
    if flow.phases:
        return tuple(Card(str(number), voice.speaker.say(one.title),
                          short_text(voice, short, one, one.text))
                     for number, one in enumerate(flow.phases, 1))
    tasks = [one for one in flow.steps if one.kind not in ("decision", "end")] or flow.steps
    return tuple(Card(str(number), voice.speaker.say(one.title), short_text(voice, short, one))
                 for number, one in enumerate(tasks[:_MOST_STEPS], 1))


def _chart(voice: Voice, process: Process) -> LaneChart:
    """Return all steps of a process, each in its lane."""
    flow = process.current
    used = [step.lane for step in flow.steps]
    lanes = [lane for lane in dict.fromkeys([*flow.lanes, *used]) if lane and lane in used]
    names = voice.actor_names(lanes)
    view = whole.process(voice, voice.addresses.by_name[f"processes/{process.id}"])
    places = iter(lanes.index(lane) if lane else None for lane in used)
    order = [step.number for phase in view.phases for step in phase.steps]
    following = set(pairwise(order))
    phases = tuple((phase.title, tuple(
        LaneStep(step.number, step.record.title, next(places),
                 tuple(LaneExit(way.label, way.number, way.back) for way in step.exits),
                 step.record.kind == "end",
                 any((step.number, way.number) in following
                     for way in (*step.exits, step.onward)[:1] if way))
        for step in phase.steps)) for phase in view.phases)
    return LaneChart(names, phases)


def tables(voice: Voice, short: Shown) -> Part | None:
    """View the first place where the parties meet."""
    section = voice.guideline.processes
    for one in section.tables if section else ():
        title, said = voice.speaker.say(one.name), short_text(voice, short, one, one.purpose)
        if title and said:
            return Part("tables", "text", title, said, spare=True, address="processes/")
    return None


def promotion(voice: Voice, short: Shown) -> Part | None:
    """View who keeps it going, side by side where it is known who stands where."""
    section = voice.guideline.promotion
    if section is None or not section.bodies:
        return None
    bodies = {one.id: one for one in section.bodies}

    def card(name: str) -> Card:
        one = bodies[name]
        return Card(None, voice.speaker.say(one.name),
                    short_text(voice, short, one, one.text, *one.roles[:1]))

    sides: tuple[Side, ...] = (Side(None, tuple(card(name) for name in bodies)),)
    figure = structure_figure(voice)
    if figure and len(figure.columns) > 1:
        by_name = {str(voice.speaker.say(one.name)): name for name, one in bodies.items()}
        sides = tuple(Side(column.name, tuple(
            card(by_name[figure.members[i].link.text.plain]) for i in column.members
            if figure.members[i].link.text.plain in by_name)) for column in figure.columns)
        sides = tuple(side for side in sides if side.cards)
    return Part("promotion", "sides", title_of(voice, "promotion"), None, sides=sides,
                address="promotion/", notes=(
                    *open_notes(voice, section.bodies, [c for s in sides for c in s.cards]),
                    *basis_notes(voice, *section.bodies)))


def measures(voice: Voice, short: Shown) -> Part | None:
    """View the measures of the first level, with those below where they have no text."""
    section = voice.guideline.measures
    if section is None or not section.items:
        return None
    cards = []
    for one in section.items:
        said = short_text(voice, short, one, one.text)
        below = tuple(name for item in one.items if (name := voice.speaker.say(item.name)))
        cards.append(Card(one.number, voice.speaker.say(one.name), said,
                          points=below if said is None else ()))
    return Part("measures", "cards", title_of(voice, "measures"), None, tuple(cards),
                address="measures/")


