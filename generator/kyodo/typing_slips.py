"""Slips of the keyboard that YAML reports badly or not at all, above all those of an IME."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

# Keys of data files are lower-case words; "NPO：…" at the beginning of a line is a text.
_FULLWIDTH_COLON = re.compile(r"^(\s*(?:-\s+)?[a-z_ａ-ｚ＿]+)\s*(：)")
_FULLWIDTH_SPACE = re.compile(r"^[ \t]*(?:-[ \t]*)?(\u3000)")
_FULLWIDTH_DASH = re.compile(r"^\s*([－‐‑–—−ー―])[ \u3000]\S")
_FULLWIDTH_HASH = re.compile(r"^\s*(＃)")
_FULLWIDTH_BRACKET = re.compile(r"(?::|-)\s+(｛)\s*[a-z]{2,}\s*[:：]")
# "-id: a" and "-{id: a": no key and no text of ours begins so.
_NO_SPACE_AFTER_DASH = re.compile(r"^\s*(-)(?:[^\s\x00-\x7f]|\{?[a-z_]+:(?:\s|$))")
_KEY_WITH_VALUE = re.compile(r"([a-z_]+)\s*([:：])[^/\\]")
# What the eye cannot tell from a space or from nothing: copied from web pages and from Word.
_INVISIBLE = re.compile(r"^[ \t-]*([\u00a0\u200b-\u200f\u2060\ufeff])")
HIDDEN = re.compile("([\x85\u2028\u2029\u200b\ufeff\ufffd])")
"""Ends of lines to YAML but not to editors, what search cannot see past, and what is broken."""
CONTROL = re.compile("([\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200b\ufeff\ufffd])")
"""The same, and what YAML's own parser refuses."""
_BLOCK_TEXT = re.compile(r"(?::|-)\s+[|>][-+0-9]*\s*(?:#.*)?$")
_WIDE_SPACE_AFTER_COLON = re.compile(r"^\s*(?:-\s+)?[a-z_]+(:)\u3000")


@dataclass(frozen=True)
class Slip:
    """A slip: message code, line and column from 1, values for the message."""

    code: str
    line: int
    column: int
    params: Mapping[str, object] = field(default_factory=dict)


def find_slips(lines: list[str]) -> list[Slip]:
    """Return the slips in the structure of a file; texts in block form (``|``) are left alone."""
    return [slip for number, line in structure(lines) for slip in _slips_of_line(number, line)]


def find_hidden(lines: list[str], pattern: re.Pattern[str] = HIDDEN) -> list[Slip]:
    """Return what nobody sees and nobody means, wherever it stands: the first of each line."""
    return [_hidden(number, found) for number, line in enumerate(lines, 1)
            if (found := pattern.search(line))]


def structure(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield number (from 1) and text of each line that is not part of a text in block form."""
    text_indent: int | None = None
    for number, line in enumerate(lines, 1):
        indent = len(line) - len(line.lstrip(" "))
        # Nothing but ordinary spaces: YAML takes any other blank for the end of the text.
        if text_indent is not None and (not line.strip(" ") or indent > text_indent):
            continue
        text_indent = indent if _BLOCK_TEXT.search(line) else None
        yield number, line


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
        return [_hidden(number, found)]
    for pattern, code in (
        (_FULLWIDTH_SPACE, "fullwidth-space"),
        (_FULLWIDTH_DASH, "fullwidth-dash"),
        (_FULLWIDTH_HASH, "fullwidth-hash"),
        (_FULLWIDTH_BRACKET, "fullwidth-bracket"),
        (_NO_SPACE_AFTER_DASH, "no-space-after-dash"),
        (_WIDE_SPACE_AFTER_COLON, "no-space-after-colon"),
    ):
        if found := pattern.search(line):
            return [Slip(code, number, found.start(1) + 1)]
    if found := _FULLWIDTH_COLON.search(line):
        key = unicodedata.normalize("NFKC", found.group(1)).strip(" -")
        return [Slip("fullwidth-colon", number, found.start(2) + 1, {"key": key})]
    return []


def _hidden(number: int, found: re.Match[str]) -> Slip:
    if found.group(1) == "\ufffd":
        return Slip("damaged-character", number, found.start(1) + 1)
    code = f"U+{ord(found.group(1)):04X}"
    return Slip("control-character", number, found.start(1) + 1, {"character": code})
