"""Views of the processes: the ordered list of steps is the truth."""

from __future__ import annotations

from dataclasses import dataclass

from kyodo.addresses import PageKey
from kyodo.language import Phrase
from kyodo.model.processes import Flow, Process, Step, Table
from kyodo.views.flow import FlowFigures, flow_figures
from kyodo.views.forms import DocumentEntry, documents
from kyodo.views.spoken import Spoken
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


@dataclass(frozen=True)
class PhaseEntry:
    """Steps that stand together under one heading; ``title`` is None without phases."""

    title: Phrase | None
    text: Phrase | None
    steps: tuple[StepEntry, ...]


@dataclass(frozen=True)
class VersionLink:
    """Another version of the process."""

    link: Link
    record: Spoken
    current: bool


@dataclass(frozen=True)
class ProcessView:
    """A process, in one of its versions."""

    record: Spoken
    version: Spoken | None
    outdated: bool
    """True: another version has taken its place."""
    versions: tuple[VersionLink, ...]
    """All versions, newest first; empty where there is only one."""
    figure: Spoken | None
    lanes: tuple[Phrase, ...]
    phases: tuple[PhaseEntry, ...]
    flow: FlowFigures | None
    """Its figures."""
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
                         _starter(voice, p), len(_current(p).steps))
            for p in section.items),
    )


def process(voice: Voice, key: PageKey) -> ProcessView:
    """View a process in its current version, or, for a key of kind "version", in an older one."""
    section = voice.guideline.processes
    assert section is not None
    record, version = key.record if key.kind == "version" else (key.record, None)
    flow = version or _current(record)
    items = section.items
    index = items.index(record)
    return ProcessView(
        record=voice.spoken(record),
        version=voice.spoken(flow) if record.versions else None,
        outdated=version is not None,
        versions=_versions(voice, record, flow),
        figure=voice.spoken(flow.figure or record.figure),
        lanes=voice.actor_names(flow.lanes),
        phases=_phases(voice, flow),
        flow=flow_figures(voice, flow),
        starts_with=_starter(voice, record),
        forms=voice.links("form", _outcomes(record, flow)),
        previous=voice.link("process", items[index - 1].id) if index else None,
        next=voice.link("process", items[index + 1].id) if index + 1 < len(items) else None,
    )


def _current(process: Process) -> Flow:
    return process.versions[-1] if process.versions else process


def _starter(voice: Voice, process: Process) -> Phrase | None:
    return voice.actor_names([process.starts_with])[0] if process.starts_with else None


def _outcomes(process: Process, flow: Flow) -> list[str]:
    ids = [*process.forms, *(form for step in flow.steps for form in step.forms)]
    return list(dict.fromkeys(ids))


def _versions(voice: Voice, process: Process, shown: Flow) -> tuple[VersionLink, ...]:
    if len(process.versions) < 2:
        return ()
    address = voice.addresses.of("process", process.id)
    entries = []
    for version in reversed(process.versions):
        current = version is process.versions[-1]
        name = voice.speaker.say(version.name) or voice.word("version", name=version.id)
        way = address if current else f"{address}{version.id}/"
        if version is not shown:
            entries.append(VersionLink(Link(name, way), voice.spoken(version), current))
    return tuple(entries)


def _phases(voice: Voice, flow: Flow) -> tuple[PhaseEntry, ...]:
    numbers = {step.id: step.number or str(i) for i, step in enumerate(flow.steps, 1)}
    titles = {phase.id: phase for phase in flow.phases}
    groups: list[tuple[str | None, list[StepEntry]]] = []
    for index, step in enumerate(flow.steps):
        if not groups or groups[-1][0] != step.phase:
            groups.append((step.phase, []))
        groups[-1][1].append(_step(voice, flow, index, numbers))
    return tuple(
        PhaseEntry(
            voice.speaker.say(titles[phase].title) if phase else None,
            voice.speaker.say(titles[phase].text) if phase else None,
            tuple(steps),
        )
        for phase, steps in groups
    )


def _step(voice: Voice, flow: Flow, index: int, numbers: dict[str, str]) -> StepEntry:
    step = flow.steps[index]
    who = [*([step.lane] if step.lane else []), *(a for a in step.actors if a != step.lane)]
    return StepEntry(
        record=voice.spoken(step),
        number=numbers[step.id],
        who=voice.actor_names(who),
        exits=_exits(voice, flow, index, numbers),
        documents=documents(voice, step.documents),
        output=documents(voice, step.output),
        forms=voice.links("form", step.forms),
        table=voice.link("table", step.table) if step.table else None,
    )


def _exits(
    voice: Voice, flow: Flow, index: int, numbers: dict[str, str]
) -> tuple[ExitEntry, ...]:
    step: Step = flow.steps[index]
    places = {s.id: i for i, s in enumerate(flow.steps)}
    first = step.next[0] if len(step.next) == 1 else None
    plain = first is not None and not (first.label or first.note or first.reason_given)
    if plain and places[step.next[0].to] == index + 1:
        return ()
    return tuple(
        ExitEntry(
            label=voice.speaker.say(way.label),
            number=numbers[way.to],
            title=voice.speaker.say(flow.steps[places[way.to]].title) or voice.word("unnamed"),
            anchor=way.to,
            back=places[way.to] <= index,
            reason_given=way.reason_given,
            note=voice.speaker.say(way.note),
        )
        for way in step.next
    )


def _table(voice: Voice, table: Table) -> TableEntry:
    said = (voice.speaker.say(name) for name in table.participants)
    return TableEntry(
        voice.spoken(table),
        (*(name for name in said if name), *voice.actor_names(table.actors)),
    )
