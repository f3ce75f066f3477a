"""Data files as nodes with positions: strict YAML that nothing is repaired in."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from kyodo.problems import Path as Way
from kyodo.problems import Problem
from kyodo.scalars import resolve
from kyodo.typing_slips import explain_syntax_error, find_slips

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
MAX_BYTES = 5_000_000
"""A data file larger than this is not a guideline; the largest known has 0.3 MB."""
MAX_DEPTH = 40
"""Deeper nesting than this is not a guideline either."""


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


def decode(path: Path, file: str) -> tuple[str | None, list[Problem]]:
    """Read a file as UTF-8; on failure return None and say what its encoding seems to be."""
    if path.is_dir():
        return None, [Problem(file, 0, 0, "folder-not-file")]
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            return None, [Problem(file, 0, 0, "file-too-large",
                                  {"size": f"{size / 1e6:.0f}", "limit": MAX_BYTES // 1_000_000})]
        raw = path.read_bytes()
    except OSError as error:
        return None, [Problem(file, 0, 0, "file-unreadable", {"reason": error.strerror or ""})]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [Problem(file, 1, 0, "wrong-encoding", {"encoding": "UTF-16"})]
    try:
        # The mark that Windows editors put before UTF-8 does no harm and is no mistake.
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), []
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return None, [Problem(file, line, 0, "wrong-encoding", {"encoding": _guess(raw)})]


def _guess(raw: bytes) -> str:
    for encoding in ("cp932", "euc-jp"):
        try:
            raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return {"cp932": "Shift_JIS (ANSI)", "euc-jp": "EUC-JP"}[encoding]
    return "?"


def read_yaml(path: Path, file: str) -> Document:
    """Read a data file; what is wrong with it as YAML is in the result's ``problems``."""
    document = Document(file)
    text, document.problems = decode(path, file)
    return document if text is None else parse_yaml(text, document)


def parse_yaml(text: str, document: Document) -> Document:
    """Fill ``document`` from YAML text."""
    document.lines = text.split("\n")
    slips = find_slips(document.lines)
    for slip in slips:
        document.problem(slip.code, slip.line, slip.column, **slip.params)
    try:
        node = yaml.compose(text, Loader=_Loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        if not slips:
            slip = explain_syntax_error(error, document.lines)
            document.problem(slip.code, slip.line, slip.column, **slip.params)
        return document
    if node is None:
        document.problem("empty-file", 1, 0)
        return document
    _Builder(document).build(node)
    return document


class _Builder:
    """Turns composed nodes into plain values and notes where each stands."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.seen: set[int] = set()

    def build(self, node: Any) -> None:
        self.document.value = self._value(node, ())

    def _value(self, node: Any, way: Way) -> Any:
        line, column = _start(node)
        self.document.places[way] = (line, column)
        if id(node) in self.seen:
            self.document.problem("alias", *self.document.where(way, at_key=True))
            return None
        self.seen.add(id(node))
        if len(way) > MAX_DEPTH:
            self.document.problem("too-deep", line, column)
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, way)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*way, i)) for i, item in enumerate(node.value)]
        if node.tag and node.tag.startswith("!"):
            self.document.problem("tag", line, column, tag=node.tag)
            return None
        return resolve(node.value) if node.style is None else node.value

    def _mapping(self, node: Any, way: Way) -> dict[str, Any]:
        value: dict[str, Any] = {}
        for key_node, item in node.value:
            line, column = _start(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self.document.problem("key-not-a-word", line, column)
                continue
            key = key_node.value
            if key in value:
                first = self.document.keys[(*way, key)][0]
                self.document.problem("duplicate-key", line, column, key=key, first=first)
                continue
            self.document.keys[(*way, key)] = (line, column)
            value[key] = self._value(item, (*way, key))
        return value


def _start(node: Any) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1
