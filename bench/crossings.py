"""How often lines cross in our figures of processes, beside those that Graphviz draws.

For ``dot`` each lane is a cluster, as near as it comes to lanes. Run with ``make bench``; where
there is no ``dot`` it says so, and counts ours alone.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from pathlib import Path

from kyodo.addresses import Addresses
from kyodo.figures.flow.chart import flow
from kyodo.figures.flow.crossings import crossings
from kyodo.figures.flow.shapes import Way
from kyodo.language import Phrase, Speaker
from kyodo.load import load
from kyodo.views.flow import FlowEdge, FlowFigure, FlowLane, FlowNode, flow_figures
from kyodo.views.versions import current
from kyodo.views.voice import Voice

ROOT = Path(__file__).resolve().parent.parent
REAL = {"model": ROOT, "thirty steps": ROOT / "tests/fixtures/thirty-steps"}
GENERATED = 12
_SAMPLES = 12
Point = tuple[float, float]


def real(folder: Path) -> Iterator[tuple[str, list[FlowFigure]]]:
    """Yield the processes of a guideline, each with its figures."""
    guideline = load(folder).guideline
    speaker = Speaker(guideline.info.languages[0], guideline.info.languages)
    voice = Voice(guideline, Addresses(guideline), speaker)
    for process in guideline.processes.items if guideline.processes else ():
        if found := flow_figures(voice, process, current(process)):
            yield process.id, [one.view for part in ([found.whole], *found.phases)
                               for one in part if one]


def generated(seed: int) -> FlowFigure:
    """Return a flow of some lanes and steps, with branches, joins and loops."""
    some = random.Random(seed)
    lanes, count = some.randint(2, 7), some.randint(6, 16)
    word = Phrase("はい", "ja")
    nodes = tuple(FlowNode(str(n), str(n), some.choice(["task", "decision"]), str(n),
                           Phrase("書類がそろっているかを確かめる", "ja"), some.randrange(lanes))
                  for n in range(count))
    edges = []
    for n in range(count - 1):
        targets = {n + 1}
        while some.random() < .4:
            targets.add(some.choice([*range(max(0, n - 4), n), *range(n + 1, min(count, n + 4))]))
        edges += [FlowEdge(str(n), str(to), str(to), word if len(targets) > 1 else None, to <= n)
                  for to in sorted(targets)]
    return FlowFigure(tuple(FlowLane(str(n), Phrase(f"担い手{n}", "ja")) for n in range(lanes)),
                      nodes, tuple(edges))


def ours(figure: FlowFigure) -> int:
    """Count the crossings in our figure."""
    return len(crossings([part.points for part in flow(figure).parts if isinstance(part, Way)]))


def dots(figure: FlowFigure) -> int:
    """Count the crossings in the figure that dot draws, its curves taken as short lines."""
    def said(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    lines = ["digraph { rankdir=TB; node [shape=box];"]
    for number, lane in enumerate(figure.lanes):
        within = " ".join(said(node.key) for node in figure.nodes if node.lane == number)
        lines.append(f'subgraph cluster_{number} {{ label={said(str(lane.name))}; {within} }}')
    lines += [f"{said(node.key)} [label={said(node.title.plain)}];" for node in figure.nodes]
    lines += [f"{said(edge.source)} -> {said(edge.target)}"
              + (f" [label={said(edge.label.plain)}]" if edge.label else "") + ";"
              for edge in figure.edges]
    drawn = subprocess.run(["dot", "-Tjson"], input="\n".join([*lines, "}"]), text=True,
                           capture_output=True, check=True)
    curves = [_curve(edge["pos"]) for edge in json.loads(drawn.stdout).get("edges", ())]
    return sum(_meet(one, other) for first, second in combinations(curves, 2)
               for one in pairwise(first) for other in pairwise(second))


def _curve(pos: str) -> list[Point]:
    ends = {part[0]: part[2:] for part in pos.split() if part[1] == "," and part[0] in "se"}
    knots = [_point(part) for part in pos.split() if part[0] not in "se"]
    line = [knots[0]]
    for at in range(0, len(knots) - 1, 3):
        line += [_between(knots[at:at + 4], step / _SAMPLES) for step in range(1, _SAMPLES + 1)]
    return [*([_point(ends["s"])] if "s" in ends else []), *line,
            *([_point(ends["e"])] if "e" in ends else [])]


def _point(text: str) -> Point:
    x, y = text.split(",")
    return float(x), float(y)


def _between(knots: Sequence[Point], t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3)
    return (sum(w * k[0] for w, k in zip(weights, knots, strict=True)),
            sum(w * k[1] for w, k in zip(weights, knots, strict=True)))


def _meet(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Tell whether two short lines cross, not only touch."""
    def side(a: Point, b: Point, c: Point) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    return (side(*one, other[0]) * side(*one, other[1]) < 0
            and side(*other, one[0]) * side(*other, one[1]) < 0)


def main() -> None:
    """Print both counts for real and for generated flows."""
    with_dot = shutil.which("dot") is not None
    if not with_dot:
        print("crossings: dot (Graphviz) is not installed, so ours are counted alone")
    flows = [(f"{name}, {process}", figures) for name, folder in REAL.items()
             for process, figures in real(folder)]
    flows += [(f"generated {seed}", [generated(seed)]) for seed in range(GENERATED)]
    print("crossings              ours  dot")
    for name, figures in flows:
        theirs = sum(map(dots, figures)) if with_dot else "-"
        print(f"{name:<22} {sum(map(ours, figures)):>4} {theirs:>4}")


if __name__ == "__main__":
    main()
