"""data/finder.yaml: questions that lead a reader to the form that fits."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kyodo.model.base import Id, OneOrMany, Record
from kyodo.model.section import Section, Source
from kyodo.model.text import Name, Text


class Answer(Record):
    """An answer to a question of the finder."""

    text: Text
    """The answer, as the reader would give it."""
    note: Text | None = None
    """What falls under it, for instance."""
    next: Id
    """The id of the question or the outcome that it leads to."""


class FinderQuestion(Record):
    """A question of the finder: one page."""

    id: Id
    """Its address."""
    question: Name
    """The question."""
    short: Text | None = None
    """What it is about, in a word or two: for the list of answers given so far."""
    help: Text | None = None
    """What helps to answer it."""
    answers: tuple[Answer, ...]
    """The answers; two at least."""


class FormChoice(Record):
    """A form that an outcome names: one of the guideline's, or only its name."""

    form: Id | None = None
    """The form's id."""
    name: Name | None = None
    """Its name, where the guideline has no page on it."""
    reason: Text
    """Why it fits those who gave these answers."""


class Outcome(Record):
    """Where the questions end: one page."""

    id: Id
    """Its address."""
    title: Name
    """The result, in one line."""
    text: Text | None = None
    """What it means."""
    forms: Annotated[tuple[FormChoice, ...], OneOrMany] = Field(default=())
    """The forms that fit; none where it is no matter for collaboration, or too early to say."""
    zone: Id | None = None
    """The zone it lies in; one outside the domain of collaboration where that is the result."""
    prepare: tuple[Text, ...] = ()
    """What to have ready, besides the documents of the forms."""
    instead: tuple[Text, ...] = ()
    """Where to go instead, or what can be done already."""
    contact: Id | None = None
    """The contact to ask (its id in data/guideline.yaml); the first one where it is left out."""
    processes: Annotated[tuple[Id, ...], OneOrMany] = Field(default=())
    """The processes that come next."""
    source: Source | None = None
    """Where it comes from."""


class FormOutside(Record):
    """A form that the questions do not lead to."""

    form: Id
    """The form's id."""
    reason: Text
    """Why not."""


class Finder(Section):
    """The finder; its first question is the one that it begins with."""

    caveat: Text | None = None
    """What the result is worth: shown at the start and with every form that is named."""
    questions: tuple[FinderQuestion, ...] = Field(min_length=1)
    """The questions; the first one comes first."""
    outcomes: tuple[Outcome, ...] = Field(min_length=1)
    """The outcomes."""
    outside: tuple[FormOutside, ...] = ()
    """Forms that the questions leave out on purpose."""
