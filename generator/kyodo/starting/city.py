"""What a new city's folder is to be like, checked before anything is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from babel import Locale
from pydantic import ValidationError

from kyodo.collation import hiragana
from kyodo.model.text import LANGUAGE_TAG, Name
from kyodo.problems import Refused, nearest
from kyodo.report import FALLBACK, languages

# Hiragana and katakana with their marks, a middle dot, and spaces between words.
_KANA = re.compile(r"[\u3041-\u3096\u3099-\u309e\u30a1-\u30fe\uff65-\uff9f\s]+")
_RANGE = re.compile(r"(\d+)(?:[-~〜–](\d+))?")
_SEPARATORS = re.compile(r"[\s,、，]+")
# Marks of Markdown, readings and HTML: a name with them would not be shown as it was typed.
_NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f<>{}\[\]|*_`\\]")


@dataclass(frozen=True)
class City:
    """A city and what it takes over from the model."""

    names: Mapping[str, str]
    """Language → its name; there is always one in the first language."""
    yomi: str | None
    """The reading of its name in kana."""
    languages: tuple[str, ...]
    """Language tags; the first is the default."""
    sections: tuple[str, ...]
    """Data files taken over, by name and in default order."""


def words_in(typed: str) -> tuple[str, ...]:
    """Return the words of a list as people type it: with commas, spaces, in full width."""
    return tuple(word for word in _SEPARATORS.split(unicodedata.normalize("NFKC", typed)) if word)


def checked_name(typed: str, about: str) -> str:
    """Return the name of a city without spaces around it."""
    name = typed.strip()
    if not name:
        raise Refused("new-no-name", about)
    if found := _NOT_IN_NAMES.search(name):
        raise Refused("new-bad-name", about, value=name, character=repr(found.group())[1:-1])
    return name


def checked_yomi(typed: str, about: str) -> str | None:
    """Return a reading in hiragana, typed in any kana, or None where nothing was typed."""
    yomi = hiragana(unicodedata.normalize("NFKC", typed).strip())
    if not yomi:
        return None
    try:
        Name.model_validate({"yomi": yomi, "missing": True})
    except ValidationError as error:
        raise Refused("yomi-not-kana", about, value=yomi) from error
    if not _KANA.fullmatch(yomi):
        raise Refused("new-bad-yomi", about, value=yomi)
    return checked_name(yomi, about)


def checked_languages(
    tags: Sequence[str], of_model: Sequence[str], about: str
) -> tuple[str, ...]:
    """Return language tags; one of them has to be a language that the model is written in."""
    for number, tag in enumerate(tags):
        if not LANGUAGE_TAG.fullmatch(tag) or tag.split("-")[0] not in _languages_there_are():
            raise Refused("new-bad-language", about, value=tag, nearest=_near(tag, of_model))
        if tag in tags[:number]:
            raise Refused("duplicate-entry", about, key="languages", value=tag)
    if not set(tags) & set(of_model):
        raise Refused("new-no-model-language", about, known=", ".join(of_model))
    return tuple(tags)


def checked_sections(named: Iterable[str], known: Sequence[str], about: str) -> tuple[str, ...]:
    """Return sections in the order of the model.

    They are named, or numbered as the questions number them: "forms", "3", "1-5".
    """
    wanted = [name for word in named for name in _numbered(word, known)]
    for word in wanted:
        if word not in known:
            raise Refused("new-unknown-section", about, value=word,
                          nearest=nearest(word, known), known=", ".join(known))
    return tuple(name for name in known if name in wanted)


def language_name(tag: str, reader: str) -> str:
    """Return what a language is called in the reader's language."""
    found = Locale.parse(reader).languages.get(tag.split("-")[0])
    return str(found) if found else tag


def _numbered(word: str, known: Sequence[str]) -> Sequence[str]:
    found = _RANGE.fullmatch(word)
    if found and 1 <= int(found[1]) <= int(found[2] or found[1]) <= len(known):
        return known[int(found[1]) - 1 : int(found[2] or found[1])]
    return [word.removesuffix(".yaml")]


def _languages_there_are() -> Iterable[str]:
    return Locale.parse(FALLBACK).languages


def _near(tag: str, of_model: Sequence[str]) -> str:
    known = [*of_model, *languages()]
    # "jp" for "ja" is the slip that difflib does not find.
    return nearest(tag, known) or next((one for one in known if one[0] == tag[0].lower()), "")
