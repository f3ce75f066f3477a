"""The searches of a site; what has not changed since the last build is neither read nor made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from kyodo import __version__
from kyodo.dictionary import edition
from kyodo.keeping import keep
from kyodo.language import read_in_kana
from kyodo.search.facts import Facts, facts_of
from kyodo.search.files import said_by, search_files
from kyodo.search.index import build_index
from kyodo.search.readings import Reader
from kyodo.search.sections import Article, read_article
from kyodo.views.site import SiteView


@dataclass(frozen=True)
class Searchable:
    """A guideline in one language."""

    site: SiteView
    place: str
    """Where its pages are, from the root of the site: "", "en/"."""
    kept: Path
    """The file that keeps what was made of them."""


@dataclass
class _Kept:
    """What was made last time; one file is read sooner than hundreds."""

    stamp: str = ""
    """The same for the same pages, byte for byte, and the same data and program."""
    words: str = ""
    """The same for the same words on the pages, data and program."""
    files: dict[str, str] = field(default_factory=dict)
    """By path below the language's pages."""

    @staticmethod
    def read(path: Path) -> _Kept:
        if not path.is_file():
            return _Kept()
        stamp, words, *rest = path.read_bytes().decode().split("\0")
        return _Kept(stamp, words, dict(zip(rest[::2], rest[1::2], strict=True)))

    def write(self, path: Path) -> None:
        parts = [self.stamp, self.words, *(part for pair in self.files.items() for part in pair)]
        keep(path, "\0".join(parts).encode())


class _Search:
    """The search of a guideline in one language, on its way."""

    def __init__(self, root: Path, one: Searchable) -> None:
        self.one, self.folder = one, root / one.place
        self.facts, self.said = facts_of(one.site), said_by(one.site)
        self.kept = _Kept.read(one.kept)
        self.pages: dict[str, str] = {}
        digest = _digest(self.facts, self.said)
        for address in self.facts.pages:
            page = f"{one.place}{address}index.html"
            with suppress(FileNotFoundError), (root / page).open("rb") as file:
                self.pages[page] = address
                digest.update(b"\0%b\0%b" % (address.encode(), file.read()))
        self.stamp = digest.hexdigest()

    @property
    def changed(self) -> bool:
        return bool(self.stamp != self.kept.stamp)

    def make(self, articles: Mapping[str, Article]) -> None:
        """Make the files of articles, by address; only words, names and readings count."""
        for article in articles.values():
            self.facts.readings |= article.readings
        words = _mark(self.facts, self.said, articles)
        if words != self.kept.words:
            reader = Reader(self.facts.readings) if read_in_kana(self.facts.language) else None
            self.kept.files = search_files(build_index(self.facts, articles, reader), self.said)
        self.kept = _Kept(self.stamp, words, self.kept.files)
        self.kept.write(self.one.kept)


class SiteSearch:
    """The searches of the guidelines that are built now."""

    def __init__(self, root: Path, ones: Iterable[Searchable]) -> None:
        self._searches = [_Search(root, one) for one in ones]
        self._wanted = {page for one in self._searches if one.changed for page in one.pages}
        self._articles: dict[str, Article] = {}

    def look(self, page: str, tree: Any) -> bool:
        """Read a page, by its path in the site and its parsed HTML; return whether it is needed."""
        if page not in self._wanted:
            return False
        if article := read_article(tree):
            self._articles[page] = article
        return True

    def write(self) -> None:
        """Write, beside the pages of each language, what its search loads."""
        for one in self._searches:
            if one.changed:
                one.make({address: self._articles[page] for page, address in one.pages.items()
                          if page in self._articles})
            for folder in {path.rpartition("/")[0] for path in one.kept.files}:
                (one.folder / folder).mkdir(parents=True, exist_ok=True)
            for path, text in one.kept.files.items():
                (one.folder / path).write_bytes(text.encode())


def _digest(facts: Facts, said: Mapping[str, Any]) -> Any:
    return hashlib.sha256(f"{__version__} {edition()} {_program()} {facts} {said}".encode())


def _mark(facts: Facts, said: Mapping[str, Any], articles: Mapping[str, Article]) -> str:
    digest = _digest(facts, said)
    for address, article in articles.items():
        digest.update(f"\0{address}\0{article.title}".encode())
        for section in article.sections:
            digest.update(f"\0{section.anchor}\0{section.heading}\0{section.text}".encode())
    return str(digest.hexdigest())


@cache
def _program() -> str:
    """Return a mark of this package: whoever changes it wants to see what comes of it."""
    here = resources.files("kyodo.search")
    parts = sorted((part.name, part.read_bytes()) for part in here.iterdir() if part.is_file())
    return hashlib.sha256(b"\0".join(text for _, text in parts)).hexdigest()
