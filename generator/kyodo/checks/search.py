"""Synonyms and readings for the search are of use, and said once."""

from __future__ import annotations

from collections.abc import Iterator

from kyodo.checks.languages import near_language
from kyodo.checks.repeats import repeats
from kyodo.model.whole import Guideline
from kyodo.problems import Finding

_FEWEST = 2


def check_search(guideline: Guideline) -> Iterator[Finding]:
    """Report groups of synonyms that do nothing, and words that stand twice."""
    languages = guideline.info.languages
    for number, group in enumerate(guideline.synonyms.groups if guideline.synonyms else ()):
        for tag, words in group.items():
            way = ("groups", number, tag)
            if tag not in languages:
                yield Finding("unknown-language", "synonyms", way, near_language(tag, languages),
                              at_key=True)
            yield from repeats("synonyms", tag, (
                ((*way, place), word) for place, word in enumerate(words)))
        if all(len(words) < _FEWEST for words in group.values()):
            yield Finding("synonym-alone", "synonyms", ("groups", number))
    readings = guideline.readings.items if guideline.readings else ()
    yield from repeats("readings", "items", (
        (("items", number, "word"), item.word) for number, item in enumerate(readings)))
