"""All figures of a guideline that stand as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from kyodo.language import Speaker
from kyodo.views.aims import aims_entries
from kyodo.views.figures import FigureEntry
from kyodo.views.flow import flow_entries
from kyodo.views.structure import structure_entries
from kyodo.views.voice import Voice
from kyodo.views.zones import zone_entries

_ENTRIES: tuple[Callable[[Voice], Iterator[FigureEntry]], ...] = (
    zone_entries, structure_entries, aims_entries, flow_entries)


def gallery(voice: Voice) -> tuple[FigureEntry, ...]:
    """Return the figures whose files stand below the pages of this language.

    The files of all languages stand together, below the pages of the first one.
    """
    if voice.speaker.language != voice.speaker.default:
        return ()
    voices = (replace(voice, speaker=Speaker(language, voice.speaker.languages))
              for language in voice.speaker.languages)
    return tuple(one for said in voices for entries in _ENTRIES for one in entries(said)
                 if one.filed)
