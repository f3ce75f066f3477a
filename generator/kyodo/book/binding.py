"""The book of each language: made where its input has changed, else taken from the last build."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kyodo.addresses import book_of
from kyodo.book.volume import volume
from kyodo.colours import Scheme
from kyodo.language import Speaker
from kyodo.origins import origins_of
from kyodo.paper.faults import Fault, letters_lacking, writable
from kyodo.paper.making import Unprintable, keep, key_of, moment_of
from kyodo.paper.tags import finished
from kyodo.paper.typeset import ACCESSIBLE, typeset
from kyodo.views.voice import Voice

_LAYOUT = "guideline"


@dataclass(frozen=True)
class Bindery:
    """What books are made with, beside the views."""

    scheme: Scheme
    url: str | None
    """The address of the guideline's root."""
    kept: Path
    """The folder in which books stand until what they are made from changes."""

    def books(self, voice: Voice) -> dict[str, bytes]:
        """Return the books of all languages by address; raise Unprintable.

        A language that our fonts cannot write has none.
        """
        found, faults = dict[str, Path](), list[Fault]()
        for language in voice.speaker.languages:
            speaker = Speaker(language, voice.speaker.languages)
            try:
                if file := self._book(replace(voice, speaker=speaker)):
                    found[book_of(language)] = file
            except Unprintable as error:
                faults += error.faults
        if faults:
            raise Unprintable(faults)
        for file in set(self.kept.glob("*.pdf")) - set(found.values()):
            file.unlink()
        return {address: file.read_bytes() for address, file in found.items()}

    def _book(self, voice: Voice) -> Path | None:
        """Return where the book of one language stands; None where there can be none."""
        data = volume(voice, self.scheme, self.url)
        if not writable(data):
            return None
        moment = moment_of(voice)
        file = self.kept / f"{key_of(_LAYOUT, data, moment)}.pdf"
        if not file.is_file():
            if any(letters_lacking(data, voice.speaker.language)):
                raise Unprintable(self._lacking(voice))
            keep(file, finished(typeset(_LAYOUT, data, moment, ACCESSIBLE).pdf)[0])
        return file

    def _lacking(self, voice: Voice) -> Iterator[Fault]:
        """Yield the texts that cannot be printed, with where they are written."""
        speaker = replace(voice.speaker, origins=origins_of(voice.guideline))
        data = volume(replace(voice, speaker=speaker), self.scheme, self.url)
        seen = set[str | None]()
        for fault in letters_lacking(data, voice.speaker.language):
            if fault.origin not in seen:
                seen.add(fault.origin)
                yield fault
