"""The book of each language: made where its input has changed, else taken from the last build."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from kyodo.addresses import book_of
from kyodo.book.packing import packed
from kyodo.book.volume import volume
from kyodo.checks.lettering import writable
from kyodo.colours import Scheme
from kyodo.keeping import keep, mark_of
from kyodo.language import Speaker
from kyodo.model.whole import Guideline
from kyodo.origins import origins_of
from kyodo.paper.faults import Fault, letters_lacking
from kyodo.paper.kept import key_of, moment_of
from kyodo.paper.making import Unprintable
from kyodo.paper.tags import finished, told
from kyodo.paper.typeset import ACCESSIBLE, typeset
from kyodo.views.quickread import BOOK
from kyodo.views.voice import Voice

_PICTURE = re.compile(r"\bimage='([^']+)'")
_SOURCES = (("kyodo", ".py"), ("kyodo_theme", ".yaml"), ("kyodo_theme", ".css"))


@dataclass(frozen=True)
class _Book:
    """The book of one language."""

    note: Path
    """The file that says which book is made of this guideline."""
    name: str
    """The file of the book; empty where the fonts cannot write the language."""
    data: Mapping[str, Any] | None
    """What the layout reads; None where nobody has to ask."""
    moment: datetime | None
    faults: tuple[Fault, ...] = ()
    """What cannot be printed."""


@dataclass(frozen=True)
class Bindery:
    """What books are made with, beside the views.

    A book is named by what the layout reads, since most edits of data files change no book. What
    that is takes a second to find out, so a note says which book is made of which guideline.
    """

    scheme: Scheme
    url: str | None
    """The address of the guideline's root."""
    kept: Path
    """The folder in which books stand until what they are made from changes."""

    def books(self, voice: Voice, languages: Collection[str] = ()) -> dict[str, bytes]:
        """Return the books by address, of these languages or of all; raise Unprintable.

        A language that our fonts cannot write has none.
        """
        voices = [replace(voice, speaker=Speaker(language, voice.speaker.languages))
                  for language in voice.speaker.languages
                  if not languages or language in languages]
        found = [self._book(one) for one in voices]
        if faults := [fault for one in found for fault in one.faults]:
            raise Unprintable(faults)
        new = [one for one in found if one.data and not (self.kept / one.name).is_file()]
        # Threads do: Typst works beside Python's lock.
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for one, content in zip(new, pool.map(_printed, new), strict=True):
                keep(self.kept / one.name, content)
        for one in found:
            if one.data or not one.note.is_file():
                keep(one.note, one.name.encode("ascii"))
        books = {book_of(voice.speaker.language): self.kept / one.name
                 for voice, one in zip(voices, found, strict=True) if one.name}
        old = {*self.kept.glob("*")} - {*books.values(), *(one.note for one in found)}
        for file in old if not languages else ():
            file.unlink()
        return {address: file.read_bytes() for address, file in books.items()}

    def _book(self, voice: Voice) -> _Book:
        """Find out whether the book of a language has to be made, and of what."""
        note = self.kept / f"{self._made_of(voice)}.txt"
        moment = moment_of(voice)
        if note.is_file():
            name = note.read_text(encoding="ascii")
            if not name or (self.kept / name).is_file():
                return _Book(note, name, None, moment)
        if not writable(voice.guideline, voice.speaker.language):
            return _Book(note, "", None, moment)
        data = volume(voice, self.scheme, self.url)
        lacking = any(letters_lacking(data, voice.speaker.language))
        name = key_of(f"{BOOK} {_way_of_packing()}", data, moment)
        return _Book(note, f"{name}.pdf", data, moment,
                     tuple(self._lacking(voice)) if lacking else ())

    def _made_of(self, voice: Voice) -> str:
        """Return a mark of all that can make a difference to a book."""
        folder = voice.guideline.folder
        said = _as_text(voice.guideline)
        mark = hashlib.sha256("\n".join([
            key_of(BOOK, {}, moment_of(voice)), _program(), said, voice.speaker.language,
            self.url or "", repr(sorted(self.scheme.items()))]).encode())
        for name in _PICTURE.findall(said):
            mark.update((folder / name).read_bytes())
        return mark.hexdigest()[:20]

    def _lacking(self, voice: Voice) -> Iterator[Fault]:
        """Yield the texts that cannot be printed, each once, with where they are written."""
        speaker = replace(voice.speaker, origins=origins_of(voice.guideline))
        data = volume(replace(voice, speaker=speaker), self.scheme, self.url)
        seen = set[str | None]()
        for fault in letters_lacking(data, voice.speaker.language):
            if fault.origin not in seen:
                seen.add(fault.origin)
                yield fault


def _printed(book: _Book) -> bytes:
    assert book.data is not None
    made = typeset(BOOK, book.data, book.moment, ACCESSIBLE)
    return finished(made.pdf, told(book.data, book.moment is not None), write=packed)[0]


@cache
def _way_of_packing() -> str:
    return mark_of([Path(__file__).with_name("packing.py")])


def _as_text(guideline: Guideline) -> str:
    """Return a guideline in words; of prose only which pages there are: links lead there."""
    prose = {language: dict.fromkeys(sorted(pages)) for language, pages in guideline.prose.items()}
    return repr(replace(guideline, folder=Path(), prose={})) + repr(prose)


@cache
def _program() -> str:
    """Return a mark of the program and its words: another program may make another book."""
    return mark_of(file for package, ending in _SOURCES
                   for file in Path(str(resources.files(package))).rglob(f"*{ending}"))
