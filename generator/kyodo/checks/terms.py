"""One word for one thing in every language: names rendered in two ways, renderings to avoid.

That a running text lacks the glossary's rendering is no sign of a mistake: of the model's 1135
terms in running texts 177 are said by a verb, a pronoun or the context, and rightly so.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kyodo.checks.walk import Place
from kyodo.model.reading import Term
from kyodo.model.text import DEFAULT, Name, Text
from kyodo.model.whole import Guideline
from kyodo.problems import Finding
from kyodo.problems import Path as Way
from kyodo.wording import as_plain

_SHORTER = ("menu", "short_title")
"""Names that are shorter than the thing's own on purpose."""
_NOTE = re.compile(r"\s*[(（][^()（）]*[)）]")
_ENDING = 3
"""So many letters at the end of a word can be an inflection: company, companies."""
_SHORT_ENDING = 2
"""So many where we look for a word in a whole text: partners are no partnership."""
_STEM = 0.6
"""So much of a word has to stay the same."""


class _Said(NamedTuple):
    """A name's wording in one language, and where it stands."""

    words: str
    file: str
    way: Way


class _Trap(NamedTuple):
    """A rendering to avoid."""

    words: str
    stem: str
    """What every inflection of it begins with."""
    term: Term
    number: int
    """The term's place in the glossary."""


def check_terms(guideline: Guideline, places: Sequence[Place]) -> Iterator[Finding]:
    """Notice names and terms that a language has two words for."""
    first, *others = guideline.info.languages
    for language in others:
        yield from _two_renderings(places, first, language)
        traps = [_Trap(words, _stem(words), term, number)
                 for number, term in enumerate(_terms(guideline))
                 for words in term.avoid.get(language, ()) if words.strip()]
        for place in places if traps else ():
            if isinstance(place.record, Text) and language in place.record.words:
                yield from _avoided(guideline, traps, place, language)


def _terms(guideline: Guideline) -> Sequence[Term]:
    return guideline.glossary.items if guideline.glossary else ()


def _wording(text: Text, language: str, first: str) -> str:
    """Return a text's wording in a language, or ""."""
    return text.words.get(language) or (text.words.get(DEFAULT, "") if language == first else "")


# Names

def _two_renderings(places: Sequence[Place], first: str, language: str) -> Iterator[Finding]:
    named: dict[str, list[_Said]] = {}
    for file, path, record in places:
        if isinstance(record, Name) and not (path and path[-1] in _SHORTER):
            original, said = _wording(record, first, first), record.words.get(language)
            if original and said:
                named.setdefault(as_plain(original), []).append(
                    _Said(as_plain(said), file, (*path, language)))
    for original, sayings in named.items():
        usual = _usual(sayings)
        for one in sayings:
            if not _alike(one.words, usual.words):
                yield Finding("two-renderings", one.file, one.way, {
                    "term": original, "value": one.words, "usual": usual.words,
                }, severity="notice", other=(usual.file, usual.way))


def _usual(sayings: Sequence[_Said]) -> _Said:
    """Return the wording to follow: the glossary's, else the most frequent, else the first."""
    count = Counter(one.words for one in sayings)
    return max(sayings, key=lambda one: (one.file == "glossary", count[one.words]))


def _alike(one: str, other: str) -> bool:
    """Tell whether two names differ in inflection, small words and notes in brackets only."""
    if one == other:
        return True
    left, right = _weighty(one), _weighty(other)
    return len(left) == len(right) and all(map(_same, left, right))


def _weighty(text: str) -> list[str]:
    tokens = _tokens(_NOTE.sub("", text))
    return [token for token in tokens if len(token) > _ENDING or not token.islower()] or tokens


# Renderings to avoid

def _avoided(
    guideline: Guideline, traps: Sequence[_Trap], place: Place, language: str
) -> Iterator[Finding]:
    first = guideline.info.languages[0]
    text = place.record
    assert isinstance(text, Text)
    said, original = text.words[language].casefold(), _wording(text, first, first)
    for trap in traps:
        # Most texts have none of the words: that is quickly seen.
        if trap.stem not in said or not _says(original, trap.term, first):
            continue
        tokens = _tokens(as_plain(text.words[language]))
        _cover_renderings(guideline, tokens, original, language, trap)
        if _positions(tokens, _tokens(trap.words), _SHORT_ENDING):
            yield Finding("avoided-rendering", place.file, (*place.path, language), {
                "term": _renderings(trap.term, first)[0], "value": trap.words,
                "usual": (*_renderings(trap.term, language), "…")[0],
            }, severity="notice", other=("glossary", ("items", trap.number, "avoid")))


def _says(original: str, term: Term, first: str) -> bool:
    """Tell whether a text in the first language is about a term."""
    tokens = _tokens(as_plain(original)) if original else []
    return any(_positions(tokens, _tokens(name)) for name in _renderings(term, first))


def _renderings(term: Term, language: str) -> list[str]:
    """Return how a language says a term: its name and its other names, without notes."""
    names = (term.name, *term.aliases)
    said = [name.words.get(language) or name.words.get(DEFAULT, "") for name in names]
    return [_NOTE.sub("", as_plain(words)) for words in said if words]


def _cover_renderings(
    guideline: Guideline, tokens: list[str], original: str, language: str, trap: _Trap
) -> None:
    """Blank out what rightly stands in a text: longer terms, and other terms that it is about."""
    shortest = len(_tokens(trap.words))
    for term in _terms(guideline):
        for rendering in _renderings(term, language):
            if trap.stem not in rendering.casefold():
                continue
            phrase = _tokens(rendering)
            for at in _positions(tokens, phrase):
                if len(phrase) > shortest or _says(original, term, guideline.info.languages[0]):
                    tokens[at : at + len(phrase)] = [""] * len(phrase)


# Words

@lru_cache(maxsize=5_000)
def _words(text: str) -> tuple[str, ...]:
    """Return words; in scripts without spaces between them, characters."""
    tokens: list[str] = []
    for character in unicodedata.normalize("NFC", text):
        wide = unicodedata.east_asian_width(character) in "WF"
        if not character.isalnum():
            tokens.append("")
        elif wide or not tokens or not tokens[-1] or _is_wide(tokens[-1]):
            tokens.append(character)
        else:
            tokens[-1] += character
    return tuple(token for token in tokens if token)


def _tokens(text: str) -> list[str]:
    return list(_words(text))


def _is_wide(token: str) -> bool:
    return unicodedata.east_asian_width(token[0]) in "WF"


def _positions(
    tokens: Sequence[str], phrase: Sequence[str], ending: int = _ENDING
) -> list[int]:
    """Return where a phrase begins among the words of a text."""
    return [at for at in range(len(tokens) - len(phrase) + 1)
            if all(_same(tokens[at + n], word, ending) for n, word in enumerate(phrase))
            ] if phrase else []


@lru_cache(maxsize=50_000)
def _same(one: str, other: str, ending: int = _ENDING) -> bool:
    """Tell whether two words are one, but for capitals and inflection."""
    one, other = one.casefold(), other.casefold()
    if one == other or not one or not other:
        return one == other
    common = next((n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
                  min(len(one), len(other)))
    longest = max(len(one), len(other))
    return longest - common <= ending and common > _STEM * longest


def _stem(phrase: str) -> str:
    """Return the beginning that every inflection of a phrase has in a text."""
    word = phrase.split()[0].casefold()
    return word[: max(_ENDING, len(word) - _SHORT_ENDING)]
