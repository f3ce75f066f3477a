"""Other guidelines of the same site, as the pages of the first one speak of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kyodo.addresses import Addresses
from kyodo.language import Phrase, Speaker, place_of
from kyodo.model.whole import Guideline
from kyodo.views.voice import Link, Voice


@dataclass(frozen=True)
class Neighbour:
    """Another guideline published on the same site."""

    name: str
    """Its folder on the site: "some-city"."""
    guideline: Guideline


@dataclass(frozen=True)
class Compared:
    """A guideline in the language of a page that need not be its own."""

    voice: Voice
    """Says its texts in the page's language; what is not translated is marked as foreign."""
    place: str
    """Where its pages in that language, or else in its first, stand from the site's root."""

    @property
    def title(self) -> Phrase:
        """Its full title."""
        return self._said(self.voice.guideline.info.title)

    @property
    def municipality(self) -> Phrase:
        """Whose it is."""
        return self._said(self.voice.guideline.info.municipality.name)

    @property
    def edition(self) -> Phrase | None:
        """Which edition it is."""
        return self.voice.speaker.say(self.voice.guideline.info.edition)

    @cached_property
    def records(self) -> dict[str, dict[str, Any]]:
        """Records by kind and id, in the guideline's order; only what its pages show."""
        return {kind: {record.id: record for record in records}
                for kind, page, records in self.voice.addresses.anchored()
                if self.voice.has_page(page)}

    def link(self, kind: str, record_id: str) -> Link:
        """Return the link to a record, in the guideline's own words."""
        link = self.voice.link(kind, record_id)
        return Link(link.text, f"{self.place}{link.address}", link.number)

    def page_link(self, page: str) -> Link:
        """Return the link to a section, by its title."""
        address = self.voice.addresses.by_name[page].address
        return Link(self.voice.page_title(page), f"{self.place}{address}")

    def _said(self, text: Any) -> Phrase:
        phrase = self.voice.speaker.say(text)
        assert phrase
        return phrase


@dataclass(frozen=True)
class Elsewhere:
    """A record's counterpart in another guideline."""

    municipality: Phrase
    link: Link
    """Its address is from the site's root."""
    missing: bool
    """True: only its name is known there."""


def heard(neighbour: Neighbour, language: str) -> Compared:
    """Return another guideline as pages in ``language`` speak of it."""
    own = neighbour.guideline.info.languages
    voice = Voice(neighbour.guideline, Addresses(neighbour.guideline), Speaker(language, own))
    place = place_of(language if language in own else own[0], own)
    return Compared(voice, f"{neighbour.name}/{place}")


def elsewhere(others: tuple[Compared, ...], kind: str, record_id: str) -> tuple[Elsewhere, ...]:
    """Return what other guidelines have under the same id."""
    return tuple(_counterparts(others, kind, record_id))


def _counterparts(
    others: tuple[Compared, ...], kind: str, record_id: str
) -> Iterator[Elsewhere]:
    for other in others:
        if record := other.records.get(kind, {}).get(record_id):
            missing = getattr(record, "missing", False)
            yield Elsewhere(other.municipality, other.link(kind, record_id), missing)
