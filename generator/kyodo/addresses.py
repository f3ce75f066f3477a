"""Which pages a guideline has, and the address of every record on them.

An address is a path from the root of one language, "principles/equality/" or
"glossary/#npo"; it is the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kyodo.model.base import Record
from kyodo.model.forms import Example
from kyodo.model.promotion import Body, Measure
from kyodo.model.reading import Download
from kyodo.model.section import Section
from kyodo.model.whole import Guideline

SECTION_PAGES = (
    "about", "principles", "domains", "forms", "finder", "examples", "processes", "promotion",
    "measures", "evaluation", "history", "downloads", "glossary", "faq", "contact",
)
"""Section pages in default order; "index", the home page, always comes first."""

HOME = "index"
COMPARE = "compare"
"""The page that compares the guidelines of a site; only the first of several has it."""
DATA = "data"
"""The page of open data; like the next two, every guideline has it, linked from each foot."""
A_TO_Z = "a-to-z"
"""The index of names."""
ACCESSIBILITY = "accessibility"
"""What is promised, tested and found on accessibility."""
SEARCH = "search"
"""The page of the search, which the box on every page leads to."""
FINDER = "finder"
"""The section whose questions and outcomes are pages, which only answers lead to."""
FINDER_ALL = f"{FINDER}/all"
"""The page that has all questions and outcomes, for paper."""
QUICK_READ = "quick-read"
"""The page of the quick-read edition, and the folder of its files; every guideline has it."""
PRINT = "print"
"""The folder of the whole guideline as one file for each language."""
FIGURES = "figures"
"""The folder of the figures that stand as files."""
GATHERED = (COMPARE, QUICK_READ, A_TO_Z, DATA, SEARCH)
"""Pages put together from all others; what is on them is linked to where it stands."""
OWN_PAGES = (*GATHERED, ACCESSIBILITY)
"""Pages that sites have of themselves; their titles are words of the interface."""
TAKEN = ("assets", "files", "404", *OWN_PAGES, PRINT, FIGURES)
"""Folders, files and pages that sites have of themselves; a page may not have their names."""
_LISTS = {
    "actor": ("about", "actors", "items"), "principle": ("principles", "principles", "items"),
    "zone": ("domains", "domains", "zones"), "form": ("forms", "forms", "items"),
    "finder-question": (FINDER, "finder", "questions"),
    "finder-outcome": (FINDER, "finder", "outcomes"),
    "example": ("examples", "examples", "items"), "table": ("processes", "processes", "tables"),
    "process": ("processes", "processes", "items"), "body": ("promotion", "promotion", "bodies"),
    "download": ("downloads", "downloads", "items"), "term": ("glossary", "glossary", "items"),
    "question": ("faq", "faq", "items"),
}
"""Kind of record → the section page it has an anchor on, its data file, and the list in that."""
_PAGED = ("principle", "form", "finder-question", "finder-outcome", "process", "example", "body")
"""Kinds with pages of their own; of examples and bodies, those that have more to say."""
_NOT_CONTENT = frozenset(["number", "heading", "menu", "overline", "source", "order"])
_LISTED_EXAMPLE = frozenset(["id", "title", "forms", "zone", "municipality", "source"])
_LISTED_BODY = frozenset(["id", "name", "kind", "missing", "source"])


@dataclass(frozen=True)
class PageKey:
    """One page: its name is its file below the language's folder, without ending."""

    name: str
    kind: str
    """What it shows: a section's name, "principle", "form", …, "prose"."""
    record: Any = None
    """The record it is about, if any."""
    parent: str | None = None
    """Name of the section page that it belongs to."""
    listed: bool = True
    """False: stands in no menu, because it says nothing to those who come from elsewhere."""

    @property
    def address(self) -> str:
        """Its address, without anchor."""
        return "" if self.name == HOME else f"{self.name}/"

    @property
    def file(self) -> str:
        """Its staged file: the index of a folder of its own.

        So the links of its HTML, which are relative to its address, are relative to its file as
        well.  MkDocs leaves them alone; Zensical takes them as relative to the file.
        """
        return f"{HOME}.md" if self.name == HOME else f"{self.name}/index.md"


