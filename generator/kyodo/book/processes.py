"""The chapter on processes: their figures, and their steps as lists."""

from __future__ import annotations

from collections.abc import Iterator

from kyodo.book.forms import documents
from kyodo.book.marks import Block, Run
from kyodo.book.pen import Pen
from kyodo.views import processes as all_processes
from kyodo.views.processes import ExitEntry, ProcessView, StepEntry


def processes(pen: Pen) -> list[Block]:
    """Write where the parties meet, then each process."""
    view = all_processes.processes(pen.voice)
    found = pen.opening(view.section, "processes")
    for table in view.tables:
        one = table.record
        found += [pen.heading(2, one.heading or one.name, None, [f"processes/#{one.id}"]),
                  *pen.text(one.purpose), *pen.points(one.points),
                  *pen.points(table.participants, pen.word("participants")),
                  *pen.source(one.source)]
    for key in pen.voice.addresses.pages:
        if key.kind == "process":
            found += _process(pen, all_processes.process(pen.voice, key), key.address)
    return found + pen.ending(view.section, "processes")


def _process(pen: Pen, view: ProcessView, address: str) -> Iterator[Block]:
    one = view.record
    code = one.code if one.code and one.code not in str(one.title) else None
    yield pen.heading(2, one.title, code, [address, f"processes/#{one.id}"])
    yield from pen.text(one.summary, "lead")
    version = view.version
    yield from pen.rows(
        pen.row(pen.word("direction"), pen.par(
            pen.word(f"direction-{one.direction}") if one.direction else None)),
        pen.row(pen.word("starts-with"), pen.par(view.starts_with)),
        pen.row(pen.word("lanes"), pen.names(view.lanes)),
        pen.row(pen.word("leads-to"), pen.links(view.forms)),
        *([pen.row(pen.word("current-version"), pen.text(version.name)),
           pen.row(pen.word("changes"), pen.text(version.changes))] if version else []),
        pen.row(pen.word("valid-from"), _date(pen, (version or one).valid_from)),
        pen.row(pen.word("legal-basis"), pen.references(one.references, label=False)))
    if one.missing:
        yield from pen.missing("steps")
    if not (one.missing and view.figure and view.figure.missing and not view.figure.title):
        yield from pen.original(view.figure)
    yield from _phases(pen, view, address)
    yield from pen.source(one.source)


def _date(pen: Pen, date: object) -> list[Block]:
    said = getattr(date, "text", None)
    return pen.par(str(said)) if said else []


def _phases(pen: Pen, view: ProcessView, address: str) -> Iterator[Block]:
    for number, phase in enumerate(view.phases):
        if phase.title:
            yield pen.heading(3, phase.title)
        yield from pen.text(phase.text, "before")
        # The layout has to see what a figure shows right behind it, lest half a page be empty.
        whole = view.flow.whole if view.flow and number == 0 else None
        for figure in (whole, *(view.flow.phases[number] if view.flow else ())):
            yield from pen.figure(figure)
        yield {"k": "steps", "steps": [_step(pen, step, address) for step in phase.steps]}


def _step(pen: Pen, step: StepEntry, address: str) -> Block:
    one = step.record
    kind = pen.tag(pen.word(f"kind-{one.kind}")) if one.kind != "task" else []
    brief = pen.rows(
        pen.row(pen.word("who"), pen.names(step.who)),
        pen.row(pen.word("when"), pen.text(one.when)),
        pen.row(pen.word("how"), pen.points(one.methods)),
        pen.row(pen.word("documents"), documents(pen, step.documents)),
        pen.row(pen.word("output"), documents(pen, step.output)),
        pen.row(pen.word("forms"), pen.links(step.forms)),
        pen.row(pen.word("at-table"), pen.links([step.table]) if step.table else []), look="brief")
    ways = step.exits or ((step.onward,) if step.onward and one.kind == "decision" else ())
    body = [*pen.text(one.detail), *brief, *pen.text(one.note)]
    body += [block for way in ways for block in pen.par(_way(pen, way, address), look="way")]
    if one.kind == "end":
        body += pen.par(pen.word("ends-here"), look="way")
    return {"label": pen.line(pen.word("step", number=step.number)), "tag": kind,
            "title": pen.line(one.title or pen.word("unnamed")), "b": body,
            "at": [f"{address}#{one.id}"]}


def _way(pen: Pen, way: ExitEntry, address: str) -> list[Run]:
    label = [{**run, "strong": True} for run in pen.line(way.label)] + [{"s": " "}] * bool(
        way.label)
    leads = pen.line(pen.word("go-back" if way.back else "go-to", number=way.number,
                              title=way.title.plain))
    said = [*label, {"s": "→ "}, *({**run, "to": f"page:{address}#{way.anchor}"} for run in leads)]
    if way.reason_given:
        said += pen.line(pen.voice.speaker.bracketed(pen.word("reason-given")))
    return said + ([{"s": " "}, *pen.line(way.note)] if way.note else [])
