"""View of the home page."""

from __future__ import annotations

from dataclasses import dataclass

from kyodo.language import Phrase
from kyodo.views.spoken import Spoken
from kyodo.views.voice import Link, Voice


@dataclass(frozen=True)
class Neighbour:
    """Another guideline published on the same site."""

    name: str
    """Its folder on the site: "some-city"."""
    title: dict[str, str]
    """Its title by language."""
    languages: tuple[str, ...]


@dataclass(frozen=True)
class SectionCard:
    """A section, as a way in from the home page."""

    link: Link
    lead: Phrase | None
    names: tuple[str, ...]
    """What one finds there: the first names."""
    count: int


@dataclass(frozen=True)
class HomeView:
    """The page /."""

    info: Spoken
    sections: tuple[SectionCard, ...]
    others: tuple[tuple[str, str, str], ...]
    """Other guidelines on this site: address from the site's root, title, its language."""


_LISTS = {"principles": "items", "forms": "items", "examples": "items", "processes": "items",
          "promotion": "bodies", "measures": "items", "domains": "zones"}


def home(voice: Voice, neighbours: tuple[Neighbour, ...]) -> HomeView:
    """View the whole guideline: what it is, and the ways in."""
    return HomeView(
        info=voice.spoken(voice.guideline.info),
        sections=tuple(_card(voice, page) for page in voice.addresses.order),
        others=tuple(_other(voice, neighbour) for neighbour in neighbours),
    )


def _card(voice: Voice, page: str) -> SectionCard:
    section = (voice.guideline.section(page) if page in _LISTS else None)
    records = getattr(section, _LISTS[page]) if section else ()
    said = (voice.speaker.say(getattr(r, "name", None) or getattr(r, "title", None))
            for r in records)
    names = tuple(name.plain for name in said if name)
    return SectionCard(
        link=voice.page_link(page),
        lead=voice.speaker.say(getattr(voice.guideline.section(page), "lead", None))
        if page in _LISTS else None,
        names=names[:4],
        count=len(names),
    )


def _other(voice: Voice, neighbour: Neighbour) -> tuple[str, str, str]:
    language = voice.speaker.language
    if language not in neighbour.languages:
        language = neighbour.languages[0]
    prefix = "" if language == neighbour.languages[0] else f"{language}/"
    return f"{neighbour.name}/{prefix}", neighbour.title[language], language
