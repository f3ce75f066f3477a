"""A phrase as the layouts know it: its words, where they may break, its language."""

from __future__ import annotations

import re
from typing import Any

from kyodo.furigana import Furigana, readings_in
from kyodo.language import Phrase, read_in_kana, words_for
from kyodo.paper.readings import Readings, unbroken
from kyodo.phrases import phrases
from kyodo.wording import as_plain

_LONGEST = 8
"""Letters of a phrase that always stays together; in a narrow column a longer one may not fit."""
_OPENING, _CLOSING = "（「『【〈《〔［([{", "、。，．）」』】〉》〕］!?！？:：・"
_SCRIPT = re.compile(r"[\u30a1-\u30ff]+|[^\u30a1-\u30ff]+")
"""A longer phrase may be broken where kanji and katakana meet: モデル|協働|ガイドライン."""
_PARAGRAPHS = re.compile(r"\n\s*\n")
_OPENS = re.compile(r'(^|[\s(\[{“‘—–/-])"(?!\s)')
"""A mark of quotation that opens has no words before it, and no space behind it."""
_APOSTROPHE = str.maketrans({"’": "'", '"': "”"})
"""In the fonts for paper ’ is half a kanji wide; ' is drawn like it and as narrow as letters.
The straight double mark is drawn like ”, at both ends of a quotation."""


def words(phrase: Phrase | None, furigana: Furigana | None = None) -> dict[str, Any] | None:
    """Return a phrase for a layout: ``s`` its words, ``p`` its pieces, ``l`` another language.

    A piece is what stands before it, what is kept together, and what follows: brackets and marks
    stay outside, where the layout knows how wide they are at the end of a line. With ``furigana``
    words have readings, as :mod:`kyodo.paper.readings` has them.
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
        parts = [part for one in phrases(plain, phrase.lang) for part in _parts(one)]
        if furigana and read_in_kana(phrase.lang):
            read = furigana.pieces(*readings_in(phrase.markdown))
            readings = Readings(read)
            found["p"] = [[readings.take(said) for said in _piece(part)]
                          for part in unbroken(parts, read)]
        else:
            found["p"] = [_piece(part) for part in parts]
    if phrase.foreign:
        found["l"] = tongue(phrase.lang)[0]
    if phrase.origin:
        found["o"] = phrase.origin
    return found


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


def _parts(phrase: str) -> list[str]:
    if len(phrase.strip(_OPENING + _CLOSING)) <= _LONGEST:
        return [phrase]
    parts = _SCRIPT.findall(phrase)
    joined = [parts[0]]
    for part in parts[1:]:
        if part[0] in _CLOSING or len(part) < 2 or len(joined[-1]) < 2:
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _piece(phrase: str) -> list[str]:
    head = phrase[: len(phrase) - len(phrase.lstrip(_OPENING))]
    kept = phrase[len(head):].rstrip(_CLOSING + " ")
    if len(kept) > _LONGEST + 4:
        return [phrase, "", ""]
    return [head, kept, phrase[len(head) + len(kept):]]


def line(text: str, language: str) -> dict[str, Any]:
    """Return one of the interface's words for a layout."""
    found = words(Phrase(text, language))
    assert found
    return found
