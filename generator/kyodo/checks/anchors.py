"""Anchors that links may name: ids of records, headings of prose.

They are looked for page by page, not record by record: what a page really has is known only when
it is built, and the links of built pages are checked then.  Here we want to find nothing wrong
that is right, and to say of the rest on which line of the data it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from urllib.parse import unquote

from markdown.extensions.toc import slugify, unique

from kyodo.addresses import GATHERED, SECTION_PAGES, Addresses
from kyodo.checks.walk import Place
from kyodo.model.whole import Guideline, Prose
from kyodo.problems import Finding, Path, nearest
from kyodo.prose import visible_lines
from kyodo.wording import as_plain

_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*\s*$")
_ATTRIBUTES = re.compile(r"\s*\{:?([^{}]*)\}\s*$")
_ID = re.compile(r"(?:^|\s)#([^\s{}#]+)")
_CALL = re.compile(r"\{\{\s*([a-z]+)\(")
_OTHERS_OWN = ("_", "fn")
"""What the anchors of templates and footnotes begin with; nobody types them."""


class Anchors:
    """The anchors of every page of a guideline."""

    def __init__(
        self, guideline: Guideline, addresses: Addresses, places: Sequence[Place]
    ) -> None:
        self.guideline = guideline
        self.addresses = addresses
        self.places = places

    def of(self, page: str) -> set[str] | None:
        """Return the anchors of a page, or None where they cannot be known."""
        section = page.split("/")[0]
        if section in GATHERED:
            return None
        found = set(self._ids.get(section, ()))
        for pages in self.guideline.prose.values():
            if prose := pages.get(page):
                found |= _headings(prose)
                for call in _CALL.findall(prose.text):
                    found |= self._ids.get(call, set())
        return found

    @cached_property
    def _ids(self) -> dict[str, set[str]]:
        """The ids of all records that a section's pages show."""
        ids: dict[str, set[str]] = {name: set() for name in SECTION_PAGES}
        for place in self.places:
            if isinstance(one := getattr(place.record, "id", None), str):
                page = {"actors": "about", "guideline": "contact"}.get(place.file, place.file)
                ids.setdefault(page, set()).add(one)
        return ids


def check_anchor(
    file: str, way: Path, target: str, page: str, anchors: Anchors
) -> Iterator[Finding]:
    """Report a link to a place that its page does not have."""
    path, _, anchor = target.partition("#")
    anchor = unquote(anchor)
    if not anchor or anchor.startswith(_OTHERS_OWN):
        return
    known = anchors.of(page)
    if known is not None and anchor not in known:
        near = nearest(anchor, sorted(known))
        yield Finding("unknown-anchor", file, way, {
            "value": target, "anchor": anchor, "nearest": f"{path}#{near}" if near else ""})


def _headings(prose: Prose) -> set[str]:
    """Return the anchors of a Markdown file's headings, as the engine makes them."""
    taken: set[str] = set()
    for _, line in visible_lines(prose.text):
        if not (found := _HEADING.match(line)):
            continue
        title = found.group(1)
        own = _ATTRIBUTES.search(title)
        named = _ID.search(own.group(1)) if own else None
        if named:
            taken.add(named.group(1))
        else:
            unique(slugify(as_plain(_ATTRIBUTES.sub("", title)), "-"), taken)
    return taken
