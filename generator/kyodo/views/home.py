"""View of the home page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kyodo.addresses import COMPARE, QUICK_READ
from kyodo.language import Phrase
from kyodo.model.text import Name
from kyodo.views.neighbours import Compared
from kyodo.views.spoken import Spoken
from kyodo.views.voice import Link, Voice


@dataclass(frozen=True)
class SectionCard:
    """A section, as a way in from the home page."""

    link: Link
    lead: Phrase | None
    """How the section opens, where it has nothing to list."""
    names: tuple[Phrase, ...]
    """What one finds there: the first names."""
    count: int


@dataclass(frozen=True)
class Task:
    """What somebody comes for, and where to go for it."""

    key: str
    address: str
    name: str
    text: str
    """Keys of the words for it, and of those that say what is there."""


@dataclass(frozen=True)
class HomeView:
    """The page /."""

    info: Spoken
    tasks: tuple[Task, ...]
    promised: Link | None
    """The section of the principles, where the guideline has no promise in one sentence."""
    principles: tuple[Phrase, ...]
    sections: tuple[SectionCard, ...]
    staff: tuple[Link, ...]
    """Pages that are for the city's staff."""
    others: tuple[Link, ...]
    """Other guidelines on this site, with addresses from the site's root."""
    compare: Link | None
    """The page that compares them."""


# What each section's card names: the list in the section's record.
_LISTS = {"principles": "items", "forms": "items", "finder": "questions", "examples": "items",
          "processes": "items", "promotion": "bodies", "measures": "items", "domains": "zones",
          "glossary": "items", "faq": "items", "downloads": "items", "history": "events",
          "evaluation": "layers", "about": "definitions"}
# Where each task leads: the first of these pages that the guideline has. Words fit their page.
TASKS = {"idea": ("finder", "processes", "contact"),
          "form": ("forms", "domains"),
          "rules": ("principles", "about"),
          "print": (QUICK_READ,)}
_WORDS = {("idea", "finder"): ("task-idea", "task-idea-finder"),
          ("form", "domains"): ("task-domains", "task-domains-text")}


def home(voice: Voice, others: tuple[Compared, ...]) -> HomeView:
    """View the whole guideline: what it is, and the ways in."""
    info = voice.guideline.info
    promised = not info.promise and voice.has_page("principles")
    principles = voice.guideline.principles if promised else None
    staff = [page for page in voice.addresses.order if _for_staff(voice, page)]
    return HomeView(
        info=voice.spoken(info),
        promised=voice.page_link("principles") if principles else None,
        principles=_names(voice, principles.items) if principles else (),
        staff=tuple(voice.page_link(page) for page in staff),
        sections=tuple(_card(voice, page) for page in voice.addresses.order
                       if page != COMPARE and page not in staff),
        others=tuple(Link(other.title, other.place) for other in others),
        compare=voice.page_link(COMPARE) if voice.has_page(COMPARE) else None,
        tasks=tuple(_tasks(voice)),
    )


def _tasks(voice: Voice) -> Iterator[Task]:
    for key, pages in TASKS.items():
        page = next((name for name in pages if voice.has_page(name)), None)
        if page:
            words = _WORDS.get((key, page), (f"task-{key}", f"task-{key}-text"))
            yield Task(key, voice.addresses.by_name[page].address, *words)


def _for_staff(voice: Voice, page: str) -> bool:
    return any(page in pages and pages[page].for_staff
               for pages in voice.guideline.prose.values())


def _card(voice: Voice, page: str) -> SectionCard:
    section = voice.guideline.section(page) if page in _LISTS else None
    records = getattr(section, _LISTS[page]) if section else (
        voice.guideline.info.contacts if page == "contact" else ())
    names = _names(voice, records)
    lead = voice.speaker.say(section.lead) if section and not names else None
    return SectionCard(voice.page_link(page), lead, names[:4], len(names))


def _names(voice: Voice, records: Iterable[Any]) -> tuple[Phrase, ...]:
    said = (voice.speaker.say(_name_of(record)) for record in records)
    return tuple(name for name in said if name)


def _name_of(record: Any) -> Name | None:
    for field in ("name", "title", "term", "office"):
        if isinstance(found := getattr(record, field, None), Name):
            return found
    return None

