"""What the YAML parser stumbled over, in our own words and where it began."""

from __future__ import annotations

import re
from typing import Any

import yaml

from kyodo.indentation import explain_indentation
from kyodo.typing_slips import Slip, structure

_DASH_AND_TEXT = re.compile(r"^\s*(-)[^\s-]")
_NO_SPACE = re.compile(r"^\s*(?:-\s+)?[a-z_]+(:)(?:\u3000|[^\s:/\\])")
_TEXT_AFTER_BRACKET = re.compile(r"(?::|-)\s+([\[{])[^\[\]{}]*[\]}]\s*[^\s#\]}]")
_TEXT_AFTER_QUOTE = re.compile(r"(?::|-)\s+(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')\s*([^\s#,\]}:])")
_OPENS_QUOTE = re.compile(r"(?::|-)\s+(?:\"(?:[^\"\\]|\\.)*|'(?:[^']|'')*)$")
_NEW_ENTRY = re.compile(r"^\s*(?:- |[a-z_]+:(?:\s|$))")
_VALUE_IN_BRACKETS = re.compile(r"^\s*(?:- )*(?:[^\s:]+:\s+)?[\[{]")
_WIDE_COMMA = re.compile(r"[{\[].*?([、，])\s*[a-z_]{2,}\s*[:：]")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_COLON_IN_BRACKETS = re.compile(r"[{,]\s*[A-Za-z_-]+:\s+([^,{}\[\]\s][^,{}\[\]]*?)(:)(?:\s|$)")
_HASH_IN_BRACKETS = re.compile(r"[{\[][^#]*[^\s,{\[]\s+(#)\s.*[}\]]")
_WORD_AND_KEY = re.compile(r"\S+\s+[a-z_]+")
_KEY_IN_BRACKETS = re.compile(r"(?:^|[{,\s])([a-z_]+)\s*:(?:\s|$)")
_TAG = 2
"""Letters of a language's tag."""
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


def explain_syntax_error(error: Exception, lines: list[str]) -> Slip:
    """Say in our own words what the YAML parser stumbled over, and where it began."""
    if isinstance(error, yaml.reader.ReaderError):
        return _control_character(error, lines)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    begin = getattr(error, "context_mark", None)
    line = min(mark.line + 1, max(len(lines), 1)) if mark else 1
    column = mark.column + 1 if mark else 0
    said = str(getattr(error, "problem", "") or error)
    if slip := _quoting(lines[:line]):
        return slip
    if "could not find expected ':'" in said or "simple key" in said:
        # The parser notices at the next key; what should have been one begins above it.
        return _missing_colon(begin.line + 1 if begin else line, lines)
    if "end of stream" in said or "unexpected end" in said or "quoted scalar" in said:
        return Slip("unclosed", begin.line + 1 if begin else line, 0)
    if "tab character" in said:
        return Slip("tab", line, column)
    said_in = f"{said} {getattr(error, 'context', '')}"
    code = next((code for code, signs in _SIGNS if any(sign in said_in for sign in signs)), None)
    if code in ("special-character", "tag"):
        return _special(code, line, column, lines)
    if code == "colon-in-text":
        return _second_colon(line, column, lines)
    if code in ("indentation", "unclosed-bracket"):
        return _bracket(code, line, column, lines, begin, "block collection" in said_in)
    if code == "backslash-in-quotes":
        column = lines[line - 1].rfind("\\", 0, column) + 1
    return Slip(code, line, column) if code else Slip("yaml-syntax", line, column, {"said": said})


def _bracket(
    code: str, line: int, column: int, lines: list[str], begin: Any, in_list: bool
) -> Slip:
    """Tell brackets that do not match from a text in brackets and from uneven indentation."""
    if code == "unclosed-bracket":
        if found := _WIDE_COMMA.search(lines[line - 1]):
            return Slip("fullwidth-comma", line, found.start(1) + 1)
        opened = _opened_only(lines[:line])
        for number in (opened[0] if opened else line, begin.line + 1 if begin else line):
            if slip := _text_in_brackets(lines, number):
                return slip
        if opened:
            return Slip(code, *opened)
        if begin and begin.line + 1 < line:
            return Slip(code, begin.line + 1, begin.column + 1)
    elif lines[line - 1][column - 1 : column] in ("}", "]"):
        code = "unclosed-bracket"
    elif (found := _TEXT_AFTER_BRACKET.search(lines[line - 1])) and found.start(1) + 1 < column:
        return Slip("special-character", line, found.start(1) + 1, {"character": found.group(1)})
    else:
        return explain_indentation(lines, line, in_list)
    return Slip(code, line, column)


