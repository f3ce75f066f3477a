"""Where the nodes of a flow stand: a cell each, lanes one way, the authored order the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kyodo.views.flow import FlowFigure

_CROWDED = 2
"""A step with more ways on than this has a row of its own, so that they have room."""


@dataclass(frozen=True)
class Cell:
    """A place in the grid."""

    lane: int
    row: int


@dataclass(frozen=True)
class Tie:
    """An edge between two nodes, by their numbers."""

    source: int
    target: int
    labelled: bool
    back: bool


@dataclass(frozen=True)
class Grid:
    """A flow as much as its shape depends on; equal for all languages of a guideline."""

    lanes: int
    rows: int
    steps: int
    """How many of the nodes are steps; signs to other figures come after them."""
    cells: tuple[Cell, ...]
    """Of each node."""
    ties: tuple[Tie, ...]


def grid(view: FlowFigure) -> Grid:
    """Place the steps in rows of the authored order, signs to other figures beside their step."""
    numbers = {node.key: number for number, node in enumerate(view.nodes)}
    ties = tuple(Tie(numbers[edge.source], numbers[edge.target], edge.label is not None,
                     numbers[edge.target] <= numbers[edge.source]) for edge in view.edges)
    lanes = [node.lane for node in view.nodes]
    steps = [number for number, node in enumerate(view.nodes) if node.kind != "jump"]
    cells = _Cells(len(view.lanes), lanes, ties)
    cells.place_steps(steps)
    for number in range(len(steps), len(view.nodes)):
        cells.place_jump(number)
    rows = max(cell.row for cell in cells.taken.values()) + 1
    return Grid(len(view.lanes), rows, len(steps),
                tuple(cells.taken[n] for n in range(len(lanes))), ties)


class _Cells:
    """Cells while they are being taken."""

    def __init__(self, count: int, lanes: list[int], ties: tuple[Tie, ...]) -> None:
        self.count, self.lanes, self.ties = count, lanes, ties
        self.taken: dict[int, Cell] = {}

    def place_steps(self, steps: list[int]) -> None:
        """Give each step the row of the one before it, if they may be done at once, or the next."""
        after = self._after(steps)
        row: list[int] = []
        at = 0
        for step in steps:
            together = row and not self._crowded(step) and all(
                self.lanes[other] != self.lanes[step] and step not in after[other]
                and not self._crowded(other) for other in row)
            if row and not together:
                at, row = at + 1, []
            row.append(step)
            self.taken[step] = Cell(self.lanes[step], at)

    def _crowded(self, step: int) -> bool:
        return sum(tie.source == step for tie in self.ties) > _CROWDED

    def _after(self, steps: list[int]) -> dict[int, set[int]]:
        """Return, for each step, those that can come later without going back."""
        after: dict[int, set[int]] = {}
        for step in reversed(steps):
            onward = [tie.target for tie in self.ties
                      if tie.source == step and not tie.back and tie.target in after]
            after[step] = {*onward, *(far for one in onward for far in after[one])}
        return after

    def place_jump(self, jump: int) -> None:
        """Put a sign where it bars the fewest ways: beside its step, or in the next row."""
        tie = next(tie for tie in self.ties if tie.target == jump)
        home = self.taken[tie.source]
        used = set(self.taken.values())
        free = {cell: cost for cell, cost in self._near(tie, home) if cell not in used}
        if not free:
            self.taken = {node: Cell(cell.lane, cell.row + (cell.row > home.row))
                          for node, cell in self.taken.items()}
            free = {Cell(home.lane, home.row + 1): 0}
        self.taken[jump] = min(free, key=lambda cell: free[cell])

    def _near(self, tie: Tie, home: Cell) -> Iterator[tuple[Cell, float]]:
        """Yield the cells that a sign may stand in, with what speaks against each."""
        leaving = [one for one in self.ties if one.source == tie.source]
        onward = [self.taken[one.target] for one in leaving if one.target in self.taken]
        towards = self.lanes[tie.target]
        last = max(cell.row for cell in self.taken.values())
        for lane in (home.lane - 1, home.lane + 1):
            if 0 <= lane < self.count:
                side = 1 if lane > home.lane else -1
                barred = sum((cell.lane - home.lane) * side > 0 for cell in onward)
                yield Cell(lane, home.row), 1 + 3 * barred + .2 * abs(lane - towards)
        for lane in range(self.count):
            barred = sum(cell.lane == lane and cell.row > home.row for cell in onward)
            far = 1.5 + abs(lane - home.lane) + .2 * abs(lane - towards)
            if lane == home.lane and leaving[0] == tie and not barred:
                far = .5  # the first way on goes straight down
            yield Cell(lane, home.row + 1), far + 4 * barred + (home.row == last) * .5
