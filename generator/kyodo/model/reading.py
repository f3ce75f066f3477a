"""data/glossary.yaml, data/faq.yaml, data/downloads.yaml: what readers look up and take home."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from kyodo.model.base import Flag, Id, Label, OneOrMany, Record
from kyodo.model.documents import Document
from kyodo.model.section import Section, Source
from kyodo.model.text import Name, Text


class Term(Record):
    """A word of the glossary."""

    id: Id
    """Its anchor."""
    name: Name
    """The word, with its reading."""
    aliases: tuple[Name, ...] = ()
    """Other words for it."""
    definition: Text | None = None
    """What it means."""
    mark: Flag = True
    """False: other pages do not explain it where it stands; everybody knows the word."""
    avoid: Mapping[str, Annotated[tuple[str, ...], OneOrMany]] = Field(default_factory=dict)
    """Renderings that a language should not use for it; texts that do are noticed."""
    see: tuple[Id, ...] = ()
    """Related terms."""
    source: Source | None = None
    """Where it comes from."""


class Glossary(Section):
    """The glossary."""

    mark: Flag = True
    """False: other pages do not explain these words where they first use them."""
    items: tuple[Term, ...] = ()
    """The words, in any order."""


class Question(Record):
    """A question people ask."""

    id: Id
    """Its anchor."""
    group: Name | None = None
    """The group of questions it stands in."""
    question: Name
    """The question."""
    answer: Text
    """The answer."""
    audience: tuple[Id, ...] = ()
    """Actors it concerns."""
    source: Source | None = None
    """Where it comes from."""


class Faq(Section):
    """Questions and answers."""

    items: tuple[Question, ...] = ()
    """The questions."""


class Download(Record):
    """A file that readers fill in or keep."""

    id: Id
    """What steps and forms refer to."""
    number: Label | None = None
    """Its number as printed: 様式第1号."""
    name: Name
    """What it is called."""
    text: Text | None = None
    """What it is for."""
    files: tuple[str, ...] = ()
    """Paths of files inside the guideline's folder, one a format."""
    document: Document | None = None
    """What is printed on it, where the file is to be made from the data."""
    url: str | None = None
    """Where it is on the web, where we have no file."""
    source: Source | None = None
    """Where it comes from."""


class Downloads(Section):
    """The downloads."""

    items: tuple[Download, ...] = ()
    """The files."""
