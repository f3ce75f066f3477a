"""What can be reached from where: for the steps of processes and the questions of the finder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

Graph = Mapping[str, tuple[str, ...]]
"""Id → the ids it leads to."""


def reach(graph: Graph, starts: Iterable[str]) -> set[str]:
    """Return all that can be reached from ``starts``, themselves included."""
    reached: set[str] = set()
    waiting = list(starts)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += graph[name]
    return reached


def backwards(graph: Graph) -> Graph:
    """Return the graph with every way turned round."""
    back: dict[str, list[str]] = {name: [] for name in graph}
    for name, following in graph.items():
        for one in following:
            back[one].append(name)
    return {name: tuple(before) for name, before in back.items()}


def roots(graph: Graph, lost: list[str]) -> Iterator[str]:
    """Yield one step for each lost part of the graph: mending it mends what follows it."""
    entered = {to for name in lost for to in graph[name] if to != name}
    done: set[str] = set()
    for name in [*(one for one in lost if one not in entered), *lost]:
        if name not in done:
            yield name
            done |= reach(graph, [name])
