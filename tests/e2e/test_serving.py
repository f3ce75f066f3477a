"""What a server gives beside pages: error pages, sitemaps, robots.txt, nothing of others."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree

from built import Built

pytestmark = pytest.mark.engine

NAMES = ("main", "echizen", "fujimino")
HOST = "https://kyodo.example/"


# --- error page, sitemap, robots -----------------------------------------------------------

def test_each_language_has_an_error_page_that_works_from_anywhere(published: Built) -> None:
    for name in NAMES:
        prefix = "" if name == "main" else f"{name}/"
        for language, folder in (("ja", prefix), ("en", f"{prefix}en/")):
            page = published.pages[f"{folder}404.html"]
            assert page.lang == language
            assert len(page.h1) == 1
            assert page.meta("robots") == "noindex"
            for value in page.tree.xpath("//@href | //@src"):
                target = urlsplit(urljoin(HOST, str(value)))
                assert str(value).startswith(("/", "#", "https://", "http://")), (folder, value)
                if target.netloc == urlsplit(HOST).netloc:
                    path = target.path[1:] + ("index.html" if target.path.endswith("/") else "")
                    assert (published.site / path).is_file(), (folder, value)


def test_sitemaps_list_all_pages_with_all_alternates(published: Built) -> None:
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9",
             "x": "http://www.w3.org/1999/xhtml"}
    listed: list[str] = []
    for name in NAMES:
        prefix = "" if name == "main" else f"{name}/"
        tree = etree.parse(str(published.site / prefix / "sitemap.xml"))
        for url in tree.findall("s:url", space):
            (place,) = [one.text for one in url.findall("s:loc", space)]
            listed.append(place)
            page = published.pages[place.removeprefix(HOST)]
            head = {link.get("hreflang"): link.get("href") for link in page.rel("alternate")
                    if link.get("hreflang") not in (None, "x-default")}
            assert head == {one.get("hreflang"): one.get("href")
                            for one in url.findall("x:link", space)}, place
    assert sorted(listed) == sorted(HOST + address for address in published.content)


def test_robots_names_every_sitemap(published: Built) -> None:
    lines = (published.site / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["User-agent: *", "Allow: /"]
    assert lines[2:] == [f"Sitemap: {HOST}{prefix}sitemap.xml"
                         for prefix in ("", "echizen/", "fujimino/")]


# --- no third parties ----------------------------------------------------------------------

LOADED = ("//script/@src | //link[not(@rel='canonical' or @rel='alternate' or @rel='prev' or "
          "@rel='next')]/@href | //img/@src | //img/@srcset | //source/@src | //source/@srcset | "
          "//iframe/@src | //object/@data | //embed/@src | //video/@src | //audio/@src | "
          "//form/@action | //use/@href | //image/@href")


def test_no_page_loads_anything_from_another_host(published: Built) -> None:
    for page in published.pages.values():
        for value in page.tree.xpath(LOADED):
            assert not urlsplit(str(value)).netloc, (page.path, value)
        for style in (*page.tree.xpath("//style/text()"), *page.tree.xpath("//@style")):
            assert not _outside(str(style)), page.path


def _outside(css: str) -> list[str]:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    return re.findall(r"@import[^;]*|url\(\s*['\"]?(?:https?:)?//[^)]*\)", css)


def test_no_style_loads_anything_from_another_host(published: Built) -> None:
    sheets = sorted(published.site.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        assert not _outside(sheet.read_text(encoding="utf-8")), sheet
