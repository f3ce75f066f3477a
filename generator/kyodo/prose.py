"""Markdown files of ``content/<language>/``: front matter, title, what may not stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kyodo.addresses import SECTION_PAGES
from kyodo.model.text import find_broken_ruby, find_raw_html
from kyodo.model.whole import Prose
from kyodo.problems import Problem
from kyodo.source import Document, decode, parse_yaml

_FENCE = re.compile(r"^\s*(```|~~~)")
_CODE = re.compile(r"`[^`]*`")
_HEADING = re.compile(r"^#\s+(.+?)\s*(?:\{.*\})?\s*$")
_DEFINITION = re.compile(r"^\s*\[(?!\^)[^\]]+\]:")
_ATTRIBUTES = re.compile(r"\{:?[^{}|]*=[^{}|]*\}")
_JINJA = re.compile(r"\{[{%#].*?[}%#]\}")
CALLS = SECTION_PAGES
"""What a prose file may call: ``{{ principles() }}`` puts the section's records in its place."""
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*")


def read_prose(path: Path, file: str, name: str) -> tuple[Prose | None, list[Problem]]:
    """Read one Markdown file; return None for it where something is wrong."""
    text, problems = decode(path, file)
    if text is None:
        return None, problems
    if not _NAME.fullmatch(name):
        return None, [Problem(file, 0, 0, "bad-file-name", {"name": path.name})]
    if not text.strip():
        return None, [Problem(file, 1, 0, "empty-file")]
    header, body, first_line = _split(text)
    title, found = _title_in(header, file)
    problems += found
    problems += _forbidden(body, file, first_line)
    if title is None:
        title = next((m.group(1) for _, line in visible_lines(body)
                      if (m := _HEADING.match(line))), None)
    return (None if problems else Prose(name, file, body, first_line, title)), problems


def visible_lines(body: str) -> Iterator[tuple[int, str]]:
    """Yield the number (from 0) and text of each line that is not code."""
    fenced = False
    for number, line in enumerate(body.split("\n")):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            yield number, line


def _split(text: str) -> tuple[str, str, int]:
    """Return front matter, body, and the line on which the body begins."""
    if not text.startswith("---\n"):
        return "", text, 1
    header, mark, body = text[4:].partition("\n---\n")
    return (header, body, header.count("\n") + 4) if mark else ("", text, 1)


def _title_in(header: str, file: str) -> tuple[str | None, list[Problem]]:
    if not header.strip():
        return None, []
    document = parse_yaml("\n" + header, Document(file))
    title = document.value.get("title") if isinstance(document.value, dict) else None
    return (str(title) if title else None), document.problems


def _forbidden(body: str, file: str, first_line: int) -> list[Problem]:
    found = []
    for number, line in visible_lines(body):
        seen = _JINJA.sub("", _CODE.sub("", line))
        for code, mark in (("raw-html", find_raw_html(seen)),
                           ("broken-reading", find_broken_ruby(seen)),
                           ("link-definition", _matched(_DEFINITION, seen)),
                           ("attributes", _matched(_ATTRIBUTES, seen))):
            if mark:
                found.append(Problem(file, first_line + number, 0, code, {"value": mark},
                                     source_line=line))
    return found


def _matched(pattern: re.Pattern[str], line: str) -> str | None:
    found = pattern.search(line)
    return found.group(0).strip() if found else None
