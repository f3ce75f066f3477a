"""What is known of readings beside the dictionary: kanji by school grade, counters, usual words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

BEYOND = 7
"""The grade of a kanji that primary schools do not teach."""


def grade(kanji: str) -> int:
    """Return in which grade of primary school a kanji is taught, from 1; else BEYOND."""
    return _grades().get(kanji, BEYOND)


@cache
def counters() -> Mapping[str, str]:
    """Return readings of what can stand behind any number, by word."""
    return _table("counters")


@cache
def usual() -> Mapping[str, str]:
    """Return readings of common words that a dictionary does not give first, by word."""
    return _table("usual")


@cache
def _grades() -> Mapping[str, int]:
    return {one: int(number) for number, kanji in _table("grades").items() for one in kanji}


def _table(name: str) -> dict[str, str]:
    text = (resources.files("kyodo.furigana") / f"{name}.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {key: value for key, value in rows}
