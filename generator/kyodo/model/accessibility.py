"""What a city publishes about the accessibility of its guideline's site.

The fields are those of a policy and of test results under JIS X 8341-3:2016 (annexes JA and JB).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kyodo.model.base import Label, OneOrMany, Record
from kyodo.model.dates import FuzzyDate
from kyodo.model.text import Name, Text

STANDARD = "JIS X 8341-3:2016"
Level = Literal["A", "AA", "AAA"]
Degree = Literal["conforming", "partial", "considered"]


class TestedPage(Record):
    """A page that was tested."""

    url: str
    """Its address."""
    name: Name | None = None
    """Its title."""


class AccessibilityTest(Record):
    """A test of the site against the standard, and what it showed."""

    result: Literal["conforming", "partial"]
    """How far the tested pages meet the level."""
    level: Level
    """The level that they meet, all or in part."""
    stated: FuzzyDate
    """When the result was stated."""
    begin: FuzzyDate | None = None
    """When testing began."""
    end: FuzzyDate | None = None
    """When testing ended."""
    tester: Name | None = None
    """Who tested."""
    scope: Text | None = None
    """What was tested, where it is not all that the policy covers."""
    technologies: Annotated[tuple[Text, ...], OneOrMany] = Field(min_length=1)
    """The technologies that the pages rely on: HTML, CSS, …"""
    selection: Text
    """How the tested pages were chosen."""
    pages: tuple[TestedPage, ...] = Field(min_length=1)
    """The pages that were tested."""
    checklist: str | None = None
    """The address of the list of criteria with the result of each."""
    note: Text | None = None
    """What a reader should know about the result."""


class Accessibility(Record):
    """The policy on the site's accessibility, and the result of a test, if there was one."""

    standard: Label = STANDARD
    """The standard, with its year."""
    scope: Text
    """Which pages the policy covers."""
    level: Level = "AA"
    """The level aimed at."""
    goal: Degree = "conforming"
    """How far it is to be met: in full, in part, or taken into account without a test."""
    deadline: FuzzyDate | None = None
    """By when."""
    exceptions: Annotated[tuple[Text, ...], OneOrMany] = ()
    """What the policy does not cover, and why."""
    additional: Annotated[tuple[Text, ...], OneOrMany] = ()
    """Criteria beyond the level aimed at."""
    issues: Annotated[tuple[Text, ...], OneOrMany] = ()
    """Known problems, and what is done about them."""
    office: Name | None = None
    """The section in charge, where it is not the first contact."""
    url: str | None = None
    """Where the city publishes its policy for all its sites."""
    test: AccessibilityTest | None = None
    """The last test, if there was one."""
