"""Words in the signs of another language, within a text in letters: they say which it is.

A screen reader that comes to 不採択 in an English sentence has to know whose words these are.
The data mark the language of whole texts; what stands within one is told by its signs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kyodo.characters import KANA_AND_HAN
from kyodo.language import words_for
from kyodo.runs import runs

_LETTERS, _KANA = "letters", "kana"
_WORDS = re.compile(f"[{KANA_AND_HAN}](?:[{KANA_AND_HAN}0-9・、。「」]*[{KANA_AND_HAN}])?")
_SAMPLES = frozenset(["code", "kbd", "samp", "pre", "svg", "math", "textarea", "option"])
_FENCED = re.compile(r"(^ *(?:```|~~~).*?^ *(?:```|~~~)[ \t]*$)", re.M | re.S)
_MARKS = re.compile(r"(`[^`]*`|\]\([^)\n]*\)|\{[^{}\n]*\}|https?://[^\s)>]+)")
"""What Markdown reads itself: code, the targets of links, attributes."""


def other_language(language: str, languages: Sequence[str]) -> str | None:
    """Return whose words signs are that ``language`` is not written in; None: nobody's here."""
    if words_for(language)["signs"] != _LETTERS:
        return None
    return next((one for one in languages if words_for(one)["signs"] == _KANA), None)


def in_their_language(page: str, language: str, other: str) -> str:
    """Return a page in ``language``, as HTML or Markdown, with the words of ``other`` marked."""
    parts = _FENCED.split(page)
    parts[::2] = [_told(part, language, other) for part in parts[::2]]
    return "".join(parts)


def _told(page: str, language: str, other: str) -> str:
    said = []
    for run in runs(page):
        sample = any(one.tag in _SAMPLES for one in run.within)
        if not run.is_text or sample or run.language(language) != language:
            said.append(run.said)
            continue
        parts = _MARKS.split(run.said)
        parts[::2] = [_WORDS.sub(rf'<span lang="{other}">\g<0></span>', one)
                      for one in parts[::2]]
        said += parts
    return "".join(said)
