"""A guideline and a language to all its pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from kyodo.addresses import (
    A_TO_Z,
    ACCESSIBILITY,
    COMPARE,
    DATA,
    QUICK_READ,
    SEARCH,
    Addresses,
    PageKey,
)
from kyodo.export.files import OpenData, files, open_data
from kyodo.language import Phrase, Speaker
from kyodo.model.whole import Guideline, Prose
from kyodo.views import bodies, examples, finder, forms, processes, reading, rules
from kyodo.views.a_to_z import a_to_z
from kyodo.views.accessibility import accessibility
from kyodo.views.compare import compare
from kyodo.views.data import data
from kyodo.views.documents import DocumentView, documents
from kyodo.views.figures import FigureEntry
from kyodo.views.frame import Frame, frame
from kyodo.views.gallery import gallery
from kyodo.views.glossary import Meaning, explained_on, glossary, meanings
from kyodo.views.home import home
from kyodo.views.neighbours import Compared, Elsewhere, Neighbour, elsewhere, heard
from kyodo.views.quickread import quickread
from kyodo.views.search import search
from kyodo.views.spoken import phrases_in
from kyodo.views.voice import Link, Voice, numbered


@dataclass(frozen=True)
class PageView:
    """All that a page shows, and all that stands in its head."""

    key: PageKey
    title: Phrase
    description: str
    body: Any
    """The view that the page's template is written for; None on a page of prose alone."""
    elsewhere: tuple[Elsewhere, ...]
    """What the page is about, in other guidelines of the site."""
    crumbs: tuple[Link, ...]
    foreign: tuple[str, ...]
    """Languages, other than the page's, that texts on it are in."""
    reviews: tuple[str, ...]
    """What texts on it are, other than official: "draft", "machine"."""
    prose: Prose | None
    """Markdown of the folder that stands in place of the template."""
    prose_language: str | None
    meanings: tuple[Meaning, ...] = ()
    """What words of its texts mean, for those that are explained where they stand."""


@dataclass(frozen=True)
class SiteView:
    """A guideline in one language."""

    voice: Voice
    frame: Frame
    pages: tuple[PageView, ...]
    documents: Mapping[str, DocumentView]
    """Documents to fill in, in every language of the guideline, by address."""
    files: Mapping[str, bytes]
    """What else is published beside the pages, by path below them: open data."""
    figures: tuple[FigureEntry, ...]
    """Figures whose files stand below its pages."""
    meanings: tuple[Meaning, ...] = ()
    """What the words of the glossary mean; each page says which of them it explains."""
    whole_words: frozenset[str] = frozenset()
    """Words that stay on one line, where a heading leaves the choice: the glossary's."""

    @property
    def language(self) -> str:
        """The language of its pages."""
        return self.voice.speaker.language


SECTION_VIEWS: Mapping[str, Callable[[Voice], Any]] = {
    "about": rules.about, "principles": rules.principles, "domains": rules.domains,
    "forms": forms.forms, "finder": finder.finder, "examples": examples.examples,
    "processes": processes.processes,
    "promotion": bodies.promotion, "measures": bodies.measures,
    "evaluation": bodies.evaluation, "history": reading.history,
    "downloads": reading.downloads, "glossary": glossary, "faq": reading.faq,
    "contact": reading.contact,
}
_RECORDS: Mapping[str, Callable[[Voice, PageKey], Any]] = {
    "principle": rules.principle, "form": forms.form, "example": examples.example,
    "process": processes.process, "version": processes.process, "body": bodies.body,
    "finder-question": finder.question, "finder-outcome": finder.outcome,
    "finder-all": finder.every,
}
_OWN_VIEWS: Mapping[str, Callable[[Voice], Any]] = {
    QUICK_READ: quickread, A_TO_Z: a_to_z, ACCESSIBILITY: accessibility, SEARCH: search}
"""Pages that are put together from several sections."""
_VIEWS = {**SECTION_VIEWS, **_OWN_VIEWS}
_DESCRIBED_BY = ("gloss", "definition", "summary", "lead", "text", "effect")


