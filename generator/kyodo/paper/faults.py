"""Why an edition cannot be printed: which text has to be shorter, by how much; which letter lacks.

Looked into only once something is wrong: how many letters are too many is tried out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from math import ceil
from statistics import median
from typing import Any

from kyodo import fonts
from kyodo.furigana import Furigana
from kyodo.language import Phrase
from kyodo.paper.typeset import typeset
from kyodo.paper.words import words as with_breaks
from kyodo.views.quickread import PaperEntry

_TRIED = 3
"""How many of the longest texts are tried, one by one."""
_NEAR = 100
"""How many letters are too many is told to one in so many of a text: each try takes time."""

_Way = tuple[str | int, ...]
_Words = Callable[[Phrase], Any]


@dataclass(frozen=True)
class Fault:
    """A text that cannot be printed."""

    code: str
    origin: str | None
    """Where it is written."""
    params: Mapping[str, object]


def letters_lacking(data: Mapping[str, Any], language: str) -> Iterator[Fault]:
    """Yield each text with a letter that no font of ours has."""
    for _, text in _texts(data):
        lacking = [letter for letter in text["s"] if not fonts.has_all_of(letter)]
        if lacking:
            yield Fault("letter-unprintable", text.get("o"), {
                "value": lacking[0], "code": f"U+{ord(lacking[0]):04X}", "text": text["s"][:30],
                "language": language})


def too_long(
    paper: PaperEntry, reports: tuple[Mapping[str, Any], ...], data: Mapping[str, Any],
    furigana: Furigana | None = None,
) -> Fault:
    """Find the text whose shortening makes an edition fit, and by how many letters it is too long.

    ``data`` has the origins of its texts. ``furigana``: what gave it its readings.
    """
    words = partial(with_breaks, furigana=furigana)
    full = {key for report in reports for keys, share in
            zip(report.get("slots", ()), report.get("shares", ()), strict=True)
            if share > 1 for key in keys}
    found = _longest(data, full)
    for way, text in found[:_TRIED]:
        if over := _over(paper, data, way, text["s"], words):
            return _fault(paper, text, over)
    fullest = max((report.get("fullest", 1.1) for report in reports), default=1.1)
    way, text = found[0]
    return _fault(paper, text, max(1, ceil(len(text["s"]) * (1 - 1 / fullest))))


def _fault(paper: PaperEntry, text: Mapping[str, Any], over: int) -> Fault:
    return Fault("too-long-to-print", text.get("o"), {
        "count": over, "length": len(text["s"]), "text": text["s"][:30],
        "edition": paper.address.rpartition("/")[2], "language": paper.language})


def _texts(value: Any, way: _Way = ()) -> Iterator[tuple[_Way, Mapping[str, Any]]]:
    if isinstance(value, Mapping):
        if isinstance(value.get("s"), str):
            yield way, value
        else:
            for key, part in value.items():
                yield from _texts(part, (*way, key))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _texts(part, (*way, number))


def _longest(data: Mapping[str, Any], full: set[str]) -> list[tuple[_Way, Mapping[str, Any]]]:
    """Return the texts of full slots, first those that are the longest beside their like."""
    ranked = []
    for number, part in enumerate(data["parts"]):
        if full and part["key"] not in full:
            continue
        here = [(way, text) for way, text in _texts(part, ("parts", number)) if "o" in text]
        for way, text in here:
            like = [len(other["s"]) for kin, other in here if kin[-1] == way[-1]]
            ranked.append((len(text["s"]) - (median(like) if len(like) > 1 else 0), way, text))
    if not full or not ranked:
        ranked += [(len(text["s"]), way, text) for way, text in _texts(data)]
    ranked.sort(key=lambda one: (-one[0], one[1][1:2] != (), str(one[1])))
    return [(way, text) for _, way, text in ranked]


def _over(
    paper: PaperEntry, data: Mapping[str, Any], way: _Way, said: str, words: _Words
) -> int | None:
    """Return by how many letters a text is too long; None where others are as well."""
    if not _fits(paper, data, way, words(Phrase(said[:1], paper.language))):
        return None
    low, high = 1, len(said)
    near = max(1, len(said) // _NEAR)
    while high - low > near:
        middle = (low + high) // 2
        tried = words(Phrase(said[:middle], paper.language))
        low, high = (middle, high) if _fits(paper, data, way, tried) else (low, middle)
    return len(said) - low


def _fits(paper: PaperEntry, data: Mapping[str, Any], way: _Way, said: Any) -> bool:
    tried: Any = deepcopy(data)
    place = tried
    for step in way[:-1]:
        place = place[step]
    place[way[-1]] = said
    made = typeset(paper.layout, tried)
    return all(report.get("fits", False) for report in made.reports)