def _second_colon(line: int, column: int, lines: list[str]) -> Slip:
    """Tell a colon inside a text from a key that YAML took for the end of the text above it."""
    if ":" in lines[line - 1][: column - 1]:
        if stray := _closed_only(lines[line - 1]):
            return Slip("unclosed-bracket", line, stray)
        return Slip("colon-in-text", line, column)
    above = next((n for n in range(line - 1, 0, -1) if lines[n - 1].strip()), 0)
    if not above:
        return explain_indentation(lines, line)
    if found := _NO_SPACE.search(lines[above - 1]):
        return Slip("no-space-after-colon", above, found.start(1) + 1)
    if ":" not in lines[above - 1] and not lines[above - 1].lstrip().startswith("-"):
        return Slip("missing-colon", above, 0)
    return explain_indentation(lines, line)


def _opened_only(lines: list[str]) -> tuple[int, int] | None:
    """Return line and column of a bracket that is still open where a new key or entry begins."""
    opened: list[tuple[int, int]] = []
    for number, line in structure(lines):
        if opened and _NEW_ENTRY.match(line) and not line.rstrip().endswith((",", "}", "]")):
            return opened[-1]
        if not opened and not _VALUE_IN_BRACKETS.search(line):
            continue
        for column, character in enumerate(_without_quoted(line), 1):
            if character in "{[":
                opened.append((number, column))
            elif character in "}]" and opened:
                opened.pop()
    return None


def _without_quoted(line: str) -> str:
    return _QUOTED.sub(lambda found: " " * len(found.group()), line)


def _text_in_brackets(lines: list[str], line: int) -> Slip | None:
    """Find a text in brackets with a sign that ends it: ``{en: Discuss: matters # today}``."""
    if line > len(lines):  # the file ends within the brackets
        return None
    plain = _without_quoted(lines[line - 1])
    if found := _COLON_IN_BRACKETS.search(plain):
        last = re.split(r"[^A-Za-z_-]", found.group(1))[-1]
        # "{id: a name: b}": the comma before a key is missing.
        others = "\n".join([*lines[: line - 1], plain[: found.start(1)], *lines[line:]])
        is_key = (len(last) == _TAG or last in _KEY_IN_BRACKETS.findall(others)
                  or _WORD_AND_KEY.fullmatch(found.group(1)))
        if not (is_key and found.group(1) != last):
            return Slip("text-in-brackets", line, found.start(2) + 1, {"sign": ": "})
    if found := _HASH_IN_BRACKETS.search(plain):
        return Slip("text-in-brackets", line, found.start(1) + 1, {"sign": " #"})
    return None


def _closed_only(line: str) -> int:
    """Return the column of a closing bracket that nothing opened, or 0."""
    open_ones = 0
    for column, character in enumerate(_without_quoted(line), 1):
        open_ones += (character in "{[") - (character in "}]")
        if open_ones < 0:
            return column
    return 0


def _special(code: str, line: int, column: int, lines: list[str]) -> Slip:
    """Name the sign that the parser stopped at or just behind."""
    found = re.search(r"(?:^|\s)([!>|%@`&*?]\S*)", lines[line - 1])
    word, at = (found.group(1), found.start(1) + 1) if found else ("", column)
    if code == "tag":
        return Slip(code, line, at, {"tag": word})
    return Slip(code, line, at, {"character": word[:1]})


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
    """Say what is wrong with the line that should have been a key."""
    if found := _NO_SPACE.search(lines[line - 1]):
        return Slip("no-space-after-colon", line, found.start(1) + 1)
    if found := _DASH_AND_TEXT.search(lines[line - 1]):
        return Slip("no-space-after-dash", line, found.start(1) + 1)
    return Slip("missing-colon", line, 0)


def _control_character(error: yaml.reader.ReaderError, lines: list[str]) -> Slip:
    for number, line in enumerate(lines, 1):
        for column, character in enumerate(line, 1):
            if not character.isprintable() and character not in "\t\u3000\xa0\u200b\ufeff":
                code = f"U+{ord(character):04X}"
                return Slip("control-character", number, column, {"character": code})
    return Slip("yaml-syntax", 1, 0, {"said": str(error.reason)})
