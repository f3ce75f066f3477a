"""Processes as graphs: every step can be reached, and every way comes to an end."""

from __future__ import annotations

from collections.abc import Iterator

from kyodo.checks.graphs import backwards, reach, roots
from kyodo.checks.references import unknown_id
from kyodo.model.processes import Flow, Process, Step
from kyodo.model.whole import Guideline
from kyodo.problems import Finding, Path, nearest

FILE = "processes"


def check_flows(guideline: Guideline) -> Iterator[Finding]:
    """Report what is wrong with the steps of each process and each of its versions."""
    for number, process in enumerate(guideline.processes.items if guideline.processes else ()):
        path: Path = ("items", number)
        yield from _has_steps(process, path)
        yield from _check_flow(process, path)
        for i, version in enumerate(process.versions):
            yield from _check_flow(version, (*path, "versions", i))


def _has_steps(process: Process, path: Path) -> Iterator[Finding]:
    if process.steps and process.versions:
        yield Finding("steps-and-versions", FILE, (*path, "steps"), at_key=True)
    if process.missing:
        return
    if not (process.steps or process.versions or process.figure):
        yield Finding("no-steps", FILE, path, {"id": process.id})
    for i, version in enumerate(process.versions):
        if not (version.steps or version.figure):
            yield Finding("no-steps", FILE, (*path, "versions", i), {"id": version.id})


def _check_flow(flow: Flow, path: Path) -> Iterator[Finding]:
    ids = [step.id for step in flow.steps]
    for number, step in enumerate(flow.steps):
        here: Path = (*path, "steps", number)
        yield from _check_names(step, flow, ids, here)
        yield from _check_exits(step, here)
    if ids and len(set(ids)) == len(ids):  # else the report on the ids has to come first
        yield from _check_graph(flow, path)


def _check_names(step: Step, flow: Flow, ids: list[str], here: Path) -> Iterator[Finding]:
    if step.lane is not None and step.lane not in flow.lanes:
        yield Finding("lane-not-declared", FILE, (*here, "lane"), {
            "value": step.lane, "nearest": nearest(step.lane, flow.lanes),
            "known": ", ".join(flow.lanes)})
    phases = [phase.id for phase in flow.phases]
    if step.phase is not None and step.phase not in phases:
        yield unknown_id(FILE, (*here, "phase"), step.phase, "phase", phases, FILE)
    for i, leave in enumerate(step.next):
        if leave.to not in ids:
            yield unknown_id(FILE, (*here, "next", i, "to"), leave.to, "step", ids, FILE)


def _check_exits(step: Step, here: Path) -> Iterator[Finding]:
    if step.kind == "end" and step.next:
        yield Finding("end-goes-on", FILE, (*here, "next"), {"id": step.id}, at_key=True)
    elif step.kind == "decision":
        if len(step.next) < 2:
            yield Finding("decision-one-exit", FILE, here,
                          {"id": step.id, "count": len(step.next)})
        for i, leave in enumerate(step.next):
            if leave.label is None:
                yield Finding("exit-without-label", FILE, (*here, "next", i),
                              {"id": step.id, "to": leave.to})
    elif step.kind != "end" and not step.next:
        yield Finding("dead-end", FILE, here, {"id": step.id})


def _check_graph(flow: Flow, path: Path) -> Iterator[Finding]:
    numbers = {step.id: number for number, step in enumerate(flow.steps)}
    graph = {step.id: tuple(leave.to for leave in step.next if leave.to in numbers)
             for step in flow.steps}
    starts = [step.id for step in flow.steps if step.kind == "start"] or [flow.steps[0].id]
    reached = reach(graph, starts)
    # Ways to steps that nobody knows are reported as such; where they lead cannot be judged.
    astray = {step.id for step in flow.steps if len(graph[step.id]) < len(step.next)}
    lost = [] if reached & astray else [name for name in numbers if name not in reached]
    for name in roots(graph, lost):
        yield Finding("unreachable-step", FILE, (*path, "steps", numbers[name]), {"id": name})
    ends = [step.id for step in flow.steps
            if step.kind == "end" or step.id in astray or not step.next]
    ending = reach(backwards(graph), ends)
    caught = [name for name in numbers if name in reached and name not in ending]
    if caught:
        yield Finding("no-way-out", FILE, (*path, "steps", numbers[caught[0]]),
                      {"ids": ", ".join(caught)})
