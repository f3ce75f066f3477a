"""Words in the order in which readers of a language look them up."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from kyodo.language import words_for

_Item = TypeVar("_Item")
_ROWS = {"a": "あいうえお", "ka": "かきくけこ", "sa": "さしすせそ", "ta": "たちつてと",
         "na": "なにぬねの", "ha": "はひふへほ", "ma": "まみむめも", "ya": "やゆよ",
         "ra": "らりるれろ", "wa": "わゐゑをん"}
_SMALL = dict(zip("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ", strict=True))
_LONG, _AGAIN = "ー", "ゝゞ"
OTHER = "other"
"""The row of what has no place in the order: digits, other scripts, words without a reading."""


@dataclass(frozen=True)
class Row(Generic[_Item]):
    """Words that begin alike."""

    key: str
    """A short name for anchors: "ka", "c", "other"."""
    name: str | None
    """What it is called: "か", "C"; None for the row of all others."""
    items: tuple[_Item, ...]


def arranged(items: Iterable[tuple[str, _Item]], language: str) -> tuple[Row[_Item], ...]:
    """Return things in rows, by the words beside them: a reading, or a wording without one.

    The order of a language is the ``order`` of its words file, and the ``articles`` there do not
    count at the beginning. What has the same words stays in the order in which it came.
    """
    key, row = _ORDERS[words_for(language)["order"]]
    articles = words_for(language)["articles"].split()
    counted = ((_without(articles, words), item) for words, item in items)
    placed = sorted(((row(words), key(words), item) for words, item in counted),
                    key=lambda one: (one[0] is None, one[1]))
    rows: dict[tuple[str, str] | None, list[_Item]] = {}
    for place, _key, item in placed:
        rows.setdefault(place, []).append(item)
    return tuple(Row(place[0] if place else OTHER, place[1] if place else None, tuple(group))
                 for place, group in rows.items())


def _without(articles: list[str], words: str) -> str:
    first, _, others = words.partition(" ")
    return others if others and first.casefold() in articles else words


def kana_key(words: str) -> tuple[Any, ...]:
    """Return what Japanese words are sorted by, level by level, as JIS X 4061 has it.

    First the syllables without voicing marks and size, a long mark as the vowel that it lengthens;
    then voicing: none, voiced, half-voiced; then long mark, small, repeated, full size; at last
    hiragana before katakana. Blanks and punctuation do not count.
    """
    bases: list[str] = []
    voicing, sizes, scripts = [], [], []
    for letter in unicodedata.normalize("NFKC", words).casefold():
        if not (letter.isalnum() or letter in _LONG + _AGAIN):
            continue
        kana = hiragana(letter)
        parts = unicodedata.normalize("NFD", kana)
        plain, mark = parts[0], parts[1:2]
        before = bases[-1] if bases else ""
        if kana == _LONG:
            base, size = _vowel(before) or kana, 0
        elif kana in _AGAIN:
            base, size = before or kana, 2
        else:
            base, size = _SMALL.get(plain, plain), 1 if plain in _SMALL else 3
        bases.append(base)
        voicing.append({"\u3099": 1, "\u309a": 2}.get(mark, 0))
        sizes.append(size)
        scripts.append(kana != letter)
    return "".join(bases), voicing, sizes, scripts


# Katakana stand in Unicode in the same order as hiragana, so many places after them.
_HIRAGANA = {code: code - 0x60 for code in (*range(ord("ァ"), ord("ヶ") + 1), *map(ord, "ヽヾ"))}


def hiragana(words: str) -> str:
    """Return words with their katakana as hiragana."""
    return words.translate(_HIRAGANA)


def _kana_row(words: str) -> tuple[str, str] | None:
    first = kana_key(words)[0][:1]
    return next(((key, row[0]) for key, row in _ROWS.items() if first and first in row), None)


def _vowel(kana: str) -> str:
    """Return the vowel in which a kana ends: "あ" for "は"."""
    sound = unicodedata.name(kana, "")[-1:] if kana and kana != "ん" else ""
    return {"A": "あ", "I": "い", "U": "う", "E": "え", "O": "お"}.get(sound, "")


def letter_key(words: str) -> tuple[Any, ...]:
    """Return what words in letters are sorted by: the letters, then accents and signs."""
    folded = unicodedata.normalize("NFKC", words).casefold()
    kept = "".join(letter if letter.isalnum() else " " for letter in _bare(folded))
    return " ".join(kept.split()), folded


def _letter_row(words: str) -> tuple[str, str] | None:
    first = letter_key(words)[0][:1]
    # An order by letters knows the letters that have a capital; other scripts come after them.
    return (first, first.upper()) if first.upper() != first else None


def _bare(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", text)
                   if not unicodedata.combining(letter))


_ORDERS: dict[str, tuple[Callable[[str], tuple[Any, ...]],
                         Callable[[str], tuple[str, str] | None]]] = {
    "kana": (kana_key, _kana_row), "letters": (letter_key, _letter_row),
}
