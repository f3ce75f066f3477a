"""A page with readings above its kanji, which a switch shows: docs/decisions/0031-furigana.md."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from markupsafe import escape

from kyodo.breaks import BREAK
from kyodo.furigana import Furigana
from kyodo.prose import visible_lines
from kyodo.runs import TAG, UNIT, Run, runs

_INLINE = frozenset(["a", "abbr", "b", "em", "i", "q", "s", "small", "span", "strong", "u", "wbr"])
_BARE = frozenset(["svg", "math", "code", "kbd", "samp", "pre", "script", "style", "textarea",
                   "option", "ruby", "button", "title"])
"""Elements whose text has no readings: it is none, has them, or is no text."""
_BARE_CLASSES = frozenset(["k-crumbs", "k-yomi", "k-switch"])
_HEADING = re.compile(r"(#{1,6} )(.*?) \{ #([^{}]*?) \}")


def with_readings(page: str, furigana: Furigana, language: str) -> str:
    """Return a page's Markdown with readings, hidden, beside the words of its text.

    Who does not ask for them neither sees nor hears them; to machines they are no part of the
    page. Names of headings, for the table of contents, stay without.
    """
    lines = page.split("\n")
    for number, line in visible_lines(page):
        match = _HEADING.fullmatch(line)
        if match:
            before, words, anchor = match.groups()
            name = html.unescape(TAG.sub("", words)).strip()
            lines[number] = (f'{before}{_read(words, furigana, language)} '
                             f'{{ #{anchor} data-toc-label="{_attribute(name)}" }}')
    return "\n".join(_outside_headings(lines, furigana, language))


def _outside_headings(lines: list[str], furigana: Furigana, language: str) -> Iterator[str]:
    """Yield the lines of a page; what stands between its headings gets readings."""
    part: list[str] = []
    for line in lines:
        if line.startswith("#"):
            yield from _part(part, furigana, language)
            part = []
            yield line
        else:
            part.append(line)
    yield from _part(part, furigana, language)


def _part(lines: list[str], furigana: Furigana, language: str) -> Iterator[str]:
    if lines:
        yield _read("\n".join(lines), furigana, language)


def _attribute(name: str) -> str:
    return str(escape(name)).replace("{", "&#123;").replace("}", "&#125;")


def _read(page: str, furigana: Furigana, language: str) -> str:
    """Return HTML with readings; a word that goes on in another element has none."""
    parts: list[str] = []
    line: list[Run] = []
    for run in runs(page):
        if not _goes_on(run):
            parts += _line(line, furigana, language)
            line = []
        line.append(run)
    return "".join([*parts, *_line(line, furigana, language)])


def _goes_on(run: Run) -> bool:
    """Tell whether what follows can belong to the words before it."""
    if run.is_text:
        return True
    tag = TAG.match(run.said)
    return bool(tag and (tag.group(2) or "wbr") in _INLINE)


def _line(line: list[Run], furigana: Furigana, language: str) -> Iterator[str]:
    """Yield a line of text and inline tags with readings."""
    text, owners = "", []
    for number, run in enumerate(line):
        if _is_read(run, language):
            said = html.unescape(run.said)
            text += said
            owners += [number] * len(said)
    ends = dict(_readings(line, text, owners, furigana))
    place, until, reading = 0, 0, ""
    for number, run in enumerate(line):
        if number not in owners:
            # Where a line could break within a word that has one reading, it does not.
            if not (reading and run.said == BREAK):
                yield run.said
            continue
        for unit in UNIT.findall(run.said):
            if place in ends:
                until, reading = ends[place]
                yield "<ruby>"
            yield unit
            place += len(html.unescape(unit))
            if reading and place >= until:
                yield f'<rt hidden aria-hidden="true">{reading}</rt></ruby>'
                reading = ""


def _readings(
    line: list[Run], text: str, owners: list[int], furigana: Furigana
) -> Iterator[tuple[int, tuple[int, str]]]:
    """Yield where a word begins that has a reading, where it ends, and the reading.

    A word that goes on in another element has none: one element cannot be above two.
    """
    start = 0
    for words, reading in furigana.pieces(text) if text else ():
        end = start + len(words)
        if reading and all(number in owners or line[number].said == BREAK
                           for number in range(owners[start], owners[end - 1] + 1)):
            yield start, (end, reading)
        start = end


def _is_read(run: Run, language: str) -> bool:
    if not run.is_text or any(one.tag in _BARE or one.classes & _BARE_CLASSES
                              for one in run.within):
        return False
    return next((one.lang for one in reversed(run.within) if one.lang), language) == language
