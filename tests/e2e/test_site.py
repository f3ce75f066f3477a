"""The three guidelines of the repository as built: strictly, with links, in valid HTML."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

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


def test_links_of_the_invented_cities_resolve(cities: Built) -> None:
    files = {p.relative_to(cities.site).as_posix() for p in cities.site.rglob("*") if p.is_file()}
    bad = {address: found for address, page in cities.content.items()
           if (found := broken(cities.pages, files, page))}
    assert not bad


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
        (skip,) = page.tree.xpath('//a[@class="k-skip"]/@href')
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


# --- valid HTML ----------------------------------------------------------------------------

def test_html_is_valid(published: Built) -> None:
    found = validate(published.site)
    assert not found, "\n".join(found[:20])


def test_the_validator_would_say_so(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text(
        '<!DOCTYPE html><html lang="ja"><head><title>a</title></head><body>'
        '<p id="a">b<div id="a"></p></body></html>', encoding="utf-8")
    assert {line.split(": ")[1] for line in validate(tmp_path)} >= {"no-dup-id"}
