"""Which text has to be shorter for an edition to have room, and by how much.

Tried out, and only once something does not fit: the texts that are longest for their place are
cut until all has room. A text is named only where the edition has room once it is shorter.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from kyodo.language import Phrase, words_for
from kyodo.paper.faults import Fault, Way, texts_in
from kyodo.paper.typeset import set_alone
from kyodo.views.quickread import PaperEntry

_USUAL = {"text": 70, "title": 30, "name": 30, "office": 30, "words": 50, "examples": 30,
          "elements": 30, "lanes": 16, "when": 16, "subtitle": 50, "promise": 50, "city": 12,
          "notice": 150}
"""How many letters a text of such a name has at most as a rule, written in kana and kanji."""
_OPENING = 160
"""The same for a text that is all of a part, or stands on the cover."""
_OF_WORDS = 2.2
"""A language that writes words takes so many times as many letters."""
_TIGHTER = (1., .5, .25)
"""Shares of what is usual that are tried, one after the other."""
_TRIES = 3
"""How often a length between the usual and the whole is tried: each try takes seconds."""
_NARROWEST = "leaflet"
"""The layout that has the least room; what fits there mostly fits the others."""
_AT_ONCE = 2
"""How many tries are made at a time."""
_READING = threading.Lock()
"""The dictionary reads one text at a time."""
_SHOWN = 30
"""Letters of a text that a message quotes."""


@dataclass(frozen=True, eq=False)
class Crowded:
    """A file whose texts have no room."""

    paper: PaperEntry
    data: Mapping[str, Any]
    """What its layout reads, with the origins of the texts."""
    words: Callable[[Phrase], Any]
    """What turns words into what layouts know of them, as it was done for the data."""

    def fits(self, lengths: Mapping[str, int], without: int | None = None) -> bool:
        """Tell whether there is room with texts of some origins cut, or without a part."""
        tried: Any = deepcopy(dict(self.data))
        for way, text in [*texts_in(self.data)]:
            cut = lengths.get(text.get("o", ""))
            if cut is not None and cut < len(text["s"]):
                place = tried
                for step in way[:-1]:
                    place = place[step]
                with _READING:
                    place[way[-1]] = self.words(Phrase(
                        text["s"][:cut], text.get("l", self.paper.language), "l" in text))
        if without is not None:
            del tried["parts"][without]
        made = set_alone(self.paper.layout, tried)
        return made is not None and (
            all(report.get("fits", False) for report in made.reports)
            and _pages(made.pdf) == self.paper.pages)


@dataclass(frozen=True)
class _Text:
    """A text of the data, wherever it stands on paper."""

    origin: str
    said: str
    way: Way
    usual: int


def overlong(crowded: Iterable[Crowded]) -> list[Fault]:
    """Return what has to change: each text once, with all the files that it is too long for."""
    found: dict[tuple[str, str | None], Fault] = {}
    for fault in _found(crowded):
        key = (fault.code, fault.origin)
        found[key] = _joined(found[key], fault) if key in found else fault
    return [*found.values()]


def _joined(one: Fault, other: Fault) -> Fault:
    params = dict(max(one, other, key=lambda fault: int(str(fault.params.get("count", 0)))).params)
    for name in ("edition", "language"):
        said = [*str(one.params[name]).split(", "), *str(other.params[name]).split(", ")]
        params[name] = ", ".join(dict.fromkeys(said))
    return Fault(one.code, one.origin, params)


def _found(crowded: Iterable[Crowded]) -> Iterator[Fault]:
    ordered = sorted(crowded, key=lambda one: (
        one.paper.language, not one.paper.furigana, one.paper.layout != _NARROWEST))
    for _, group in groupby(ordered, key=lambda one: one.paper.language):
        rest = list(group)
        while rest:
            first = rest.pop(0)
            if cuts := _cuts(first):
                lengths = _lengths(first, cuts)
                same, lengths = _as_well(rest, cuts, lengths)
                yield from _faults([first, *same], lengths)
                rest = [one for one in rest if one not in same]
            else:
                yield _too_much(first)


def _cuts(crowded: Crowded) -> dict[str, int]:
    """Return origins of the fewest texts, and the usual lengths with which there is room."""
    texts = _texts(crowded)
    for share in _TIGHTER:
        long = [(text, usual) for text in texts
                if len(text.said) > (usual := max(1, int(text.usual * share)))]
        long.sort(key=lambda one: (one[1] - len(one[0].said), one[0].origin))
        lengths = [(text.origin, usual) for text, usual in long]
        count = 1
        while lengths:
            if crowded.fits(cuts := dict(lengths[:count])):
                return _needed(crowded, cuts)
            if count >= len(lengths):
                break
            count = min(2 * count, len(lengths))
    return {}


def _needed(crowded: Crowded, cuts: dict[str, int]) -> dict[str, int]:
    """Leave out what need not be cut, if the others are."""
    for origin in reversed([*cuts]):
        fewer = {one: length for one, length in cuts.items() if one != origin}
        if fewer and crowded.fits(fewer):
            cuts = fewer
    return cuts


def _lengths(crowded: Crowded, cuts: dict[str, int]) -> dict[str, int]:
    """Return about how long a text may be where it is only one; of several, what is usual."""
    if len(cuts) > 1:
        return cuts
    [(origin, low)] = cuts.items()
    high = next(len(text.said) for text in _texts(crowded) if text.origin == origin)
    for _ in range(_TRIES):
        middle = (low + high) // 2
        low, high = (middle, high) if crowded.fits({origin: middle}) else (low, middle)
    return {origin: low}


def _as_well(
    rest: Sequence[Crowded], cuts: dict[str, int], lengths: dict[str, int]
) -> tuple[list[Crowded], dict[str, int]]:
    """Return the files that have room too once the same texts are shorter, and how long they may
    be for all of these."""
    found: list[Crowded] = []
    with_readings = {one.paper.layout for one in rest if one.paper.furigana}
    # What has room with readings has room without them.
    tried = [one for one in rest if one.paper.furigana or one.paper.layout not in with_readings]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        fitting = [*pool.map(lambda one: one.fits(lengths), tried)]
    for one, fits in zip(tried, fitting, strict=True):
        if not fits and lengths != cuts and one.fits(cuts):
            fits, lengths = True, cuts
        if fits:
            found.append(one)
    read = {one.paper.layout for one in found if one.paper.furigana}
    return [one for one in rest if one in found or one.paper.layout in read], lengths


def _faults(found: Sequence[Crowded], lengths: Mapping[str, int]) -> Iterator[Fault]:
    """Yield a fault for each text, short enough by its count for all of these files."""
    texts = {text.origin: text for text in _texts(found[0])}
    files = ", ".join(dict.fromkeys(one.paper.edition for one in found))
    for origin, length in lengths.items():
        text = texts[origin]
        yield Fault("too-long-to-print" if _has_short(text) else "too-long-in-print", origin, {
            "count": len(text.said) - length, "length": len(text.said),
            "text": text.said[:_SHOWN], "edition": files, "language": found[0].paper.language})


def _too_much(crowded: Crowded) -> Fault:
    """Say that there is too much, and which part there is no room for."""
    parts = crowded.data["parts"]
    sizes = [sum(len(text["s"]) for _, text in texts_in(part)) for part in parts]
    ranked = sorted(range(len(parts)), key=lambda number: -sizes[number])
    found = next((number for number in ranked if crowded.fits({}, number)), ranked[0])
    title = parts[found]["title"]
    return Fault("too-much-to-print", title.get("o"), {
        "part": title["s"], "key": parts[found]["key"], "language": crowded.paper.language,
        "edition": crowded.paper.edition})


def _texts(crowded: Crowded) -> list[_Text]:
    """Return each text of the data once, where it is the closest."""
    factor = (_OF_WORDS if words_for(crowded.paper.language)["phrase-breaks"] == "spaces" else 1)
    found: dict[str, _Text] = {}
    for way, text in texts_in(crowded.data):
        if origin := text.get("o"):
            usual = int(_usual(crowded.data, way) * factor)
            if origin not in found or usual < found[origin].usual:
                found[origin] = _Text(origin, text["s"], way, usual)
    return [*found.values()]


def _usual(data: Mapping[str, Any], way: Way) -> int:
    name = str(next(step for step in reversed(way) if isinstance(step, str)))
    whole = len(way) == 3 and way[0] == "parts" and data["parts"][way[1]]["shape"] == "text"
    return _OPENING if name == "text" and (whole or way[0] == "cover") else _USUAL.get(name, 50)


def _has_short(text: _Text) -> bool:
    """Tell whether data/quickread.yaml can have a shorter text in its place."""
    return (text.way[0] == "parts" and text.way[-1] == "text"
            and not text.origin.startswith("quickread/"))


def _pages(pdf: bytes) -> int:
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)
