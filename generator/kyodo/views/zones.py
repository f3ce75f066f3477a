"""View of the zones as a figure: which side bears more, what is inside, which forms lie where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kyodo.language import Phrase
from kyodo.model.domains import Zone
from kyodo.model.forms import Form
from kyodo.views.figures import FigureEntry, entry
from kyodo.views.voice import Link, Voice


@dataclass(frozen=True)
class FormMark:
    """A form in a zone."""

    link: Link
    partial: bool


@dataclass(frozen=True)
class ZoneBox:
    """A zone, as much of it as stands in the figure."""

    code: str | None
    name: Phrase
    inside: bool
    """True: belongs to the domain of collaboration."""
    forms: tuple[FormMark, ...]
    marked: bool
    """True: the one that the page is about."""


@dataclass(frozen=True)
class ZoneFigure:
    """The zones, in the guideline's order."""

    zones: tuple[ZoneBox, ...]
    ends: tuple[Phrase, Phrase] | None
    """What the side that bears most at the beginning, and at the end, takes on; None where the
    guideline does not say which side that is."""
    citizens_first: bool
    inside: Phrase
    """What the zones inside the domain of collaboration are, in words."""
    outside: Phrase
    forms: Phrase | None
    """What stands above the forms of a zone."""
    partial: Phrase
    """What stands by a form that lies in a zone in part."""


def zone_figure(voice: Voice, of: Form | None = None) -> ZoneFigure | None:
    """View the zones with all forms, or with one; None where there is nothing to draw."""
    section = voice.guideline.domains
    if section is None or len(section.zones) < 2 or (of and not of.zones):
        return None
    every = voice.guideline.forms.items if voice.guideline.forms else ()
    shown = (of,) if of else every
    shares = (voice.word("share-citizens"), voice.word("share-city"))
    citizens_first = section.direction != "city-to-citizens"
    return ZoneFigure(
        zones=tuple(_box(voice, zone, shown, of) for zone in section.zones),
        ends=(shares if citizens_first else shares[::-1]) if section.direction else None,
        citizens_first=citizens_first,
        inside=voice.word("zone-collaborative"),
        outside=voice.word("zone-outside"),
        forms=None if of else voice.word("in-this-zone"),
        partial=voice.word("zone-partial"),
    )


def zone_entries(voice: Voice) -> Iterator[FigureEntry]:
    """Yield the figure of the zones, with its files."""
    view = zone_figure(voice)
    section = voice.guideline.domains
    if view and section:
        yield entry(voice, "zones", voice.page_title("domains"), _in_words(voice, view), view,
                    section.figure, filed=any(zone.name for zone in section.zones))


def _in_words(voice: Voice, view: ZoneFigure) -> str:
    word = voice.speaker.word
    lines = []
    for zone in view.zones:
        said = f"{zone.code} {zone.name.plain}" if zone.code else zone.name.plain
        kind = (view.inside if zone.inside else view.outside).plain
        forms = word("list-separator").join(
            mark.link.text.plain
            + (voice.speaker.bracketed(view.partial.plain) if mark.partial else "")
            for mark in zone.forms)
        lines.append(f"{said}{voice.speaker.bracketed(kind)}"
                     + (word("colon") + forms if forms else ""))
    return "\n".join(lines)


def _box(voice: Voice, zone: Zone, shown: tuple[Form, ...], of: Form | None) -> ZoneBox:
    name = voice.speaker.say(zone.name)
    unnamed = Phrase(voice.speaker.word("unnamed-zone"), voice.speaker.language, missing=True)
    forms = []
    for form in shown:
        for place in form.zones:
            if place.zone == zone.id:
                link = Link(voice.word("this-form"), None) if of else voice.link("form", form.id)
                forms.append(FormMark(link, place.strength == "partial"))
    return ZoneBox(zone.code, name or unnamed, zone.collaborative, tuple(forms),
                   bool(of and forms))
