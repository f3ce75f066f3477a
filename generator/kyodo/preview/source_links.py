"""Links from the blocks of a page to the lines they are written on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from pathlib import Path, PurePath

from kyodo.origins import MARK, Places

_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
                   "source", "track", "wbr"])
_HOLDS_LINK = frozenset(["p", "li", "dd", "dt", "td", "th", "figcaption", "blockquote", "div",
                         "section", "article"])
"""Blocks that end with the link to their line."""
_BEFORE_LINK = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "summary"])
"""Blocks that the link follows: it is no part of a heading's name, and no entry of a list."""
_BLOCKS = _HOLDS_LINK | _BEFORE_LINK
_NO_LINKS = frozenset(["nav", "title"])
Origin = Callable[[str], "tuple[str, str] | None"]
"""From an origin to the link's words and address; None where it is not known any more."""


@dataclass(frozen=True)
class Sources:
    """The files of one guideline, as its pages link to them."""

    folder: Path
    """The guideline's folder."""
    prefix: str
    """Its place below the folder where the preview runs: "" or "municipalities/some-city/"."""
    places: Places

    def link(self, origin: str) -> tuple[str, str] | None:
        """Return file and line in words, and the address that opens them."""
        found = self.places.where(origin)
        if found is None:
            return None
        file, line = found
        return f"{self.prefix}{file}:{line}", editor_link(self.folder / file, line)


def editor_link(file: PurePath, line: int = 0, column: int = 0) -> str:
    """Return the address that opens an absolute path in VS Code, at a line where one is known.

    C:\\data\\a b.yaml becomes vscode://file/C:/data/a%20b.yaml.
    """
    path = file.as_uri().removeprefix("file://")
    if not path.startswith("/"):  # a share in the network: file://server/share
        path = f"//{path}"
    return "vscode://file" + ":".join([path, *(str(n) for n in (line, column) if n)])


def with_source_links(page: str, link: Origin) -> str:
    """Return a page with the marks of origins turned into links; the rest stays as it is."""
    if not MARK.search(page):
        return page
    reader = _Reader(page)
    reader.feed(page)
    reader.close()
    for edit in sorted(reader.edits, reverse=True):
        found = link(edit.origin) if edit.origin else None
        kind = "kp-source kp-source--after" if edit.follows else "kp-source"
        said = f'<a class="{kind}" href="{escape(found[1])}">{escape(found[0])}</a>' \
            if found else ""
        page = page[:edit.start] + said + page[edit.end:]
    return page


@dataclass(frozen=True, order=True)
class _Edit:
    """What is taken out of a page, and whose link comes in its place."""

    start: int
    end: int
    origin: str = ""
    """"": no link."""
    follows: bool = False
    """True: the link comes after its block, not at the end of it."""


@dataclass
class _Open:
    """An element that has begun and not ended."""

    tag: str
    origin: str | None = None
    """"" where its link has its place."""


class _Reader(HTMLParser):
    """Finds the marks, and for each block the place for its link.

    A page is read, not written anew: what stands in it stays to the byte.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.starts = [0]
        for line in page.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.open: list[_Open] = []
        self.edits: list[_Edit] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Note an element that begins; a block that has said something gives its link before it."""
        if self.open and tag in _BLOCKS and self.open[-1].tag in _HOLDS_LINK:
            self._place(self.open[-1], self._here())
        if tag not in _VOID:
            self.open.append(_Open(tag))

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """Pass over what begins and ends at once."""

    def handle_endtag(self, tag: str) -> None:
        """Put the link of a block at its end."""
        if not any(one.tag == tag for one in self.open):
            return
        here = self._here()
        while self.open:
            one = self.open.pop()
            self._place(one, self.page.index(">", here) + 1 if one.tag in _BEFORE_LINK else here)
            if one.tag == tag:
                return

    def handle_comment(self, data: str) -> None:
        """Give a mark to the block it stands in; of several marks in a block the first counts."""
        start = self._here()
        found = MARK.match(self.page, start)
        if found is None:
            return
        self.edits.append(_Edit(start, found.end()))
        tags = [one.tag for one in self.open]
        if _NO_LINKS.isdisjoint(tags):
            # A link cannot stand in another: the block is one around that.
            around = self.open[:tags.index("a")] if "a" in tags else self.open
            block = next((one for one in reversed(around)
                          if one.tag in _BLOCKS), None)
            if block and block.origin is None:
                block.origin = found.group(1)

    def _place(self, one: _Open, place: int) -> None:
        if one.origin:
            self.edits.append(_Edit(place, place, one.origin, one.tag in _BEFORE_LINK))
            one.origin = ""

    def _here(self) -> int:
        line, column = self.getpos()
        return self.starts[line - 1] + column
