"""A word with its reading, taken apart: which part of the reading belongs to which kanji."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kyodo.characters import HAN, KATAKANA
from kyodo.collation import hiragana

_HAN = rf"{HAN}\u3005-\u3007"
KANJI = re.compile(f"[{_HAN}]")
# A number is read together with what it counts: 1人 is ひとり.
_RUN = re.compile(f"[0-9０-９{_HAN}]+(?:[ヵヶ][{_HAN}]+)*")
_KANA = re.compile(f"[\u3041-\u3096{KATAKANA}]*")
_MOST = 5
"""So many kana are read from a kanji at the most: 承 is うけたまわ."""

_SHORT = 6


class Piece(NamedTuple):
    """Part of a text, with its reading if it has one."""

    words: str
    reading: str | None = None


@lru_cache(maxsize=20_000)
def apart(word: str, reading: str) -> tuple[Piece, ...]:
    """Return a word as kanji with readings and kana without; () where the reading cannot be its.

    Where more than one way would do, all from the first kanji to the last has one reading, if it
    is short.
    """
    runs = list(_RUN.finditer(word))
    if not runs or not reading:
        return ()
    start, end = runs[0].start(), runs[-1].end()
    before, after = hiragana(word[:start]), hiragana(word[end:])
    said = hiragana(reading)
    if not (_KANA.fullmatch(before + after) and said.startswith(before) and said.endswith(after)
            and len(said) > len(before) + len(after)):
        return ()
    middle = said[len(before): len(said) - len(after)]
    pieces = _matched(word[start:end], middle)
    around = (Piece(word[:start]), *pieces, Piece(word[end:]))
    return tuple(piece for piece in around if piece.words) if pieces else ()


def _matched(word: str, reading: str) -> list[Piece]:
    """Return the pieces of what begins and ends with kanji."""
    whole = [Piece(word, reading)]
    kana = _RUN.split(word)[1:-1]
    if not kana:
        return whole
    if len(word) > _SHORT or not _KANA.fullmatch("".join(kana)):
        whole = []
    kanji = [match.group() for match in _RUN.finditer(word)]
    ways = []
    for mark in ("?", ""):
        groups = [f"(.{{1,{_MOST * len(one)}}}{mark})" for one in kanji]
        pattern = groups[0] + "".join(re.escape(hiragana(said)) + group
                                      for said, group in zip(kana, groups[1:], strict=True))
        match = re.fullmatch(pattern, reading)
        ways.append(match.groups() if match else None)
    if ways[0] is None or ways[0] != ways[1]:
        return whole
    pieces = [Piece(kanji[0], ways[0][0])]
    for said, one, sound in zip(kana, kanji[1:], ways[0][1:], strict=True):
        pieces += [Piece(said), Piece(one, sound)]
    return pieces
