"""Views of what the guideline lays down: about, principles, domains."""

from __future__ import annotations

from dataclasses import dataclass

from kyodo.addresses import PageKey
from kyodo.language import Phrase
from kyodo.views.aims import aims_entries
from kyodo.views.figures import FigureEntry
from kyodo.views.spoken import Spoken
from kyodo.views.voice import Link, Voice, listed
from kyodo.views.zones import zone_entries


@dataclass(frozen=True)
class AboutView:
    """The page /about/."""

    section: Spoken | None
    """An About, said; None where there are only actors."""
    actors_section: Spoken | None
    actors: tuple[Spoken, ...]
    order: tuple[str, ...]
    parties: dict[str, tuple[Link, ...]]
    """Definition id → links to the actors it names."""
    gains: dict[str, Phrase]
    """Effect id → who gains."""
    figure: FigureEntry | None
    """The aims as a figure."""


@dataclass(frozen=True)
class PrincipleEntry:
    """A principle, with its links."""

    record: Spoken
    address: str
    applies_to: tuple[Phrase, ...]
    examples: tuple[Link, ...]
    previous: Link | None = None
    next: Link | None = None


@dataclass(frozen=True)
class PrinciplesView:
    """The page /principles/."""

    section: Spoken
    items: tuple[PrincipleEntry, ...]


@dataclass(frozen=True)
class ZoneEntry:
    """A zone, with the forms that lie in it."""

    record: Spoken
    forms: tuple[Link, ...]


@dataclass(frozen=True)
class DomainsView:
    """The page /domains/."""

    section: Spoken
    zones: tuple[ZoneEntry, ...]
    figure: FigureEntry | None
    """The zones as a figure."""
    criteria_forms: dict[str, tuple[Link, ...]]
    """Criterion id → forms that it applies to."""


def about(voice: Voice) -> AboutView:
    """View the purpose, the definitions and the actors."""
    g = voice.guideline
    actors = voice.spoken(g.actors)
    every = type(g.about).model_fields["order"].default if g.about else ("actors",)
    order = (*g.about.order, *(p for p in every if p not in g.about.order)) if g.about else every
    effects = g.about.effects.items if g.about and g.about.effects else ()
    return AboutView(
        section=voice.spoken(g.about),
        actors_section=actors,
        actors=listed(actors.items) if actors else (),
        order=order,
        parties={d.id: voice.links("actor", d.parties) for d in g.about.definitions}
        if g.about else {},
        gains={e.id: voice.actor_names([e.actor])[0] for e in effects if e.actor},
        figure=next(aims_entries(voice), None),
    )


def principles(voice: Voice) -> PrinciplesView:
    """View the list of principles."""
    section = voice.guideline.principles
    assert section is not None
    return PrinciplesView(
        voice.spoken(section),
        tuple(_principle(voice, i) for i in range(len(section.items))),
    )


def principle(voice: Voice, key: PageKey) -> PrincipleEntry:
    """View one principle."""
    section = voice.guideline.principles
    assert section is not None
    return _principle(voice, section.items.index(key.record))


def _principle(voice: Voice, index: int) -> PrincipleEntry:
    assert voice.guideline.principles is not None
    items = voice.guideline.principles.items
    record = items[index]
    return PrincipleEntry(
        record=voice.spoken(record),
        address=voice.addresses.of("principle", record.id),
        applies_to=voice.actor_names(record.applies_to),
        examples=voice.links("example", record.examples),
        previous=voice.link("principle", items[index - 1].id) if index else None,
        next=voice.link("principle", items[index + 1].id) if index + 1 < len(items) else None,
    )


def domains(voice: Voice) -> DomainsView:
    """View the zones, with the forms in each."""
    section = voice.guideline.domains
    assert section is not None
    forms = voice.guideline.forms.items if voice.guideline.forms else ()
    criteria = section.criteria.items if section.criteria else ()
    return DomainsView(
        section=voice.spoken(section),
        zones=tuple(
            ZoneEntry(
                voice.spoken(zone),
                voice.links("form", [f.id for f in forms
                                     if zone.id in [link.zone for link in f.zones]]),
            )
            for zone in section.zones
        ),
        figure=next(zone_entries(voice), None),
        criteria_forms={c.id: voice.links("form", c.forms) for c in criteria},
    )
