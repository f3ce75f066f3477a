"""Every fact of ``facts/seeds.yaml`` can be read on its city's pages, in both languages."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest

from built import Built, Page, tight, words
from kyodo.model.base import Record
from kyodo.model.forms import Form
from kyodo.model.text import DEFAULT, Text
from kyodo.model.whole import Guideline
from seeds import ALL, CITIES, READINGS, SEEDS, Fact

pytestmark = pytest.mark.engine
@cache
def _words_of(page: Page) -> str:
    return tight(words(page.article)) + "\n" + tight(" ".join(page.article.itertext()))


@cache
def _hay(built: int, city: str, language: str) -> str:
    return "\n".join(_words_of(page) for page in _SITES[built].of(city, language).values())


@cache
def _hrefs(built: int, city: str, language: str) -> frozenset[str]:
    pages = _SITES[built].of(city, language).values()
    return frozenset(link for page in pages for link in page.links("//article"))


_SITES: dict[int, Built] = {}


@pytest.fixture(scope="session")
def site(published: Built) -> int:
    _SITES[id(published)] = published
    return id(published)


def in_japanese(iso: str) -> tuple[str, ...]:
    """Return the ways in which Japanese pages may write a date."""
    year, month, *day = (int(part) for part in iso.split("-"))
    rest = f"{month}月" + (f"{day[0]}日" if day else "")
    era, first = ("令和", 2019) if (year, month) >= (2019, 5) else ("平成", 1989)
    count = year - first + 1
    return f"{year}年{rest}", f"{era}{'元' if count == 1 else count}年{rest}"


def in_english(iso: str) -> tuple[str, ...]:
    year, month, *day = (int(part) for part in iso.split("-"))
    return (f"{day[0] if day else ''}{month_name[month]}{year}",)


def test_the_walk_finds_what_there_is() -> None:
    """If the walk went blind, all the tests below would pass."""
    kinds = {(city, kind): sum(f.city == city and f.kind == kind for f in ALL)
             for city in CITIES for kind in ("ja", "value", "date", "url", "count", "numbered")}
    assert kinds[("echizen", "ja")] > 85 and kinds[("fujimino", "ja")] > 60, kinds
    assert kinds[("echizen", "count")] == 5 and kinds[("echizen", "numbered")] == 15, kinds
    assert kinds[("fujimino", "numbered")] == 14, kinds
    assert kinds[("echizen", "date")] >= 10 and kinds[("fujimino", "date")] == 1, kinds
    values = {fact.value for fact in ALL}
    assert {"0778-22-3293", "0778-22-3264", "915-8530", "chiiki@city.echizen.lg.jp",
            "049-262-9016", "049-266-1227", "chiihinkou@city.fujimino.saitama.jp",
            "18209", "5382", "http://www.city.echizen.lg.jp/index.jsp"} <= values


@pytest.mark.parametrize("fact", ALL, ids=str)
def test_japanese_pages_carry_the_fact(site: int, fact: Fact) -> None:
    hay = _hay(site, fact.city, "ja")
    if fact.kind == "url":
        assert fact.value in _hrefs(site, fact.city, "ja")
    elif fact.kind == "date":
        assert any(way in hay for way in in_japanese(fact.value)), in_japanese(fact.value)
    elif fact.kind == "numbered":
        number, name = re.fullmatch(r"(\d+)(.*)", fact.value, re.S).groups()  # type: ignore[union-attr]
        assert re.search(rf"(?<!\d)\(?{number}[.)]?{re.escape(name)}", hay)
    elif fact.kind == "count":
        assert re.search(rf"(?<!\d){re.escape(fact.value)}", hay)
    else:
        assert tight(fact.value) in hay


@pytest.mark.parametrize("fact", ALL, ids=str)
def test_english_pages_carry_a_rendering(published: Built, site: int, fact: Fact) -> None:
    hay = _hay(site, fact.city, "en")
    if fact.kind == "url":
        assert fact.value in _hrefs(site, fact.city, "en")
    elif fact.kind == "date":
        assert any(way in hay for way in in_english(fact.value)), in_english(fact.value)
    elif fact.kind == "count":
        assert re.search(rf"(?<!\d){fact.english}", hay)
    elif fact.kind == "value" or fact.value.isascii():
        assert tight(fact.value) in hay
    elif fact.english:
        assert fact.english in hay
    elif fact.value not in READINGS:
        name = re.sub(r"^\d+", "", fact.value) if fact.kind == "numbered" else fact.value
        assert any(rendering in hay for rendering in _renderings(published, fact.city, name)), (
            f"no English wording of {name} on the English pages")


def _renderings(published: Built, city: str, japanese: str) -> Iterator[str]:
    """Yield the English of every text of the city's data that says ``japanese``."""
    guideline = _guideline(published, city)
    for text in _texts(vars(guideline)):
        said = text.words.get("ja", text.words.get(DEFAULT, ""))
        english = text.words.get("en", "")
        if _names(japanese, said) and english and english != said:
            yield _unmarked(english)
    for prose in guideline.prose.get("ja", {}).values():
        other = guideline.prose.get("en", {}).get(prose.name)
        if other and _names(japanese, prose.text):
            yield tight(other.title or "")


def _texts(node: Any) -> Iterator[Text]:
    """Yield every text below a record, a tuple or a mapping."""
    if isinstance(node, Text):
        yield node
    elif isinstance(node, Mapping):
        yield from (text for part in node.values() for text in _texts(part))
    elif isinstance(node, tuple):
        yield from (text for part in node for text in _texts(part))
    elif isinstance(node, Record):
        yield from (text for part in vars(node).values() for text in _texts(part))


def _names(japanese: str, said: str) -> bool:
    # "1 「協働」とは" has its number in a field of its own.
    bare = re.sub(r"^\d+\s*", "", japanese)
    return tight(bare) in _unmarked(said)


def _unmarked(text: str) -> str:
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return tight(re.sub(r"\{([^{}|]+)\|[^{}|]+\}", r"\1", text).replace("**", ""))


def _guideline(published: Built, city: str) -> Guideline:
    return next(one.loaded.guideline for one in published.prepared if one.member.name == city)


def test_forms_stand_in_the_order_of_the_document(published: Built) -> None:
    seeds = SEEDS["fujimino"]["domain_and_forms"]["forms"]
    names = [one["ja"] for one in sorted(seeds, key=lambda one: one["order"])]
    text = published.of("fujimino", "ja")["forms/"].article
    listed = [tight(words(one)) for one in text.xpath('.//a[contains(@href, "/")]')]
    places = [next(i for i, link in enumerate(listed) if link == tight(name)) for name in names]
    assert places == sorted(places)


def _form(guideline: Guideline, name: str) -> Form:
    assert guideline.forms
    return next(form for form in guideline.forms.items if form.name.words["ja"] == name)


def test_examples_stand_with_their_forms(published: Built) -> None:
    for form in SEEDS["fujimino"]["domain_and_forms"]["forms"]:
        record = _form(_guideline(published, "fujimino"), form["ja"])
        page = published.of("fujimino", "ja")[f"forms/{record.id}/"]
        for example in form["examples"]:
            assert tight(example["ja"]) in page.tight, (form["ja"], example["ja"])