@dataclass(frozen=True)
class Addresses:
    """The pages of a guideline in menu order, and where its records are."""

    guideline: Guideline
    compared: bool = False
    """True: a page compares it with other guidelines of the same site."""
    _cache: dict[tuple[str, str], str] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def pages(self) -> tuple[PageKey, ...]:
        """All pages: home, sections in menu order each followed by its records, prose."""
        keys: list[PageKey] = [PageKey(HOME, "home")]
        for name in self.order:
            known = name in SECTION_PAGES or name == COMPARE
            keys.append(PageKey(name, name if known else "prose"))
            keys += self._records(name)
            keys += (PageKey(below, "prose", parent=name) for below in self._prose_below(name))
        return (*keys, PageKey(QUICK_READ, QUICK_READ), PageKey(A_TO_Z, A_TO_Z),
                PageKey(DATA, DATA), PageKey(ACCESSIBILITY, ACCESSIBILITY),
                PageKey(SEARCH, SEARCH, listed=False))

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Names of the pages of the first level but for the home page."""
        *sections, last = SECTION_PAGES
        present = [name for name in (*sections, COMPARE, last) if self._has(name)]
        present += sorted(self._prose - set(present) - {HOME})
        present = [name for name in present
                   if not any(name.startswith(f"{other}/") for other in present)]
        first = [name for name in self.guideline.site.order if name in present]
        return tuple([*first, *(name for name in present if name not in first)])

    @cached_property
    def by_name(self) -> dict[str, PageKey]:
        """Pages by name."""
        return {key.name: key for key in self.pages}

    @cached_property
    def files(self) -> dict[str, str]:
        """Staged file of each page, by the page's name."""
        return {key.name: key.file for key in self.pages}

    def of(self, kind: str, record_id: str) -> str:
        """Return the address of a record; kinds are those of :meth:`_entries`."""
        if not self._cache:
            self._cache.update(self._entries())
        return self._cache[(kind, record_id)]

    @cached_property
    def _prose(self) -> frozenset[str]:
        """Names of all pages written as prose, in whichever language."""
        return frozenset(name for pages in self.guideline.prose.values() for name in pages)

    def _prose_below(self, page: str) -> list[str]:
        """Return the prose pages in the folder of a page, in the order of ``nav``, then by name."""
        paged = {record.name for record in self._records(page)}
        below = [name for name in self._prose - paged if name.startswith(f"{page}/")]
        order = {name: place for place, name in enumerate(self.guideline.site.order)}
        return sorted(below, key=lambda name: (order.get(name, len(order)), name))

    def _has(self, page: str) -> bool:
        guideline = self.guideline
        if page == COMPARE:
            return self.compared
        if page == "contact":
            return bool(guideline.info.contacts)
        if page == "about":
            return has_content(guideline.about) or has_content(guideline.actors)
        return has_content(guideline.section(page))

    def _records(self, page: str) -> Iterator[PageKey]:
        if page == FINDER:
            yield PageKey(FINDER_ALL, "finder-all", parent=FINDER)
        for kind, records in self._paged(page):
            for record in records:
                yield PageKey(f"{page}/{record.id}", kind, record, page, page != FINDER)
                for version in getattr(record, "versions", ())[:-1]:
                    name = f"{page}/{record.id}/{version.id}"
                    yield PageKey(name, "version", (record, version), page)

    def _paged(self, page: str) -> Iterator[tuple[str, Iterable[Any]]]:
        """Yield the records that have a page of their own."""
        for kind, where, records in self._listed():
            if where == page and kind in _PAGED:
                yield kind, [one for one in records
                             if not isinstance(one, Example | Body) or has_page(one)]

    def _entries(self) -> Iterator[tuple[tuple[str, str], str]]:
        paged = {(key.kind, key.record.id): key.address for key in self.pages
                 if key.record is not None and key.kind != "version"}
        for kind, page, records in self.anchored():
            for record in records:
                if record.id is not None:
                    yield (kind, record.id), f"{page}/#{record.id}"
        yield from paged.items()
        for key in self.pages:
            yield ("page", key.name), key.address

    def anchored(self) -> Iterator[tuple[str, str, Iterable[Any]]]:
        """Yield kind, page and records of everything that has an anchor on a section page."""
        yield from self._listed()
        if measures := self.guideline.measures:
            yield "measure", "measures", all_measures(measures.items)

    def _listed(self) -> Iterator[tuple[str, str, Iterable[Any]]]:
        for kind, (page, file, part) in _LISTS.items():
            if section := self.guideline.section(file):
                yield kind, page, getattr(section, part)


def has_content(section: Section | None) -> bool:
    """Tell whether a section says anything beyond its own title."""
    return section is not None and _says_more(section, _NOT_CONTENT)


def _says_more(record: Record, known: frozenset[str]) -> bool:
    return any(value not in (None, (), False, field_.default)
               for name, field_ in type(record).model_fields.items()
               if name not in known and (value := getattr(record, name)) is not None)


def all_measures(measures: Iterable[Measure]) -> Iterator[Measure]:
    """Yield measures of every level."""
    for measure in measures:
        yield measure
        yield from all_measures(measure.items)


def book_of(language: str) -> str:
    """Return the address of the whole guideline as a file, from the guideline's root."""
    return f"{PRINT}/guideline-{language}.pdf"


def document_name(download: Download) -> str | None:
    """Return the name of the file that is made of a download, below "files/"; None: none is."""
    made = download.document
    return f"{download.id}.{made.format}" if made else None


def has_page(record: Example | Body) -> bool:
    """Tell whether an example or a body says enough for a page of its own."""
    listed = _LISTED_EXAMPLE if isinstance(record, Example) else _LISTED_BODY
    return _says_more(record, listed)
