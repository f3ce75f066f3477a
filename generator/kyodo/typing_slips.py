"""Slips of the keyboard that YAML reports badly or not at all, above all those of an IME."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

# Keys of data files are lower-case words; "NPO：…" at the beginning of a line is a text.
_FULLWIDTH_COLON = re.compile(r"^(\s*(?:-\s+)?[a-z_]+)\s*(：)")
_FULLWIDTH_SPACE = re.compile(r"^[ \t]*(?:-[ \t]*)?(\u3000)")
_FULLWIDTH_DASH = re.compile(r"^\s*([－‐‑–—−ー―])[ \u3000]\S")
_FULLWIDTH_HASH = re.compile(r"^\s*(＃)")
_NO_SPACE_AFTER_DASH = re.compile(r"^\s*(-)[^\s\x00-\x7f]")
_DASH_AND_TEXT = re.compile(r"^\s*(-)[^\s-]")
_NO_SPACE = re.compile(r"^\s*(?:-\s+)?[a-z_]+(:)(?:\u3000|[^\s:/\\])")
_KEY_WITH_VALUE = re.compile(r"([a-z_]+)\s*([:：])[^/\\]")
# What the eye cannot tell from a space or from nothing: copied from web pages and from Word.
_INVISIBLE = re.compile(r"^[ \t-]*([\u00a0\u200b-\u200f\u2060\ufeff])")
# YAML takes these for the end of a line, editors do not.
_LINE_SEPARATOR = re.compile("([\x85\u2028\u2029])")
_BLOCK_TEXT = re.compile(r"(?::|-)\s+[|>][-+0-9]*\s*(?:#.*)?$")
_WIDE_SPACE_AFTER_COLON = re.compile(r"^\s*(?:-\s+)?[a-z_]+(:)\u3000")
_TEXT_AFTER_BRACKET = re.compile(r"(?::|-)\s+([\[{])[^\[\]{}]*[\]}]\s*[^\s#\]}]")
_TEXT_AFTER_QUOTE = re.compile(r"(?::|-)\s+(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')\s*([^\s#,\]}:])")
_OPENS_QUOTE = re.compile(r"(?::|-)\s+(?:\"(?:[^\"\\]|\\.)*|'(?:[^']|'')*)$")
_NEW_ENTRY = re.compile(r"^\s*(?:- |[a-z_]+:(?:\s|$))")


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
        slips += [_invisible(number, found) for found in _LINE_SEPARATOR.finditer(line)]
        indent = len(line) - len(line.lstrip(" "))
        if text_indent is not None and (not line.strip() or indent > text_indent):
            continue
        text_indent = indent if _BLOCK_TEXT.search(line) else None
        slips += _slips_of_line(number, line)
    return slips


def slip_in_key(key: str, line: int, column: int) -> Slip | None:
    """Return the slip in a key such as ``ja：協働`` or ``ja:協働``, one word to YAML."""
    found = _KEY_WITH_VALUE.match(key)
    if not found:
        return None
    at = column + found.start(2)
    if found.group(2) == "：":
        return Slip("fullwidth-colon", line, at, {"key": found.group(1)})
    return Slip("no-space-after-colon", line, at)


def _slips_of_line(number: int, line: str) -> list[Slip]:
    blank = line[: len(line) - len(line.lstrip())]
    if "\t" in blank and line.strip():
        return [Slip("tab", number, blank.index("\t") + 1)]
    if found := _INVISIBLE.search(line):
        return [_invisible(number, found)]
    for pattern, code in (
        (_FULLWIDTH_SPACE, "fullwidth-space"),
        (_FULLWIDTH_DASH, "fullwidth-dash"),
        (_FULLWIDTH_HASH, "fullwidth-hash"),
        (_NO_SPACE_AFTER_DASH, "no-space-after-dash"),
        (_WIDE_SPACE_AFTER_COLON, "no-space-after-colon"),
    ):
        if found := pattern.search(line):
            return [Slip(code, number, found.start(1) + 1)]
    if found := _FULLWIDTH_COLON.search(line):
        key = found.group(1).strip(" -")
        return [Slip("fullwidth-colon", number, found.start(2) + 1, {"key": key})]
    return []


def _invisible(number: int, found: re.Match[str]) -> Slip:
    code = f"U+{ord(found.group(1)):04X}"
    return Slip("control-character", number, found.start(1) + 1, {"character": code})


def explain_syntax_error(error: Exception, lines: list[str]) -> Slip:
    """Say in our own words what the YAML parser stumbled over, and where it began."""
    if isinstance(error, yaml.reader.ReaderError):
        return _control_character(error, lines)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = min(mark.line + 1, max(len(lines), 1)) if mark else 1
    column = mark.column + 1 if mark else 0
    said = str(getattr(error, "problem", "") or error)
    if slip := _quoting(lines[:line]):
        return slip
    if "could not find expected ':'" in said or "simple key" in said:
        return _missing_colon(line, lines)
    if "end of stream" in said or "unexpected end" in said or "quoted scalar" in said:
        context = getattr(error, "context_mark", None)
        return Slip("unclosed", context.line + 1 if context else line, 0)
    said_in = f"{said} {getattr(error, 'context', '')}"
    code = next((code for code, signs in _SIGNS if any(sign in said_in for sign in signs)), None)
    if code in ("special-character", "tag"):
        return _special(code, line, column, lines)
    if code == "colon-in-text":
        return _second_colon(line, column, lines)
    if code in ("indentation", "unclosed-bracket"):
        return _bracket(code, line, column, lines, getattr(error, "context_mark", None))
    if code == "backslash-in-quotes":
        column = lines[line - 1].rfind("\\", 0, column) + 1
    return Slip(code, line, column) if code else Slip("yaml-syntax", line, column, {"said": said})


def _bracket(code: str, line: int, column: int, lines: list[str], begin: Any) -> Slip:
    """Tell brackets that do not match from a text in brackets and from uneven indentation."""
    if code == "unclosed-bracket":
        if begin and begin.line + 1 < line:
            return Slip(code, begin.line + 1, begin.column + 1)
    elif lines[line - 1][column - 1 : column] in ("}", "]"):
        code = "unclosed-bracket"
    elif found := _TEXT_AFTER_BRACKET.search(lines[line - 1]):
        return Slip("special-character", line, found.start(1) + 1, {"character": found.group(1)})
    return Slip(code, line, column)


def _second_colon(line: int, column: int, lines: list[str]) -> Slip:
    """Tell a colon inside a text from a key that YAML took for the end of the text above it."""
    if ":" in lines[line - 1][: column - 1]:
        return Slip("colon-in-text", line, column)
    above = next((n for n in range(line - 1, 0, -1) if lines[n - 1].strip()), 0)
    if not above:
        return Slip("indentation", line, column)
    if found := _NO_SPACE.search(lines[above - 1]):
        return Slip("no-space-after-colon", above, found.start(1) + 1)
    if ":" not in lines[above - 1] and not lines[above - 1].lstrip().startswith("-"):
        return Slip("missing-colon", above, 0)
    return Slip("indentation", line, 0)


def _special(code: str, line: int, column: int, lines: list[str]) -> Slip:
    """Name the sign that the parser stopped at or just behind."""
    found = re.search(r"(?:^|\s)([!>|%@`&*?]\S*)", lines[line - 1])
    word, at = (found.group(1), found.start(1) + 1) if found else ("", column)
    if code == "tag":
        return Slip(code, line, at, {"tag": word})
    return Slip(code, line, at, {"character": word[:1]})


_SIGNS = (
    ("colon-in-text", ("mapping values are not allowed",)),
    ("special-character",
     ("cannot start any token", "alias", "anchor", "block scalar", "directive", "mapping keys")),
    ("tag", ("tag",)),
    ("unclosed-bracket",
     ("expected ',' or", "expected node content", "expected the node content", "unexpected ':'")),
    ("backslash-in-quotes", ("escape", "hexdecimal")),
    ("list-beside-key", ("sequence entries are not allowed",)),
    ("indentation", ("expected <block end>", "expected <document start>", "block")),
)
"""Message code → words of the parser's that it stands for; the first that fits is taken."""


def _quoting(lines: list[str]) -> Slip | None:
    """Find a quotation that ends too early or not at all: YAML notices it only further down."""
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("#"):
            continue
        if found := _TEXT_AFTER_QUOTE.search(line):
            return Slip("text-after-quote", number, found.start(1) + 1)
        following = lines[number] if number < len(lines) else ""
        if _OPENS_QUOTE.search(line) and _NEW_ENTRY.search(following):
            return Slip("unclosed", number, 0)
    return None


def _missing_colon(line: int, lines: list[str]) -> Slip:
    for number in range(line, 0, -1):
        if found := _NO_SPACE.search(lines[number - 1]):
            return Slip("no-space-after-colon", number, found.start(1) + 1)
        if found := _DASH_AND_TEXT.search(lines[number - 1]):
            return Slip("no-space-after-dash", number, found.start(1) + 1)
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
