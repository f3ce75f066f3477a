"""Guidelines of invented municipalities, each with an oddity that a real one has."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from built import FIXTURES, Built, build_copy, items, tight, validate
from kyodo.load import load

pytestmark = pytest.mark.engine

NAMES = sorted(path.name for path in FIXTURES.iterdir())
PAGES = {
    "minimal": "contact",
    "no-zones-no-principles": "forms forms/co-hosting forms/nominal-support faq contact",
    "thirty-steps": "about processes processes/joint-project contact",
    "three-zones": "domains forms forms/commission forms/designated-management forms/planning "
                   "forms/information forms/executive-committee forms/co-hosting "
                   "forms/cooperation forms/adopt forms/subsidy forms/nominal-support "
                   "forms/property examples examples/snow-festival contact",
    "versions": "about forms forms/joint-project forms/subsidy processes processes/proposal "
                "processes/proposal/first processes/theme downloads contact",
    "officers": "about promotion promotion/council promotion/headquarters "
                "promotion/district-officers promotion/support-center contact",
    "measures": "about principles principles/listen principles/share principles/review measures "
                "evaluation history contact",
    "one-language": "hajimeni guide/first-step principles principles/greet principles/small "
                    "principles/thank glossary contact",
    "three-languages": "principles principles/words principles/together contact voices",
}
"""All pages of each guideline in menu order, besides home and those that all have."""

LANGUAGES = {name: ("ja", "en") for name in NAMES} | {
    "one-language": ("ja",), "three-languages": ("ja", "en", "pt")}
DRAFTS = ("measures", "three-zones")

# --- all of them ---------------------------------------------------------------------------

@pytest.mark.parametrize("name", NAMES)
def test_it_loads_without_errors(name: str) -> None:
    loaded = load(FIXTURES / name)
    codes = {one.code for one in loaded.notices}
    assert ("no-principles" in codes) == (loaded.guideline.principles is None)
    assert codes <= {"no-principles", "untranslated", "prose-untranslated"}
    assert bool(codes - {"no-principles"}) == (name == "three-languages")


def built_pages(cities: Built, name: str, language: str) -> set[str]:
    """Return what lies on the disk, whatever the views say."""
    folder = cities.site / name
    others = set(LANGUAGES[name][1:])
    if language in others:
        folder /= language
    found = {path.parent.relative_to(folder).as_posix() for path in folder.rglob("index.html")}
    if language not in others:
        found = {path for path in found if path.split("/")[0] not in others}
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_expected_pages_exist_and_no_others(cities: Built, name: str) -> None:
    for language in LANGUAGES[name]:
        assert built_pages(cities, name, language) == {
            ".", *PAGES[name].split(), "quick-read", "a-to-z", "data", "accessibility",
            "search"}


@pytest.mark.parametrize("name", NAMES)
def test_the_menu_has_no_hole(cities: Built, name: str) -> None:
    """Every section is in the menu, in order, and every entry leads to a page."""
    sections = ["index", *(page for page in PAGES[name].split()
                           if "/" not in page or page.startswith("guide/"))]
    for language in LANGUAGES[name]:
        pages = cities.of(name, language)
        targets = [link.strip("./") or "index" for link in pages[""].menu]
        assert [page for page in targets if page in sections] == sections
        for page in pages.values():
            assert len(page.menu) >= len(sections), page.path


@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_in_its_language(cities: Built, name: str) -> None:
    for language in LANGUAGES[name]:
        for page in cities.of(name, language).values():
            assert page.lang == language
            assert len(page.h1) == 1, page.path
            others = page.tree.xpath("//header//a/@hreflang")
            assert others == [tag for tag in LANGUAGES[name] if tag != language], page.path


@pytest.mark.parametrize("name", NAMES)
def test_drafts_and_only_drafts_carry_the_mark(cities: Built, name: str) -> None:
    for language, mark in (("ja", "案"), ("en", "Draft")):
        for page in cities.of(name, language).values() if language in LANGUAGES[name] else ():
            marks = items(page, './/strong[@class="k-draft"]')
            assert marks == ([mark] if name in DRAFTS else []), page.path


def test_html_of_all_of_them_is_valid(cities: Built) -> None:
    found = validate(cities.site)
    assert not found, "\n".join(found[:20])


def test_nothing_is_left_unfilled(cities: Built) -> None:
    for page in cities.content.values():
        said = page.text
        for mark in ("None", "{{", "}}", "{%", "Undefined", "⟦", "page:", "site:", "&lt;", "**"):
            assert mark not in said, (page.path, mark)


def test_every_wording_is_on_the_pages(cities: Built) -> None:
    """What a clerk types is read somewhere, in its own language or as a fallback."""
    for name in NAMES:
        hay = "".join(page.tight for page in cities.of(name, "ja").values())
        for file in sorted((FIXTURES / name / "data").glob("*.yaml")):
            for said in wordings(yaml.safe_load(file.read_text(encoding="utf-8"))):
                for line in said.splitlines():
                    assert unmarked(line) in hay, (name, file.name, line)


def wordings(node: Any) -> list[str]:
    if isinstance(node, dict) and isinstance(node.get("ja"), str):
        return [node["ja"]]
    parts = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [said for part in parts for said in wordings(part)]


def unmarked(line: str) -> str:
    line = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line)
    return tight(re.sub(r"\{([^{}|]+)\|[^{}|]+\}", r"\1", line)).replace("**", "").lstrip("-")


# --- minimal -------------------------------------------------------------------------------

def test_minimal_has_a_home_page_that_names_the_contact(cities: Built) -> None:
    pages = cities.of("minimal", "ja")
    assert "白砂村役場総務課" in pages[""].tight and "0999-10-1001" in pages[""].tight
    assert [link for link in pages[""].menu if link] == [".", "contact/"]
    assert not pages[""].rel("canonical"), "no address was given"
    assert not (cities.site / "minimal" / "sitemap.xml").exists()


# --- alone ---------------------------------------------------------------------------------

def test_a_guideline_alone_is_the_site(tmp_path: Path) -> None:
    alone = build_copy(FIXTURES / "one-language", tmp_path / "town")
    assert {page.address for page in alone.content.values()} == {
        "", "quick-read/", "a-to-z/", "data/", "accessibility/", "search/",
        *(f"{page}/" for page in PAGES["one-language"].split())}
    assert (alone.site / "files" / "pictures" / "sakuran.svg").is_file()
    assert (alone.site / "robots.txt").read_text(encoding="utf-8").endswith(
        "Sitemap: https://guides.example/one-language/sitemap.xml\n")
