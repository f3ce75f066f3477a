"""Phrases with readings above their kanji, as the layouts know them.

How wide a reading is, is reckoned here: a layout would have to measure thousands of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kyodo.furigana import Piece
from kyodo.paper.widths import ems

SIZE = 0.525
"""Of a reading, beside its words: 5.5 points above the smallest notes."""
RISE = .9
"""How far a reading stands above the line of its words, in sizes of these."""
_OVER_PLAIN = .3
"""So far a reading may reach over what has none, in sizes of the words."""
_BETWEEN = .12
"""Room between two readings that would touch; half of it where one is narrow."""


def unbroken(parts: Sequence[str], read: Sequence[Piece]) -> Iterator[str]:
    """Yield the phrases of a text; none ends within what has one reading."""
    kept = _within(read)
    part, end = "", 0
    for one in parts:
        part, end = part + one, end + len(one)
        if end not in kept:
            yield part
            part = ""
    if part:
        yield part


def _within(read: Sequence[Piece]) -> set[int]:
    """Return the places in a text that are within what has one reading."""
    places: set[int] = set()
    start = 0
    for piece in read:
        end = start + len(piece.words)
        if piece.reading:
            places |= set(range(start + 1, end))
        start = end
    return places


class Readings:
    """Hands out the words of a text, one part after the other, each with its readings."""

    def __init__(self, read: Sequence[Piece]) -> None:
        self._rest = [(piece.words, _segment(read, number)) for number, piece in enumerate(read)]

    def take(self, said: str) -> str | list[Any]:
        """Return the next words: as they are, or as a list of words and of words with a reading.

        With the latter stands, in sizes of the words: how wide the reading is, how much further it
        begins than they do, and how much room it needs before and behind them.
        """
        found: list[Any] = []
        while said:
            words, segment = self._rest.pop(0)
            here = words[: len(said)]
            if rest := words[len(here):]:
                self._rest.insert(0, (rest, rest))
                segment = here
            found.append(segment)
            said = said[len(here):]
        return "".join(found) if all(isinstance(one, str) for one in found) else found


def _segment(read: Sequence[Piece], number: int) -> str | list[Any]:
    words, reading = read[number]
    if not reading:
        return words
    excess = _excess(read[number])
    before = read[number - 1] if number else Piece("")
    after = read[number + 1] if number + 1 < len(read) else Piece("")
    sides = [max(0., round(excess / 2 - _free(one), 3)) for one in (before, after)]
    return [words, reading, round(ems(reading) * SIZE, 3), round(-excess / 2, 3), *sides]


def _excess(piece: Piece) -> float:
    """Return how much wider a reading is than its words; less than 0: how much narrower."""
    return ems(piece.reading or "") * SIZE - ems(piece.words)


def _free(beside: Piece) -> float:
    """Return how far a reading may reach over what is beside its words."""
    if beside.reading is None:
        return _OVER_PLAIN
    return max(0., -_excess(beside) / 2) - _BETWEEN / 2
