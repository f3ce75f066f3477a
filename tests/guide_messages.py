"""The page of the staff's guide that lists every message, from the cases that test them.

``make guide`` writes it; a test tells when it is not what this would write.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import yaml

from kyodo.problems import Problem
from kyodo.report import lines_of
from test_cases import BASE, CASES, problems_of, write

ROOT = Path(__file__).parents[1]
WORDS = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
_LONGEST = 100
"""Characters of a line that fit a page of the guide."""


def pages() -> dict[Path, str]:
    """Return the text of each page that follows from the program."""
    shown = examples()
    return {ROOT / "content" / language / "guide" / "messages.md": _page(language, words, shown)
            for language, words in WORDS.items()}


def examples() -> dict[str, list[Problem]]:
    """Return group → one problem a message, each message in the first group that shows it."""
    seen: set[str] = set()
    return {group: list(_examples_in(group, seen)) for group in WORDS["en"]["groups"]}


def _examples_in(group: str, seen: set[str]) -> Iterator[Problem]:
    for case in yaml.safe_load((CASES / f"{group}.yaml").read_text(encoding="utf-8")):
        due = {(one if isinstance(one, str) else one["is"]).split()[1]
               for one in case["problems"]} - seen
        for problem in _found(case) if due else ():
            if problem.code in due and problem.code not in seen:
                seen.add(problem.code)
                yield problem


def _found(case: Mapping[str, Any]) -> tuple[Problem, ...]:
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), {**BASE, **case["files"]})
        return problems_of(Path(folder))


def _page(language: str, words: Mapping[str, Any], shown: Mapping[str, list[Problem]]) -> str:
    parts = [f"---\ntitle: {words['title']}\n---\n# {words['title']}", *words["intro"]]
    for group, (heading, text) in words["groups"].items():
        parts += [f"## {heading} {{: #{group} }}", text]
        for problem in shown[group]:
            lines = [line if len(line) <= _LONGEST or " | " not in line else f"{line[:_LONGEST]}…"
                     for line in map(click.unstyle, lines_of(problem, language))]
            parts.append("\n".join(["```text", *map(_visible, lines), "```"]))
    return "\n\n".join(parts) + "\n"


def _visible(line: str) -> str:
    """Show what is damaged or cannot be seen as a box: the guide's own files have to be sound."""
    return "".join(sign if sign.isprintable() and sign != "\ufffd" else "□" for sign in line)


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8", newline="\n")
