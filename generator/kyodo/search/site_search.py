"""The searches of a site; what has not changed since the last build is neither read nor made."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kyodo import __version__
from kyodo.dictionary import edition
from kyodo.keeping import keep, mark_of, put
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
    """The folder that keeps what was made of them."""


class _Kept:
    """What was made last time, below a folder."""

    def __init__(self, folder: Path) -> None:
        self._files, self._note = folder / "files", folder / "made.txt"
        self.stamp = self.words = ""
        self._names: list[str] = []
        if self._note.is_file():
            self.stamp, self.words, *self._names = self._note.read_text("utf-8").split("\n")
        if len(self._names) != sum(len(files) for *_, files in os.walk(self._files)):
            self.stamp = self.words = ""

    def files(self, made: Mapping[str, str]) -> None:
        """Keep files, by path below the language's pages, instead of those of last time."""
        self._note.unlink(missing_ok=True)  # so that a build that is stopped here leaves none
        shutil.rmtree(self._files, ignore_errors=True)
        self._names = [*made]
        _make_folders(self._files, made)
        for name, text in made.items():
            (self._files / name).write_bytes(text.encode())

    def note(self, stamp: str, words: str) -> None:
        """Note what the files that are kept were made of.

        ``stamp``: the same for the same pages, byte for byte, and the same data and program;
        ``words``: for the same words on the pages, data and program.
        """
        self.stamp, self.words = stamp, words
        keep(self._note, "\n".join([stamp, words, *self._names]).encode())

    def publish(self, pages: Path) -> None:
        """Put the files where the pages of the language are."""
        _make_folders(pages, self._names)
        for name in self._names:
            put(self._files / name, pages / name)


def _make_folders(place: Path, names: Iterable[str]) -> None:
    for folder in {name.rpartition("/")[0] for name in names}:
        (place / folder).mkdir(parents=True, exist_ok=True)


class _Search:
    """The search of a guideline in one language, on its way."""

    def __init__(self, root: Path, one: Searchable) -> None:
        self.one, self.folder = one, root / one.place
        self.facts, self.said = facts_of(one.site), said_by(one.site)
        self.kept = _Kept(one.kept)
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
            facts = self.facts
            reader = (Reader(facts.readings, facts.small_words) if read_in_kana(facts.language)
                      else None)
            self.kept.files(search_files(build_index(self.facts, articles, reader), self.said))
        self.kept.note(self.stamp, words)


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
            one.kept.publish(one.folder)


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
    """Return a mark of what makes an index: whoever changes it wants to see what comes of it."""
    here = Path(__file__).parent
    return mark_of([here.parent / "dictionary.py", here.parent / "collation.py",
                    *(part for part in here.iterdir() if part.is_file())])
