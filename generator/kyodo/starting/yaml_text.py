"""Changes in a YAML file that leave all the rest of it as it was typed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.scalarstring import FoldedScalarString, LiteralScalarString
from ruamel.yaml.tokens import CommentToken

from kyodo.problems import Path as Way

_NO_FOLDING = 1_000_000


class YamlText:
    """A YAML file to change: comments, order, quotes and style of the rest are kept."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._yaml = YAML()
        self._yaml.width = _NO_FOLDING
        self._yaml.preserve_quotes = True
        self._yaml.indent(mapping=2, sequence=4, offset=2)
        self.root: Any = self._yaml.load(path.read_text(encoding="utf-8"))

    def save(self) -> None:
        """Write the file."""
        text = io.StringIO()
        self._yaml.dump(self.root, text)
        self.path.write_text(text.getvalue(), encoding="utf-8", newline="\n")

    def reach(self, way: Way) -> Way:
        """Return the part of a record's way that stands in the file.

        Records are spelled out where the file has a shorthand: a list of one without the list,
        an id in place of ``{id: …}``.
        """
        node, found = self.root, 0
        for step in way:
            if not _has(node, step):
                break
            node, found = node[step], found + 1
        return way[:found]

    def value(self, way: Way) -> Any:
        """Return the value at a way that :meth:`reach` gave."""
        node = self.root
        for step in way:
            node = node[step]
        return node

    def put(self, way: Way, value: Any) -> None:
        """Replace a value; a text keeps its quotes."""
        *above, last = way
        container = self.value(tuple(above))
        old = container[last]
        is_quoted = isinstance(value, str) and isinstance(old, str) and type(old) is not str
        container[last] = type(old)(value) if is_quoted else value

    def fill(self, key: str, value: Any) -> None:
        """Give a key of the first level the value of another file, without its comments below."""
        lines = _take_below(self.root, key)
        self.root.ca.items.pop(key, None)
        self.root[key] = value
        _take_below(self.root, key)
        _put_below(self.root, key, lines)

    def rename(self, way: Way, key: str, value: Any) -> None:
        """Replace a key of a mapping, with its value, in place."""
        *above, last = way
        container = self.value(tuple(above))
        position = list(container).index(last)
        del container[last]
        container.insert(position, key, value)

    def delete(self, way: Way) -> None:
        """Remove a value, with its key, and with what would be empty without it."""
        while len(way) > 1 and len(self.value(way[:-1])) == 1:
            way = way[:-1]
        container, last = self.value(way[:-1]), way[-1]
        _keep_comment(container, last)
        del container[last]

    def texts(self) -> Iterator[tuple[Way, str]]:
        """Yield every text with its way."""
        yield from _texts(self.root, ())


class OpenTexts:
    """YAML files, each read once however often it is changed."""

    def __init__(self) -> None:
        self._open: dict[Path, YamlText] = {}

    def __getitem__(self, path: Path) -> YamlText:
        if path not in self._open:
            self._open[path] = YamlText(path)
        return self._open[path]


def _has(node: Any, step: str | int) -> bool:
    if isinstance(node, CommentedMap):
        return step in node
    return isinstance(node, CommentedSeq) and isinstance(step, int) and step < len(node)


def _texts(node: Any, way: Way) -> Iterator[tuple[Way, str]]:
    if isinstance(node, CommentedMap | CommentedSeq):
        for step in list(_steps(node)):
            yield from _texts(node[step], (*way, step))
    elif isinstance(node, str):
        yield way, node


def _steps(node: Any) -> Any:
    return node if isinstance(node, CommentedMap) else range(len(node))


def _keep_comment(container: Any, step: Any) -> None:
    """Hand the comment below a part that goes to the part before it, in place of its own.

    ruamel keeps a comment with what stands above it; people write it for what stands below.
    """
    steps = list(_steps(container))
    position = steps.index(step)
    if _is_flow(container):
        return
    lines = _take_below(container, step)
    if position:
        _take_below(container, steps[position - 1])
        _put_below(container, steps[position - 1], lines)
    elif lines:
        _put_above(container, steps[1], lines)


def _take_below(container: Any, step: Any) -> str:
    """Take away the lines of comment, or empty ones, below a part; return them."""
    leaf, last = _last_leaf(container, step)
    lines = ""
    if token := _token(leaf, last):
        said = f"\n{token.value}" if _is_block(leaf[last]) else token.value
        beside, _, lines = said.partition("\n")
        kept = CommentToken(f"{beside}\n", token.start_mark, None) if beside.strip() else None
        leaf.ca.items[last][_slot(leaf)] = kept
    for node in reversed(_chain(container[step])):
        # Below a list of {…} or […] ruamel keeps them elsewhere, and without the indentation.
        lines += "".join(" " * end.start_mark.column + end.value for end in node.ca.end or ())
        node.ca.end = []
    return lines


def _put_below(container: Any, step: Any, lines: str) -> None:
    leaf, last = _last_leaf(container, step)
    token = _token(leaf, last)
    if lines:
        beside = f"{token.value.rstrip()}\n" if token else "" if _is_block(leaf[last]) else "\n"
        mark = token.start_mark if token else CommentMark(0)
        slots = _slots(leaf, last)
        slots[_slot(leaf)] = CommentToken(f"{beside}{lines}", mark, None)


def _put_above(container: Any, step: Any, lines: str) -> None:
    slots = _slots(container, step)
    words = [line.lstrip() for line in lines.splitlines()]
    comments = [CommentToken(f"{word}\n", CommentMark(len(line) - len(word)), None)
                for line, word in zip(lines.splitlines(), words, strict=True)]
    slots[1] = [*comments, *(slots[1] or [])]


def _chain(node: Any) -> list[Any]:
    """Return a part and the last part of it, and so on."""
    found = []
    while isinstance(node, CommentedMap | CommentedSeq) and len(node):
        found.append(node)
        node = node[list(_steps(node))[-1]]
    return found


def _last_leaf(container: Any, step: Any) -> tuple[Any, Any]:
    for node in _chain(container[step]):
        if _is_flow(node):
            break
        container, step = node, list(_steps(node))[-1]
    return container, step


def _token(container: Any, step: Any) -> Any:
    slots = container.ca.items.get(step)
    return slots[_slot(container)] if slots else None


def _slots(container: Any, step: Any) -> list[Any]:
    size = 4 if isinstance(container, CommentedMap) else 2
    found: list[Any] = container.ca.items.setdefault(step, [None] * size)
    return found


def _slot(container: Any) -> int:
    return 2 if isinstance(container, CommentedMap) else 0


def _is_block(value: Any) -> bool:
    """Tell whether a text stands on lines of its own, which end with a line break."""
    return isinstance(value, LiteralScalarString | FoldedScalarString)


def _is_flow(node: Any) -> bool:
    return bool(node.fa.flow_style())
