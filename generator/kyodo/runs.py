"""The HTML of a page as runs of text, each with the elements it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A name ends in a blank, a slash or the bracket: <https://…> is no tag.
TAG = re.compile(r"<!--.*?-->|<(/?)([A-Za-z][A-Za-z0-9]*)(?=[\s/>])([^>]*)>", re.S)
UNIT = re.compile(r"&[#\w]+;|.", re.S)
"""A character of a text, as it stands in the page: an entity is one."""
_CLASS = re.compile(r'\sclass="([^"]*)"')
_LANG = re.compile(r'\slang="([^"]*)"')
_VOID = frozenset(["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"])


@dataclass(frozen=True, eq=False)
class Element:
    """An open element; two are the same only if they are one."""

    tag: str
    classes: frozenset[str]
    lang: str | None


@dataclass(frozen=True)
class Run:
    """A piece of the page: a run of text, or a tag."""

    said: str
    """As it stands in the page, with its entities."""
    within: tuple[Element, ...]
    """The elements around it, outermost first; a tag's own element is among them."""
    is_text: bool

    def language(self, page: str) -> str:
        """Return the language that it is said in; ``page``: that of the page."""
        return next((one.lang for one in reversed(self.within) if one.lang), page)


def runs(page: str) -> Iterator[Run]:
    """Yield tags and texts of a page in their order; joined they are the page."""
    open_: list[Element] = []
    end = 0
    for match in TAG.finditer(page):
        if match.start() > end:
            yield Run(page[end : match.start()], tuple(open_), True)
        end = match.end()
        closing, name, rest = match.groups()
        if name is None or name in _VOID or rest.endswith("/"):
            yield Run(match.group(0), tuple(open_), False)
        elif closing:
            yield Run(match.group(0), tuple(open_), False)
            _close(open_, name)
        else:
            open_.append(_element(name, rest))
            yield Run(match.group(0), tuple(open_), False)
    if end < len(page):
        yield Run(page[end:], tuple(open_), True)


def _element(name: str, rest: str) -> Element:
    classes, lang = _CLASS.search(rest), _LANG.search(rest)
    return Element(name, frozenset(classes.group(1).split() if classes else ()),
                   lang.group(1) if lang else None)


def _close(open_: list[Element], name: str) -> None:
    for place in range(len(open_) - 1, -1, -1):
        if open_[place].tag == name:
            del open_[place:]
            return
