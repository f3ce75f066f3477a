"""Phrases with readings above their kanji, as the layouts know them.

How wide a reading is, is reckoned here: a layout would have to measure thousands of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from kyodo.furigana import Piece
from kyodo.furigana.okurigana import KANJI
from kyodo.paper.widths import ems

SIZE = 0.525
"""Of a reading, beside its words: 5.5 points above the smallest notes."""
RISE = .9
"""How far a reading stands above the line of its words, in sizes of these."""
_OVER_PLAIN = .2
"""So far a reading may reach over a sign or a letter that has none, in sizes of the words."""
_OVER_KANA = .5
"""So far over kana: half of one, as JIS X 4051 has it."""
_AT_END = .5
"""So far beyond the end of a text."""
_BETWEEN = .08
"""Room between two readings, in sizes of the words."""
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc]")


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

    def __init__(self, read: Sequence[Piece], parts: Sequence[str]) -> None:
        """Take a text with readings; a line can begin with each of its ``parts``."""
        self._rest: list[tuple[str, str | list[Any]]] = [
            (piece.words, _segment(piece, at))
            for piece, at in zip(read, placed(read, parts), strict=True)]

    def unbroken(self, words: Sequence[str]) -> Iterator[str]:
        """Yield the next words; none ends within what has one reading."""
        return unbroken(words, [Piece(said, None if isinstance(one, str) else one[1])
                                for said, one in self._rest])

    def take(self, said: str) -> str | list[Any]:
        """Return the next words: as they are, or as a list of words and of words with a reading.

        With the latter stands, in sizes of the words: how wide the reading is, how much further it
        begins than they do, and how much room it needs before them.
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


class Place(NamedTuple):
    """Where a reading stands, in sizes of the words."""

    start: float
    """How much further it begins than its words do."""
    before: float
    """How much room its words need before them."""


def placed(read: Sequence[Piece], parts: Sequence[str] = ()) -> list[Place]:
    """Return where each reading of a text stands; of what has none it means nothing.

    A line can begin with each of the ``parts`` of the text; there no reading leaves the margin.

    A reading that is wider than its words reaches over kana beside them, or moves those of the
    words beside it; only where neither helps, words move apart: else they would look like two.
    """
    found = [Place(0., 0.)] * len(read)
    begins = {0, *accumulate(map(len, parts))}
    at = [0, *accumulate(len(piece.words) for piece in read)]
    number = 0
    while number < len(read):
        end = number
        while end < len(read) and read[end].reading and (end == number or at[end] not in begins):
            end += 1
        if end > number:
            before = 0. if at[number] in begins else _free(read, number - 1, -1)
            found[number:end] = _row(read[number:end], before, _free(read, end, 0))
        number = max(end, number + 1)
    return found


def _row(row: Sequence[Piece], before: float, behind: float) -> list[Place]:
    """Return the places of readings of words that stand side by side; at their sides is room."""
    widths = [ems(piece.words) for piece in row]
    wide = [ems(piece.reading or "") * SIZE for piece in row]
    lacking = sum(wide) + _BETWEEN * (len(row) - 1) - sum(widths) - before - behind
    apart = max(0., lacking) / len(row)
    starts = [start + apart * (number + 1) for number, start in
              enumerate(accumulate([0., *widths[:-1]]))]
    low, high = -before, starts[-1] + widths[-1] + behind
    ideal = [start + (width - one) / 2 for start, width, one in zip(
        starts, widths, wide, strict=True)]
    # Between the two, as far as both ends allow.
    at = [(one + other) / 2 for one, other in zip(
        _not_before(low, ideal, wide), _not_behind(high, ideal, wide), strict=True)]
    at = _not_behind(high, _not_before(low, at, wide), wide)
    return [Place(one - start, apart) for one, start in zip(at, starts, strict=True)]


def _not_before(low: float, starts: Sequence[float], wide: Sequence[float]) -> list[float]:
    """Move readings on until none begins before ``low``, nor within the one before it."""
    found = []
    for start, width in zip(starts, wide, strict=True):
        found.append(max(start, low))
        low = found[-1] + width + _BETWEEN
    return found


def _not_behind(high: float, starts: Sequence[float], wide: Sequence[float]) -> list[float]:
    """Move readings back until none ends behind ``high``, nor within the one behind it."""
    found = []
    for start, width in reversed([*zip(starts, wide, strict=True)]):
        found.append(min(start, high - width))
        high = found[-1] - _BETWEEN
    return found[::-1]


def measured(value: Any) -> Any:
    """Return data of a layout as it is only measured: words without their readings.

    Of these only the room stays that they need before words. To measure readings that nobody sees
    would take as long again.
    """
    if isinstance(value, dict):
        return {key: measured(one) for key, one in value.items()}
    if not isinstance(value, list):
        return value
    if _has_reading(value):
        words, _, _, _, before, *_ = value
        return [words, before] if before else words
    found = [measured(one) for one in value]
    return _joined(found) if any(map(_has_reading, value)) else found


def _has_reading(value: Any) -> bool:
    return isinstance(value, list) and len(value) > 4 and isinstance(value[2], float)


def _joined(words: Sequence[Any]) -> list[Any]:
    """Return words that are kept together; what needs no room between is one word."""
    found: list[Any] = []
    for one in words:
        if found and isinstance(one, str) and isinstance(found[-1], str):
            found[-1] += one
        else:
            found.append(one)
    return found


def _segment(piece: Piece, at: Place) -> str | list[Any]:
    if not piece.reading:
        return piece.words
    return [piece.words, piece.reading, round(ems(piece.reading) * SIZE, 3),
            round(at.start, 3), round(at.before, 3)]


def _free(read: Sequence[Piece], number: int, side: int) -> float:
    """Return how far readings may reach over what stands beside their words."""
    if not 0 <= number < len(read):
        return _AT_END
    words = read[number].words
    beside = words[side]
    if KANJI.match(beside):
        return 0.
    # What is short may have a reading at its other side, too.
    most = (ems(words) - _BETWEEN) / 2 if 0 < number < len(read) - 1 else ems(words)
    return min(_OVER_KANA if _KANA.match(beside) else _OVER_PLAIN, most)
