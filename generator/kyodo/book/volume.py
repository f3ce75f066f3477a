"""The whole guideline as the one file of data that the layout of the book reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kyodo import fonts
from kyodo.book import bodies, forms, processes, reading, rules
from kyodo.book.front import colophon, cover, introduction
from kyodo.book.marks import Block
from kyodo.book.pen import Pen
from kyodo.colours import Scheme
from kyodo.paper.photographs import emblem
from kyodo.paper.sheet import site_of, ways_of
from kyodo.paper.typeset import outlined
from kyodo.paper.words import line, tongue, words
from kyodo.views.a_to_z import a_to_z
from kyodo.views.frame import frame
from kyodo.views.quickread import emblem_of
from kyodo.views.voice import Voice

_CHAPTERS: Mapping[str, Callable[[Pen], list[Block]]] = {
    "about": rules.about, "principles": rules.principles, "domains": rules.domains,
    "forms": forms.forms, "finder": forms.finder, "examples": forms.examples,
    "processes": processes.processes, "promotion": bodies.promotion,
    "measures": bodies.measures, "evaluation": bodies.evaluation, "history": reading.history,
    "downloads": reading.downloads, "glossary": reading.glossary, "faq": reading.faq,
    "contact": reading.contact,
}
_WORDS = ("draft", "quick-read", "quick-citizens", "quick-city", "quick-together", "book-contents",
          "book-index", "book-colophon", "row-other")
_NOT_IN_INDEX = ("faq/", "finder/")
"""Sentences, which nobody looks up by their first letter."""


def volume(voice: Voice, scheme: Scheme, url: str | None) -> dict[str, Any]:
    """Return all that the layout prints; ``url`` is the address of the guideline's root."""
    pen = Pen(voice, scheme)
    about, speaker = frame(voice), voice.speaker
    chapters = [introduction(pen), *_chapters(pen)]
    site = url + speaker.place if url else None
    links = _Links(site)
    for chapter in chapters:
        links.name(chapter)
    language, region = tongue(speaker.language)
    said = {key: line(speaker.word(key), speaker.language) for key in _WORDS}
    # A space at its beginning counts.
    said["book-page"] = {"s": speaker.word("book-page", number="{}")}
    data = {
        "lang": language, "region": region, "words": said, "colours": dict(scheme),
        "font": fonts.FAMILY, "draft": about.draft,
        "sign": outlined(speaker.word("draft"), language) if about.draft else None,
        "sizes": {"body": float(speaker.word("book-body")),
                  "note": float(speaker.word("book-note"))},
        "cover": cover(voice, about), "emblem": emblem(emblem_of(voice)),
        "contact": None, "chapters": chapters,
        "index": [*_index(voice, links)], "colophon": colophon(pen, about),
        "site": site_of(site, speaker), "ways": ways_of(speaker),
    }
    return dict(links.resolved(data))


def _chapters(pen: Pen) -> Iterator[Block]:
    for page in pen.voice.addresses.order:
        if page in _CHAPTERS:
            found = _CHAPTERS[page](pen)
            # A section may have nothing but its title; the page of the site says so, and no more.
            section = pen.voice.guideline.section(page) if page != "contact" else None
            title = pen.voice.page_title(page)
            over = pen.voice.speaker.say(section.overline) if section else None
            yield {"k": "chapter", "page": page, "t": words(title), "over": words(over),
                   "at": [f"{page}/"], "b": found}


def _index(voice: Voice, links: _Links) -> Iterator[dict[str, Any]]:
    """Yield the rows of the index: names, each with the places where it stands in the book."""
    nameless = voice.speaker.word("unnamed")
    for row in a_to_z(voice).rows:
        entries: dict[str, dict[str, Any]] = {}
        for one in row.items:
            at = links.known.get(one.address)
            if at and one.text.plain != nameless and not one.address.startswith(_NOT_IN_INDEX):
                entry = entries.setdefault(one.text.plain, {
                    "t": words(one.text), "yomi": one.reading, "labels": []})
                if at not in entry["labels"]:
                    entry["labels"].append(at)
        if entries:
            yield {"name": row.name, "entries": [*entries.values()]}


@dataclass
class _Links:
    """Links of the site as links of the book, or, where they lead out of it, of the web."""

    site: str | None
    known: dict[str, str] = field(default_factory=dict)
    """Address on the site → the name of a place in the book."""

    def name(self, value: Any) -> None:
        """Give each place one name: the first of its addresses that no other place has."""
        if isinstance(value, dict):
            if found := [at for at in value.pop("at", ()) if at not in self.known]:
                value["spot"] = found[0]
                self.known |= dict.fromkeys(found, found[0])
            for part in value.values():
                self.name(part)
        elif isinstance(value, list):
            for part in value:
                self.name(part)

    def resolved(self, value: Any) -> Any:
        """Return the data with each ``to`` as ``in``, a place of the book, or ``web``."""
        if isinstance(value, list):
            return [self.resolved(part) for part in value]
        if not isinstance(value, dict):
            return value
        found = {key: self.resolved(part) for key, part in value.items()
                 if key not in ("to", "at")}
        if to := value.get("to"):
            page = to.removeprefix("page:")
            if page in self.known:
                found["in"] = self.known[page]
            elif page != to and self.site:
                found["web"] = self.site + page
            elif "://" in to or to.startswith(("mailto:", "tel:")):
                found["web"] = to
        return found
