"""Texts with the readings of their words: what the data says, else what the dictionary does.

A reading that is not sure is left out: better none than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kyodo.collation import hiragana
from kyodo.dictionary import Token, tokens
from kyodo.furigana.given import Given
from kyodo.furigana.okurigana import KANJI, Piece, apart
from kyodo.furigana.tables import counters, grade, usual

_NUMERAL, _COUNTER = "数詞", "助数詞"
_SUFFIX = "接尾辞"
_SIGNS = frozenset(["補助記号", "空白"])
_AGAIN = "々"
_NAME = 3
"""A name of so many kanji has one reading."""
_OWN_NAME = 3
"""A word of so many characters is meant wherever it stands, however the dictionary cuts it."""


class Furigana:
    """Knows the readings of a guideline's texts."""

    def __init__(self, own: Mapping[str, str], from_grade: int = 1) -> None:
        """Take readings by word, which beat the dictionary's.

        ``from_grade``: words all of whose kanji are taught before this grade have none.
        """
        self.from_grade = from_grade
        known = {**usual(), **dict(_words_in(own))}
        self._own = {word: hiragana(reading) for word, reading in known.items()
                     if KANJI.search(word) and apart(word, reading)}
        words = sorted(self._own, key=lambda word: (-len(word), word))
        self._words = re.compile("|".join(map(re.escape, words)) or r"(?!)")
        self._known: dict[tuple[str, tuple[Given, ...]], tuple[Piece, ...]] = {}

    def pieces(self, text: str, given: Sequence[Given] = ()) -> tuple[Piece, ...]:
        """Return a text as pieces with and without readings; joined they are the text."""
        key = text, tuple(given)
        if key not in self._known:
            self._known[key] = tuple(self._pieces(text, given)) if KANJI.search(text) else (
                Piece(text),)
        return self._known[key]

    def _pieces(self, text: str, given: Sequence[Given]) -> list[Piece]:
        found: list[Piece] = []
        for word, reading, sure in self._read(text, given):
            pieces = apart(word, reading) if reading and KANJI.search(word) else ()
            pieces = tuple(part for piece in pieces for part in _in_words(piece))
            if not pieces or not (sure or self._is_wanted(word)):
                pieces = (Piece(word),)
            for piece in pieces:
                if found and piece.reading is None and found[-1].reading is None:
                    found[-1] = Piece(found[-1].words + piece.words)
                else:
                    found.append(piece)
        return found

    def _is_wanted(self, word: str) -> bool:
        # What repeats a kanji is taught with it.
        return any(grade(one) >= self.from_grade for one in KANJI.findall(word)
                   if one != _AGAIN)

    def _read(self, text: str, given: Sequence[Given]) -> list[tuple[str, str | None, bool]]:
        """Return the words of a text, how they are read, and whether the text itself says so."""
        read: list[tuple[str, str | None, bool]] = []
        place = 0
        for one in given:
            read += self._by_dictionary(text[place:one.start])
            read.append((text[one.start:one.end], one.reading, True))
            place = one.end
        return read + self._by_dictionary(text[place:])

    def _by_dictionary(self, text: str) -> list[tuple[str, str | None, bool]]:
        found = tokens(text, whole=True)
        edges = _edges(found)
        read: list[tuple[str, str | None, bool]] = []
        place = 0
        for match in self._words.finditer(text):
            start, end = match.span()
            if start < place or not self._is_meant(match.group(), start, end, edges, found):
                continue
            read += _rest(text, place, start, found, edges)
            read.append((match.group(), self._own[match.group()], False))
            place = end
        return read + _rest(text, place, len(text), found, edges)

    def _is_meant(
        self, word: str, start: int, end: int, edges: Sequence[int], found: Sequence[Token]
    ) -> bool:
        """Tell whether a word with a reading of its own is one here, and read otherwise."""
        if start in edges and end in edges:
            within = found[edges.index(start): edges.index(end)]
            if _said(within) == self._own[word] and all(token.known for token in within):
                # Each part has its reading, but for a word cut into single characters: 対|等.
                return len(within) == len(word) > 1
            behind_number = start and found[edges.index(start) - 1].kind[1] == _NUMERAL
            return not (behind_number and len(word) == 1)
        return len(word) >= _OWN_NAME or (len(word) > 1 and _shorter_edges(found, start, end))


def _words_in(own: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield names with their readings; of several words also each, where each has its own."""
    for word, reading in own.items():
        yield word, reading
        parts = word.split(), reading.split()
        if len(parts[0]) == len(parts[1]) > 1:
            yield from zip(*parts, strict=True)


def _in_words(piece: Piece) -> tuple[Piece, ...]:
    """Return kanji with one reading as the words that they are, as far as the dictionary agrees."""
    if piece.reading is None or len(piece.words) <= _NAME:
        return (piece,)
    rest, reading = tokens(piece.words, whole=True), piece.reading
    first: list[Piece] = []
    last: list[Piece] = []
    while rest and rest[0].known and reading.startswith(rest[0].reading):
        first.append(Piece(rest[0].surface, rest[0].reading))
        reading = reading[len(rest.pop(0).reading):]
    while rest and rest[-1].known and reading.endswith(rest[-1].reading):
        last.insert(0, Piece(rest[-1].surface, rest[-1].reading))
        reading = reading[:-len(rest.pop().reading)]
    middle = "".join(token.surface for token in rest)
    if bool(middle) != bool(reading):
        return (piece,)
    return (*first, *((Piece(middle, reading),) if middle else ()), *last)


def _said(words: Sequence[Token]) -> str:
    return "".join(token.surface if token.kind[0] in _SIGNS else token.reading for token in words)


def _edges(found: Sequence[Token]) -> list[int]:
    """Return where the words of a text begin, and its end."""
    edges = [0]
    for token in found:
        edges.append(edges[-1] + len(token.surface))
    return edges


def _shorter_edges(found: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether something is a word, or several, in the shortest parts of a text."""
    edges = _edges(tokens("".join(token.surface for token in found)))
    return start in edges and end in edges


def _rest(
    text: str, start: int, end: int, found: Sequence[Token], edges: Sequence[int]
) -> list[tuple[str, str | None, bool]]:
    """Return the words of a part of a text, as the dictionary reads them."""
    if start >= end:
        return []
    if start not in edges or end not in edges:
        # Part of a compound is left: it is read anew.
        found = tokens(text[start:end], whole=True)
        edges = [start + edge for edge in _edges(found)]
    first, last = edges.index(start), edges.index(end)
    before = found[first - 1] if first else None
    read: list[tuple[str, str | None, bool]] = []
    for token in found[first:last]:
        read.append((token.surface, _reading(token, before), False))
        before = token
    return read


def _reading(token: Token, before: Token | None) -> str | None:
    """Return how a word is read; None where the dictionary cannot be sure."""
    if token.kind[1] == _NUMERAL:
        return None
    if before is not None and before.kind[1] == _NUMERAL:
        counts = token.kind[2].startswith(_COUNTER) or token.kind[0] == _SUFFIX
        if counts or token.surface in counters():
            return counters().get(token.surface)
    return token.reading if token.known else None
