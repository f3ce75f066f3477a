"""What the quick-read edition says of what is not known, and of what is not the guideline's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kyodo.language import Phrase
from kyodo.model.domains import Zone
from kyodo.views.quickread_cards import Card, is_from_elsewhere
from kyodo.views.voice import Voice


def open_notes(
    voice: Voice, records: Sequence[Any], cards: Sequence[Card]
) -> tuple[Phrase, ...]:
    """Say of which records nothing more than the name is known."""
    said = {str(card.name) for card in cards if card.text}
    names = [str(name) for one in records if one.missing
             and (name := voice.speaker.say(one.name)) and str(name) not in said]
    if not names:
        return ()
    if len(names) == len(records):
        return (voice.word("quick-names-only"),)
    return (voice.word("quick-name-only", names=_listed(voice, names)),)


def zone_notes(voice: Voice, zones: Sequence[Zone]) -> tuple[Phrase, ...]:
    """Say that zones have no names, and of which it is only inferred that they are there."""
    inferred = [zone.code or str(voice.speaker.say(zone.name)) for zone in zones
                if zone.source and zone.source.basis == "inference"]
    notes = []
    if all(zone.name is None or zone.name.missing for zone in zones):
        notes.append(voice.word("quick-zones-unnamed"))
    if inferred:
        notes.append(voice.word("quick-inferred", names=_listed(voice, inferred)))
    return tuple(notes)


def basis_notes(voice: Voice, *records: Any) -> tuple[Phrase, ...]:
    """Return what the data say of records that are not from the guideline, each once."""
    found = (voice.speaker.say(one.source.note) for one in records if is_from_elsewhere(one))
    return tuple(dict.fromkeys(note for note in found if note))


def _listed(voice: Voice, names: Sequence[str]) -> str:
    return voice.speaker.word("list-separator").join(names)
