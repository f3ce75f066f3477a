"""Words of the glossary in the texts of a page, with their meaning at hand."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from markupsafe import escape

from kyodo.characters import HAN, KATAKANA
from kyodo.documents.words import width_of
from kyodo.runs import TAG, Element, Run, runs
from kyodo.views.glossary import Meaning

_ON_A_PAGE, _IN_A_BLOCK = 8, 2
"""How many words are explained at most; more than that, and nobody can read the text."""
_BLOCKS = ("p", "li")
_APART = frozenset([
    "a", "button", "summary", "label", "code", "kbd", "samp", "pre", "ruby", "rt", "rp", "svg",
    "h1", "h2", "h3", "h4", "h5", "h6", "th", "dt", "caption", "figcaption", "nav", "aside",
    "small", "time", "cite", "q", "strong", "b",
])
"""Elements whose words are no running text; bold ones are names, or stand out already."""
_APART_CLASSES = frozenset([
    "k-label", "k-source", "k-missing", "k-foreign", "k-tag", "k-date", "k-columns",
    "k-references", "k-relations", "k-overline", "k-subtitle", "k-yomi", "k-number", "k-hidden",
    "k-files",
])
_READINGS = frozenset(["rt", "rp"])
_INLINE = _READINGS | {"a", "abbr", "b", "code", "em", "i", "q", "ruby", "small", "span", "strong",
                       "wbr"}
"""Elements within which a word can go on."""
_TITLES = ("__name", "__title", "__label")
"""What the classes of the titles within parts of a page end in."""
_UNBROKEN = 10
"""What stays on one line, in halves of a kanji: it fits on a phone in letters twice as large."""
# What is a word is told by its script: letters, kanji and katakana each run on in a longer word.
_LETTERS = "0-9A-Za-z\u00c0-\u024f"
_SIGNS = rf"\u3005{KATAKANA}{HAN}"

_NAME_BEFORE = re.compile(r"\b[A-Z][\w-]*\s$")
_NAME_AFTER = re.compile(r"\s[A-Z]")


class Marker:
    """Marks each word once a page; knows which it has marked."""

    def __init__(
        self, known: tuple[Meaning, ...], explained: Sequence[Meaning], label: Callable[[str], str]
    ) -> None:
        """Take all words of the glossary, those that this page explains, and a button's words."""
        self.used: list[Meaning] = []
        self._label = label
        self._explained = {one.id for one in explained}
        self._by_form = _by_form(known)
        self._pattern = _pattern(known)
        self._in_block: dict[int, int] = {}
        self._labelled: set[int] = set()

    def marked(self, page: str) -> str:
        """Return HTML with marks at the first place of each word."""
        if not self._explained:
            return page
        found = list(runs(page))  # kept, so that no two blocks ever have the same identity
        self._in_block, self._labelled = {}, set()
        return "".join(self._in_run(run, *beside)
                       for run, *beside in zip(found, _before(found), _after(found), strict=True))

    def _in_run(self, run: Run, before: str, after: str) -> str:
        block = _block(run)
        if run.within and any("k-label" in one.classes for one in run.within):
            self._labelled |= {id(one) for one in run.within if one.tag in _BLOCKS}
        if block is None or id(block) in self._labelled:
            return run.said

        def mark(match: re.Match[str]) -> str:
            words = match.group(0)
            meaning = self._by_form[_folded(words)]
            here = self._in_block.get(id(block), 0)
            if (match.start() < len(before) or match.end() > len(text) - len(after)
                    or meaning.id not in self._explained or meaning in self.used
                    or here >= _IN_A_BLOCK or len(self.used) >= _ON_A_PAGE
                    or _in_a_name(match)):
                return words
            self.used.append(meaning)
            self._in_block[id(block)] = here + 1
            label = escape(self._label(html.unescape(words)))
            button = (f'<button type="button" popovertarget="_t-{meaning.id}" '
                      f'aria-label="{label}"></button>')
            start, end = _in_two(words)
            term = f'<span class="k-term">{end}{button}</span>'
            return f'<label class="k-term-start">{start}{term}</label>' if start else term

        text = f"{before}{run.said}{after}"
        said = self._pattern.sub(mark, text)
        return said[len(before) : len(said) - len(after)]


