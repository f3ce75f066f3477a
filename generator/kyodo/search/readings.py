"""How the words of a text are read, for the search: the data says it, else the dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from kyodo.collation import hiragana
from kyodo.dictionary import tokens

_CONTENT = frozenset(["名詞", "動詞", "形容詞", "形状詞", "接尾辞", "接頭辞", "副詞"])
_INFLECTED = frozenset(["動詞", "形容詞"])
_LONGEST = 12
"""A reading of more characters is a sentence's; it does not overrule the dictionary."""


class Word(NamedTuple):
    """A word of a text that says something by itself."""

    surface: str
    reading: str
    """In hiragana."""
    normal: str
    """As the dictionary writes it: 打ち合わせ for 打合せ."""
    joined: bool
    """True: it continues the word before it, as 会 does in 振興会."""


class Reader:
    """Reads texts; ``own``: readings that beat the dictionary's, by word."""

    def __init__(self, own: Mapping[str, str]) -> None:
        self._own = {word: hiragana(reading) for word, reading in own.items()
                     if 1 < len(word) <= _LONGEST}
        words = sorted(self._own, key=lambda word: (-len(word), word))
        self._split = re.compile("(" + "|".join(map(re.escape, words)) + ")") if words else None

    def words(self, text: str) -> Iterable[Word]:
        """Yield the words of a text that say something by themselves, in order."""
        adjoins = False
        for part in self._split.split(text) if self._split else [text]:
            own = self._own.get(part)
            # The parts of a word can be looked for as well, where the dictionary knows it by them.
            if own and own != _reading(part):
                yield Word(part, own, part, adjoins)
                adjoins = True
                continue
            for word in _words(part):
                if word:
                    yield word[adjoins]
                adjoins = word is not None and word[True].joined


@lru_cache(maxsize=20_000)
def _words(part: str) -> tuple[tuple[Word, Word] | None, ...]:
    """Return the words of a part of a text: each as it is alone, and behind another one.

    None stands for words that say nothing. Many parts are the same name again.
    """
    found: list[tuple[Word, Word] | None] = []
    for token in tokens(part):
        if token.kind[0] not in _CONTENT or token.kind[1] == "非自立可能":
            found.append(None)
            continue
        alone = Word(token.surface, token.reading, token.normal, False)
        found.append((alone, alone if token.kind[0] in _INFLECTED else alone._replace(joined=True)))
    return tuple(found)


@cache
def _reading(part: str) -> str:
    return "".join(token.reading for token in tokens(part))
