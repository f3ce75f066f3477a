"""How a guideline's texts are read: what its data says of that, for readings above kanji."""

from __future__ import annotations

from kyodo.checks.walk import walk
from kyodo.furigana import Furigana
from kyodo.language import read_in_kana
from kyodo.model.text import Name
from kyodo.views.voice import Voice


def has_furigana(voice: Voice) -> bool:
    """Tell whether the quick-read edition has readings above kanji in this language."""
    own = voice.guideline.quickread
    return bool(own and own.furigana and read_in_kana(voice.speaker.language))


def furigana(voice: Voice) -> Furigana:
    """Return what knows the readings of texts: those of the data beat those of the dictionary."""
    guideline, speaker = voice.guideline, voice.speaker
    known: dict[str, str] = {}
    for place in walk(guideline):
        if isinstance(place.record, Name) and place.record.yomi:
            said = speaker.say(place.record)
            if said and said.yomi:
                known.setdefault(said.plain, said.yomi)
    if guideline.readings:
        known |= {item.word: item.yomi for item in guideline.readings.items}
    own = guideline.quickread
    return Furigana(known, own.furigana_from_grade if own else 1)
