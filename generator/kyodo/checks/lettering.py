"""Languages that the fonts for paper can write: what is in others has pages and no files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kyodo import fonts
from kyodo.checks.walk import Place, walk
from kyodo.language import has_words
from kyodo.model.text import DEFAULT, Text
from kyodo.model.whole import Guideline
from kyodo.problems import Finding

_FEW = 0.05
"""Of the letters that a language uses, so many may be rare ones that no font of ours has."""


def check_lettering(guideline: Guideline, places: Iterable[Place]) -> Iterator[Finding]:
    """Name each language that cannot be printed."""
    places = tuple(places)
    for number, language in enumerate(guideline.info.languages):
        if not _writable(guideline, language, places):
            yield Finding("language-unprintable", "guideline", ("languages", number),
                          {"value": language}, severity="notice")


def writable(guideline: Guideline, language: str) -> bool:
    """Tell whether the fonts are for a language at all; Korean, say, they cannot write."""
    return has_words(language) or _writable(guideline, language, walk(guideline))


def _writable(guideline: Guideline, language: str, places: Iterable[Place]) -> bool:
    # The fonts are for the languages that the program speaks: where a text in these has a letter
    # that they lack, it is the text that has to be changed, however many texts there are.
    if has_words(language):
        return True
    key = DEFAULT if language == guideline.info.languages[0] else language
    letters = {letter for place in places if isinstance(place.record, Text)
               for name in (key, language) for letter in place.record.words.get(name, "")
               if letter.isalpha()}
    lacking = sum(not fonts.has_all_of(letter) for letter in letters)
    return lacking <= len(letters) * _FEW
