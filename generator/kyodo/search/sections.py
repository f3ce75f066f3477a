"""A built page as sections: each heading or record with an anchor, and the words below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

_HEADINGS = frozenset(["h2", "h3", "h4"])
_CONTAINERS = frozenset(["div", "li", "tr", "section", "details", "dl", "figure"])
_SKIPPED = frozenset(["nav", "aside", "svg", "script", "style", "template", "rt", "rp", "button",
                      "select", "input", "form", "noscript"])
_INLINE = frozenset(["a", "abbr", "b", "code", "em", "i", "kbd", "q", "ruby", "rb", "s", "small",
                     "span", "strong", "sub", "sup", "time", "u", "wbr", "mark"])
# What stands around the words of a page, or on many of them: no reader looks for it.
_AROUND = frozenset(["k-meanings", "k-notice", "k-foreign", "k-toc", "k-source", "k-crumbs",
                     "k-progress", "k-hidden", "k-yomi", "k-original", "k-terms__more",
                     "k-diagram", "k-neighbours", "k-jump"])
_NAMES = frozenset(["h3", "h4", "dt", "strong", "summary", "th"])
_NUMBER = 6
"""What stands before a name in its own text is a number if it has no more characters."""
_BLANKS = re.compile(r"\s+")
_SENTENCE = re.compile(r".+?(?:[。．！？\s]|$)")
"""Up to the next mark or blank; texts have no line ends."""


@dataclass
class Section:
    """A part of a page that an address leads to."""

    anchor: str
    """"" for the page itself."""
    heading: str
    parts: list[str] = field(default_factory=list, repr=False)

    @cached_property
    def text(self) -> str:
        """Its words as they are seen, without its heading; asked for when all parts are there."""
        return _BLANKS.sub(" ", "".join(self.parts)).strip()

    def drop_name(self) -> None:
        """Leave its name, with a number before it, out of its text: it is said already."""
        before, name, rest = self.text.partition(self.heading or "\0")
        if name and len(before) <= _NUMBER:
            self.text = rest.strip()

    def pieces(self, most: int) -> list[Section]:
        """Return it in pieces of about so many bytes: a long one is not loaded as a whole."""
        if len(self.text.encode()) <= most:
            return [self]
        texts = [""]
        for sentence in _SENTENCE.findall(self.text):
            if texts[-1] and len((texts[-1] + sentence).encode()) > most:
                texts.append("")
            texts[-1] += sentence
        return [Section(self.anchor, self.heading, [text]) for text in texts]


@dataclass
class Article:
    """The words of a page."""

    title: str = ""
    sections: list[Section] = field(default_factory=list)
    readings: dict[str, str] = field(default_factory=dict)
    """Words with their readings, where the page shows these."""


def read_article(tree: Any) -> Article | None:
    """Return what a built page says; None where it is no page of ours."""
    article = tree.find(".//article")
    if article is None or not len(article):
        return None
    found = Article(sections=[Section("", "")])
    _walk(article, found, found.sections[0])
    found.sections[0].heading = found.title
    return found


def _walk(element: Any, found: Article, section: Section) -> Section:
    """Add the words of an element; return the section in which the text goes on behind it."""
    tag = element.tag
    anchor = element.get("id")
    inner = section
    if tag == "h1":
        found.title = seen(element)
        return section
    if anchor and tag in _HEADINGS:
        inner = Section(anchor, seen(element))
        found.sections.append(inner)
        return inner
    if anchor and tag in _CONTAINERS:
        inner = Section(anchor, _name_in(element))
        found.sections.append(inner)
    if tag == "ruby":
        _note_reading(element, found)
    break_ = "" if tag in _INLINE else " "
    inner.parts += (break_, element.text or "")
    place = inner
    for child in element:
        if _is_read(child):
            place = _walk(child, found, place)
        place.parts.append(child.tail or "")
    place.parts.append(break_)
    # A section that an element holds ends with it; one that a heading opens goes on behind it.
    return section if inner is not section else place


def _is_read(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return False
    if element.get("aria-hidden") == "true":
        return False
    classes = element.get("class")
    return not classes or _AROUND.isdisjoint(classes.split())


def _name_in(element: Any) -> str:
    """Return what an element with an anchor is called: its first heading or strong word."""
    for child in element.iter():
        if child.tag in _NAMES and (words := seen(child)):
            return words
    return ""


def _note_reading(ruby: Any, found: Article) -> None:
    # A hidden one is the dictionary's; the data's stand in the open.
    reading = "".join(one.text or "" for one in ruby
                      if one.tag == "rt" and one.get("hidden") is None)
    if (words := seen(ruby)) and reading:
        found.readings[words] = reading


def seen(element: Any) -> str:
    """Return the words of an element as they are seen, in one line."""
    return _BLANKS.sub(" ", "".join(_words(element))).strip()


def _words(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if _is_read(child):
            yield from _words(child)
        yield child.tail or ""
