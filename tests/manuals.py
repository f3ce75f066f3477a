"""Reading Markdown documents: their code, their commands, what stands between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_FENCE = re.compile(r"^ *```(\w+)\n(.*?)^ *```$", re.M | re.S)
_SPAN = re.compile(r"`([^`\n]+)`")
_COMMAND = re.compile(r"^(kyodo|make)((?: +\S+)*)$")


def text_of(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def kinds_of_blocks(document: Path) -> list[str]:
    return [kind for kind, _ in _FENCE.findall(text_of(document))]


def blocks(document: Path, kind: str) -> list[str]:
    return [dedent(body) for found, body in _FENCE.findall(text_of(document)) if found == kind]


def dedent(body: str) -> str:
    lines = body.splitlines()
    indent = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    return "\n".join(line[indent:] for line in lines)


def prose_of(document: Path) -> str:
    return _FENCE.sub("", text_of(document))


def without_spans(text: str) -> str:
    return _SPAN.sub("", text)


def spans_in(text: str) -> list[str]:
    return _SPAN.findall(text)


def spans(document: Path) -> list[str]:
    """Words in code, outside blocks."""
    return spans_in(prose_of(document))


def commands(document: Path) -> Iterator[list[str]]:
    """Commands of ours, from code in lines and from shell blocks, as words."""
    lines = [line.split("#")[0].strip() for block in blocks(document, "sh")
             for line in block.splitlines()]
    for words in (*spans(document), *lines):
        if found := _COMMAND.match(words):
            yield [found.group(1), *found.group(2).split()]
