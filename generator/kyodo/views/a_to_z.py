"""View of the index: every page, heading and record by name, to be found without a search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kyodo.addresses import A_TO_Z, HOME, SEARCH, SECTION_PAGES
from kyodo.collation import Row, arranged, hiragana
from kyodo.dictionary import tokens
from kyodo.language import Phrase, read_in_kana
from kyodo.model.about import Definition
from kyodo.views.voice import Link, Voice

_LONG = 12
"""A reading of more characters is a sentence's, which nobody looks up by it."""


@dataclass(frozen=True)
class IndexEntry:
    """A name, and where it leads."""

    text: Phrase
    reading: str | None
    """Its reading, where it is not the name itself."""
    kind: Phrase | None
    """The section that it stands in; None for the pages of the menu."""
    address: str


@dataclass(frozen=True)
class IndexView:
    """The page /a-to-z/."""

    rows: tuple[Row[IndexEntry], ...]


def a_to_z(voice: Voice) -> IndexView:
    """View all names in the order in which the language's readers look words up."""
    entries: dict[tuple[str, str], tuple[str, IndexEntry]] = {}
    nameless = voice.speaker.word("unnamed")
    for kind, link in named(voice):
        if link.address is None or link.text.missing:
            continue
        said = link.text.yomi or _placed_by(link.text, nameless)
        known = hiragana(link.text.plain) == hiragana(said)  # who reads one kana reads the other
        shown = said if link.text.yomi and not known and len(said) <= _LONG else None
        entries.setdefault((link.text.plain, link.address), (
            said, IndexEntry(link.text, shown, kind, link.address)))
    return IndexView(arranged(entries.values(), voice.speaker.language))


def _placed_by(phrase: Phrase, nameless: str) -> str:
    """Return what gives a name without a reading its place: the dictionary's, which nobody has
    looked over, so that it is not shown."""
    if not read_in_kana(phrase.lang) or phrase.plain == nameless:
        return phrase.plain
    return "".join(one.reading if one.known else one.surface for one in tokens(phrase.plain))


def named(voice: Voice) -> Iterator[tuple[Phrase | None, Link]]:
    """Yield whatever has a name and an address, with the section that it stands in."""
    yield from (*_pages(voice), *_headings(voice), *_records(voice))


def _pages(voice: Voice) -> Iterator[tuple[Phrase | None, Link]]:
    for key in voice.addresses.pages:
        if key.record is None and key.name not in (HOME, A_TO_Z, SEARCH):
            kind = voice.menu_title(key.parent) if key.parent else None
            yield kind, voice.page_link(key.name)


def _headings(voice: Voice) -> Iterator[tuple[Phrase | None, Link]]:
    """Yield the headings that the guideline's authors gave to passages of its pages."""
    guideline = voice.guideline
    for page in voice.addresses.order:
        section: Any = (
            guideline.section(page) if page in SECTION_PAGES and page != "contact" else None)
        found = [*getattr(section, "passages", ()), *getattr(section, "closing", ())]
        if page == "about":
            found += [*_about(section), *getattr(guideline.actors, "passages", ()),
                      *getattr(guideline.actors, "closing", ())]
        if page == "evaluation":
            found += getattr(section, "layers", ())
        for one in found:
            heading = _heading(one)
            if heading and (said := voice.speaker.say(heading)):
                yield voice.menu_title(page), Link(said, f"{page}/#{one.id}")


def _about(section: Any) -> Iterator[Any]:
    if section is not None:
        yield from (one for one in (section.purpose, section.aims) if one)
        yield from (*section.reasons, *section.definitions)


def _heading(one: Any) -> Any:
    """Return what stands above a part of a page."""
    if isinstance(one, Definition):
        return one.heading or one.term
    return getattr(one, "heading", None) or getattr(one, "name", None)


def _records(voice: Voice) -> Iterator[tuple[Phrase | None, Link]]:
    for kind, page, records in voice.addresses.anchored():
        if voice.has_page(page):
            title = voice.menu_title(page)
            for record in records:
                if record.id is not None:
                    name = getattr(record, "question", None) or getattr(record, "heading", None)
                    yield title, voice.link(kind, record.id, name)
