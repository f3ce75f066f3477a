"""How the words of a text are read, for the search: the data says it, else the dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from kyodo.collation import hiragana
from kyodo.dictionary import Token, tokens

_CONTENT = frozenset(["名詞", "動詞", "形容詞", "形状詞", "接尾辞", "接頭辞", "副詞"])
_INFLECTED = frozenset(["動詞", "形容詞"])
_HELPED = frozenset(["名詞", "動詞", "形容詞", "助動詞", "接尾辞"])
"""What a verb behind it helps, instead of saying something: 参加できる, 教えてもらう."""
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
    """Reads texts.

    ``own``: readings that beat the dictionary's, by word. ``small``: words that say nothing.
    """

    def __init__(self, own: Mapping[str, str], small: Iterable[str] = ()) -> None:
        self._small = frozenset(token.normal for word in small for token in tokens(word))
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
            for word in _words(part, self._small):
                if word:
                    yield word[adjoins]
                adjoins = word is not None and word[True].joined


@lru_cache(maxsize=20_000)
def _words(part: str, small: frozenset[str]) -> tuple[tuple[Word, Word] | None, ...]:
    """Return the words of a part of a text: each as it is alone, and behind another one.

    None stands for words that say nothing. Many parts are the same name again. ``small``: verbs
    that say nothing where they stand by themselves.
    """
    found: list[tuple[Word, Word] | None] = []
    before: Token | None = None
    for token in tokens(part):
        says = token.kind[0] in _CONTENT and not _helps(token, before, small)
        before = token
        if not says:
            found.append(None)
            continue
        alone = Word(token.surface, token.reading, token.normal, False)
        found.append((alone, alone if token.kind[0] in _INFLECTED else alone._replace(joined=True)))
    return tuple(found)


def _helps(token: Token, before: Token | None, small: frozenset[str]) -> bool:
    """Whether a word that may help another one does so here, or says nothing in any case."""
    if token.kind[1] != "非自立可能":
        return False
    return token.kind[0] != "動詞" or token.normal in small or (
        before is not None and (before.kind[0] in _HELPED or before.kind[1] == "接続助詞"))


@cache
def _reading(part: str) -> str:
    return "".join(token.reading for token in tokens(part))
