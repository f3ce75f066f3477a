"""Data files as nodes with positions: strict YAML that nothing is repaired in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Any

import yaml

from kyodo.encoding import decode
from kyodo.problems import Path as Way
from kyodo.problems import Problem
from kyodo.scalars import resolve
from kyodo.syntax_errors import explain_syntax_error
from kyodo.typing_slips import find_hidden, find_slips, slip_in_key

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_HASH_IN_TEXT = re.compile(r"\s+(#)(?:[^\s#]|\u3000)")
"""Who writes a comment leaves a space after the #; who does not has most likely written text."""
_CUT = re.compile(r" (#)(?: |$)")
_WORDS = re.compile(r"[^\x00-\x7f]|\S \S|^[A-Z]")
_FINISHED = tuple("。．！？」』）.!?)")
MAX_DEPTH = 40
"""Deeper nesting than this is not a guideline."""


@dataclass
class Document:
    """A data file: its plain value, and where each part of it stands."""

    file: str
    value: Any = None
    """Mappings, lists, strings, numbers, booleans, None."""
    places: dict[Way, tuple[int, int]] = field(default_factory=dict)
    """Way → line and column of the value, from 1."""
    keys: dict[Way, tuple[int, int]] = field(default_factory=dict)
    """Way → line and column of its key."""
    lines: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, code: str, line: int, column: int, **params: object) -> None:
        """Note a problem at a line and column."""
        self.problems.append(
            Problem(self.file, line, column, code, params, source_line=self.line(line))
        )

    def line(self, number: int) -> str | None:
        """Return line ``number`` (from 1), or None."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else None

    def where(self, way: Way, at_key: bool = False) -> tuple[int, int]:
        """Return line and column of the value at ``way``, or of the nearest part above it."""
        table = self.keys if at_key else self.places
        for end in range(len(way), -1, -1):
            place = table.get(way[:end]) or self.places.get(way[:end])
            if place:
                return place
        return (1, 1)


def read_yaml(path: Path, file: str) -> Document:
    """Read a data file; what is wrong with it as YAML is in the result's ``problems``."""
    document = Document(file)
    text, document.problems = decode(path, file)
    return document if text is None else parse_yaml(text, document)


def parse_yaml(text: str, document: Document) -> Document:
    """Fill ``document`` from YAML text."""
    document.lines = text.split("\n")
    slips = find_slips(document.lines)
    builder = _Builder(document, yaml.parse(text, Loader=_Loader))
    failed: Exception | None = None
    try:
        builder.build()
    except _TooDeepError:
        pass
    except (yaml.YAMLError, ValueError) as error:
        document.value, failed = None, error
    slips = [slip for slip in slips if slip.line not in builder.quoted_lines]
    known = {(slip.line, slip.column) for slip in slips}
    slips += [slip for slip in find_hidden(document.lines) if (slip.line, slip.column) not in known]
    if failed and not slips and not document.problems:
        slips = [explain_syntax_error(failed, document.lines)]
    for slip in slips:
        document.problem(slip.code, slip.line, slip.column, **slip.params)
    if document.value is None and not document.problems:
        document.problem("empty-file", 1, 0)
    return document


class _TooDeepError(Exception):
    """Nesting that no guideline has; going on could exhaust the stack."""