def _before(found: Sequence[Run]) -> list[str]:
    """Return, for each run, the letter before it, where only inline tags stand between."""
    letters, last = [], ""
    for run in found:
        letters.append(last)
        last = _edge_after(run, last, -1)
    return letters


def _after(found: Sequence[Run]) -> list[str]:
    letters, last = [], ""
    for run in reversed(found):
        letters.append(last)
        last = _edge_after(run, last, 0)
    return letters[::-1]


def _edge_after(run: Run, last: str, place: int) -> str:
    if run.is_text:
        return last if any(one.tag in _READINGS for one in run.within) else run.said[place]
    tag = TAG.match(run.said)
    return last if tag and (tag.group(2) or "wbr").lower() in _INLINE else ""


def _block(run: Run) -> Element | None:
    """Return the paragraph or item that a run of text is part of; None: it is no running text."""
    if not run.is_text:
        return None
    if any(_is_apart(one) for one in run.within):
        return None
    blocks = [one for one in run.within if one.tag in (*_BLOCKS, "dd", "td", "div")]
    return blocks[-1] if blocks and blocks[-1].tag in _BLOCKS else None


def _is_apart(one: Element) -> bool:
    return bool(one.tag in _APART or one.lang or one.classes & _APART_CLASSES
                or any(name.endswith(_TITLES) for name in one.classes))


def _in_two(words: str) -> tuple[str, str]:
    """Return the beginning of a name, and the end of it that the button lies over.

    A button covers one line only, and what it covers cannot break: of several words the
    last ones, of one a few signs. Touches of the beginning reach it, being its label.
    """
    said = html.unescape(words)
    if width_of(said) <= _UNBROKEN:
        return "", words
    places = [match.start() + 1 for match in re.finditer(" ", words)] or range(1, len(words))
    place = next((one for one in places if width_of(words[one:]) <= _UNBROKEN), places[-1])
    return words[:place], words[place:]


@lru_cache(maxsize=16)
def _by_form(known: tuple[Meaning, ...]) -> dict[str, Meaning]:
    """Return meanings by the words for them, as they stand in HTML."""
    found: dict[str, Meaning] = {}
    # Names first: what is one term's name and another one's alias means the former.
    for place in range(max((len(one.forms) for one in known), default=0)):
        for one in known:
            if place < len(one.forms):
                found.setdefault(_folded(str(escape(one.forms[place]))), one)
    return found


@lru_cache(maxsize=16)
def _pattern(known: tuple[Meaning, ...]) -> re.Pattern[str]:
    """Return what finds the longest of several words, whole."""
    forms = [form for form in _by_form(known) if len(form) > 1]
    longest = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile("|".join(map(_whole, longest)) or r"(?!)")


def _whole(form: str) -> str:
    before, after = _edge(form[0]), _edge(form[-1])
    # Within an entity, "amp" is no word either.
    start = f"(?<![&{before}])" if before else "(?<!&)"
    end = f"(?![{after}])" if after else ""
    # A name in capitals is an abbreviation and written like that; others may begin a sentence.
    body = re.escape(form) if form.isupper() else f"(?i:{re.escape(form)})"
    return f"{start}{body}{end}"


def _edge(letter: str) -> str:
    """Return the letters that make a longer word of one that ends in ``letter``."""
    for letters in (_LETTERS, _SIGNS):
        if re.match(f"[{letters}]", letter):
            return f"{letters}\\-" if letters == _LETTERS else letters
    return ""


def _in_a_name(match: re.Match[str]) -> bool:
    """Tell whether a word with a capital is part of a name: "Section" in "Planning Section"."""
    words = match.group(0)
    if not words[0].isupper() or words[:2].isupper():
        return False
    text = match.string
    return bool(_NAME_BEFORE.search(text[: match.start()]) or _NAME_AFTER.match(text, match.end()))


def _folded(words: str) -> str:
    return words if words.isupper() else words.lower()
