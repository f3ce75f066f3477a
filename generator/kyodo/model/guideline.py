"""data/guideline.yaml: whose guideline it is, its dates, status, contacts, editions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kyodo.model.accessibility import Accessibility
from kyodo.model.appearance import Appearance
from kyodo.model.base import Count, Flag, Id, Label, OneOrMany, Record, Typed
from kyodo.model.dates import FuzzyDate
from kyodo.model.section import Figure, Reference, Source
from kyodo.model.text import LanguageTag, Name, Text

Status = Literal["draft", "public-comment", "adopted", "superseded"]
Kind = Literal["guideline", "policy", "plan", "ordinance", "handbook", "website"]
Target = Literal["full", "summary", "children", "easy", "text", "audio", "furigana", "translation"]


class Municipality(Record):
    """The city, town or village (or several of them) whose guideline it is."""

    name: Name
    """Its name."""
    prefecture: Name | None = None
    """The prefecture it lies in."""
    code: Label | None = None
    """Its code among local governments (全国地方公共団体コード)."""
    url: str | None = None
    """Its website."""
    source: Source | None = None
    """Where this is known from, if not from the guideline."""


class Contact(Record):
    """An office that answers questions."""

    id: Id | None = None
    """Its anchor; the first contact is the main one."""
    office: Name
    """The office, from the whole to the part."""
    purpose: Text | None = None
    """What to ask it about."""
    postal_code: Typed | None = None
    """Postal code, 123-4567."""
    address: Name | None = None
    """Postal address."""
    tel: Typed | None = None
    """Telephone number."""
    tel_note: Text | None = None
    """For example: direct line."""
    fax: Typed | None = None
    """Fax number."""
    email: str | None = None
    """E-mail address."""
    email_note: Text | None = None
    """What a reader should know about it."""
    url: str | None = None
    """Web page."""
    hours: Text | None = None
    """When it is open."""
    valid_from: FuzzyDate | None = None
    """Since when this is right."""
    missing: Flag = False
    """True: how to reach it is not settled yet; the site says so."""


class Edition(Record):
    """A form in which the guideline is published: full text, summary, for children, as audio."""

    id: Id | None = None
    """Its anchor."""
    target: Target
    """What kind of edition it is."""
    name: Name | None = None
    """What it is called."""
    format: Text | None = None
    """Paper, PDF, web page, audio."""
    pages: Count | None = None
    """Number of pages."""
    file: str | None = None
    """Path of a file inside the guideline's folder."""
    url: str | None = None
    """Where it is on the web."""
    places: tuple[Name, ...] = ()
    """Where it can be read or had on paper."""
    text: Text | None = None
    """More about it."""
    source: Source | None = None
    """Where this is known from."""


class Mascot(Record):
    """A figure that speaks for collaboration."""

    label: Name | None = None
    """What it is."""
    name: Name
    """Its name."""
    message: Text | None = None
    """What it says."""
    picture: Figure | None = None
    """Its picture."""


class Info(Record):
    """The guideline as a whole."""

    title: Name
    """Its full title."""
    short_title: Name | None = None
    """A shorter title for narrow places."""
    subtitle: Name | None = None
    """Its subtitle or motto."""
    municipality: Municipality
    """Whose it is."""
    languages: Annotated[tuple[LanguageTag, ...], OneOrMany] = Field(min_length=1)
    """Language tags; the first is the default."""
    edition: Name | None = None
    """Which edition this site shows: full text, summary edition."""
    kind: Kind = "guideline"
    """What it is in law: guideline, policy, plan, ordinance, handbook."""
    status: Status = "adopted"
    """draft, public-comment, adopted, superseded."""
    official: Flag = True
    """False: not published by the municipality itself."""
    notice: Text | None = None
    """Stands on top of every page: what every reader has to know."""
    established: FuzzyDate | None = None
    """When it was drawn up."""
    established_note: Text | None = None
    """How this date is known."""
    revised: tuple[FuzzyDate, ...] = ()
    """When it was revised."""
    effective: FuzzyDate | None = None
    """From when it applies."""
    updated: FuzzyDate | None = None
    """When this edition was last changed."""
    audience: tuple[Text, ...] = ()
    """Whom it is for."""
    summary: Text | None = None
    """What collaboration is and what a reader can do here, in two sentences."""
    promise: Text | None = None
    """The city's promise, in its own words."""
    background: Text | None = None
    """What in society made it necessary."""
    relation: Text | None = None
    """How this edition relates to the others."""
    legal_basis: tuple[Reference, ...] = ()
    """Ordinances it rests on."""
    editions: tuple[Edition, ...] = ()
    """All the editions there are."""
    contacts: tuple[Contact, ...] = ()
    """Whom to ask; the first is the main one."""
    contact_heading: Name | None = None
    """The title of the contacts as printed."""
    mascot: Mascot | None = None
    """The guideline's mascot."""
    appearance: Appearance | None = None
    """The city's own colours and mark; without them the program's."""
    accessibility: Accessibility | None = None
    """The policy on the site's accessibility, and the result of a test."""
    print_note: Text | None = None
    """A note at the foot of the printed edition."""
    source: Source | None = None
    """Where the texts of this site come from."""
    license: Text | None = None
    """Under what terms the texts may be used."""
