"""The files to print: made where their input has changed, else taken from the last build."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from kyodo.addresses import QUICK_READ
from kyodo.checks.lettering import writable
from kyodo.colours import Scheme
from kyodo.furigana import Furigana
from kyodo.keeping import keep
from kyodo.language import Speaker
from kyodo.origins import origins_of
from kyodo.paper.faults import Fault, Remark, letters_lacking
from kyodo.paper.kept import Sheet, key_of, moment_of, read_by
from kyodo.paper.overlong import Crowded, overlong
from kyodo.paper.placing import PLACED, UNEXPLAINED, Plan, placed
from kyodo.paper.sheet import sheet
from kyodo.paper.tags import finished, told
from kyodo.paper.typeset import ACCESSIBLE, room_in, typeset
from kyodo.paper.words import words as with_breaks
from kyodo.progress import Tell, quiet, unheard
from kyodo.views.furigana import furigana
from kyodo.views.quickread import PaperEntry, papers_of, quickread
from kyodo.views.voice import Voice

_TO_READ = ("quick-read",)
"""Layouts of files that are read on screens and kept; the others are only for the printer."""


class Unprintable(Exception):
    """Texts of an edition cannot be printed."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(f"{len(self.faults)} texts")


@dataclass(frozen=True)
class _Placing:
    """Where parts of an edition stand, in each of its languages; kept in a file."""

    file: Path
    plans: list[Plan | None]


@dataclass(frozen=True)
class _Order:
    """A file that is wanted."""

    paper: PaperEntry
    data: Mapping[str, Any]
    voice: Voice
    file: Path
    """Where it stands, or will."""
    placing: _Placing | None
    """None: the layout has no parts that could stand elsewhere."""
    plan: Plan | None
    """Which part stands where."""


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
    remark: Remark = unheard
    """Called with what was left out of a file for the others to fit."""

    def files(
        self, voice: Voice, editions: Collection[str] = (), languages: Collection[str] = ()
    ) -> dict[str, bytes]:
        """Return the files by address, of these editions and languages; raise Unprintable.

        Where none is named, all are wanted. A language that our fonts cannot write has none.
        """
        # Threads do: Typst works beside Python's lock, and what one has measured, all know.
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            orders = [order for order in self._orders(voice, editions, pool.map)
                      if not languages or order.paper.language in languages]
            new = [order for order in orders if not order.file.is_file()]
            failed = [order for order, made in zip(new, pool.map(self._fill, new), strict=True)
                      if not made]
        if failed:
            if crowded := sum(_written(order) for order in failed):
                self.tell("too-long", crowded)
            raise Unprintable(self._faults(failed))
        if not editions and not languages:
            self._forget(orders)
        for order in orders:
            if any(tuple(part) == UNEXPLAINED for slot in order.plan or () for part in slot):
                for remark in self._unexplained(order):
                    self.remark(remark)
        return {order.paper.address: order.file.read_bytes() for order in orders}

    def _forget(self, orders: Iterable[_Order]) -> None:
        """Take away what was kept of files that are not made any more."""
        used = {one.file for one in orders} | {one.placing.file for one in orders if one.placing}
        for file in {*self.kept.glob("*.pdf"), *self.kept.glob("*.json")} - used:
            file.unlink()

    def _orders(
        self, voice: Voice, editions: Collection[str], each: Callable[..., Iterator[Any]]
    ) -> Iterator[_Order]:
        """Yield the files of all languages: what is where in one depends on the others.

        ``each``: what calls something for each of a list, in order.
        """
        tongues = voice.speaker.languages
        voices = [replace(voice, speaker=Speaker(language, tongues)) for language in tongues
                  if writable(voice.guideline, language)]
        sheets: dict[tuple[str, bool], Sheet] = {}
        together: dict[str, list[tuple[PaperEntry, Voice, Sheet]]] = {}
        for one in voices:
            for paper in papers_of(one):
                if paper.pages is None or (editions and paper.edition not in editions):
                    continue
                what = (paper.language, paper.furigana)
                if what not in sheets:
                    sheets[what] = Sheet(self.data(one, paper.furigana))
                together.setdefault(paper.edition, []).append(
                    (paper, one, read_by(paper.layout, sheets[what])))
        placings = each(self._placing, [(papers[0][0].layout, [read for *_, read in papers])
                                        for papers in together.values()])
        moment = moment_of(voice)
        for papers, placing in zip(together.values(), placings, strict=True):
            for number, (paper, one, read) in enumerate(papers):
                plan = placing and placing.plans[number]
                key = key_of(paper.layout, [read.mark, plan], moment)
                yield _Order(paper, read.data, one, self.kept / f"{key}.pdf", placing, plan)

    def _placing(self, asked: tuple[str, Sequence[Sheet]]) -> _Placing | None:
        """Return which part of a layout stands where in each language; None of other layouts."""
        layout, sheets = asked
        if layout not in PLACED:
            return None
        file = self.kept / f"{key_of(layout, [one.mark for one in sheets], None)}.json"
        if not file.is_file():
            plans = placed([room_in(layout, one.data) for one in sheets])
            keep(file, json.dumps(plans).encode())
        return _Placing(file, json.loads(file.read_bytes()))

    def _fill(self, order: _Order) -> bool:
        """Make a file and keep it; tell whether that went well."""
        lost = order.placing and order.plan is None
        if lost or not _written(order):
            return False
        standards = ACCESSIBLE if order.paper.layout in _TO_READ else ()
        moment = moment_of(order.voice)
        made = typeset(order.paper.layout, order.data, moment, standards, order.plan)
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

    def _unexplained(self, order: _Order) -> Iterator[Fault]:
        """Say that principles stand without their explanations, and which of these is longest."""
        data = self._with_origins(order.voice, order.paper)
        [cards] = [part["cards"] for part in data["parts"] if part["key"] == UNEXPLAINED[0]]
        texts = [card["text"] for card in cards if card["text"]]
        for longest in sorted(texts, key=lambda text: len(text["s"]))[-1:]:
            yield Fault("principles-unexplained", longest.get("o"), {
                "edition": order.paper.edition, "language": order.paper.language,
                "length": len(longest["s"])})

    def _with_origins(self, voice: Voice, paper: PaperEntry) -> dict[str, Any]:
        origins = origins_of(voice.guideline)
        return self.data(replace(voice, speaker=replace(voice.speaker, origins=origins)),
                         paper.furigana)

    def data(self, voice: Voice, read: bool = False) -> dict[str, Any]:
        """Return what the layouts read in one language; ``read``: with readings above kanji."""
        page = f"{self.url}{voice.speaker.place}{QUICK_READ}/" if self.url else None
        return sheet(quickread(voice), voice.speaker, self.scheme, page,
                     furigana(voice) if read else None)


def _written(order: _Order) -> bool:
    """Tell whether our fonts have all letters of a file."""
    return not any(letters_lacking(order.data, order.paper.language))


def _read(voice: Voice, paper: PaperEntry) -> Furigana | None:
    return furigana(voice) if paper.furigana else None
