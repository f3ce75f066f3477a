"""A text in phrases: the pieces that a line of it may be broken between.

Where words stand apart, a phrase is a word with the space behind it.  Where they do not, as in
Japanese, BudouX knows where one ends; which of its models a language has is said with its words.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kyodo.language import words_for

if TYPE_CHECKING:
    from budoux import Parser

_WORD = re.compile(r"\S+\s*|\s+")
_SPACES = "spaces"


def phrases(text: str, language: str) -> list[str]:
    """Return the phrases of a text in a language; joined, they are the text again."""
    return list(_phrases(text, words_for(language)["phrase-breaks"]))


@lru_cache(maxsize=20_000)
def _phrases(text: str, model: str) -> tuple[str, ...]:
    words = _WORD.findall(text)
    if model == _SPACES:
        return tuple(words)
    return tuple(part for word in words for part in _parts(word, _model(model)))


def _parts(word: str, model: Parser) -> list[str]:
    said = word.rstrip()
    parts = model.parse(said) or [""]
    return [*parts[:-1], parts[-1] + word[len(said):]]


@cache
def _model(name: str) -> Parser:
    # Imported here: the command's help and `kyodo check` need no phrases.
    import budoux

    loader = getattr(budoux, f"load_default_{name}_parser")
    model: Parser = loader()
    return model
