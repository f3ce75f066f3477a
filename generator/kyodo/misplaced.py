"""Keys that are right but stand in the wrong line-up: one level too deep, or too far out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from kyodo.problems import Path as Way
from kyodo.source import Document

_BEFORE = 4
"""So many keys above are asked for their mapping; those right above may be misplaced as well."""
_LANGUAGE = re.compile(r"(?!id$)[a-z]{2}(-[A-Za-z]+)?")
Known = Callable[[Way], Sequence[str]]
"""The keys that the record at a way knows."""


def right_place(document: Document, way: Way, known: Known) -> Way | None:
    """Return the mapping close to the key at ``way`` that it belongs to, or None."""
    place = document.keys.get(way)
    if place is None or not _begins_line(document, way):
        return None
    fitting = [(abs(width - place[1]), -len(near), near)
               for near in dict.fromkeys(_around(document, way))
               if _lacks(document, near, way, known)
               and (width := column_of(document, near)) not in (0, place[1])]
    return min(fitting)[2] if fitting else None


def column_of(document: Document, way: Way) -> int:
    """Return the column (from 1) in which the keys of a mapping stand, or 0 if it has no lines."""
    value = _value(document, way)
    columns = [document.keys[(*way, key)][1] for key in (value if isinstance(value, dict) else ())
               if (*way, key) in document.keys and _begins_line(document, (*way, key))]
    return columns[0] if columns else 0


def _around(document: Document, way: Way) -> Iterator[Way]:
    """Yield the mappings around a key, and those that the lines above it are in."""
    here = document.keys[way]
    above = sorted(((place, other) for other, place in document.keys.items() if place < here),
                   key=lambda placed: placed[0], reverse=True)
    for _, other in above[:_BEFORE]:
        for end in range(len(other)):
            yield other[:end]
    for end in range(len(way) - 1):
        yield way[:end]


def _lacks(document: Document, near: Way, way: Way, known: Known) -> bool:
    """Tell whether a mapping knows the key and does not have it yet."""
    value, name = _value(document, near), way[-1]
    if near == way[:-1] or not isinstance(value, dict) or name in value:
        return False
    names = known(near)
    if name in names:
        return True
    # Texts, which know no other words than those of languages, say "words" for all of them.
    return "words" in names and _LANGUAGE.fullmatch(str(name)) is not None


def _value(document: Document, way: Way) -> object:
    value = document.value
    for part in way:
        if not (isinstance(value, dict) and part in value) and not (
                isinstance(value, list) and isinstance(part, int) and part < len(value)):
            return {}
        value = value[part]  # type: ignore[index]
    return value


def _begins_line(document: Document, way: Way) -> bool:
    line, column = document.keys[way]
    return not (document.line(line) or "")[: column - 1].strip(" -")
