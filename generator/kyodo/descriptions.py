"""What each key of the data files is for, in every language: the words that editors show."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from kyodo.model.base import Record
from kyodo.own_yaml import read_own
from kyodo.report import FALLBACK

ITSELF = "_"
"""The entry about a record, or about a field with choices, itself."""


@cache
def languages() -> tuple[str, ...]:
    """Return the languages of the descriptions; the one of the model's own comes last."""
    folder = resources.files("kyodo") / "messages" / "fields"
    found = sorted(file.name[:-5] for file in folder.iterdir() if file.name.endswith(".yaml"))
    return (*(tag for tag in found if tag != FALLBACK), FALLBACK)


@cache
def catalogue(language: str) -> Mapping[str, Any]:
    """Return the descriptions in a language: record → field → words, or choice → words."""
    file = resources.files("kyodo") / "messages" / "fields" / f"{language}.yaml"
    loaded: Mapping[str, Any] = read_own(file)
    return loaded


def of_record(record: type[Record]) -> str:
    """Say what a record is, in one line."""
    return " / ".join(record_in(record, language) for language in languages())


def record_in(record: type[Record], language: str) -> str:
    """Say what a record is, in one language."""
    return _entry(record, ITSELF, language) or _first_line(record)


def of_field(record: type[Record], field: str) -> str:
    """Say what to write in a field, one paragraph a language."""
    return "\n\n".join(field_in(record, field, language) for language in languages())


def of_choice(record: type[Record], field: str, choice: str) -> str:
    """Say what one of the values that a field can have means, in one line."""
    said = (choice_in(record, field, choice, language) for language in languages())
    return " / ".join(part for part in said if part)


def choice_in(record: type[Record], field: str, choice: str, language: str) -> str:
    """Say what one of the values that a field can have means, in one language, or ""."""
    return _entry(record, field, language, choice)


def field_in(record: type[Record], field: str, language: str) -> str:
    """Say what to write in a field, in one language."""
    info = record.model_fields[field]
    said = _entry(record, field, language) or " ".join((info.description or "").split())
    words: Mapping[str, str] = catalogue(language)[ITSELF]
    if info.is_required():
        return words["required"].format(said=said)
    if info.default is True or isinstance(info.default, str):
        value = "true" if info.default is True else info.default
        return words["default"].format(said=said, value=value)
    return said


def _entry(record: type[Record], field: str, language: str, choice: str = ITSELF) -> str:
    """Return the words of the record or of the nearest one that it is made from, or ""."""
    for kind in record.__mro__:
        found = catalogue(language).get(kind.__name__, {}).get(field)
        if isinstance(found, Mapping):
            found = found.get(choice)
        elif choice != ITSELF:
            continue
        if found:
            return str(found)
    return ""


def _first_line(record: type[Record]) -> str:
    return (record.__doc__ or "").strip().partition("\n")[0]
