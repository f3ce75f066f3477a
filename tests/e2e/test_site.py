"""The three guidelines of the repository as built: links, heads, languages, HTML."""

from __future__ import annotations

import json
import os
import posixpath
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import etree

from built import Built, Page, plain, tight, validate, words

pytestmark = pytest.mark.engine

NAMES = ("main", "echizen", "fujimino")
HOST = "https://kyodo.example/"


# --- strict builds -------------------------------------------------------------------------

@pytest.mark.parametrize("name", NAMES)
def test_mkdocs_builds_every_staged_tree_strictly(
    published: Built, name: str, tmp_path: Path
) -> None:
    one = next(one for one in published.prepared if one.member.name == name)
    for staged in one.staged:
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", staged.settings,
             "-d", tmp_path / staged.language],
            capture_output=True, text=True, check=False, env=_environment())
        assert done.returncode == 0, done.stderr
        assert not done.stderr.strip()


def _environment() -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


# --- links ---------------------------------------------------------------------------------

def broken(pages: dict[str, Page], files: set[str], page: Page) -> list[str]:
    """Return the links of a page that lead nowhere on the site; by urljoin, as browsers do."""
    bad = []
    here = urljoin(HOST, page.address)
    for value in page.tree.xpath("//@href | //@src | //@srcset"):
        target = urlsplit(urljoin(here, str(value)))
        if f"{target.scheme}://{target.netloc}/" != HOST:
            continue
        path = unquote(target.path).lstrip("/")
        if path.endswith("/") or not path:
            path += "index.html"
        if path not in files or (target.fragment and path.endswith(".html")
              and unquote(target.fragment) not in pages[path.removesuffix("index.html")].ids):
            bad.append(str(value))
    return bad


def test_every_internal_link_and_anchor_resolves(published: Built) -> None:
    files = {p.relative_to(published.site).as_posix()
             for p in published.site.rglob("*") if p.is_file()}
    bad = {address: found for address, page in published.content.items()
           if (found := broken(published.pages, files, page))}
    assert not bad
    linked = sum(len(page.links()) for page in published.content.values())
    assert linked > 20 * len(published.content), "links were looked at"


def test_links_do_not_rely_on_redirects(published: Built) -> None:
    """A folder without its slash costs every reader a second request."""
    for page in published.content.values():
        for link in page.links("//body"):
            path = urlsplit(link).path
            last = path.rsplit("/", 1)[-1]
            if path and not urlsplit(link).scheme and last not in ("", ".", ".."):
                assert "." in last, (page.path, link)


def test_ids_are_unique(published: Built) -> None:
    for page in published.pages.values():
        ids = [str(value) for value in page.tree.xpath("//@id")]
        assert len(ids) == len(set(ids)), page.path


# --- heads ---------------------------------------------------------------------------------

def test_each_page_has_one_h1_a_title_and_a_description(published: Built) -> None:
    for page in published.content.values():
        assert len(page.h1) == 1 and page.h1[0], page.path
        titles = page.tree.xpath("//title")
        assert len(titles) == 1 and plain(titles[0].text), page.path
        assert len(page.meta("description") or "") > 5, page.path


def test_titles_tell_pages_apart(published: Built) -> None:
    for name in NAMES:
        for language in ("ja", "en"):
            titles: dict[str, str] = {}
            for page in published.of(name, language).values():
                title = plain(page.tree.findtext(".//title"))
                assert title not in titles, (page.path, titles.get(title))
                titles[title] = page.path


def test_heads_name_addresses_and_languages(published: Built) -> None:
    for name in NAMES:
        for language in ("ja", "en"):
            for address, page in published.of(name, language).items():
                _check_head(published, name, language, address, page)


def _check_head(published: Built, name: str, language: str, address: str, page: Page) -> None:
    prefix = HOST + ("" if name == "main" else f"{name}/")
    ways = {"ja": prefix + address, "en": f"{prefix}en/{address}"}
    assert [link.get("href") for link in page.rel("canonical")] == [ways[language]], page.path
    alternates = {link.get("hreflang"): link.get("href") for link in page.rel("alternate")}
    assert alternates == {**ways, "x-default": ways["ja"]}, page.path
    assert page.lang == language
    og = {key: page.meta(f"og:{key}")
          for key in ("type", "title", "description", "url", "site_name", "locale")}
    assert all(og.values()), (page.path, og)
    assert og["url"] == ways[language]
    assert og["title"] == page.h1[0] or tight(og["title"] or "") in tight(page.h1[0]), page.path


def jsonld(page: Page) -> list[Any]:
    return [json.loads(one.text) for one in
            page.tree.xpath('//script[@type="application/ld+json"]')]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("address", ["", "contact/"])
def test_home_and_contact_name_the_municipality(
    published: Built, name: str, address: str
) -> None:
    for language in ("ja", "en"):
        (data,) = jsonld(published.of(name, language)[address])
        assert data["@context"] == "https://schema.org"
        assert data["inLanguage"] == language
        info = next(p.loaded.guideline.info for p in published.prepared if p.member.name == name)
        organisation = data["publisher" if info.official else "about"]
        assert organisation["@type"] == "GovernmentOrganization"
        assert organisation["name"] == info.municipality.name.words[language]
        (point,) = organisation["contactPoint"]
        contact = info.contacts[0]
        assert point["@type"] == "ContactPoint"
        assert (point.get("telephone"), point.get("email"), point.get("faxNumber")) == (
            contact.tel, contact.email, contact.fax)


