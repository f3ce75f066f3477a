"""The parts of the quick-read edition: short texts of each section, for cards, rows and steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from kyodo.language import Phrase
from kyodo.model.forms import Example
from kyodo.model.quickread import QuickReadPart
from kyodo.views import quickread_bodies as bodies
from kyodo.views.examples import examples_of
from kyodo.views.quickread_cards import Card, Part, Shown, opening, short_text, title_of
from kyodo.views.quickread_notes import basis_notes, open_notes, zone_notes
from kyodo.views.voice import Voice
from kyodo.views.zones import zone_entries

_MOST_EXAMPLES = 2


def part_of(voice: Voice, name: str, own: QuickReadPart | None, process: str | None) -> Part | None:
    """View a part; None where the guideline says nothing of the kind.

    ``own``: what the edition says of it in its own words. ``process``: the one to show.
    """
    short = {one.id: one.text for one in own.items} if own else {}
    made = (bodies.processes(voice, short, process) if name == "processes"
            else _PARTS[name](voice, short))
    if made is None or own is None:
        return made
    mine = [voice.speaker.say(text) for text in short.values()]

    def marked(cards: tuple[Card, ...]) -> tuple[Card, ...]:
        return tuple(replace(one, own=one.text in mine) if one.text else one for one in cards)

    return replace(made, title=voice.speaker.say(own.heading) or made.title,
                   text=voice.speaker.say(own.text) or made.text, own=own.text is not None,
                   cards=marked(made.cards),
                   sides=tuple(replace(one, cards=marked(one.cards)) for one in made.sides))


def _about(voice: Voice, _short: Shown) -> Part | None:
    about = voice.guideline.about
    if about is None:
        return None
    for one in about.definitions:
        if said := voice.speaker.say(one.text):
            title = voice.speaker.say(one.heading) or voice.menu_title("about")
            return Part("about", "text", title, said, address="about/")
    return None


def _elements(voice: Voice, _short: Shown) -> Part | None:
    about = voice.guideline.about
    for one in about.definitions if about else ():
        if one.elements:
            cards = tuple(Card(None, said, None) for text in one.elements
                          if (said := voice.speaker.say(text)))
            title = voice.word("quick-elements", term=str(voice.speaker.say(one.term)))
            return Part("elements", "chips", title, None, cards, spare=True, address="about/")
    return None


def _aims(voice: Voice, _short: Shown) -> Part | None:
    aims = voice.guideline.about.aims if voice.guideline.about else None
    if aims is None or aims.missing:
        return None
    cards = tuple(Card(None, voice.speaker.say(one), None) for one in aims.points)
    title = voice.speaker.say(aims.heading) or voice.word("quick-aims")
    return Part("aims", "chips" if cards else "text", title, opening(voice, aims.text), cards,
                spare=True, address="about/")


def _actors(voice: Voice, _short: Shown) -> Part | None:
    section = voice.guideline.actors
    listed = [one for one in section.items if one.listed] if section else []
    if section is None or not listed:
        return None
    title = voice.speaker.say(section.heading) or voice.word("quick-actors")
    return Part("actors", "chips", title, None,
                tuple(Card(None, voice.speaker.say(one.name), None) for one in listed),
                spare=True, address="about/", notes=basis_notes(voice, section))


def _principles(voice: Voice, short: Shown) -> Part | None:
    section = voice.guideline.principles
    if section is None or not section.items:
        return None
    cards = tuple(
        Card(one.number, voice.speaker.say(one.name),
             short_text(voice, short, one, one.gloss, one.text, *one.points),
             address=voice.addresses.of("principle", one.id))
        for one in section.items)
    return Part("principles", "cards", title_of(voice, "principles"), opening(voice, section.lead),
                cards, address="principles/", notes=open_notes(voice, section.items, cards))


def _domains(voice: Voice, _short: Shown) -> Part | None:
    section = voice.guideline.domains
    entry = next(zone_entries(voice), None)
    if section is None or not (entry or section.lead):
        return None
    if entry is None:
        return Part("domains", "text", title_of(voice, "domains"), voice.speaker.say(section.lead),
                    address="domains/")
    return Part("domains", "zones", title_of(voice, "domains"), voice.speaker.say(section.lead),
                figure=entry.view, figure_text=entry.text, address="domains/",
                notes=zone_notes(voice, section.zones))


def _forms(voice: Voice, short: Shown) -> Part | None:
    section = voice.guideline.forms
    if section is None or not section.items:
        return None
    known = {one.id: one for one in
             (voice.guideline.examples.items if voice.guideline.examples else ())}
    cards = []
    for one in section.items:
        named = [known[name] for name in examples_of(voice, one)]
        cards.append(Card(
            one.number, voice.speaker.say(one.name),
            short_text(voice, short, one, one.definition, one.effect),
            tuple(_example(voice, example) for example in named[:_MOST_EXAMPLES]),
            max(0, len(named) - _MOST_EXAMPLES), address=voice.addresses.of("form", one.id)))
    return Part("forms", "rows", title_of(voice, "forms"), None, tuple(cards), address="forms/")


def _example(voice: Voice, record: Example) -> Phrase:
    """Return the title of an example, and where it is from if that is another city."""
    title, place = voice.speaker.say(record.title), voice.speaker.say(record.municipality)
    assert title
    return replace(title, markdown=title.markdown + voice.speaker.bracketed(place.markdown),
                   yomi=None) if place else title


_PARTS: Mapping[str, Callable[[Voice, Shown], Part | None]] = {
    "about": _about, "elements": _elements, "aims": _aims, "actors": _actors,
    "principles": _principles, "domains": _domains, "forms": _forms,
    "tables": bodies.tables, "promotion": bodies.promotion,
    "measures": bodies.measures,
}
