"""A guideline in one language: its texts, its links, its section titles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from kyodo.addresses import FINDER_ALL, OWN_PAGES, QUICK_READ, SECTION_PAGES, Addresses
from kyodo.language import Phrase, Speaker
from kyodo.model.about import Actor
from kyodo.model.text import Name
from kyodo.model.whole import Guideline
from kyodo.views.spoken import Spoken, speak


@dataclass(frozen=True)
class Link:
    """Words that lead to an address."""

    text: Phrase
    address: str | None
    """From the root of the language; None where the record stands on no page."""
    number: str | None = None
    note: Phrase | None = None


@dataclass(frozen=True)
class Voice:
    """Everything a view needs to say something about a guideline in one language."""

    guideline: Guideline
    addresses: Addresses
    speaker: Speaker

    def spoken(self, record: Any) -> Any:
        """Return a record with its texts said; None stays None."""
        return speak(record, self.speaker)

    def word(self, key: str, **values: object) -> Phrase:
        """Return one of the interface's words as a phrase in the page's language."""
        return Phrase(self.speaker.word(key, **values), self.speaker.language)

    def link(self, kind: str, record_id: str, name: Any = None) -> Link:
        """Return the link to a record, in the words of ``name`` or of the record's own name.

        It has no origin: its words are written where it leads, the link itself elsewhere.
        """
        record = self._records[(kind, record_id)]
        text = self.speaker.say(name or getattr(record, "name", None)
                                or getattr(record, "title", None)
                                or getattr(record, "question", None))
        number = getattr(record, "number", None) or getattr(record, "code", None)
        shown = getattr(record, "listed", True)
        address = self.addresses.of(kind, record_id) if shown else None
        text = replace(text, origin=None) if text else self.word("unnamed")
        return Link(text, address, number)

    def links(self, kind: str, ids: Iterable[str]) -> tuple[Link, ...]:
        """Return the links to several records."""
        links = [self.link(kind, record_id) for record_id in ids]
        return tuple(replace(link, text=self._written_in(ids, number, link.text))
                     for number, link in enumerate(links))

    def actor_names(self, ids: Iterable[str]) -> tuple[Phrase, ...]:
        """Return the names of actors."""
        said = (self.speaker.say(self._actors[i].name) for i in ids)
        return tuple(self._written_in(ids, number, name)
                     for number, name in enumerate(said) if name)

    def actor(self, record_id: str) -> Actor:
        """Return the actor of that id."""
        return self._actors[record_id]

    def actor_or_body(self, record_id: str) -> Link:
        """Return the link to a body, or to an actor of that id."""
        kind = "body" if ("body", record_id) in self._records else "actor"
        return self.link(kind, record_id)

    @property
    def quick_read(self) -> Phrase:
        """Return what the guideline calls its quick-read edition, or what we do."""
        own = next((one.name for one in self.guideline.info.editions if one.target == "summary"),
                   None)
        return self.speaker.say(own) or self.word("quick-read")

    def page_title(self, page: str) -> Phrase:
        """Return the title of a section page or a prose page, with its number as printed."""
        return self._title(page, ("heading", "menu"), "section")

    def menu_title(self, page: str) -> Phrase:
        """Return the title of a page in the menu."""
        return self._title(page, ("menu", "heading"), "menu")

    def page_link(self, page: str) -> Link:
        """Return the link to a section page by its menu title."""
        return Link(self.menu_title(page), self.addresses.by_name[page].address)

    def has_page(self, page: str) -> bool:
        """Tell whether the guideline has a page of this name."""
        return page in self.addresses.by_name

    def _title(self, page: str, keys: tuple[str, ...], words: str) -> Phrase:
        if page == QUICK_READ:
            return self.quick_read
        if page in OWN_PAGES:
            return self.word(f"menu-{page}")
        if page == FINDER_ALL:
            return self.word("finder-all")
        if page in SECTION_PAGES and page != "contact":
            section = self.guideline.section(page)
            name: Name | None = next(
                (n for key in keys if section and (n := getattr(section, key))), None)
            if name and (said := self.speaker.say(name)):
                number = getattr(section, "number", None)
                return numbered(number, said) if words == "section" else said
        heading = self.guideline.info.contact_heading
        if page == "contact" and words == "section" and (said := self.speaker.say(heading)):
            return said
        if page in SECTION_PAGES:
            return self.word(f"menu-{page}")
        return self._prose_title(page)

    def _prose_title(self, page: str) -> Phrase:
        for language in (self.speaker.language, *self.speaker.languages):
            prose = self.guideline.prose.get(language, {}).get(page)
            if prose:
                origin = f"{prose.file}/{prose.first_line}" if self.speaker.origins else None
                return Phrase(prose.title or page, language, language != self.speaker.language,
                              origin=origin)
        return Phrase(page, self.speaker.language)

    def _written_in(self, ids: Iterable[str], number: int, name: Phrase) -> Phrase:
        """Return the name of a record that a list of ids names, with its place in the list."""
        origin = self.speaker.origins.get(id(ids))
        return replace(name, origin=f"{origin}/{number}" if origin else None)

    @cached_property
    def _actors(self) -> dict[str, Actor]:
        actors = self.guideline.actors
        return {actor.id: actor for actor in actors.items} if actors else {}

    @cached_property
    def _records(self) -> dict[tuple[str, str], Any]:
        return {(kind, record.id): record for kind, _page, records in self.addresses.anchored()
                for record in records if record.id}


def numbered(number: str | None, name: Phrase) -> Phrase:
    """Return a name with its printed number before it: "1 「協働」とは"."""
    if number is None:
        return name
    return Phrase(f"{number} {name.markdown}", name.lang, name.foreign, name.yomi,
                  origin=name.origin)


def listed(items: Iterable[Spoken]) -> tuple[Spoken, ...]:
    """Return the entries that stand in a list for readers (actors may be for diagrams only)."""
    return tuple(item for item in items if getattr(item, "listed", True))
