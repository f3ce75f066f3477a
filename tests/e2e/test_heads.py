"""Heads of the three guidelines' pages, and the way from language to language."""

from __future__ import annotations

import json
import posixpath
from typing import Any

import pytest

from built import Built, Page, plain, tight, words

pytestmark = pytest.mark.engine

NAMES = ("main", "echizen", "fujimino")
HOST = "https://kyodo.example/"


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
    alternates = {link.get("hreflang"): link.get("href") for link in page.rel("alternate")
                  if link.get("hreflang")}
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
