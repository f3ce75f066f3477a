"""View of the quick-read edition: the same parts for the page, the leaflet and the sheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path
from typing import get_args

from kyodo.addresses import QUICK_READ, book_of
from kyodo.language import Phrase
from kyodo.model.quickread import PartName, QuickRead
from kyodo.views.frame import Frame, frame
from kyodo.views.furigana import has_furigana
from kyodo.views.quickread_cards import Part
from kyodo.views.quickread_cards import opening as first_of
from kyodo.views.quickread_parts import part_of
from kyodo.views.spoken import Dated, Spoken, phrases_in
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
    names_city: bool
    """True: the title begins with the city's name."""
    label: Phrase
    """What the city calls such an edition."""
    edition: Phrase | None
    """Which edition of the guideline it is of, where the label does not say so."""
    parties: tuple[Phrase, Phrase]
    """Who collaborates: those on one side, and the administration."""
    subtitle: Phrase | None
    city: Phrase
    text: Phrase | None
    """What collaboration is and what a reader can do here."""
    on_paper: Phrase | None
    """The same for paper, where no part says it: nothing of what a site can do."""
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
    opening: Phrase | None
    """What its page opens with; None where the first part says the same."""
    ordered: bool
    """True: the city wrote in which order."""
    on_page: tuple[Part, ...]
    """The parts on its page: what restates another is left out."""
    minutes: int
    """How long the page takes to read."""
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
    about = frame(voice)
    parts = _parts(voice, get_args(PartName))
    defined = any(part.key == "about" for part in parts)
    cover = _cover(voice, about, defined)
    on_page = tuple(part for part in parts if not (defined and part.key == "elements"))
    own = voice.guideline.quickread
    opening = cover.text if not defined or (own and own.lead) else None
    return QuickReadView(
        cover=cover,
        parts=parts,
        opening=opening,
        ordered=bool(own and own.order),
        on_page=on_page,
        minutes=_minutes(voice, opening, on_page),
        emblem=emblem_of(voice),
        contact=voice.spoken(info.contacts[0]) if info.contacts else None,
        frame=about,
        language=voice.speaker.language,
        downloads=voice.page_link("downloads") if voice.has_page("downloads") else None,
        papers=_papers(voice, parts),
        furigana=has_furigana(voice),
    )


def _minutes(voice: Voice, opening: Phrase | None, parts: Iterable[Part]) -> int:
    """Return how many minutes it takes to read the page; charts are for the poster."""
    said = (opening, [replace(part, chart=None) for part in parts])
    letters = sum(len(phrase.plain) for phrase in phrases_in(said))
    return max(1, ceil(letters / int(voice.speaker.word("reading-pace"))))


def _cover(voice: Voice, about: Frame, defined: bool) -> Cover:
    info = voice.guideline.info
    own = voice.guideline.quickread or QuickRead()
    label = voice.quick_read
    edition = about.edition if about.edition and str(about.edition) != str(label) else None
    return Cover(
        title=about.title,
        names_city=str(about.title).startswith(str(about.municipality)),
        label=label,
        edition=edition,
        parties=_parties(voice),
        subtitle=voice.speaker.say(info.subtitle),
        city=about.municipality,
        text=voice.speaker.say(own.lead) or voice.speaker.say(info.summary),
        on_paper=voice.speaker.say(own.lead) or (
            None if defined else first_of(voice, info.summary)),
        promise=voice.speaker.say(info.promise),
        date=about.dates[-1] if about.dates else None,
    )


def _parties(voice: Voice) -> tuple[Phrase, Phrase]:
    """Return both sides in the guideline's words, where it defines collaboration as of two."""
    about = voice.guideline.about
    for one in about.definitions if about else ():
        sides = [voice.actor(name) for name in one.parties]
        if sorted(side.is_administration for side in sides) == [False, True]:
            citizens, city = sorted(sides, key=lambda side: side.is_administration)
            said = voice.speaker.say(citizens.name), voice.speaker.say(city.name)
            if said[0] and said[1]:
                return said[0], said[1]
    return voice.word("quick-citizens"), voice.word("quick-city")


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
