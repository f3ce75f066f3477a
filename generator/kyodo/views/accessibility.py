"""View of the page on accessibility: the city's policy and test, and the program's own tests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from kyodo import __version__
from kyodo.addresses import PageKey
from kyodo.language import Phrase, words_for
from kyodo.model.accessibility import STANDARD, Accessibility
from kyodo.model.dates import FuzzyDate
from kyodo.own_yaml import read_own
from kyodo.views.spoken import Dated, Spoken, speak
from kyodo.views.voice import Link, Voice

_RULES = re.compile(r"wcag(\d)(\d?)(a+)")


@dataclass(frozen=True)
class OwnTests:
    """What the program's automated tests have found on sample sites."""

    program: str
    """The version of the program that this site is made with."""
    kinds: int
    """How many kinds of pages they look at."""
    tool: str
    rules: Phrase
    screens: Phrase
    languages: Phrase
    violations: int
    date: Dated
    """The day of the last test."""
    pages: tuple[Link, ...]
    """One page of this site for each kind that it has of those tested."""


@dataclass(frozen=True)
class AccessibilityView:
    """The page /accessibility/."""

    stated: Spoken | None
    """The policy, with the test if there was one; None where the guideline has neither."""
    goal: Phrase | None
    result: Phrase | None
    """What the test showed, in the words for it; None where there was none."""
    standard: str
    usual: bool
    """True: the standard is the one that the words for results are defined for."""
    office: Phrase | None
    ask: Link | None
    """Whom to tell of a page that somebody cannot use; nobody, where the site is not theirs."""
    city: str | None
    """The city's own website, from an edition that is not the city's."""
    own: OwnTests


def accessibility(voice: Voice) -> AccessibilityView:
    """View what is known of the site's accessibility, and no more."""
    info = voice.guideline.info
    stated = info.accessibility
    first = voice.spoken(info.contacts[0]) if info.contacts else None
    test = stated.test if stated else None
    return AccessibilityView(
        stated=voice.spoken(stated),
        goal=_degree(voice, stated, stated.goal, stated.level) if stated else None,
        result=_degree(voice, stated, test.result, test.level) if stated and test else None,
        standard=stated.standard if stated else STANDARD,
        usual=stated is not None and stated.standard == STANDARD,
        office=(voice.speaker.say(stated.office) if stated and stated.office
                else first.office if first else None),
        ask=Link(first.office, "contact/") if first and info.official else None,
        city=None if info.official else info.municipality.url,
        own=_own_tests(voice),
    )


def _degree(voice: Voice, stated: Accessibility, degree: str, level: str) -> Phrase:
    return voice.word(f"accessibility-{degree}", standard=stated.standard, level=level)


def _own_tests(voice: Voice) -> OwnTests:
    known = tested()
    found = [match.groups() for rule in known["rules"] if (match := _RULES.fullmatch(rule))]
    separator = voice.speaker.word("list-separator")
    standards = [f"WCAG {one}" for one in
                 sorted({f"{major}.{minor or 0}" for major, minor, _ in found})]
    return OwnTests(
        program=__version__,
        kinds=len(kinds_tested()),
        tool=f"{known['tool']} {known['version']}",
        rules=voice.word("accessibility-rules", standards=separator.join(standards),
                         levels=separator.join(sorted({level.upper() for *_, level in found}))),
        screens=voice.word("accessibility-screens",
                           widths=separator.join(str(one) for one in known["widths"])),
        languages=Phrase(separator.join(words_for(tag)["language"]
                                        for tag in known["languages"]), voice.speaker.language),
        violations=known["violations"],
        date=speak(FuzzyDate.model_validate(str(known["date"])), voice.speaker),
        pages=tuple(_one_of_each_kind(voice)),
    )


def _one_of_each_kind(voice: Voice) -> Iterator[Link]:
    first = {page.kind: page for page in reversed(voice.addresses.pages)}
    for page in voice.addresses.pages:
        if page is first[page.kind] and page.kind in kinds_tested():
            yield Link(_title(voice, page), page.address)


def _title(voice: Voice, page: PageKey) -> Phrase:
    if page.kind == "home":
        return voice.word("menu-home")
    if page.record is None:
        return voice.page_title(page.name)
    record = page.record[0] if page.kind == "version" else page.record
    kind = "process" if page.kind == "version" else page.kind
    return voice.link(kind, record.id).text


@cache
def tested() -> Mapping[str, Any]:
    """Return what the program's own tests check, and what they found."""
    file = resources.files("kyodo.views") / "accessibility.yaml"
    known: Mapping[str, Any] = read_own(file)
    return known


def kinds_tested() -> frozenset[str]:
    """Return the kinds of pages that the program's own tests check."""
    folder = resources.files("kyodo_theme") / "pages"
    files = {file.name.partition(".")[0] for file in folder.iterdir()
             if file.name.endswith(".md.j2")}
    return frozenset(files - {"layout"} | set(tested()["beside"]))
