"""Markdown files of ``content/<language>/``: front matter, title, what may not stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kyodo.addresses import SECTION_PAGES
from kyodo.encoding import decode
from kyodo.model.base import WINDOWS_NAMES
from kyodo.model.text import RUBY, find_broken_ruby, find_raw_html
from kyodo.model.whole import Prose
from kyodo.parse import kind_of
from kyodo.problems import Problem, nearest
from kyodo.source import Document, parse_yaml
from kyodo.typing_slips import CONTROL, find_hidden

_FENCE = re.compile(r"^\s*(```|~~~)")
CODE = re.compile(r"(`[^`]*`)")
"""Splits a line: every second part is a sample in code."""
_HEADING = re.compile(r"^#\s+(.+?)\s*(?:\{.*\})?\s*$")
_DEFINITION = re.compile(r"^\s*\[(?!\^)[^\]]+\]:")
_ATTRIBUTES = re.compile(r"\{:?[^{}|]*=[^{}|]*\}")
_OPENING = re.compile(r"\{[{%#]")
_JINJA = re.compile(r"\{[{%#].*?[}%#]\}")
_HEADING_OR_ITEM = re.compile(r"#{1,6}\s|\s*([-*+]|\d+\.)\s")
_NO_OPENING = re.compile(r"^ {4}|^\t|[|{}<]|^(!!!|\?\?\?)|^\[\^|^([-*_=] ?){3,}$|#\s*$")
CALLS = SECTION_PAGES
"""What a prose file may call: ``{{ principles() }}`` puts the section's records in its place."""
_FULLWIDTH = re.compile(r"^(?:(\u3000)[ \u3000]*#{1,6}\s|\s*(＃)[#＃]*)")
"""Marks of a heading as the input method types them: to Markdown they are words."""
_READERS = ("everybody", "staff")
_FRONT = {"title": None, "for": _READERS}
"""What the front matter of a file may say, and what of each it may be; None: any text."""
_BEGINS_FRONT = re.compile(r"[A-Za-z_]+:(\s|$)")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*")


def read_prose(path: Path, file: str, name: str) -> tuple[Prose | None, list[Problem]]:
    """Read one Markdown file; return None for it where something is wrong."""
    text, problems = decode(path, file)
    if text is None:
        return None, problems
    if not _NAME.fullmatch(name) or any(map(WINDOWS_NAMES.fullmatch, name.split("/"))):
        return None, [Problem(file, 0, 0, "bad-file-name", {"name": path.name})]
    if not text.strip():
        return None, [Problem(file, 1, 0, "empty-file")]
    header, body, first_line = _split(text)
    front, problems = _front_in(header, file) if header is not None else ({}, [_open(file, text)])
    title = front.get("title")
    problems += _hidden(text, file)
    problems += _forbidden(body, file, first_line)
    if title is None:
        title = next((m.group(1) for _, line in visible_lines(body)
                      if (m := _HEADING.match(line))), None)
    return (None if problems else Prose(
        name, file, body, first_line, title, front.get("for") == "staff")), problems


def visible_lines(body: str) -> Iterator[tuple[int, str]]:
    """Yield the number (from 0) and text of each line that is not code."""
    fenced = False
    for number, line in enumerate(body.split("\n")):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            yield number, line


def openings(body: str) -> Iterator[int]:
    """Yield the number (from 0) of each line that opens a paragraph, a heading or a list item.

    Left out is what ends in marks of its own, and what stands in another block.
    """
    before = ""
    for number, line in visible_lines(body):
        opens = not before.strip() or _HEADING_OR_ITEM.match(line)
        if line.strip() and opens and not _NO_OPENING.search(RUBY.sub("", line)):
            yield number
        before = line


def template_of(text: str) -> str:
    """Return the text as a template in which samples in code stand for themselves."""
    visible = dict(visible_lines(text))
    lines = text.split("\n")
    for number, line in enumerate(lines):
        parts = CODE.split(line) if number in visible else ["", line]
        parts[1::2] = [_OPENING.sub(r"{% raw %}\g<0>{% endraw %}", part) for part in parts[1::2]]
        lines[number] = "".join(parts)
    return "\n".join(lines)


def _split(text: str) -> tuple[str | None, str, int]:
    """Return front matter, body, and the line on which the body begins.

    The front matter is None where one of the lines around it is missing.
    """
    lines = text.split("\n")
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
    begins = _BEGINS_FRONT.match(lines[lines[0].rstrip() == "---"] if len(lines) > 1 else "")
    if lines[0].rstrip() == "---" and end:
        return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2
    if begins and (end or lines[0].rstrip() == "---"):
        return None, text, 1
    return "", text, 1


def _open(file: str, text: str) -> Problem:
    return Problem(file, 1, 0, "front-matter-open", source_line=text.split("\n")[0])


def _front_in(header: str, file: str) -> tuple[dict[str, str], list[Problem]]:
    if not header.strip():
        return {}, []
    document = parse_yaml("\n" + header, Document(file))
    if document.problems:
        return {}, document.problems
    if not isinstance(document.value, dict):
        document.problem("not-a-mapping", *document.where(()), kind=kind_of(document.value))
        return {}, document.problems
    for key, value in document.value.items():
        if key not in _FRONT:
            document.problem("unknown-key", *document.where((key,), True), key=key,
                             nearest=nearest(key, _FRONT), known=", ".join(_FRONT))
        elif not isinstance(value, str):
            document.problem("want-string", *document.where((key,)), key=key, kind=kind_of(value))
        elif (known := _FRONT[key]) and value not in known:
            document.problem("not-a-choice", *document.where((key,)), key=key, value=value,
                             nearest=nearest(value, known), allowed=", ".join(known))
    return document.value, document.problems


def _hidden(text: str, file: str) -> list[Problem]:
    lines = text.split("\n")
    return [Problem(file, slip.line, slip.column, slip.code, slip.params,
                    source_line=lines[slip.line - 1]) for slip in find_hidden(lines, CONTROL)]


def _forbidden(body: str, file: str, first_line: int) -> list[Problem]:
    found = []
    for number, line in visible_lines(body):
        if wide := _FULLWIDTH.match(line):
            code = "fullwidth-hash" if wide.group(2) else "fullwidth-space"
            found.append(Problem(file, first_line + number, wide.start(wide.lastindex or 0) + 1,
                                 code, source_line=line))
        seen = _JINJA.sub("", CODE.sub("", line))
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
