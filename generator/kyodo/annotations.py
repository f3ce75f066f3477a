"""Problems for programs: JSON, and the annotations that GitHub shows beside a change."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from kyodo.problems import Problem
from kyodo.report import phrase, wording

# Source: "Workflow commands for GitHub Actions", and actions/toolkit, packages/core/src/command.ts.
_IN_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_DATA, ":": "%3A", ",": "%2C"}


def as_json(problems: Iterable[Problem], language: str) -> str:
    """Return a list of objects, one a problem.

    Each has ``file``, ``line``, ``column``, ``severity`` ("error" or "notice"), ``code``,
    ``what``, ``how``, ``language`` (of the two before it) and ``source`` (the line of the file).
    Line and column count from 1; what is not known is null.
    """
    return json.dumps([_as_object(one, language) for one in sorted(problems)],
                      ensure_ascii=False, indent=2)


def _as_object(problem: Problem, language: str) -> Mapping[str, object]:
    what, how = wording(problem, language)
    return {
        "file": problem.file, "line": problem.line or None, "column": problem.column or None,
        "severity": problem.severity, "code": problem.code, "what": what, "how": how,
        "language": language, "source": problem.source_line,
    }


def as_github(problems: Iterable[Problem], language: str) -> str:
    """Return one workflow command a line; nothing where there are no problems."""
    return "\n".join(_as_command(one, language) for one in sorted(problems))


def _as_command(problem: Problem, language: str) -> str:
    what, how = wording(problem, language)
    known = {"file": problem.file, "line": problem.line, "col": problem.column,
             "title": f"{phrase(problem.severity, language)} ({problem.code})"}
    properties = ",".join(f"{key}={_escaped(str(value), _IN_PROPERTY)}"
                          for key, value in known.items() if value)
    said = f"{what}\n{phrase('how', language)}: {how}"
    return f"::{problem.severity} {properties}::{_escaped(said, _IN_DATA)}"


def _escaped(text: str, signs: Mapping[str, str]) -> str:
    return text.translate({ord(sign): code for sign, code in signs.items()})


FORMATS: Mapping[str, Callable[[Iterable[Problem], str], str]] = {
    "json": as_json, "github": as_github,
}
"""The ways of writing problems that are meant for programs."""


def seen_from(folder: Path, root: Path, file: str) -> str:
    """Return how a file that is named from ``root`` is named from ``folder``, with ``/``."""
    try:
        return Path(os.path.relpath(root / file, folder)).as_posix()
    except ValueError:  # another drive of Windows
        return (root / file).as_posix()
