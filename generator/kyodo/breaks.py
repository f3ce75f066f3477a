"""Marks in headings, titles of cards and heads of tables: where a line may break."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import lru_cache

from kyodo.phrases import phrases
from kyodo.prose import visible_lines
from kyodo.runs import UNIT, Element, Run, runs

BREAK = "<wbr>"
_SHORT = frozenset(["h1", "h2", "h3", "h4", "th", "dt", "caption", "summary", "button"])
_SHORT_CLASSES = frozenset(["k-entry__name", "k-task", "k-promise", "k-hero__title"])
_UNBROKEN = frozenset(["ruby", "rt", "rp", "code", "kbd", "pre", "time", "small"])
_READINGS = (frozenset(["rt", "rp"]), frozenset(["k-yomi"]))
"""Elements and classes of what says a word once more: it stands beside the line."""
_HEADING = re.compile(r"(#{1,6} )(.*?)( \{ #[^{}]*\})?")
_MARKDOWN = re.compile(r"[\[\]`*_]")


def in_elements(page: str, language: str, kept: frozenset[str]) -> str:
    """Return HTML with marks in what is short and stands by itself; running text has none.

    ``kept``: words that are never broken.
    """
    parts: list[str] = []
    group: list[Run] = []
    around: Element | None = None
    for run in runs(page):
        found = _short(run.within)
        if found is not around:
            parts.append(_broken(group, language, kept) if around else _plain(group))
            group, around = [], found
        group.append(run)
    parts.append(_broken(group, language, kept) if around else _plain(group))
    return "".join(parts)


def in_headings(page: str, language: str, kept: frozenset[str]) -> str:
    """Return a page's Markdown with marks in its headings."""
    lines = page.split("\n")
    for number, line in visible_lines(page):
        match = _HEADING.fullmatch(line)
        if match and not _MARKDOWN.search(match.group(2)):
            before, words, anchor = match.groups()
            lines[number] = before + broken(words, language, kept) + (anchor or "")
    return "\n".join(lines)


@lru_cache(maxsize=20_000)
def broken(words: str, language: str, kept: frozenset[str] = frozenset()) -> str:
    """Return the HTML of a line with marks between its phrases."""
    return _broken(list(runs(words)), language, kept)


def _short(within: tuple[Element, ...]) -> Element | None:
    """Return the element whose words are kept together by phrases."""
    for place, element in enumerate(within):
        in_card = element.tag == "strong" and any(
            "k-card" in outer.classes for outer in within[:place])
        if element.tag in _SHORT or element.classes & _SHORT_CLASSES or in_card:
            return element
    return None


def _plain(group: list[Run]) -> str:
    return "".join(run.said for run in group)


def _broken(group: list[Run], language: str, kept: frozenset[str]) -> str:
    said = [_language(run, language) for run in group]
    texts: dict[str, str] = {}
    for run, tag in zip(group, said, strict=True):
        if tag:
            texts[tag] = texts.get(tag, "") + html.unescape(run.said)
    breaks = {tag: _places(text, tag, kept) for tag, text in texts.items()}
    at = dict.fromkeys(breaks, 0)
    parts = []
    for run, tag in zip(group, said, strict=True):
        if tag is None:
            parts.append(run.said)
            continue
        whole = any(element.tag in _UNBROKEN for element in run.within)
        for unit in UNIT.findall(run.said):
            at[tag] += len(html.unescape(unit))
            parts.append(unit + (BREAK if at[tag] in breaks[tag] and not whole else ""))
    return "".join(parts)


def _language(run: Run, language: str) -> str | None:
    """Return the language of a text; None for what is no words of the line."""
    tags, classes = _READINGS
    if not run.is_text or any(one.tag in tags or one.classes & classes for one in run.within):
        return None
    return run.language(language)


def _places(text: str, language: str, kept: Iterable[str]) -> set[int]:
    """Return after how many characters of a text a line may break."""
    found, place = set(), 0
    for phrase in phrases(text, language):
        place += len(phrase)
        if place < len(text) and not (text[place - 1].isspace() or text[place].isspace()):
            found.add(place)
    for word in kept if found else ():
        start = text.find(word)
        while start >= 0:
            found -= set(range(start + 1, start + len(word)))
            start = text.find(word, start + 1)
    return found
