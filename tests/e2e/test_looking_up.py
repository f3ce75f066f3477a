"""Looking words up: the glossary, the index, and words explained where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest

from browsing import NAMES
from built import Built, Page, items, plain, words
from kyodo.collation import kana_key, letter_key

pytestmark = pytest.mark.engine

GUIDELINES = [(name, language) for name in NAMES for language in ("ja", "en")]
MARKS = './/span[@class="k-term"]'
MEANINGS = './/div[@class="k-meaning"]'


def guideline(published: Built, name: str) -> Any:
    return next(one.loaded.guideline for one in published.prepared if one.member.name == name)


# --- the glossary --------------------------------------------------------------------------

@pytest.mark.parametrize(("name", "language"), GUIDELINES)
def test_the_glossary_is_complete_and_in_order(published: Built, name: str, language: str) -> None:
    page = published.of(name, language)["glossary/"]
    terms = {term.id: term for term in guideline(published, name).glossary.items}
    shown = [str(one.get("id")) for one in page.article.xpath('.//dl[@class="k-terms"]/div')]
    assert set(shown) == set(terms) and len(shown) == len(terms)
    if language == "ja":
        keys: list[Any] = [kana_key(terms[one].name.yomi) for one in shown]
    else:
        keys = [letter_key(terms[one].name.words["en"]) for one in shown]
    assert keys == sorted(keys)
    for one in page.article.xpath('.//dl[@class="k-terms"]/div'):
        term, said = terms[one.get("id")], plain(words(one))
        for text in (*term.name.words.values(), term.definition.words[language],
                     *(alias.words.get(language, "") for alias in term.aliases)):
            assert plain(text) in said, (term.id, text)
        if language == "ja" and term.name.yomi != term.name.words["ja"]:
            assert term.name.yomi in said


def test_rows_of_the_glossary(published: Built) -> None:
    japanese = published.of("main", "ja")["glossary/"]
    assert items(japanese, ".//h2")[:3] == ["あ行", "か行", "さ行"]
    assert items(japanese, './/nav[@class="k-rows"]//a') == list("あかさたなはまやらわ")
    english = published.of("main", "en")["glossary/"]
    assert items(english, ".//h2") == items(english, './/nav[@class="k-rows"]//a')
    assert items(english, ".//h2")[:3] == ["A", "B", "C"]


# --- the index -----------------------------------------------------------------------------

@pytest.mark.parametrize(("name", "language"), GUIDELINES)
def test_every_page_and_record_is_in_the_index(
    published: Built, name: str, language: str
) -> None:
    one = next(one for one in published.prepared if one.member.name == name)
    view = next(view for view in one.views if view.language == language)
    page = published.of(name, language)["a-to-z/"]
    here = urljoin("https://x.example/", page.address)
    root = urljoin(here, "../")
    listed = {urljoin(here, str(link)).removeprefix(root)
              for link in page.article.xpath('.//ul[@class="k-index"]//a/@href')}
    wanted = {key.address for key in view.voice.addresses.pages
              if key.kind not in ("home", "version", "a-to-z", "search")}
    for kind, _page, records in view.voice.addresses.anchored():
        wanted |= {view.voice.addresses.of(kind, record.id) for record in records
                   if record.id and getattr(record, "listed", True)
                   and _named(record)}
    assert wanted - listed == set()
    assert len(wanted) > 40
    assert len((page.folder / page.path).read_bytes()) < 60_000


def _named(record: Any) -> bool:
    name = (getattr(record, "question", None) or getattr(record, "name", None)
            or getattr(record, "title", None))
    return bool(name and name.words)


@pytest.mark.parametrize("name", NAMES)
def test_every_page_leads_to_the_index(published: Built, name: str) -> None:
    for language in ("ja", "en"):
        pages = published.of(name, language)
        for page in pages.values():
            target = urljoin("https://x.example/", pages["a-to-z/"].address)
            links = page.tree.xpath('//footer//a/@href')
            assert target in {urljoin("https://x.example/" + page.address, str(one))
                              for one in links}, page.path


# --- words explained where they stand -------------------------------------------------------

def explained(published: Built) -> Iterator[Page]:
    return (page for page in published.content.values() if page.article.xpath(MARKS))


def test_marks_and_meanings_belong_together(published: Built) -> None:
    seen = 0
    for page in explained(published):
        targets = [str(one) for one in page.article.xpath(f"{MARKS}/button/@popovertarget")]
        shown = [str(one.get("id")) for one in page.article.xpath(MEANINGS)]
        assert targets == shown, page.path
        assert len(targets) == len(set(targets)) <= 8
        seen += len(targets)
        for mark in page.article.xpath(MARKS):
            assert not mark.xpath("ancestor::a | ancestor::h2 | ancestor::dt | ancestor::th")
            [button] = mark
            assert mark.text in button.get("aria-label") and not button.text
    assert seen > 200


def test_each_guideline_explains_its_own_words(published: Built) -> None:
    for name, language in GUIDELINES:
        pages = published.of(name, language)
        home = urljoin("https://x.example/", pages["glossary/"].address)
        own = {term.id for term in guideline(published, name).glossary.items}
        for page in pages.values():
            for meaning in page.article.xpath(MEANINGS):
                assert meaning.get("id").removeprefix("_t-") in own
                way = urljoin("https://x.example/" + page.address,
                              meaning.xpath('.//p[@class="k-meaning__way"]/a/@href')[0])
                assert urldefrag(way).url == home
