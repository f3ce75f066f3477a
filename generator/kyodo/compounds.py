"""A phrase in words, for lines that have no room for all of it.

BudouX knows where a phrase ends; where the words of 市民活動協働促進事業補助金の do, only a
dictionary knows.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kyodo.characters import KATAKANA
from kyodo.dictionary import Token, tokens
from kyodo.language import read_in_kana
from kyodo.phrases import NEVER_FIRST, OPENING, meet_in_kanji

_SCRIPT = re.compile(rf"[{KATAKANA}]+|[^{KATAKANA}]+")
_LETTERS_END, _LETTERS_BEGIN = re.compile(rf"[{KATAKANA}]$"), re.compile(rf"[{KATAKANA}]")
_OWN = frozenset(
    ["名詞", "代名詞", "動詞", "形容詞", "形状詞", "副詞", "連体詞", "接続詞", "接頭辞"])
"""Parts of speech that can begin a line; all others lean on the word before them."""
_VERB, _NOUN, _PREFIX, _NUMBER, _HELPER = "動詞", "名詞", "接頭辞", "数詞", "非自立可能"


@lru_cache(maxsize=20_000)
def words_in(phrase: str, language: str) -> tuple[str, ...]:
    """Return the words of a phrase; joined, they are the phrase.

    Particles, endings and single characters stay with the word that they belong to, and katakana
    together. In a language that no dictionary of ours has, all others are told from katakana.
    """
    found: list[str] = []
    if not read_in_kana(language):
        for part in _SCRIPT.findall(phrase):
            if found and (part[0] in NEVER_FIRST or min(len(part), len(found[-1])) == 1):
                found[-1] += part
            else:
                found.append(part)
        return tuple(found)
    before: Token | None = None
    for token in tokens(phrase):
        if before is not None and not _ends(found[-1], before, token):
            found[-1] += token.surface
        else:
            found.append(token.surface)
        before = token
    return tuple(found)


def readings_of(words: str, reading: str, language: str) -> tuple[str, ...]:
    """Return a reading in words, as those that it belongs to are; whole where it is not theirs."""
    parts = tuple("".join(token.reading for token in tokens(word))
                  for word in words_in(words, language))
    return parts if "".join(parts) == reading else (reading,)


def _ends(said: str, before: Token, token: Token) -> bool:
    """Tell whether a line can end between words; ``said``: the last one with what leans on it."""
    part = token.surface
    if part[0] in NEVER_FIRST or said[-1] in OPENING or len(said) == 1:
        return False
    if _LETTERS_END.search(said) and _LETTERS_BEGIN.match(part):
        return False
    if len(part) == 1 and meet_in_kanji(said, part):
        return False
    return token.kind[0] in _OWN and not _is_tied(before, token)


def _is_tied(before: Token, token: Token) -> bool:
    """Tell whether two words are one to a reader: 協働する, 持ち寄る, 第3."""
    if token.kind[0] == _VERB and (
            before.kind[0] in (_VERB, _NOUN) or len(token.surface) == 1):
        return token.kind[1] == _HELPER or before.kind[0] == _VERB
    numbers = _NUMBER in (before.kind[1], token.kind[1])
    return before.kind[0] == _PREFIX or numbers
