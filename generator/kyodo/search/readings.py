"""How Japanese words are read: the data says it, else a dictionary.

SudachiPy with its small dictionary read 88 of 93 terms of this field rightly; a larger one read no
more of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.metadata import version
from typing import Any, NamedTuple

from kyodo.collation import hiragana

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
    for token in _dictionary().tokenize(part) if part else ():
        kind = token.part_of_speech()
        if kind[0] not in _CONTENT or kind[1] == "非自立可能":
            found.append(None)
            continue
        alone = Word(token.surface(), _kana(token.reading_form()), token.normalized_form(), False)
        found.append((alone, alone if kind[0] in _INFLECTED else alone._replace(joined=True)))
    return tuple(found)


@cache
def _reading(part: str) -> str:
    return "".join(_kana(token.reading_form()) for token in _dictionary().tokenize(part))


_kana = lru_cache(maxsize=20_000)(hiragana)


@cache
def edition() -> str:
    """Return which dictionary this is."""
    return f"{version('sudachipy')} {version('sudachidict-small')}"


@cache
def _dictionary() -> Any:
    # Here, because it takes a tenth of a second that a build without new texts can do without.
    from sudachipy import Dictionary, SplitMode

    return Dictionary(dict="small").tokenizer(SplitMode.A)
