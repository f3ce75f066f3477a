"""Figures on pages, and as files beside them."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

from built import Built, Page

pytestmark = pytest.mark.engine
SVG = "{http://www.w3.org/2000/svg}"
FIGURES = {
    "main": {"domains/": "zones", "promotion/": "promotion", "about/": "aims"},
    "echizen": {"promotion/": "promotion"},
}
FILES = [(name, page, figure) for name, pages in FIGURES.items()
         for page, figure in pages.items()]


def links(page: Page) -> dict[str, str]:
    """Return the links below figures: what they are called → where they lead."""
    return {str(a.get("aria-label")): urljoin(page.address, str(a.get("href")))
            for a in page.article.xpath('.//p[@class="k-diagram__files"]//a')}


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("name", "path", "figure"), FILES)
def test_each_figure_leads_to_its_files(
    published: Built, name: str, path: str, figure: str, language: str,
) -> None:
    page = published.of(name, language)[path]
    place = "" if name == "main" else f"{name}/"
    found = links(page)
    assert [*found.values()] == [f"{place}figures/{figure}-{language}.{ending}"
                                 for ending in ("svg", "png")]
    assert [label.split()[0] for label in found] == ["SVG", "PNG"], (
        "the name says what is shown, and has what is written on the link")
    assert len({label[3:] for label in found}) == 1
    assert page.article.xpath('.//div[contains(@class, "k-diagram--wide")]/svg')


@pytest.mark.parametrize("built", ["published", "cities"])
def test_files_are_whole(built: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(built).site
    files = sorted(site.rglob("figures/*.svg"))
    assert len(files) >= 4
    for file in files:
        text = file.read_text(encoding="utf-8")
        root = ElementTree.fromstring(text)
        assert root.find(f"{SVG}title") is not None and root.find(f"{SVG}desc") is not None
        said = text.replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?:|href|url\(|@import|<style|<script|var\(", said), file
        width, height = int(root.get("width", "")), int(root.get("height", ""))
        assert root.get("viewBox") == f"0 0 {width} {height}"
        png = file.with_suffix(".png").read_bytes()
        assert struct.unpack(">II", png[16:24]) == (2 * width, 2 * height)


def test_every_file_is_linked(published: Built) -> None:
    files = {path.relative_to(published.site).as_posix()
             for path in published.site.rglob("figures/*") if path.is_file()}
    linked = {target for page in published.content.values() for target in links(page).values()}
    assert files == linked


def test_no_figure_where_too_little_is_known(published: Built) -> None:
    page = published.of("fujimino", "ja")["promotion/"]
    assert not page.article.xpath('.//div[contains(@class, "k-diagram")]')


def test_a_figure_of_our_own_says_that_it_is(published: Built) -> None:
    for path in ("promotion/", "domains/"):
        page = published.of("echizen", "ja")[path]
        assert "もとのガイドラインの図ではありません" in page.text
    assert not links(page), "zones without names are of no use in slides"
    assert page.article.xpath('.//div[contains(@class, "k-diagram--wide")]/svg')
    svg = (published.site / "echizen/figures/promotion-ja.svg").read_text(encoding="utf-8")
    assert "公式の図ではありません" in svg
