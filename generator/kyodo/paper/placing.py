"""Which part of the edition stands where, decided for all languages at once.

A layout tells how high its slots (pages, panels) and parts are; what is given up where room lacks
is weighed here. Who reads two languages finds every part in the same place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product
from math import inf
from typing import Any

PLACED = ("quick-read", "leaflet", "fold-a3")
"""Layouts whose parts may stand in more than one place."""

Plan = list[list[tuple[str, int]]]
"""For each slot its parts, each with how much detail of it is shown."""

_GIVEN_UP = {("domains", 0): 1, ("forms", 0): 2, ("promotion", 1): 6, ("measures", 0): 32,
             ("forms", -1): 64, ("processes", 0): 128, ("principles", 0): 256,
             ("principles", -1): 512, ("principles", -2): 1024}
"""What it costs to show no more of a part than that. Explanations go last, and those of the
principles, which an edition is read for, at the very end."""
UNEXPLAINED = ("principles", -2)
"""What of all that can be given up staff are told of."""
_SPARE = 4
"""What it costs to leave out a part that only restates others."""
_CLOSE = 6
"""What it costs to set a slot as closely as can be."""
_EMPTY = 60
"""What an empty slot costs; of one that is filled in part, the square of what is empty."""
_TURNED = 4
"""What it costs that of two parts the latter stands first."""
_TURNED_AS_WRITTEN = 16
"""The same where the city wrote the order: only lest a panel stay empty."""


@dataclass(frozen=True)
class Room:
    """What a layout tells of its slots and parts in one language; lengths in points."""

    told: Mapping[str, Any]

    @cached_property
    def parts(self) -> dict[str, list[tuple[int, tuple[float, float]]]]:
        """Key of a part → amounts of detail, the most first, and how high it is with each: with
        the usual air, and as close as can be."""
        return {part["key"]: [(detail, (usual, close)) for detail, (usual, close) in part["high"]]
                for part in self.told["parts"]}

    @cached_property
    def spare(self) -> frozenset[str]:
        """Parts that can be left out."""
        return frozenset(part["key"] for part in self.told["parts"] if part["spare"])

    def filled(self, keys: Sequence[str], slot: float) -> tuple[float, tuple[int, ...]] | None:
        """Return what it costs to fill a slot with parts, and the detail of each; None: too much.

        """
        best: tuple[float, tuple[int, ...]] | None = None
        ways = [self.parts[key] for key in keys]
        for air, gap in enumerate(self.told["gaps"]):
            between = gap * max(0, len(keys) - 1)
            if sum(way[-1][1][air] for way in ways) + between > slot:
                continue
            for chosen in product(*ways):
                high = sum(heights[air] for _, heights in chosen) + between
                cost = air * _CLOSE + sum(_GIVEN_UP.get((key, detail), 0) for key, (detail, _)
                                          in zip(keys, chosen, strict=True))
                cost += _EMPTY * (1 - high / slot) ** 2
                if high <= slot and (best is None or cost < best[0]):
                    best = (cost, tuple(detail for detail, _ in chosen))
                if high <= slot and chosen == tuple(way[0] for way in ways):
                    return best
        return best


def placed(rooms: Sequence[Room]) -> list[Plan | None]:
    """Return for each language where its parts stand; None: they have no room.

    In all languages in the same place, unless there is no such place with room for all of them.
    """
    if len({tuple(room.parts) for room in rooms}) == 1 and (
            found := _together(rooms)) is not None:
        return [*found]
    return [alone[0] if (alone := _together([room])) else None for room in rooms]


@dataclass(frozen=True)
class _Filled:
    """A slot with its parts, in every language."""

    cost: float
    parts: tuple[tuple[tuple[str, int], ...], ...]


def _together(rooms: Sequence[Room]) -> list[Plan] | None:
    known: dict[tuple[tuple[str, ...], int], _Filled | None] = {}
    best: tuple[float, tuple[_Filled, ...]] = (inf, ())
    usual, *_ = orders = rooms[0].told["orders"]
    turned = _TURNED_AS_WRITTEN if rooms[0].told["ordered"] else _TURNED
    for order in orders:
        cost, found = _in_order(rooms, order, known)
        cost += turned * sum(usual.index(one) > usual.index(other)
                             for one, other in combinations(order, 2))
        if cost < best[0]:
            best = (cost, found)
    return [[list(slot.parts[language]) for slot in best[1]] for language in range(len(rooms))
            ] if best[1] else None


def _in_order(
    rooms: Sequence[Room], order: Sequence[str],
    known: dict[tuple[tuple[str, ...], int], _Filled | None],
) -> tuple[float, tuple[_Filled, ...]]:
    """Return the best way to fill the slots one after the other, and what it costs."""
    heights = [tuple(room.told["slots"][slot] for room in rooms)
               for slot in range(len(rooms[0].told["slots"]))]
    begun: dict[int, tuple[float, tuple[_Filled, ...]]] = {0: (0., ())}
    for slot, high in enumerate(heights):
        alike = heights.index(high)
        after: dict[int, tuple[float, tuple[_Filled, ...]]] = {}
        for first, (cost, found) in begun.items():
            ends = range(first, len(order) + 1) if slot < len(heights) - 1 else [len(order)]
            for end in ends:
                key = (tuple(order[first:end]), alike)
                if key not in known:
                    known[key] = _filled(rooms, key[0], high)
                filled = known[key]
                if filled and cost + filled.cost < after.get(end, (inf, ()))[0]:
                    after[end] = (cost + filled.cost, (*found, filled))
        begun = after
    return begun.get(len(order), (inf, ()))


def _filled(
    rooms: Sequence[Room], keys: tuple[str, ...], slots: Sequence[float]
) -> _Filled | None:
    """Return how parts best fill a slot in all languages; None where one has no room."""
    best = None
    for kept in _kept(keys, rooms[0].spare):
        each = [room.filled(kept, slot) for room, slot in zip(rooms, slots, strict=True)]
        found = [one for one in each if one]
        if len(found) == len(each):
            cost = _SPARE * (len(keys) - len(kept)) + sum(one for one, _ in found)
            if best is None or cost < best.cost:
                best = _Filled(cost, tuple(tuple(zip(kept, details, strict=True))
                                           for _, details in found))
    return best


def _kept(keys: tuple[str, ...], spare: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Yield the parts without some of the spare ones, all of them first."""
    loose = [key for key in keys if key in spare]
    for count in range(len(loose) + 1):
        for gone in combinations(loose, count):
            yield tuple(key for key in keys if key not in gone)
