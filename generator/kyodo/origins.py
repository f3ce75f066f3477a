"""Where the words of a page are written.

A text's origin is its way through the data files, "forms/items/2/merits/0/ja", or a line of prose,
"content/ja/story.md/12". Ways, not lines of the data: a line added above changes no page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kyodo.checks.walk import walk
from kyodo.model.text import Text
from kyodo.model.whole import Guideline
from kyodo.source import Document

MARK = re.compile(r"<!--@([^<>]*)-->")
"""How an origin stands in the text of a page; only previews are made with such marks."""


def mark(origin: str | None) -> str:
    """Return an origin as it stands in a page, right before the words; "" for none."""
    return f"<!--@{origin}-->" if origin else ""


def origins_of(guideline: Guideline) -> Mapping[int, str]:
    """Return the origin of every text and every list of ids, by the identity of the object.

    Records do not know where they stand, and views hand the very objects on, not copies.
    """
    found: dict[int, str] = {}
    for place in walk(guideline):
        way = "/".join(map(str, (place.file, *place.path)))
        if isinstance(place.record, Text):
            found[id(place.record)] = way
            continue
        for name in type(place.record).model_fields:
            value = getattr(place.record, name)
            if isinstance(value, tuple) and value and all(isinstance(v, str) for v in value):
                found[id(value)] = f"{way}/{name}"
    return found


@dataclass(frozen=True)
class Places:
    """The lines of a guideline's files."""

    documents: Mapping[str, Document]
    """Data files by the name that an origin begins with."""

    def where(self, origin: str) -> tuple[str, int] | None:
        """Return file, from the guideline's folder, and line of an origin."""
        spot = self.spot(origin)
        return spot[:2] if spot else None

    def line(self, file: str, number: int) -> str | None:
        """Return a line of a data file."""
        return next((one.line(number) for one in self.documents.values() if one.file == file),
                    None)

    def spot(self, origin: str) -> tuple[str, int, int] | None:
        """Return file, line and column of an origin; the column of a line of prose is 0."""
        name, *way = origin.split("/")
        if document := self.documents.get(name):
            parts = tuple(int(part) if part.isdigit() else part for part in way)
            return document.file, *document.where(parts)
        file, _, line = origin.rpartition("/")
        return (file, int(line), 0) if file and line.isdigit() else None