class _Builder:
    """Turns the parser's events into plain values and notes where each stands.

    Events rather than PyYAML's nodes: its composer recurses without a limit and, written in C,
    brings the whole program down on a file of a hundred thousand brackets.
    """

    def __init__(self, document: Document, events: Iterator[Any]) -> None:
        self.document = document
        self.events = events
        self.quoted_lines: set[int] = set()
        """Lines that go on with a quoted text or one in block form: no slip can be there."""

    def build(self) -> None:
        """Read the one value of the file."""
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.document.value = self._value(next(self.events), ())
                break
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.document.problem("second-document", _start(event)[0], 0)
                return

    def _value(self, event: Any, way: Way) -> Any:
        line, column = _start(event)
        self.document.places[way] = (line, column)
        if len(way) > MAX_DEPTH:
            self.document.problem("too-deep", line, column)
            raise _TooDeepError
        self._refuse_marks(event, line, column)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(way)
        if isinstance(event, yaml.SequenceStartEvent):
            items = enumerate(iter(lambda: next(self.events), None))
            return [self._value(item, (*way, i)) for i, item in takewhile(_is_item, items)]
        if isinstance(event, yaml.AliasEvent):
            return None
        self._look_behind(event, way)
        return event.value if event.style else resolve(event.value)

    def _refuse_marks(self, event: Any, line: int, column: int) -> None:
        """Report the sign of reuse or of a type that a value begins with."""
        if event.anchor is not None:  # aliases have one too
            self.document.problem("alias", line, column)
        elif getattr(event, "tag", None) is not None:
            words = (self.document.line(line) or "")[column - 1 :].split()
            self.document.problem("tag", line, column, tag=words[0] if words else event.tag)

    def _look_behind(self, event: Any, way: Way) -> None:
        """Note the lines of a long text; report a text cut off at a # that was meant as text."""
        line, column = event.end_mark.line + 1, event.end_mark.column
        if event.style:
            # A text in block form ends where the next line begins.
            last = line - 1 if event.style in ("|", ">") else line
            self.quoted_lines.update(range(event.start_mark.line + 2, last + 1))
            return
        for number in range(event.start_mark.line + 2, line + 1):
            text = self.document.line(number) or ""
            if text.lstrip(" ").startswith("- "):  # a list, meant to stand below its key
                if not way:  # all of the file so far: the key above the list is no key
                    self.document.problem("missing-colon", number - 1, 0)
                    break
                self.document.problem("dash-among-keys", number, text.index("-") + 1)
        behind = (self.document.line(line) or "")[column:]
        found = _HASH_IN_TEXT.match(behind)
        if not found and _may_go_on(event.value):
            found = _CUT.match(behind)
        if found:
            self.document.problem("hash-in-text", line, column + found.start(1) + 1)

    def _mapping(self, way: Way) -> dict[str, Any]:
        value: dict[str, Any] = {}
        again: list[tuple[str, int, int]] = []
        for event in iter(lambda: next(self.events), None):
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, way, value, again)
            part = self._value(next(self.events), (*way, key or ""))
            if key is not None:
                value[key] = part
        self._report_again(way, again)
        return value

    def _report_again(self, way: Way, again: list[tuple[str, int, int]]) -> None:
        """Report keys that stand twice; several of them are one slip: a dash that is missing."""
        if not again:
            return
        key, line, column = again[0]
        first = self.document.keys[(*way, key)][0]
        if len(again) == 1:
            self.document.problem("duplicate-key", line, column, key=key, first=first)
        else:
            keys = ", ".join(dict.fromkeys(name for name, _, _ in again))
            self.document.problem("duplicate-keys", line, column, keys=keys, first=first)

    def _key(
        self, event: Any, way: Way, value: dict[str, Any], again: list[tuple[str, int, int]]
    ) -> str | None:
        """Return a key, or None where there is something wrong with it."""
        line, column = _start(event)
        if not isinstance(event, yaml.ScalarEvent):
            self.document.problem("key-not-a-word", line, column)
            self._value(event, (*way, ""))
            return None
        key = str(event.value)
        if slip := slip_in_key(key, line, column):
            self.document.problem(slip.code, slip.line, slip.column, **slip.params)
            return None
        if key in value:
            again.append((key, line, column))
            return None
        self.document.keys[(*way, key)] = (line, column)
        return key


def _is_item(numbered: tuple[int, Any]) -> bool:
    return not isinstance(numbered[1], yaml.SequenceEndEvent)


def _may_go_on(text: str) -> bool:
    """Tell whether a text could have been cut off by a ``#`` right behind it.

    A comment after a text and the rest of a text look alike: ``上下 # の関係をつくらず``.  What
    gets lost unseen weighs more than a comment that has to move, so a comment stands behind the
    end of a sentence or, as is usual in YAML, behind two spaces.  A single word in small English
    letters, such as an id, is no text.
    """
    is_text = isinstance(resolve(text), str) and _WORDS.search(text) is not None
    return is_text and not text.endswith(_FINISHED)


def _start(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
