"""Slips of the keyboard that YAML reports badly or not at all, above all those of an IME."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

_FULLWIDTH_COLON = re.compile(r"^(\s*(?:-\s+)?[A-Za-z_][\w-]*)\s*：")
_FULLWIDTH_SPACE = re.compile(r"^[ \t]*(\u3000)")
_FULLWIDTH_DASH = re.compile(r"^\s*([－ー―])[ \u3000]\S")
_FULLWIDTH_HASH = re.compile(r"^\s*(＃)")
_NO_SPACE = re.compile(r"^\s*(?:-\s+)?[a-z_][\w-]*:(?=[^\s:/\\])\S")
_BLOCK_TEXT = re.compile(r"(?::|-)\s+[|>][-+0-9]*\s*(?:#.*)?$")


@dataclass(frozen=True)
class Slip:
    """A slip: message code, line and column from 1, values for the message."""

    code: str
    line: int
    column: int
    params: Mapping[str, object] = field(default_factory=dict)


def find_slips(lines: list[str]) -> list[Slip]:
    """Return the slips in the structure of a file; texts in block form (``|``) are left alone."""
    slips: list[Slip] = []
    text_indent: int | None = None
    for number, line in enumerate(lines, 1):
        indent = len(line) - len(line.lstrip(" "))
        if text_indent is not None and (not line.strip() or indent > text_indent):
            continue
        text_indent = indent if _BLOCK_TEXT.search(line) else None
        slips += _slips_of_line(number, line)
    return slips


def _slips_of_line(number: int, line: str) -> list[Slip]:
    blank = line[: len(line) - len(line.lstrip())]
    if "\t" in blank and line.strip():
        return [Slip("tab", number, blank.index("\t") + 1)]
    for pattern, code in (
        (_FULLWIDTH_SPACE, "fullwidth-space"),
        (_FULLWIDTH_DASH, "fullwidth-dash"),
        (_FULLWIDTH_HASH, "fullwidth-hash"),
    ):
        if found := pattern.search(line):
            return [Slip(code, number, found.start(1) + 1)]
    if found := _FULLWIDTH_COLON.search(line):
        return [Slip("fullwidth-colon", number, found.end(), {"key": found.group(1).strip(" -")})]
    return []


def explain_syntax_error(error: Exception, lines: list[str]) -> Slip:
    """Say in our own words what the YAML parser stumbled over, and where it began."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = min(mark.line + 1, max(len(lines), 1)) if mark else 1
    column = mark.column + 1 if mark else 0
    said = str(getattr(error, "problem", "") or error)
    if isinstance(error, yaml.reader.ReaderError):
        return _control_character(error, lines)
    if "mapping values are not allowed" in said:
        return Slip("colon-in-text", line, column)
    if "could not find expected ':'" in said or "simple key" in said:
        return _missing_colon(line, lines)
    if "alias" in said or "anchor" in said:
        return Slip("alias", line, column)
    if "end of stream" in said or "unexpected end" in said or "quoted scalar" in said:
        context = getattr(error, "context_mark", None)
        return Slip("unclosed", context.line + 1 if context else line, 0)
    if "expected ',' or" in said:
        return Slip("unclosed-bracket", line, column)
    if "cannot start any token" in said or "%" in said:
        return Slip("special-character", line, column, {"character": _at(lines, line, column)})
    if "expected <block end>" in said or "expected the node content" in said or "block" in said:
        return Slip("indentation", line, column)
    return Slip("yaml-syntax", line, column, {"said": said})


def _missing_colon(line: int, lines: list[str]) -> Slip:
    for number in range(line, 0, -1):
        if _NO_SPACE.search(lines[number - 1]):
            return Slip("no-space-after-colon", number, lines[number - 1].index(":") + 1)
        if lines[number - 1].strip() and ":" not in lines[number - 1]:
            return Slip("missing-colon", number, 0)
    return Slip("missing-colon", line, 0)


def _control_character(error: yaml.reader.ReaderError, lines: list[str]) -> Slip:
    for number, line in enumerate(lines, 1):
        for column, character in enumerate(line, 1):
            if not character.isprintable() and character not in "\t\u3000\xa0\u200b\ufeff":
                code = f"U+{ord(character):04X}"
                return Slip("control-character", number, column, {"character": code})
    return Slip("yaml-syntax", 1, 0, {"said": str(error.reason)})


def _at(lines: list[str], line: int, column: int) -> str:
    text = lines[line - 1] if line <= len(lines) else ""
    return text[column - 1 : column]
