"""A whole guideline as JSON: every text in all its languages, every record with its address."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from kyodo.addresses import Addresses
from kyodo.language import place_of
from kyodo.model.base import Record
from kyodo.model.dates import FuzzyDate
from kyodo.model.text import DEFAULT, Name, Text
from kyodo.model.whole import SECTION_FILES

SCHEMA = "guideline.schema.json"
"""The schema's file, which lies beside the JSON."""


def as_json(value: Any) -> str:
    """Return a value as it is published: one line a value, so that two editions can be compared."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def whole(addresses: Addresses, url: str | None) -> dict[str, Any]:
    """Return a guideline as plain values; ``url`` is the address of its site's root."""
    guideline = addresses.guideline
    languages = guideline.info.languages
    plain = _Plain(languages[0], _by_identity(addresses))
    site = {"languages": {tag: place_of(tag, languages) for tag in languages}}
    sections = {name: section for name in SECTION_FILES if (section := guideline.record(name))}
    return {
        "$schema": SCHEMA,
        "site": {"url": url, **site} if url else site,
        "guideline": plain.value(guideline.info),
        **{name: plain.value(section) for name, section in sections.items()},
        **({"pages": pages} if (pages := _pages(addresses)) else {}),
    }


def _by_identity(addresses: Addresses) -> dict[int, str]:
    """Return the address of each record that has one; records are told apart as objects."""
    return {id(record): addresses.of(kind, record.id)
            for kind, _page, records in addresses.anchored() for record in records
            if record.id and getattr(record, "listed", True)}


def _pages(addresses: Addresses) -> list[dict[str, Any]]:
    """Return the Markdown files of the folder, by page."""
    prose = addresses.guideline.prose
    names = sorted({name for pages in prose.values() for name in pages} & set(addresses.by_name))
    return [{
        "address": addresses.by_name[name].address,
        "title": {tag: title for tag, pages in prose.items()
                  if name in pages and (title := pages[name].title)},
        "markdown": {tag: pages[name].text for tag, pages in prose.items() if name in pages},
    } for name in names]


class _Plain:
    """Turns records into plain values."""

    def __init__(self, default: str, addresses: Mapping[int, str]) -> None:
        self.default = default
        """The language of texts that name none."""
        self.addresses = addresses

    def value(self, value: Any) -> Any:
        """Return a value as JSON has it."""
        if isinstance(value, Text):
            return self._text(value)
        if isinstance(value, FuzzyDate):
            return date(value)
        if isinstance(value, Record):
            return self._record(value)
        if isinstance(value, tuple):
            return [self.value(one) for one in value]
        return value

    def _record(self, record: Record) -> dict[str, Any]:
        """Return what a record says; what it leaves out is left out."""
        said = {name: self.value(value) for name, field in type(record).model_fields.items()
                if not _says_nothing(value := getattr(record, name), field.default)}
        address = self.addresses.get(id(record))
        return {**said, "address": address} if address is not None else said

    def _text(self, text: Text) -> dict[str, Any]:
        """Return a text's wordings by language, and what is known of them."""
        said: dict[str, Any] = {tag if tag != DEFAULT else self.default: words
                                for tag, words in text.words.items()}
        if isinstance(text, Name) and text.yomi:
            said["yomi"] = text.yomi
        if text.status:
            said["status"] = {tag if tag != DEFAULT else self.default: status
                              for tag, status in text.status.items()}
        if text.page:
            said["page"] = text.page
        return {**said, "missing": True} if text.missing else said


def _says_nothing(value: Any, default: Any) -> bool:
    """Tell whether a value is left out: one that is not there, or a flag that is rarely raised."""
    return value is None or value == () or (value is False and default is False)


def date(date: FuzzyDate) -> str:
    """Return a date in ISO 8601; a fiscal year as the months that it lasts."""
    if date.fiscal and date.month is None:
        return f"{date.first:%Y-%m}/{date.last:%Y-%m}"
    return date.iso
