"""Every fact of ``facts/seeds.yaml`` can be read on its city's pages, and nothing is made up."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from built import Built, Page, tight, words
from kyodo.model.base import Record
from kyodo.model.forms import Form
from kyodo.model.text import DEFAULT, Text
from kyodo.model.whole import Guideline

pytestmark = pytest.mark.engine

SEEDS = yaml.safe_load(
    (Path(__file__).parent.parent / "facts" / "seeds.yaml").read_text(encoding="utf-8"))
CITIES = ("echizen", "fujimino")

NOT_FACTS = {
    "yomi": "readings are the researcher's; search and furigana use them, not every page",
    "en": "proposals; that a rendering stands on the English pages is tested on its own",
    "basis": "says how a fact is known",
}
"""Keys whose values are no facts of the guideline, and why."""

WORKING_NOTES = {
    ("echizen", "document", "full_text_places", 0, "what"): "a note on a misprint",
    ("fujimino", "contact", "email", "note"): "a note in English",
    ("fujimino", "document", "layout_note"): "how the text file is ordered",
}
"""Places that hold the researcher's working notes, and what they are."""

JAPANESE = re.compile(r"[々〆ぁ-ゖァ-ヺー一-鿿・]+")
URL = re.compile(r"https?://[^\s\")]+")
DATE = re.compile(r"(?<![\d-])(\d{4})-(\d{2})(?:-(\d{2}))?(?![\d-])")
COUNTED = {"meetings": "{}回", "external_members": "{}人", "city_staff": "{}人", "articles": "{}条"}
COUNTED_EN = {"meetings": "{}meetings", "external_members": ":{}", "city_staff": ":{}",
              "articles": "{}articles"}
WHOLE = ("number", "chapter_on_citizen_activity", "body_article")
VERBATIM = ("tel", "fax", "email", "postal_code", "lg_code", "page_id", "value", "number",
            "collaborative_zones", "zone_ids")


@dataclass(frozen=True)
class Fact:
    city: str
    path: tuple[Any, ...]
    kind: str
    value: str
    """What has to stand on the Japanese pages; for "count" and "numbered", with its unit."""
    english: str = ""
    """What has to stand on the English pages, where the value itself cannot."""

    def __str__(self) -> str:
        return ".".join(str(part) for part in self.path) + f" = {self.value}"


def facts_in(city: str) -> list[Fact]:
    found: dict[tuple[str, str, tuple[Any, ...]], Fact] = {}
    for fact in _walk(city, SEEDS[city], (city,)):
        found.setdefault((fact.kind, fact.value, fact.path), fact)
    return list(found.values())


def _walk(city: str, node: Any, path: tuple[Any, ...]) -> Iterator[Fact]:
    if path in WORKING_NOTES or path[-1] in NOT_FACTS:
        return
    if isinstance(node, Mapping):
        yield from _of_mapping(city, node, path)
        for key, value in node.items():
            yield from _walk(city, value, (*path, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _walk(city, value, (*path, index))
    elif node is not None and not isinstance(node, bool):
        yield from _of_leaf(city, str(node), path)


def _of_mapping(city: str, node: Mapping[str, Any], path: tuple[Any, ...]) -> Iterator[Fact]:
    for key, shape in COUNTED.items():
        if key in node:
            number = node[key]
            yield Fact(city, (*path, key), "count", shape.format(number),
                       COUNTED_EN[key].format(number))
    if "ja" in node and "number" in node:
        number = f"{node['number']}{tight(node['ja'])}"
        yield Fact(city, path, "numbered", number)


def _of_leaf(city: str, value: str, path: tuple[Any, ...]) -> Iterator[Fact]:
    key = path[-2] if isinstance(path[-1], int) or path[-1] == "value" else path[-1]
    if key in COUNTED or (path[-1] == "number" and value.isdigit()):
        return  # with its unit or its name, above
    if path[-1] in ("ja", "ja_term"):
        yield Fact(city, path, "ja", value)
        return
    if path[-1] in WHOLE and JAPANESE.search(value):
        yield Fact(city, path, "ja", value)
        return
    for url in URL.findall(value):
        yield Fact(city, path, "url", url.rstrip(",.;"))
    bare = URL.sub(" ", value)
    for year, month, day in DATE.findall(bare):
        yield Fact(city, path, "date", "-".join(part for part in (year, month, day) if part))
    bare = DATE.sub(" ", bare)
    for term in JAPANESE.findall(bare):
        yield Fact(city, path, "ja", term)
    if key in VERBATIM and not JAPANESE.search(bare) and bare.strip() and bare == value:
        yield Fact(city, path, "value", value)


IN_WORDS = [
    Fact("echizen", ("echizen", "measures", "background_web"), "ja", "17の小学校区",
         "17primary-schooldistricts"),
    Fact("echizen", ("echizen", "document", "print_note"), "ja", "再生紙", "recycledpaper"),
    Fact("fujimino", ("fujimino", "principles", "kinship"), "ja", "1999年", "1999"),
]
"""Facts in the English prose of the seeds that no pattern finds."""

READINGS = {"めいぎのふよ": "stands above 名義の付与 on the Japanese page; English has no readings"}
"""Facts that have no rendering in English, and why."""

ALL = [fact for city in CITIES for fact in facts_in(city)] + IN_WORDS


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
    assert kinds[("fujimino", "numbered")] == 21, kinds
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
    form = _form(guideline, "後援")
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