def view_site(
    guideline: Guideline, language: str, neighbours: tuple[Neighbour, ...] = (),
    origins: Mapping[int, str] = MappingProxyType({}), url: str | None = None,
) -> SiteView:
    """View every page of a guideline in one of its languages.

    ``neighbours``: the other guidelines of the site, on the site of the one that compares them.
    ``origins``: where its texts are written, for a preview whose pages say so.
    ``url``: the address of the guideline's root, for files that are read away from the site.
    """
    speaker = Speaker(language, guideline.info.languages, origins)
    voice = Voice(guideline, Addresses(guideline, bool(neighbours)), speaker)
    others = tuple(heard(neighbour, language) for neighbour in neighbours)
    published = open_data(voice, url)
    views = tuple(_page(voice, key, others, published) for key in voice.addresses.pages)
    explained = meanings(voice)
    views = tuple(replace(view, meanings=explained_on(view.key, explained)) for view in views)
    return SiteView(voice, frame(voice), views, documents(voice), files(voice, published),
                    gallery(voice), explained, _whole_words(voice))


def _whole_words(voice: Voice) -> frozenset[str]:
    terms = voice.guideline.glossary.items if voice.guideline.glossary else ()
    said = (voice.speaker.say(name) for term in terms for name in (term.name, *term.aliases))
    return frozenset(name.plain for name in said if name and not name.foreign)


def _page(
    voice: Voice, key: PageKey, others: tuple[Compared, ...], published: OpenData
) -> PageView:
    body = _shown(voice, key, others, published)
    title = _title(voice, key, body)
    prose, prose_language = _prose(voice, key.name)
    also = elsewhere(others, key.kind, key.record.id) if (
        others and key.listed and key.record and key.kind in _RECORDS and key.kind != "version"
    ) else ()
    phrases = tuple(phrases_in((title, body, also)))
    foreign = {phrase.lang for phrase in phrases if phrase.foreign}
    if prose_language and prose_language != voice.speaker.language:
        foreign.add(prose_language)
    return PageView(
        key=key,
        title=title,
        description=_description(voice, key, title),
        body=body,
        elsewhere=also,
        crumbs=_crumbs(voice, key),
        foreign=tuple(sorted(foreign)),
        reviews=tuple(sorted({p.review for p in phrases} - {"official"})),
        prose=prose,
        prose_language=prose_language,
    )


def _shown(
    voice: Voice, key: PageKey, others: tuple[Compared, ...], published: OpenData
) -> Any:
    """Return the view that the page's template is written for."""
    if key.kind == "home":
        return home(voice, others)
    if key.kind == COMPARE:
        return compare(voice, others)
    if key.kind == DATA:
        return data(voice, published)
    if key.kind in _RECORDS:
        return _RECORDS[key.kind](voice, key)
    return _VIEWS[key.kind](voice) if key.kind in _VIEWS else None


def _title(voice: Voice, key: PageKey, body: Any) -> Phrase:
    if key.kind == "home":
        title = voice.speaker.say(voice.guideline.info.title)
        assert title
        return title
    if key.record is None:
        return voice.page_title(key.name)
    record = body.record
    name: Phrase = (getattr(record, "name", None) or getattr(record, "title", None)
                    or record.question)
    if key.kind == "version":
        version = body.version.name or voice.word("version", name=key.record[1].id)
        said = voice.speaker.bracketed(version.markdown)
        return replace(name, markdown=f"{name.markdown}{said}",
                       yomi=None, origin=version.origin or name.origin)
    if key.kind == "process" and record.code and record.code not in name.plain:
        return numbered(record.code, name)
    if key.kind in ("principle", "form"):
        return numbered(record.number, name)
    return name


def _prose(voice: Voice, name: str) -> tuple[Prose | None, str | None]:
    """Return the Markdown file for a page, in this language or the first that has one."""
    for language in (voice.speaker.language, *voice.speaker.languages):
        if page := voice.guideline.prose.get(language, {}).get(name):
            return page, language
    return None, None


def _crumbs(voice: Voice, key: PageKey) -> tuple[Link, ...]:
    if key.kind == "home":
        return ()
    crumbs = [Link(voice.word("menu-home"), "")]
    if key.parent:
        crumbs.append(voice.page_link(key.parent))
    if key.kind == "version":
        crumbs.append(voice.link("process", key.record[0].id))
    return tuple(crumbs)


def _description(voice: Voice, key: PageKey, title: Phrase) -> str:
    """Return one line for search engines: the record's own words, or what the page is."""
    info = voice.guideline.info
    record = key.record[0] if key.kind == "version" else key.record
    owner = record or (info if key.kind == "home" else None)
    if owner is None and key.kind in SECTION_VIEWS and key.kind != "contact":
        owner = voice.guideline.section(key.kind)
    for field in _DESCRIBED_BY:
        said = voice.speaker.say(getattr(owner, field, None))
        if said and not said.missing:
            return said.plain[:160]
    whole = voice.speaker.say(info.title)
    return voice.speaker.word("description", title=title.plain, guideline=whole)
