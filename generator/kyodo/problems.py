"""What is wrong with a guideline, where, and how to mend it."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "notice"]
Path = tuple[str | int, ...]
"""The way to a value inside a data file: ("items", 2, "zones", 0)."""


class KyodoError(Exception):
    """The one family of errors that this program raises on purpose."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong; its words are in the message catalogue under ``code``."""

    file: str
    """Path from the guideline's folder, with ``/``."""
    line: int
    """From 1; 0 where the problem is the file as a whole."""
    column: int
    """From 1; 0 where the problem is the whole line."""
    code: str
    """Key in the message catalogues."""
    params: Mapping[str, object] = field(default_factory=dict, compare=False)
    """Values that the message names."""
    severity: Severity = "error"
    """Errors stop the build, notices do not."""
    source_line: str | None = field(default=None, compare=False)
    """The line of the file, for the terminal."""


@dataclass(frozen=True)
class Finding:
    """A problem found in a record; the loader turns its path into line and column."""

    code: str
    file: str
    """Name of the data file without folder and ending: "forms"."""
    path: Path
    """Way to the value."""
    params: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = "error"
    at_key: bool = False
    """True: point at the key, not at the value."""
    other: tuple[str, Path] | None = None
    """File and way of a second value concerned; the message names its line as {other}."""
    also: tuple[tuple[str, Path], ...] = ()
    """Files and ways of all values concerned; the message names their lines as {places}."""


class Invalid(KyodoError):
    """A guideline has problems that stop the build."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set_of(problems)))
        super().__init__(f"{len(self.problems)} problems")


class Refused(KyodoError):
    """A command was asked for what it cannot do."""

    def __init__(self, code: str, about: str, **params: object) -> None:
        self.problem = Problem(about, 0, 0, code, params)
        """``about`` is what the command was given: an option, a folder."""
        super().__init__(f"{about}: {code}")


def set_of(problems: Iterable[Problem]) -> list[Problem]:
    """Drop problems that say the same of the same place."""
    seen: dict[tuple[object, ...], Problem] = {}
    for problem in problems:
        key = (problem.file, problem.line, problem.column, problem.code,
               tuple(sorted((k, str(v)) for k, v in problem.params.items())))
        seen.setdefault(key, problem)
    return list(seen.values())


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like ``word``, or "" where none is near."""
    candidates = list(known)
    word = unicodedata.normalize("NFKC", word)  # full-width letters are the input method's
    if word in candidates:
        return word
    close = difflib.get_close_matches(word.lower(), candidates, n=1, cutoff=0.6)
    if close:
        return close[0]
    starts = [name for name in candidates if name.startswith(word) or word.startswith(name)]
    return starts[0] if len(starts) == 1 else ""
