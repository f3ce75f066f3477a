"""What the seeds call missing is left open in the data, and the pages say so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from built import Built, tight
from kyodo.model.whole import Guideline
from seeds import CITIES, SEEDS

pytestmark = pytest.mark.engine


def _guideline(published: Built, city: str) -> Guideline:
    return next(one.loaded.guideline for one in published.prepared if one.member.name == city)


def missing_in(node: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    if isinstance(node, Mapping):
        if node.get("missing") is True:
            yield path
        for key, value in node.items():
            yield from missing_in(value, (*path, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from missing_in(value, (*path, index))


def _blank(figure: Any) -> bool:
    return bool(figure and figure.missing and not (figure.image or figure.text or figure.alt))


def _no_steps(process: Any) -> bool:
    return (process.missing and _blank(process.figure)
            and not (process.steps or process.versions or process.lanes or process.phases))


def _no_role(body: Any) -> bool:
    return body.missing and not (body.roles or body.text or body.members or body.placed)


def _unnamed_zones(guideline: Guideline) -> bool:
    zones = guideline.domains.zones if guideline.domains else ()
    return all(zone.missing and not (zone.name or zone.definition or zone.examples)
               for zone in zones)


def _sheet_unknown(guideline: Guideline) -> bool:
    sheet = guideline.evaluation.sheet if guideline.evaluation else None
    return bool(sheet and sheet.missing and not (sheet.items or sheet.scale or sheet.lead))


MISSING: Mapping[str, Callable[[Any], Any]] = {
    "echizen.definition.figure": lambda g: _blank(g.about.definitions[0].figure),
    "echizen.aims.figure": lambda g: _blank(g.about.aims.figure),
    "echizen.domain.zone_names": _unnamed_zones,
    "echizen.domain.figure": lambda g: _blank(g.domains.figure),
    "echizen.evaluation.items_or_sheet": _sheet_unknown,
    "echizen.processes.0.figure": lambda g: _no_steps(g.processes.items[0]),
    "echizen.processes.1.figure": lambda g: _no_steps(g.processes.items[1]),
    "echizen.promotion.figure": lambda g: _blank(g.promotion.figure),
    "echizen.promotion.relations": lambda g: (
        g.promotion.relations_missing and not g.promotion.relations),
    "fujimino.definition.figure": lambda g: _blank(g.about.definitions[0].figure),
    "fujimino.necessity.body": lambda g: (
        g.about.reasons[0].missing and not (g.about.reasons[0].text or g.about.reasons[0].points)),
    "fujimino.domain_and_forms.figure": lambda g: _blank(g.domains.figure),
    "fujimino.domain_and_forms.zone_names": lambda g: not g.domains.zones,
    "fujimino.bodies.0.roles": lambda g: _no_role(g.promotion.bodies[0]),
    "fujimino.bodies.1.roles": lambda g: _no_role(g.promotion.bodies[1]),
    "fujimino.bodies.2.roles": lambda g: _no_role(g.promotion.bodies[2]),
    "fujimino.processes": lambda g: g.processes is None,
}
"""What the seeds say is missing → that the data leaves it open."""

ALL_MISSING = [".".join(str(part) for part in path)
               for city in CITIES for path in missing_in(SEEDS[city], (city,))]


def test_all_that_is_missing_is_looked_at() -> None:
    assert sorted(ALL_MISSING) == sorted(MISSING)


@pytest.mark.parametrize("path", MISSING)
def test_nothing_missing_is_made_up(published: Built, path: str) -> None:
    assert MISSING[path](_guideline(published, path.split(".")[0]))


def test_a_form_without_effect_and_examples_gets_none(published: Built) -> None:
    guideline = _guideline(published, "fujimino")
    assert guideline.forms
    form = next(one for one in guideline.forms.items if one.name.words["ja"] == "後援")
    assert form.effect is None
    assert guideline.examples
    assert not [one.id for one in guideline.examples.items if form.id in one.forms]


@pytest.mark.parametrize(("city", "page"), [
    ("echizen", "about/"), ("echizen", "domains/"), ("echizen", "evaluation/"),
    ("echizen", "promotion/"), ("echizen", "processes/a/"), ("echizen", "processes/b/"),
    ("echizen", "principles/equality/"), ("fujimino", "about/"), ("fujimino", "domains/"),
    ("fujimino", "promotion/"),
])
def test_a_page_says_what_is_missing(published: Built, city: str, page: str) -> None:
    for language in ("ja", "en"):
        assert published.of(city, language)[page].article.xpath('.//p[@class="k-missing"]')


@pytest.mark.parametrize("city", CITIES)
def test_every_page_says_that_it_is_not_official(published: Built, city: str) -> None:
    notice = {"ja": "公式な発行物ではありません", "en": "not an official publication"}
    for language, words_ in notice.items():
        for page in published.of(city, language).values():
            assert tight(words_) in page.tight, page.path
