"""Views of the processes: the ordered list of steps is the truth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kyodo.addresses import PageKey
from kyodo.language import Phrase
from kyodo.model.processes import Exit, Flow, Process, Table
from kyodo.views.flow import FlowFigures, flow_figures
from kyodo.views.forms import DocumentEntry, documents
from kyodo.views.roles import Role, numbers_by_step, roles
from kyodo.views.spoken import Spoken
from kyodo.views.versions import Changes, VersionLink, changes, numbers_of, title_of, versions
from kyodo.views.voice import Link, Voice


@dataclass(frozen=True)
class ExitEntry:
    """A way on from a step."""

    label: Phrase | None
    number: str
    """Number of the step it leads to."""
    title: Phrase
    anchor: str
    back: bool
    """True: leads to this step or an earlier one."""
    reason_given: bool
    note: Phrase | None


@dataclass(frozen=True)
class StepEntry:
    """A step, with its number and its ways on."""

    record: Spoken
    number: str
    who: tuple[Phrase, ...]
    exits: tuple[ExitEntry, ...]
    """Empty where the only way on is the step that follows in the list."""
    documents: tuple[DocumentEntry, ...]
    output: tuple[DocumentEntry, ...]
    forms: tuple[Link, ...]
    table: Link | None
    onward: ExitEntry | None
    """The step that follows in the list, where it is the only way on."""
    roles: tuple[int, ...] = ()
    """The numbers of the roles that take part in it."""
    change: str | None = None
    """Since the version before: "added", "changed", or nothing."""


@dataclass(frozen=True)
class PhaseEntry:
    """Steps that stand together under one heading; ``title`` is None without phases."""

    title: Phrase | None
    text: Phrase | None
    steps: tuple[StepEntry, ...]


@dataclass(frozen=True)
class ProcessView:
    """A process, in one of its versions."""

    record: Spoken
    version: Spoken | None
    outdated: bool
    """True: another version has taken its place."""
    versions: tuple[VersionLink, ...]
    """All other versions, newest first."""
    changes: Changes | None
    """What differs from the version before."""
    figure: Spoken | None
    lanes: tuple[Phrase, ...]
    roles: tuple[Role, ...]
    """The parties whose steps can stand out; empty where every step is everybody's."""
    phases: tuple[PhaseEntry, ...]
    flow: FlowFigures | None
    """Its figures."""
    starts: tuple[str, ...]
    """The steps at which one can begin."""
    starts_with: Phrase | None
    forms: tuple[Link, ...]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True)
class TableEntry:
    """A table at which the parties meet."""

    record: Spoken
    participants: tuple[Phrase, ...]


@dataclass(frozen=True)
class ProcessEntry:
    """A process in the list of processes."""

    record: Spoken
    address: str
    starts_with: Phrase | None
    count: int
    """How many steps it has; 0 where they are not known."""


@dataclass(frozen=True)
class ProcessesView:
    """The page /processes/."""

    section: Spoken
    tables: tuple[TableEntry, ...]
    items: tuple[ProcessEntry, ...]


def processes(voice: Voice) -> ProcessesView:
    """View the list of processes."""
    section = voice.guideline.processes
    assert section is not None
    return ProcessesView(
        section=voice.spoken(section),
        tables=tuple(_table(voice, table) for table in section.tables),
        items=tuple(
            ProcessEntry(voice.spoken(p), voice.addresses.of("process", p.id),
                         _starter(voice, p), len(p.current.steps))
            for p in section.items),
    )


def process(voice: Voice, key: PageKey) -> ProcessView:
    """View a process in its current version, or, for a key of kind "version", in an older one."""
    section = voice.guideline.processes
    assert section is not None
    record, version = key.record if key.kind == "version" else (key.record, None)
    flow = version or record.current
    differing = changes(voice, record, flow)
    items = section.items
    index = items.index(record)
    return ProcessView(
        record=voice.spoken(record),
        version=voice.spoken(flow) if record.versions else None,
        outdated=version is not None,
        versions=versions(voice, record, flow),
        changes=differing,
        figure=voice.spoken(flow.figure or record.figure),
        lanes=voice.actor_names(flow.lanes),
        roles=roles(voice, flow, numbers_of(flow)),
        phases=_phases(voice, flow, differing),
        flow=flow_figures(voice, record, flow),
        starts=tuple(s.id for s in flow.steps if s.kind == "start") or (
            tuple(s.id for s in flow.steps[:1])),
        starts_with=_starter(voice, record),
        forms=voice.links("form", _outcomes(record, flow)),
        previous=voice.link("process", items[index - 1].id) if index else None,
        next=voice.link("process", items[index + 1].id) if index + 1 < len(items) else None,
    )


def _starter(voice: Voice, process: Process) -> Phrase | None:
    return voice.actor_names([process.starts_with])[0] if process.starts_with else None


def _outcomes(process: Process, flow: Flow) -> list[str]:
    ids = [*process.forms, *(form for step in flow.steps for form in step.forms)]
    return list(dict.fromkeys(ids))


def _phases(voice: Voice, flow: Flow, differing: Changes | None) -> tuple[PhaseEntry, ...]:
    taking, numbers = numbers_by_step(voice, flow), numbers_of(flow)
    titles = {phase.id: phase for phase in flow.phases}
    groups: list[tuple[str | None, list[StepEntry]]] = []
    for index, step in enumerate(flow.steps):
        if not groups or groups[-1][0] != step.phase:
            groups.append((step.phase, []))
        groups[-1][1].append(replace(
            _step(voice, flow, index, numbers),
            roles=taking[step.id],
            change=differing.of(step.id) if differing else None))
    return tuple(
        PhaseEntry(
            voice.speaker.say(titles[phase].title) if phase else None,
            voice.speaker.say(titles[phase].text) if phase else None,
            tuple(steps),
        )
        for phase, steps in groups
    )


def _step(voice: Voice, flow: Flow, index: int, numbers: Mapping[str, str]) -> StepEntry:
    step = flow.steps[index]
    said = {step.lane, *voice.actor(step.lane).includes} if step.lane else set()
    who = [*([step.lane] if step.lane else []), *(a for a in step.actors if a not in said)]
    ways = tuple(_way(voice, flow, index, way, numbers) for way in step.next)
    plain = len(ways) == 1 and not (ways[0].label or ways[0].note or ways[0].reason_given)
    follows = plain and [s.id for s in flow.steps[index + 1:index + 2]] == [ways[0].anchor]
    return StepEntry(
        record=voice.spoken(step),
        number=numbers[step.id],
        who=voice.actor_names(who),
        exits=() if follows else ways,
        onward=ways[0] if follows else None,
        documents=documents(voice, step.documents),
        output=documents(voice, step.output),
        forms=voice.links("form", step.forms),
        table=voice.link("table", step.table) if step.table else None,
    )


def _way(
    voice: Voice, flow: Flow, index: int, way: Exit, numbers: Mapping[str, str]
) -> ExitEntry:
    place = next(i for i, step in enumerate(flow.steps) if step.id == way.to)
    return ExitEntry(
        label=voice.speaker.say(way.label),
        number=numbers[way.to],
        title=title_of(voice, flow.steps[place]),
        anchor=way.to,
        back=place <= index,
        reason_given=way.reason_given,
        note=voice.speaker.say(way.note),
    )


def _table(voice: Voice, table: Table) -> TableEntry:
    said = (voice.speaker.say(name) for name in table.participants)
    return TableEntry(
        voice.spoken(table),
        (*(name for name in said if name), *voice.actor_names(table.actors)),
    )
