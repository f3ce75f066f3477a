"""The whole guideline: every section that its folder has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kyodo.model.about import About, Actors
from kyodo.model.base import Record
from kyodo.model.domains import Domains
from kyodo.model.evaluation import Evaluation
from kyodo.model.finder import Finder
from kyodo.model.forms import Examples, Forms
from kyodo.model.guideline import Info
from kyodo.model.history import History
from kyodo.model.principles import Principles
from kyodo.model.processes import Processes
from kyodo.model.promotion import Measures, Promotion
from kyodo.model.quickread import QuickRead
from kyodo.model.reading import Downloads, Faq, Glossary
from kyodo.model.search import Readings, Synonyms
from kyodo.model.section import Section

SECTION_FILES: Mapping[str, type[Record]] = {
    "about": About,
    "actors": Actors,
    "principles": Principles,
    "domains": Domains,
    "forms": Forms,
    "finder": Finder,
    "examples": Examples,
    "processes": Processes,
    "promotion": Promotion,
    "measures": Measures,
    "evaluation": Evaluation,
    "history": History,
    "downloads": Downloads,
    "glossary": Glossary,
    "faq": Faq,
    "quickread": QuickRead,
}
"""The optional data files by the name they have without ``.yaml``, in default order."""

SEARCH_FILES: Mapping[str, type[Record]] = {"synonyms": Synonyms, "readings": Readings}
"""The data files about words, which stand on no page: for the search, readings for paper too."""

DATA_FILES: Mapping[str, type[Record]] = {**SECTION_FILES, **SEARCH_FILES}
"""All optional data files by name."""


@dataclass(frozen=True)
class Prose:
    """A Markdown file of ``content/<language>/``."""

    name: str
    """Its path below the language's folder, without ``.md``: "voices", "guide/first"."""
    file: str
    """Its path inside the guideline's folder, for messages."""
    text: str
    """The Markdown below the front matter."""
    first_line: int
    """The line of the file on which ``text`` begins, from 1."""
    title: str | None = None
    """From the front matter or the first heading."""
    for_staff: bool = False
    """True: none of the residents' ways in; the home page names it apart."""


@dataclass(frozen=True)
class Site:
    """What the guideline's mkdocs.yml says to us; MkDocs reads the rest itself."""

    name: str
    url: str | None = None
    order: tuple[str, ...] = ()
    """Pages in menu order, as far as ``nav`` names them."""
    settings: Mapping[str, object] = field(default_factory=dict)
    """All the other keys, handed to the engine as they are."""


@dataclass(frozen=True)
class Guideline:
    """A guideline, valid in itself and in all its links."""

    folder: Path
    site: Site
    info: Info
    about: About | None = None
    actors: Actors | None = None
    principles: Principles | None = None
    domains: Domains | None = None
    forms: Forms | None = None
    finder: Finder | None = None
    examples: Examples | None = None
    processes: Processes | None = None
    promotion: Promotion | None = None
    measures: Measures | None = None
    evaluation: Evaluation | None = None
    history: History | None = None
    downloads: Downloads | None = None
    glossary: Glossary | None = None
    faq: Faq | None = None
    synonyms: Synonyms | None = None
    readings: Readings | None = None
    quickread: QuickRead | None = None
    prose: Mapping[str, Mapping[str, Prose]] = field(default_factory=dict)
    """Language → name → prose."""

    def record(self, name: str) -> Record | None:
        """Return what the data file ``name`` says, or None where there is no such file."""
        found: Record | None = getattr(self, name)
        return found

    def section(self, name: str) -> Section | None:
        """Return the section of the data file ``name``, or None where there is none."""
        found = self.record(name)
        return found if isinstance(found, Section) else None
