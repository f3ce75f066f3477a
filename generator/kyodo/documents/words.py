"""Words in a document: in the language they are in, and how wide they are."""

from __future__ import annotations

import unicodedata
from typing import Any

from kyodo.documents.markup import language
from kyodo.language import Phrase, words_for


def write(paragraph: Any, phrase: Phrase) -> Any:
    """Add a phrase to a paragraph and return its run; one in another language says so."""
    run = paragraph.add_run(phrase.printed)
    if phrase.foreign:
        tag = words_for(phrase.lang)["locale"].replace("_", "-")
        language(run._r.get_or_add_rPr(), tag, tag)
    return run


def width_of(words: str) -> int:
    """Return the width of words in half-width characters: two for a full-width one."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in words)
