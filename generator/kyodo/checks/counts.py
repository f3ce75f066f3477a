"""A number in a heading ("seven principles") agrees with what stands below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from kyodo.checks.walk import Place
from kyodo.model.about import Actors, Definition, Effects
from kyodo.model.domains import Criteria, Domains
from kyodo.model.evaluation import Evaluation
from kyodo.model.forms import Examples, Forms
from kyodo.model.principles import Principles
from kyodo.model.processes import Processes
from kyodo.model.promotion import Measures, Promotion
from kyodo.model.reading import Faq
from kyodo.model.section import Passage, Section
from kyodo.model.text import Text
from kyodo.model.whole import SECTION_FILES, Guideline
from kyodo.own_yaml import read_own
from kyodo.problems import Finding


class Said(NamedTuple):
    """A count found in a heading."""

    number: int
    words: str


class _Rules(NamedTuple):
    words: Mapping[str, int]
    patterns: tuple[re.Pattern[str], ...]


def check_counts(guideline: Guideline, places: Sequence[Place]) -> Iterator[Finding]:
    """Report numbers in headings that differ from the number of things below."""
    first = guideline.info.languages[0]
    shared = _shared_overlines(guideline)
    for place in places:
        record = place.record
        section = guideline.section(place.file) if place.file != "guideline" else None
        own = counts_of(record)
        if isinstance(record, Passage):
            own = [*own, *counts_of(section)] if own else []
        for field in ("heading", "menu"):
            yield from _compare(place, field, own, first)
        if isinstance(record, Section) and not isinstance(record, Evaluation) and own:
            overline = getattr(record, "overline", None)
            yield from _compare(place, "overline", [*own, *shared.get(_key(overline), ())], first)


def counts_of(record: object) -> list[int]:
    """Return what a heading of ``record`` may count; the most likely count comes first."""
    count = _COUNTED.get(type(record))
    return [number for number in count(record) if number] if count else []


def _groups(items: Iterable[Any]) -> int:
    return len({tuple(item.group.words.items()) for item in items if item.group})


_COUNTED: Mapping[type, Callable[[Any], tuple[int, ...]]] = {
    Actors: lambda actors: (sum(one.listed for one in actors.items), len(actors.items)),
    Criteria: lambda criteria: (len(criteria.items),),
    Definition: lambda definition: (len(definition.elements), len(definition.expected)),
    Domains: lambda domains: (
        len(domains.zones), sum(zone.collaborative for zone in domains.zones),
        len(domains.criteria.items) if domains.criteria else 0),
    Effects: lambda effects: (len(effects.items),),
    Evaluation: lambda evaluation: (len(evaluation.layers), len(evaluation.points)),
    Examples: lambda examples: (len(examples.items),),
    Faq: lambda faq: (len(faq.items), _groups(faq.items)),
    Forms: lambda forms: (len(forms.items), _groups(forms.items)),
    Measures: lambda measures: (
        len(measures.items), sum(len(measure.items) for measure in measures.items)),
    Passage: lambda passage: (len(passage.points),),
    Principles: lambda principles: (len(principles.items),),
    Processes: lambda processes: (len(processes.items), len(processes.tables)),
    Promotion: lambda promotion: (len(promotion.bodies),),
}


def counts_in(text: str, language: str) -> list[Said]:
    """Return the counts that a text in ``language`` names."""
    rules = _rules().get(language) or _rules().get(language.split("-")[0])
    found = []
    for pattern in rules.patterns if rules else ():
        for match in pattern.finditer(text):
            word = next(group for group in match.groups() if group)
            number = rules.words.get(word.lower()) if rules else None
            found.append(Said(int(word) if number is None else number, match.group(0).strip("( ")))
    return [said for said in found if said.number > 1]


def _compare(place: Place, field: str, own: Sequence[int], first: str) -> Iterator[Finding]:
    text = getattr(place.record, field, None)
    if not own or not isinstance(text, Text):
        return
    for tag, wording in text.words.items():
        said = counts_in(wording, tag or first)
        # "Two zones and six forms": one of the numbers is ours, the others are not.
        if said and not any(one.number in own for one in said):
            path = (*place.path, field, tag) if tag else (*place.path, field)
            yield Finding("count-differs", place.file, path,
                          {"said": said[0].words, "number": said[0].number, "count": own[0]})


def _key(text: Text | None) -> tuple[tuple[str, str], ...]:
    return tuple(text.words.items()) if text else ()


def _shared_overlines(guideline: Guideline) -> dict[tuple[tuple[str, str], ...], list[int]]:
    """Return for each overline what the sections below it count."""
    shared: dict[tuple[tuple[str, str], ...], list[int]] = {}
    for name in SECTION_FILES:
        section = guideline.section(name)
        if section is not None and section.overline is not None:
            shared.setdefault(_key(section.overline), []).extend(counts_of(section))
    return shared


@cache
def _rules() -> Mapping[str, _Rules]:
    file = resources.files("kyodo.checks") / "counts.yaml"
    languages = read_own(file)
    return {tag: _compiled(rules) for tag, rules in languages.items()}


def _compiled(rules: Mapping[str, Any]) -> _Rules:
    words = sorted(rules["words"], key=len, reverse=True)
    parts = {"{word}": f"({'|'.join(words)})", "{digits}": "([0-9０-９]{1,2})"}
    patterns = []
    for pattern in rules["patterns"]:
        for name, part in parts.items():
            pattern = pattern.replace(name, part)
        patterns.append(re.compile(pattern))
    return _Rules(rules["words"], tuple(patterns))
