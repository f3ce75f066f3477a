"""A phrase as the layouts know it: its words, where they may break, its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kyodo.characters import KANA_AND_HAN
from kyodo.compounds import words_in
from kyodo.furigana import Furigana, readings_in
from kyodo.language import Phrase, read_in_kana, words_for
from kyodo.paper.readings import Readings, unbroken
from kyodo.phrases import OPENING, meet_in_kanji, phrases
from kyodo.wording import as_plain

_LONGEST = 8
"""Letters of a phrase that always stays together; in a narrow column a longer one may not fit."""
_CLOSING = "、。，．）」』】〉》〕］!?！？:：・"
_ABROAD = re.compile(rf"([{KANA_AND_HAN}]+)")
"""Words of a language without spaces, within one that has them."""
_PARAGRAPHS = re.compile(r"\n\s*\n")
_OPENS = re.compile(r'(^|[\s(\[{“‘—–/-])"(?!\s)')
"""A mark of quotation that opens has no words before it, and no space behind it."""
_APOSTROPHE = str.maketrans({"’": "'", '"': "”"})
"""In the fonts for paper ’ is half a kanji wide; ' is drawn like it and as narrow as letters.
The straight double mark is drawn like ”, at both ends of a quotation."""


def words(phrase: Phrase | None, furigana: Furigana | None = None) -> dict[str, Any] | None:
    """Return a phrase for a layout: ``s`` its words, ``p`` its pieces, ``l`` another language.

    A piece is what stands before it, what is kept together, and what follows: brackets and marks
    stay outside, where the layout knows how wide they are at the end of a line. Of a long piece
    what is kept together is a list of words, and how many letters they have stands behind it: a
    line may break between them only where it has no room for all. With ``furigana`` words have
    readings, as :mod:`kyodo.paper.readings` has them. ``b``: where a language with spaces has
    words of another one within, its text with every second part not to be broken.
    """
    if phrase is None:
        return None
    plain = phrase.plain
    apart = words_for(phrase.lang)["phrase-breaks"] == "spaces"
    if apart:
        paragraphs = _PARAGRAPHS.split(phrase.markdown)
        plain = quoted(" ".join(as_plain(one) for one in paragraphs))
    found: dict[str, Any] = {"s": plain}
    if not apart:
        found["p"] = _pieces(phrase, furigana if read_in_kana(phrase.lang) else None)
    elif abroad := foreign_in(plain):
        found["b"] = abroad
    if phrase.foreign:
        found["l"] = tongue(phrase.lang)[0]
    if phrase.origin:
        found["o"] = phrase.origin
    return found


def broken(text: str, language: str) -> list[list[Any]]:
    """Return the pieces of a text in a language without spaces, as :func:`words` has them."""
    return _pieces(Phrase(text, language), None, text)


def foreign_in(text: str) -> list[str] | None:
    """Return a text with spaces in parts, every second one in a language without; else None."""
    return _ABROAD.split(text) if _ABROAD.search(text) else None


def tongue(tag: str) -> tuple[str, str | None]:
    """Return language and region of a tag, as Typst takes them: pt and BR of "pt-BR"."""
    language, *more = tag.split("-")
    return language, next((one for one in more if len(one) == 2), None)


def quoted(text: str, before: str = "") -> str:
    """Return words of a language that writes letters, with the marks that the fonts draw well.

    ``before``: what stands right before them.
    """
    joined = before[-1:] + text
    return _OPENS.sub(r"\1“", joined).translate(_APOSTROPHE)[len(before[-1:]):]


def _pieces(
    phrase: Phrase, furigana: Furigana | None, plain: str | None = None
) -> list[list[Any]]:
    parts = list(_joined(phrases(plain or phrase.plain, phrase.lang)))
    read = furigana.pieces(*readings_in(phrase.markdown)) if furigana else ()
    if furigana:
        parts = list(unbroken(parts, read))
    readings = Readings(read, parts)
    found = []
    for part in parts:
        head, kept, after = _apart(part)
        inner = words_in(kept, phrase.lang) if len(kept) > _LONGEST else (kept,)
        if not furigana:
            found.append(_piece(head, list(inner), after))
            continue
        said = readings.take(head)
        whole = [readings.take(word) for word in readings.unbroken(inner)]
        found.append(_piece(said, whole, readings.take(after), len(kept)))
    return found


def _piece(head: Any, inner: list[Any], after: Any, length: int | None = None) -> list[Any]:
    if len(inner) == 1:
        return [head, inner[0], after]
    return [head, inner, after, length or sum(map(len, inner))]


def _joined(parts: list[str]) -> Iterator[str]:
    """Yield phrases; what stands in kanji without a break is one, as names of offices are."""
    said = ""
    for part in parts:
        if said and not meet_in_kanji(said, part):
            yield said
            said = ""
        said += part
    if said:
        yield said


def _apart(phrase: str) -> tuple[str, str, str]:
    """Return the marks before a phrase, the phrase, and those behind it."""
    head = phrase[: len(phrase) - len(phrase.lstrip(OPENING))]
    kept = phrase[len(head):].rstrip(_CLOSING + " ")
    return head, kept, phrase[len(head) + len(kept):]


def line(text: str, language: str) -> dict[str, Any]:
    """Return one of the interface's words for a layout."""
    found = words(Phrase(text, language))
    assert found
    return found
