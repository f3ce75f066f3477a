"""What ``kyodo new`` has to know: from options, else from whoever sits at the terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import click

from kyodo.language import Speaker, read_in_kana
from kyodo.problems import Refused
from kyodo.report import lines_of, phrase
from kyodo.starting.city import (
    City,
    checked_languages,
    checked_name,
    checked_sections,
    checked_yomi,
    language_name,
    words_in,
)
from kyodo.starting.origin import Origin

T = TypeVar("T")


@dataclass(frozen=True)
class Options:
    """What was said on the command line; None where nothing was."""

    name: str | None = None
    yomi: str | None = None
    names: tuple[str, ...] = ()
    """Names in other languages: "<tag>=<name>"."""
    languages: str | None = None
    take: str | None = None
    leave: str | None = None


@dataclass(frozen=True)
class Questions:
    """Finds out about a city."""

    origin: Origin
    options: Options
    asks: bool
    """True: somebody is there to answer."""
    reader: str
    """Language of the questions."""

    def city(self) -> City:
        """Return the city, or refuse what cannot be."""
        self._check_options()
        languages = self._languages()
        first = languages[0]
        names = {first: self._name(first)}
        yomi = self._yomi() if any(read_in_kana(one) for one in languages) else None
        names |= self._other_names(languages[1:])
        return City(names, yomi, languages, self._sections())

    def _check_options(self) -> None:
        """Refuse a wrong option before anything is asked."""
        if self.options.take is not None and self.options.leave is not None:
            raise Refused("new-take-and-leave", "--take, --leave")
        for option, named in (("--take", self.options.take), ("--leave", self.options.leave)):
            checked_sections(words_in(named or ""), self.origin.sections, option)

    def _languages(self) -> tuple[str, ...]:
        known = self.origin.languages

        def read(typed: str) -> tuple[str, ...]:
            return checked_languages(words_in(typed), known, "--languages")

        return self._answer("languages", self.options.languages, ",".join(known), read,
                            known=", ".join(f"{tag} {language_name(tag, self.reader)}"
                                            for tag in known))

    def _name(self, language: str) -> str:
        return self._answer("name", self.options.name, "",
                            lambda typed: checked_name(typed, "--name"),
                            tongue=language_name(language, self.reader))

    def _yomi(self) -> str | None:
        return self._answer("yomi", self.options.yomi, "",
                            lambda typed: checked_yomi(typed, "--yomi"))

    def _other_names(self, languages: Sequence[str]) -> dict[str, str]:
        given: dict[str, str] = {}
        for one in self.options.names:
            language, equals, name = one.partition("=")
            if not equals or language not in languages:
                raise Refused("new-name-in", "--name-in", value=one, known=", ".join(languages))
            given[language] = checked_name(name, "--name-in")
        found = {}
        for language in languages:
            name = self._answer(
                "name-in", given.get(language), "",
                lambda typed: checked_name(typed, "--name-in") if typed.strip() else "",
                tongue=language_name(language, self.reader))
            if name:
                found[language] = name
        return found

    def _sections(self) -> tuple[str, ...]:
        known = self.origin.sections
        usual = self.origin.usual_sections
        if self.options.leave is not None:
            left = checked_sections(words_in(self.options.leave), known, "--leave")
            return tuple(name for name in usual if name not in left)
        if self.options.take is None and self.asks:
            click.echo(phrase("new-sections", self.reader))
            for number, name in enumerate(known, 1):
                mark = " " if name in usual else "*"
                click.echo(f" {mark}{number:>2} {name:<12} {self._title(name)}")
            click.echo(phrase("new-not-usual", self.reader))

        def read(typed: str) -> tuple[str, ...]:
            words = words_in(typed)
            return checked_sections(words, known, "--take") if words else usual

        return self._answer("take", self.options.take, "", read)

    def _title(self, section: str) -> str:
        record = self.origin.guideline.section(section)
        speaker = Speaker(self.reader, self.origin.languages)
        said = speaker.say(record.menu or record.heading) if record else None
        return said.plain if said else ""

    def _answer(self, key: str, given: str | None, default: str, read: Callable[[str], T],
                **values: object) -> T:
        """Return what an option says, else what somebody answers, else the default."""
        if given is not None or not self.asks:
            return read(default if given is None else given)
        question = phrase(f"ask-{key}", self.reader, **values)
        while True:
            typed = click.prompt(question, default=default, show_default=bool(default))
            try:
                return read(typed)
            except Refused as refused:
                if refused.problem.code == "new-no-name":  # whoever sits here types no option
                    click.echo(phrase("ask-name-again", self.reader))
                else:
                    click.echo("\n".join(lines_of(refused.problem, self.reader)))
