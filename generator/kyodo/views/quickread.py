"""View of the quick-read edition: the same parts for the page, the leaflet and the sheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from kyodo.addresses import QUICK_READ, book_of
from kyodo.language import Phrase
from kyodo.model.quickread import PartName, QuickRead
from kyodo.views.frame import Frame, frame
from kyodo.views.furigana import has_furigana
from kyodo.views.quickread_cards import Part
from kyodo.views.quickread_parts import part_of
from kyodo.views.spoken import Dated, Spoken
from kyodo.views.voice import Link, Voice


@dataclass(frozen=True)
class PaperEntry:
    """A file to print or to hand out."""

    layout: str
    """Which of the theme's layouts it is set in; its name begins with it."""
    language: str
    pages: int | None
    """How many pages it has; another number is a fault. None: as many as its texts take."""
    furigana: bool = False
    """True: with readings above kanji."""

    @property
    def address(self) -> str:
        """Its address from the root of the guideline; the same folder for every language."""
        if self.layout == BOOK:
            return book_of(self.language)
        return f"{QUICK_READ}/{self.edition}-{self.language}.pdf"

    @property
    def edition(self) -> str:
        """What it is called in commands and addresses."""
        return self.layout + (FURIGANA if self.furigana else "")


@dataclass(frozen=True)
class Cover:
    """What the edition opens with."""

    title: Phrase
    subtitle: Phrase | None
    city: Phrase
    text: Phrase | None
    """What collaboration is and what a reader can do here."""
    promise: Phrase | None
    date: tuple[Phrase, Dated] | None
    """What the date is of, and the date."""


PAGES = {"quick-read": 2, "leaflet": 2, "fold-a3": 2, "poster": 1}
"""Layouts of the edition, and how many pages each has."""
FURIGANA = "-furigana"
"""What the name of an edition with readings ends in."""
BOOK = "guideline"
"""The layout of the whole guideline, which is no edition but stands beside them."""


@dataclass(frozen=True)
class Emblem:
    """The mascot's picture, for covers."""

    name: Phrase
    file: Path
    description: str
    """For those who do not see it."""


@dataclass(frozen=True)
class QuickReadView:
    """The edition in one language."""

    cover: Cover
    parts: tuple[Part, ...]
    emblem: Emblem | None
    """None: the guideline has no picture of a mascot."""
    contact: Spoken | None
    frame: Frame
    language: str
    downloads: Link | None
    """Forms and documents to fill in, for those who came to print these."""
    papers: tuple[PaperEntry, ...]
    """The files it can be had as, in the page's language."""
    furigana: bool
    """True: the page can show readings above kanji."""


def quickread(voice: Voice) -> QuickReadView:
    """View the edition; what ``data/quickread.yaml`` leaves open follows from the data."""
    info = voice.guideline.info
    own = voice.guideline.quickread or QuickRead()
    about = frame(voice)
    parts = _parts(voice, get_args(PartName))
    return QuickReadView(
        cover=Cover(
            title=voice.speaker.say(info.title) or about.title,
            subtitle=voice.speaker.say(info.subtitle),
            city=about.municipality,
            text=voice.speaker.say(own.lead) or voice.speaker.say(info.summary),
            promise=voice.speaker.say(info.promise),
            date=about.dates[-1] if about.dates else None,
        ),
        parts=parts,
        emblem=emblem_of(voice),
        contact=voice.spoken(info.contacts[0]) if info.contacts else None,
        frame=about,
        language=voice.speaker.language,
        downloads=voice.page_link("downloads") if voice.has_page("downloads") else None,
        papers=_papers(voice, parts),
        furigana=has_furigana(voice),
    )


def emblem_of(voice: Voice) -> Emblem | None:
    """Return the mascot's picture, where there is one."""
    mascot = voice.guideline.info.mascot
    if not (mascot and mascot.picture and mascot.picture.image):
        return None
    spoken = voice.spoken(mascot)
    return Emblem(spoken.name, voice.guideline.folder / mascot.picture.image,
                  str(spoken.picture.alt or spoken.name))


def papers_of(voice: Voice) -> tuple[PaperEntry, ...]:
    """Return the files that the edition can be had as, and view no more of it than that takes."""
    return _papers(voice, _parts(voice, ("processes",)))


def _papers(voice: Voice, parts: Iterable[Part]) -> tuple[PaperEntry, ...]:
    language = voice.speaker.language
    drawn = [layout for layout in PAGES if layout != "poster" or any(p.chart for p in parts)]
    readings = (False, True) if has_furigana(voice) else (False,)
    return (*(PaperEntry(layout, language, PAGES[layout], read)
              for layout in drawn for read in readings),
            PaperEntry(BOOK, language, None))


def _parts(voice: Voice, names: Sequence[PartName]) -> tuple[Part, ...]:
    """View those of the named parts that the edition has, in its order."""
    own = voice.guideline.quickread or QuickRead()
    words = {one.part: one for one in own.parts}
    found = (part_of(voice, name, words.get(name), own.process)
             for name in own.order or names if name in names)
    return tuple(part for part in found if part)
