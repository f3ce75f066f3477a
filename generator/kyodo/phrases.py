"""A text in phrases: the pieces that a line of it may be broken between.

Where words stand apart, a phrase is a word with the space behind it.  Where they do not, as in
Japanese, BudouX knows where one ends; which of its models a language has is said with its words.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kyodo.characters import HAN
from kyodo.language import words_for

if TYPE_CHECKING:
    from budoux import Parser

_WORD = re.compile(r"\S+\s*|\s+")
_SPACES = "spaces"
_MEETING = re.compile(f"[{HAN}]{{2}}")
_CLAUSE = re.compile(r"[^、。]*[、。]+[」』）]*|[^、。]+")
"""A phrase ends with a mark that parts clauses or sentences."""
_AS, _TAKEN_AS = "と", re.compile("して|し(?=た|ま|、|$)|する")
"""結果として is one expression; between its halves no line ends."""
_SHORT = 4
"""So many characters find room in any line."""
OPENING = "（「『【〈《〔［([{"
"""Marks that no line ends with."""
NEVER_FIRST = frozenset(
    "・、。，．：；？！ー々〜～…‥）」』】〉》〕｝］"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ")
"""What no line begins with; a mark for a break would make browsers forget it."""


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
    found = [clause for part in model.parse(said) for clause in _CLAUSE.findall(part)]
    parts = _mended(found) or [""]
    return [*parts[:-1], parts[-1] + word[len(said):]]


def _mended(parts: list[str]) -> list[str]:
    """Return phrases that cut no character off its word, as 推進体|制 and 間|違い do.

    BudouX weighs single characters and does not know words: one Han character alone, beside
    another one, is nearly always the end or the beginning of a word.
    """
    if sum(map(len, parts)) <= _SHORT:
        return ["".join(parts)]
    mended: list[str] = []
    for part in parts:
        before = mended[-1] if mended else ""
        alone = len(part) == 1 or len(before) == 1
        if before and (part[0] in NEVER_FIRST
                       or (alone and meet_in_kanji(before, part))
                       or (before.endswith(_AS) and _TAKEN_AS.match(part))
                       or (len(part) == 1 and part is parts[-1])):
            mended[-1] += part
        else:
            mended.append(part)
    return mended


@cache
def _model(name: str) -> Parser:
    # Imported here: the command's help and `kyodo check` need no phrases.
    import budoux

    loader = getattr(budoux, f"load_default_{name}_parser")
    model: Parser = loader()
    return model


def meet_in_kanji(before: str, after: str) -> bool:
    """Tell whether one text ends in a kanji and the next begins with one."""
    return bool(_MEETING.fullmatch(before[-1:] + after[:1]))
