"""Why an edition cannot be printed, or not as it is meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kyodo import fonts

Way = tuple[str | int, ...]
"""The way to a text within what a layout reads."""


@dataclass(frozen=True)
class Fault:
    """A text that cannot be printed, or that leaves no room for others."""

    code: str
    origin: str | None
    """Where it is written."""
    params: Mapping[str, object]


Remark = Callable[[Fault], None]
"""Called with what staff should know of an edition that can be printed all the same."""


def letters_lacking(data: Mapping[str, Any], language: str) -> Iterator[Fault]:
    """Yield each text with a letter that no font of ours has."""
    for _, text in texts_in(data):
        lacking = [letter for letter in text["s"] if not fonts.has_all_of(letter)]
        if lacking:
            yield Fault("letter-unprintable", text.get("o"), {
                "value": lacking[0], "code": f"U+{ord(lacking[0]):04X}", "text": text["s"][:30],
                "language": language})


def texts_in(value: Any, way: Way = ()) -> Iterator[tuple[Way, Mapping[str, Any]]]:
    """Yield each text of what a layout reads, with the way to it."""
    if isinstance(value, Mapping):
        if isinstance(value.get("s"), str):
            yield way, value
        else:
            for key, part in value.items():
                yield from texts_in(part, (*way, key))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from texts_in(part, (*way, number))
