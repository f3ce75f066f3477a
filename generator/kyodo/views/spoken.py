"""Records with their texts said in one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from types import SimpleNamespace
from typing import Any

from kyodo.language import Phrase, Speaker
from kyodo.model.base import Record
from kyodo.model.dates import FuzzyDate
from kyodo.model.text import Text


class Spoken(SimpleNamespace):
    """A record with the same fields, each Text a :class:`Phrase`, each date a :class:`Dated`."""


@dataclass(frozen=True)
class Dated:
    """A date in words and in ISO 8601."""

    text: str
    iso: str
    fiscal: bool = False
    """True: a fiscal year, of which ISO 8601 says only in which year it begins."""


def speak(value: Any, speaker: Speaker) -> Any:
    """Return a record, a list of records or a single value as ``speaker`` says it."""
    if isinstance(value, Text):
        return speaker.say(value)
    if isinstance(value, FuzzyDate):
        return Dated(speaker.date(value), value.iso, value.fiscal and value.month is None)
    if isinstance(value, Record):
        return Spoken(**{name: speak(getattr(value, name), speaker)
                         for name in type(value).model_fields})
    if isinstance(value, tuple):
        return tuple(speak(item, speaker) for item in value)
    return value


def phrases_in(value: Any) -> Iterator[Phrase]:
    """Yield every phrase in a view, however deep."""
    if isinstance(value, Phrase):
        yield value
    elif isinstance(value, Spoken):
        for part in vars(value).values():
            yield from phrases_in(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from phrases_in(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from phrases_in(getattr(value, field.name))
