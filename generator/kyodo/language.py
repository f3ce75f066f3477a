"""Choosing a text's wording, and the words of the interface."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from babel import Locale, UnknownLocaleError

from kyodo.model.dates import FuzzyDate
from kyodo.model.text import DEFAULT, Name, Text
from kyodo.own_yaml import read_own
from kyodo.wording import as_plain, as_printed, says_the_same_everywhere

FALLBACK = "en"
"""The interface speaks this language where it has no words in a reader's own."""


@dataclass(frozen=True)
class Phrase:
    """A wording chosen for a page."""

    markdown: str
    lang: str
    foreign: bool = False
    """True: not in the page's language."""
    yomi: str | None = None
    review: str = "official"
    page: str | None = None
    """Where it stands in the printed original, in words."""
    missing: bool = False
    """True: says only that the text is not known."""
    origin: str | None = field(default=None, compare=False)
    """Where it is written, as :mod:`kyodo.origins` says it; None where nobody asked for that."""

    @property
    def plain(self) -> str:
        """The wording without marks or readings, for titles and attributes."""
        return as_plain(self.markdown)

    @property
    def printed(self) -> str:
        """The wording without marks or readings, for paper: with its room to write."""
        return as_printed(self.markdown)

    def __str__(self) -> str:
        return self.plain


@cache
def _shipped(language: str) -> Mapping[str, str] | None:
    file = resources.files("kyodo_theme") / "strings" / f"{language}.yaml"
    if not file.is_file():
        return None
    words: Mapping[str, str] = read_own(file)
    return words


@cache
def words_for(language: str) -> Mapping[str, str]:
    """Return the interface's words for a language tag, or for the nearest that there are."""
    fallback = _shipped(FALLBACK) or {}
    own = _shipped(language) or _shipped(language.split("-")[0])
    return {**fallback, **(own or {"language": _own_name(language), "locale": language})}


def has_words(language: str) -> bool:
    """Tell whether the interface has words in a language, or in the nearest to its tag."""
    return bool(_shipped(language) or _shipped(language.split("-")[0]))


def _own_name(language: str) -> str:
    """Return what a language calls itself, as it stands in a list: Português, 简体中文."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return language
    name = locale.languages.get(str(locale)) or locale.get_display_name() or language
    return name[0].upper() + name[1:]


def plurals(words: str, language: str) -> list[str]:
    """Return what may be the plurals of a name; those that are none do no harm.

    They end in what the ``plurals`` of the language's words file say: "s" is added, "y>ies" takes
    the place of a "y". Of several words the last one has it, or the first: "forms of support".
    """
    rule = words_for(language)["plurals"]
    found: dict[str, None] = {}
    for ending in () if rule == "none" else rule.split():
        old, _, new = ending.rpartition(">")
        first, blank, others = words.partition(" ")
        if words.endswith(old):
            found[words.removesuffix(old) + new] = None
        if blank and first.endswith(old):
            found[f"{first.removesuffix(old)}{new} {others}"] = None
    return list(found)


def forget_words() -> None:
    """Have the words read anew; somebody may be editing them beside a preview."""
    _shipped.cache_clear()
    words_for.cache_clear()


def read_in_kana(language: str) -> bool:
    """Tell whether the reading of a name is one of its wording in this language."""
    return words_for(language).get("readings") == "kana"


def place_of(language: str, languages: Sequence[str]) -> str:
    """Return where a language's pages stand below the guideline's own: "", "en/"."""
    return "" if language == languages[0] else f"{language}/"


@dataclass(frozen=True)
class Speaker:
    """Says a guideline's texts in one language."""

    language: str
    languages: tuple[str, ...]
    """All of the guideline's; the first is the default."""
    origins: Mapping[int, str] = field(default_factory=dict, compare=False, repr=False)
    """Identity of a text or a list of ids → where it is written; empty but for previews."""

    @property
    def default(self) -> str:
        """The guideline's first language."""
        return self.languages[0]

    @property
    def place(self) -> str:
        """Where this language's pages stand below the guideline's own."""
        return place_of(self.language, self.languages)

    @property
    def places(self) -> Mapping[str, str]:
        """Where the pages of each of the guideline's languages stand."""
        return {language: place_of(language, self.languages) for language in self.languages}

    def say(self, text: Text | None) -> Phrase | None:
        """Return the wording in this language, else in the first language that has one."""
        if text is None:
            return None
        origin = self.origins.get(id(text))
        if not text.words:
            key = "unnamed" if isinstance(text, Name) else "missing-text"
            return Phrase(self.word(key), self.language, missing=True, origin=origin)
        for language in (self.language, *self.languages, *text.words):
            key = DEFAULT if language == self.default and DEFAULT in text.words else language
            if key in text.words:
                markdown = text.words[key]
                foreign = language != self.language and not says_the_same_everywhere(markdown)
                return Phrase(
                    markdown=markdown,
                    lang=language,
                    foreign=foreign,
                    yomi=text.yomi if isinstance(text, Name) and read_in_kana(language) else None,
                    review=text.status.get(key, "official"),
                    page=self.word("source-page", page=text.page) if text.page else None,
                    origin=f"{origin}/{key}" if origin and key else origin,
                )
        return None

    def word(self, key: str, **values: object) -> str:
        """Return one of the interface's words, filled in."""
        return words_for(self.language)[key].format(**values)

    def bracketed(self, words: str) -> str:
        """Return words in the language's brackets, as they stand behind others."""
        return f"{self.word('bracket-open')}{words}{self.word('bracket-close')}"

    def count(self, key: str, number: int) -> str:
        """Return a word that counts, in the singular or the plural."""
        return self.word(f"{key}-one" if number == 1 else key, count=number)

    def size(self, size: int) -> str:
        """Return a number of bytes in words, rounded up."""
        if size < 1_000_000:
            return self.word("kilobytes", number=max(1, -(-size // 1000)))
        return self.word("megabytes", number=f"{-(-size // 100_000) / 10:.1f}")

    def date(self, date: FuzzyDate) -> str:
        """Return a date in words; one that was typed by era stays so in the first language."""
        if date.written and words_for(self.language).get("eras") == "as typed":
            return date.written
        shape = "date-fiscal" if date.fiscal and date.month is None else (
            "date-day" if date.day else "date-month" if date.month else "date-year")
        months = self.word("months").split()
        month = months[date.month - 1] if date.month else ""
        return self.word(shape, year=date.year, month=month, day=date.day)
