"""Problems in the reader's words, for the terminal."""

from __future__ import annotations

import locale
import os
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

import click

from kyodo.own_yaml import read_own
from kyodo.problems import Problem

FALLBACK = "en"
LONG = 80
"""A list of names with more characters fills more than a line of a terminal."""


@cache
def catalogue(language: str) -> Mapping[str, Any]:
    """Return the messages of a language that :func:`languages` names."""
    file = resources.files("kyodo") / "messages" / f"{language}.yaml"
    loaded: Mapping[str, Any] = read_own(file)
    return loaded


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that there are messages in."""
    folder = resources.files("kyodo") / "messages"
    return tuple(sorted(f.name[:-5] for f in folder.iterdir() if f.name.endswith(".yaml")))


def terminal_language(environment: Mapping[str, str] = os.environ) -> str:
    """Return the message language that fits the terminal's locale."""
    named = next((environment[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG")
                  if environment.get(key)), None)
    # Windows names its locales in words ("Japanese_Japan.932"); normalize() knows them.
    said = (named or locale.getlocale()[0] or "").replace("-", "_").split("_")[0]
    tag = locale.normalize(said.split(".")[0]).split("_")[0].lower()
    return tag if tag in languages() else FALLBACK


def phrase(key: str, language: str, **values: object) -> str:
    """Return one of the catalogue's general words, filled in."""
    return str(catalogue(language)["_"][key]).format(**values)


def has(key: str, language: str) -> bool:
    """Tell whether there are general words of that name."""
    return key in catalogue(language)["_"]


def wording(problem: Problem, language: str) -> tuple[str, str]:
    """Return what is wrong and how to mend it."""
    message = catalogue(language)[problem.code]
    values = {key: value for key, value in problem.params.items()}
    nearest, known = values.get("nearest"), values.get("known")
    values["hint"] = phrase("did-you-mean", language, nearest=nearest) if nearest else ""
    # Many names do not help whoever has been told the right one.
    spare = nearest and len(str(known)) > LONG
    values["known_hint"] = phrase("known", language, known=known) if known and not spare else ""
    for key, said in (("edition", "edition-"), ("tongue", "in-")):
        named = str(values.get(key, "")).split(", ")
        if all(has(said + one, language) for one in named):
            values[key] = phrase("separator", language).join(
                phrase(said + one, language) for one in named)
    if "kind" in values:
        values["kind"] = phrase(f"kind-{values['kind']}", language)
    return message["what"].format(**values), message["how"].format(**values).strip()


def place(problem: Problem) -> str:
    """Return ``file:line:column`` as far as it is known."""
    parts = [problem.file, *(str(n) for n in (problem.line, problem.column) if n)]
    return ":".join(parts)


def lines_of(problem: Problem, language: str) -> Iterable[str]:
    """Yield the lines that show one problem on a terminal."""
    what, how = wording(problem, language)
    kind = phrase(problem.severity, language)
    colour = "red" if problem.severity == "error" else "yellow"
    yield f"{click.style(place(problem), bold=True)}: {click.style(kind, fg=colour)}: {what}"
    if problem.source_line and problem.source_line.strip():
        yield click.style(f"    {problem.line:>4} | {problem.source_line.rstrip()}", dim=True)
    yield f"    {click.style(phrase('how', language) + ':', fg='green')} {how}"


def show(
    problems: Iterable[Problem], language: str, notices: bool = True, stopped: str = "stopped"
) -> str:
    """Return a whole report; colour codes are stripped by click where there is no terminal.

    Without ``notices`` they are only counted: thousands of them would hide the errors.
    ``stopped``: which of the general words say what errors keep as it is.
    """
    listed = sorted(problems)
    wrong = [problem for problem in listed if problem.severity == "error"]
    others = len(listed) - len(wrong)
    text = [line for problem in (listed if notices else wrong)
            for line in lines_of(problem, language)]
    text.append(phrase("summary", language, errors=len(wrong), notices=others))
    if others and not notices:
        text.append(phrase("notices-listed", language))
    if wrong:
        text.append(phrase(stopped, language))
    return "\n".join(text)