def test_an_unofficial_edition_is_not_published_by_the_city(published: Built) -> None:
    for page in published.content.values():
        assert not any("publisher" in data for data in jsonld(page)), page.path


# --- languages -----------------------------------------------------------------------------

@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_pages(published: Built, name: str) -> None:
    assert list(published.of(name, "ja")) == list(published.of(name, "en"))


def switch(page: Page) -> dict[str, str]:
    """Return the addresses that a page's language switch leads to, by language."""
    links = page.tree.xpath('//header//a[@hreflang]')
    for link in links:
        assert link.get("lang") == link.get("hreflang") and plain(words(link)), page.path
    return {link.get("hreflang"): posixpath.normpath(
        posixpath.join("/" + page.address, link.get("href"))).lstrip("/") + "/" for link in links}


@pytest.mark.parametrize("name", NAMES)
def test_the_language_switch_leads_to_the_same_page_and_back(published: Built, name: str) -> None:
    own, other = published.of(name, "ja"), published.of(name, "en")
    for address, page in own.items():
        assert switch(page) == {"en": other[address].address}, page.path
        back = switch(other[address])
        assert {key: "" if value == "/" else value for key, value in back.items()} == {
            "ja": page.address}, page.path


# --- what every page says ------------------------------------------------------------------

@pytest.mark.parametrize("name", NAMES)
def test_every_page_says_whose_it_is_and_whom_to_ask(published: Built, name: str) -> None:
    one = next(one for one in published.prepared if one.member.name == name)
    info = one.loaded.guideline.info
    for language in ("ja", "en"):
        for page in published.of(name, language).values():
            (colophon,) = page.article.xpath('.//aside[@class="k-colophon"]')
            said = tight(words(colophon))
            assert info.source and info.source.title
            expected = [info.title, info.edition, info.municipality.name,
                        info.contacts[0].office, info.source.title]
            for text in expected:
                if text is not None:
                    assert tight(text.words[language]) in said, (page.path, text.words[language])
            assert info.contacts[0].tel is None or info.contacts[0].tel in said
            dates = colophon.xpath(".//time/@datetime")
            assert dates == ([info.established.iso] if info.established else []), page.path
            status = {"ja": {"adopted": "策定済み", "draft": "案"},
                      "en": {"adopted": "Adopted", "draft": "Draft"}}[language][info.status]
            assert status in said, page.path


def test_a_draft_carries_its_mark_and_others_do_not(published: Built) -> None:
    for name in NAMES:
        for language, mark in (("ja", "案"), ("en", "Draft")):
            for page in published.of(name, language).values():
                marks = [plain(words(one)) for one in page.article.xpath(
                    './/strong[@class="k-draft"]')]
                assert marks == ([mark] if name == "main" else []), page.path


def test_the_skip_link_leads_to_the_beginning_of_the_content(published: Built) -> None:
    for page in published.content.values():
        (skip,) = page.tree.xpath('//a[@class="md-skip"]/@href')
        target = page.tree.xpath("//*[@id=$id]", id=skip.removeprefix("#"))
        assert target and target[0].tag in ("h1", "main", "article"), (page.path, skip)


ADDRESSES = {
    "main": "about principles domains glossary contact principles/equality",
    "echizen": "about principles domains processes promotion measures evaluation history "
               "glossary contact principles/shared-purpose processes/a processes/b "
               "promotion/council promotion/headquarters promotion/officer",
    "fujimino": "about principles domains forms examples promotion measures glossary contact "
                "principles/mutual-evaluation forms/subsidy forms/co-hosting",
}
ABSENT = {
    "echizen": "forms examples downloads faq",
    "fujimino": "processes evaluation history downloads faq promotion/promotion-team",
}


@pytest.mark.parametrize("name", NAMES)
def test_addresses_exist_where_there_is_data_and_nowhere_else(published: Built, name: str) -> None:
    for language in ("ja", "en"):
        pages = published.of(name, language)
        assert "" in pages
        for address in ADDRESSES[name].split():
            assert f"{address}/" in pages, address
        root = pages[""].folder / pages[""].address
        for address in ABSENT.get(name, "").split():
            assert not (root / address).exists(), address
            assert not [page.path for page in pages.values() if address in page.menu]


@pytest.mark.parametrize("name", NAMES)
def test_every_page_can_be_reached_from_home_by_links(published: Built, name: str) -> None:
    for language in ("ja", "en"):
        pages = {page.address: page for page in published.of(name, language).values()}
        waiting = [published.of(name, language)[""].address]
        reached: set[str] = set()
        while waiting:
            address = waiting.pop()
            if address in reached:
                continue
            reached.add(address)
            for link in pages[address].links("//body"):
                target = urlsplit(urljoin(HOST + address, link))
                if target.netloc == urlsplit(HOST).netloc and target.path[1:] in pages:
                    waiting.append(target.path[1:])
        assert reached == set(pages)


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
                    if link.get("hreflang") != "x-default"}
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


# --- valid HTML ----------------------------------------------------------------------------

def test_html_is_valid(published: Built) -> None:
    found = validate(published.site)
    assert not found, "\n".join(found[:20])


def test_the_validator_would_say_so(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text(
        '<!DOCTYPE html><html lang="ja"><head><title>a</title></head><body>'
        '<p id="a">b<div id="a"></p></body></html>', encoding="utf-8")
    assert {line.split(": ")[1] for line in validate(tmp_path)} >= {"no-dup-id"}
