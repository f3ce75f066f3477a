"""The files to print: made where their input has changed, else taken from the last build."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from kyodo import fonts
from kyodo.addresses import QUICK_READ
from kyodo.checks.lettering import writable
from kyodo.colours import Scheme
from kyodo.furigana import Furigana
from kyodo.keeping import keep, mark_of
from kyodo.language import Speaker
from kyodo.origins import origins_of
from kyodo.paper.faults import Fault, letters_lacking
from kyodo.paper.overlong import Crowded, overlong
from kyodo.paper.sheet import sheet
from kyodo.paper.tags import finished, told
from kyodo.paper.typeset import ACCESSIBLE, folder, typeset
from kyodo.paper.words import words as with_breaks
from kyodo.progress import Tell, quiet
from kyodo.views.furigana import furigana
from kyodo.views.quickread import PaperEntry, papers_of, quickread
from kyodo.views.voice import Voice

_MADE_BY = ("typst", "pikepdf", "segno")
_TO_READ = ("quick-read",)
"""Layouts of files that are read on screens and kept; the others are only for the printer."""


class Unprintable(Exception):
    """Texts of an edition cannot be printed."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(f"{len(self.faults)} texts")


@dataclass(frozen=True)
class _Order:
    """A file that is wanted."""

    paper: PaperEntry
    data: Mapping[str, Any]
    voice: Voice
    file: Path
    """Where it stands, or will."""


@dataclass(frozen=True)
class Press:
    """What files are made with, beside the views."""

    scheme: Scheme
    url: str | None
    """The address of the guideline's root."""
    kept: Path
    """The folder in which files stand until what they are made from changes."""
    tell: Tell = quiet
    """Called before what takes long, with how many files it is about."""

    def files(
        self, voice: Voice, editions: Collection[str] = (), languages: Collection[str] = ()
    ) -> dict[str, bytes]:
        """Return the files by address, of these editions and languages; raise Unprintable.

        Where none is named, all are wanted. A language that our fonts cannot write has none.
        """
        orders = [order for language in voice.speaker.languages
                  if not languages or language in languages
                  for order in self._orders(replace(voice, speaker=Speaker(
                      language, voice.speaker.languages)), editions)]
        new = [order for order in orders if not order.file.is_file()]
        if new:
            # Threads do: Typst works beside Python's lock, and what one has measured, all know.
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                failed = [order for order, made in zip(new, pool.map(self._fill, new), strict=True)
                          if not made]
            if failed:
                self.tell("too-long", len(failed))
                raise Unprintable(self._faults(failed))
        whole = not editions and not languages
        old = set(self.kept.glob("*.pdf")) - {order.file for order in orders}
        for file in old if whole else ():
            file.unlink()
        return {order.paper.address: order.file.read_bytes() for order in orders}

    def _orders(self, voice: Voice, editions: Collection[str]) -> Iterator[_Order]:
        """Yield the files of one language."""
        if not writable(voice.guideline, voice.speaker.language):
            return
        data, moment = {False: self.data(voice)}, moment_of(voice)
        for paper in papers_of(voice):
            if paper.pages is None or (editions and paper.edition not in editions):
                continue
            whole = data.get(paper.furigana) or data.setdefault(True, self.data(voice, True))
            said = _read_by(paper.layout, whole)
            yield _Order(paper, said, voice, self.kept / f"{_key(paper, said, moment)}.pdf")

    def _fill(self, order: _Order) -> bool:
        """Make a file and keep it; tell whether that went well."""
        if any(letters_lacking(order.data, order.paper.language)):
            return False
        standards = ACCESSIBLE if order.paper.layout in _TO_READ else ()
        moment = moment_of(order.voice)
        made = typeset(order.paper.layout, order.data, moment, standards)
        content, pages = finished(made.pdf, told(order.data, moment is not None), made.reports)
        if pages != order.paper.pages or not all(
                report.get("fits", False) for report in made.reports):
            return False
        keep(order.file, content)
        return True

    def _faults(self, failed: Iterable[_Order]) -> Iterator[Fault]:
        """Yield what keeps files from being made."""
        crowded = []
        for order in failed:
            paper = order.paper
            data = self._with_origins(order.voice, paper)
            lacking = tuple(letters_lacking(data, paper.language))
            yield from lacking
            if not lacking:
                crowded.append(Crowded(paper, data, partial(
                    with_breaks, furigana=_read(order.voice, paper))))
        yield from overlong(crowded)

    def _with_origins(self, voice: Voice, paper: PaperEntry) -> dict[str, Any]:
        origins = origins_of(voice.guideline)
        return self.data(replace(voice, speaker=replace(voice.speaker, origins=origins)),
                         paper.furigana)

    def data(self, voice: Voice, read: bool = False) -> dict[str, Any]:
        """Return what the layouts read in one language; ``read``: with readings above kanji."""
        page = f"{self.url}{voice.speaker.place}{QUICK_READ}/" if self.url else None
        return sheet(quickread(voice), voice.speaker, self.scheme, page,
                     furigana(voice) if read else None)


def _read_by(layout: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a layout reads: a poster need not be made again where other parts change.

    What layouts measure counts for each other only where they read the same, so the others do.
    """
    if layout != "poster":
        return data
    return {**data, "parts": [next(part for part in data["parts"] if part["chart"])]}


def _read(voice: Voice, paper: PaperEntry) -> Furigana | None:
    return furigana(voice) if paper.furigana else None


def moment_of(voice: Voice) -> datetime | None:
    """Return what files say of their making: the date of the edition, never the clock's."""
    info = voice.guideline.info
    dates = [date for date in (info.updated, *info.revised[-1:], info.effective, info.established)
             if date]
    if not dates:
        return None
    return datetime(dates[0].year, dates[0].month or 1, dates[0].day or 1, tzinfo=UTC)


def _key(paper: PaperEntry, data: Mapping[str, Any], moment: datetime | None) -> str:
    return key_of(paper.layout, data, moment)


def key_of(layout: str, data: Mapping[str, Any], moment: datetime | None) -> str:
    """Return what a file can be kept under: another one is made of anything else."""
    said = json.dumps([layout, data, moment.isoformat() if moment else None], sort_keys=True)
    return hashlib.sha256((_workshop() + said).encode()).hexdigest()[:20]


@cache
def _workshop() -> str:
    """Return a mark of programs, layouts and fonts: of others, other files are made."""
    # Of our own code, what works on files after they are set.
    tags = Path(__file__).with_name("tags.py")
    return " ".join([*(version(name) for name in _MADE_BY), mark_of(
        [tags, *folder().glob("*.typ"), *fonts.folder().glob("*.ttf")])])
