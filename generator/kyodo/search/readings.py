"""How Japanese words are read: the data says it, else a dictionary.

SudachiPy with its small dictionary read 88 of 93 terms of this field rightly; a larger one read no
more of them. What it reads is kept by content, so that a build reads only what is new.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
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

    def __init__(self, own: Mapping[str, str], kept: Path) -> None:
        self._own = {word: hiragana(reading) for word, reading in own.items()
                     if 1 < len(word) <= _LONGEST}
        self._kept = kept
        self._known: dict[str, list[Word]] = {}
        self._used: dict[str, list[Word]] = {}
        words = sorted(self._own, key=lambda word: (-len(word), word))
        self._split = re.compile("(" + "|".join(map(re.escape, words)) + ")") if words else None
        said = json.dumps([version("sudachidict-small"), version("sudachipy"), self._own],
                          ensure_ascii=False, sort_keys=True)
        self._edition = hashlib.sha256(said.encode()).hexdigest()

    def __enter__(self) -> Reader:
        try:
            kept = json.loads(self._kept.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            kept = {}
        if isinstance(kept, dict) and kept.get("edition") == self._edition:
            self._known = {key: [Word(*word) for word in words]
                           for key, words in kept["words"].items()}
        return self

    def __exit__(self, *_error: object) -> None:
        if self._used.keys() != self._known.keys():
            self._kept.parent.mkdir(parents=True, exist_ok=True)
            self._kept.write_text(json.dumps({"edition": self._edition, "words": self._used},
                                             ensure_ascii=False), encoding="utf-8")

    def words(self, text: str) -> list[Word]:
        """Return the words of a text that say something by themselves, in order."""
        key = hashlib.sha256(text.encode()).hexdigest()[:20]
        if key not in self._used:
            self._used[key] = self._known.get(key) or list(self._read(text))
        return self._used[key]

    def _read(self, text: str) -> Iterable[Word]:
        adjoins = False
        for part in self._split.split(text) if self._split else [text]:
            tokens = _dictionary().tokenize(part) if part else ()
            own = self._own.get(part)
            # The parts of a word can be looked for as well, where the dictionary knows it by them.
            if own and own != hiragana("".join(one.reading_form() for one in tokens)):
                yield Word(part, own, part, adjoins)
                adjoins = True
                continue
            for token in tokens:
                kind = token.part_of_speech()
                content = kind[0] in _CONTENT and kind[1] != "非自立可能"
                if content:
                    normal = token.normalized_form()
                    yield Word(token.surface(), hiragana(token.reading_form()), normal,
                               adjoins and kind[0] not in _INFLECTED)
                adjoins = content and kind[0] not in _INFLECTED


@cache
def _dictionary() -> Any:
    # Here, because it takes a tenth of a second that a build without new texts can do without.
    from sudachipy import Dictionary, SplitMode

    return Dictionary(dict="small").tokenizer(SplitMode.A)
