"""Invented guidelines: one language in plain strings, three of them with gaps."""

from __future__ import annotations

import pytest
from lxml import etree

from built import Built, Page, items, plain, words

pytestmark = pytest.mark.engine


# --- one language --------------------------------------------------------------------------

def test_one_language_has_no_switch_and_no_alternates(cities: Built) -> None:
    for page in cities.of("one-language", "ja").values():
        assert not page.tree.xpath("//header//a[@hreflang]")
        assert not page.article.xpath('.//p[@class="k-foreign"]')
    assert not (cities.site / "one-language" / "en").exists()
    tree = etree.parse(str(cities.site / "one-language" / "sitemap.xml"))
    assert len(tree.getroot()) == len(cities.of("one-language", "ja"))
    assert not tree.getroot().xpath("//*[local-name()='link']")


def test_plain_strings_readings_and_marks(cities: Built) -> None:
    home = cities.of("one-language", "ja")[""]
    (ruby,) = home.article.xpath('.//ruby[rt="きょうどう"]')
    assert words(ruby).strip() == "協働"
    assert [one.text for one in home.article.xpath('.//div[@class="k-hero__summary"]//strong')] == [
        "いっしょに考え"]
    assert "principles/" in home.links('//div[@class="k-hero__summary"]')
    (picture,) = home.article.xpath(".//img")
    assert picture.get("alt") == "桜の花の形をした、笑っている顔"
    assert (home.folder / home.address / picture.get("src")).is_file()


def test_prose_calls_the_data_and_links_by_root(cities: Built) -> None:
    page = cities.of("one-language", "ja")["hajimeni/"]
    assert page.h1 == ["はじめに"]
    links = page.links("//article")
    for target in ("../glossary/#yui", "../principles/", "../guide/first-step/"):
        assert target in links, target
    assert "../principles/greet/" in links, "what {{ principles() }} puts there"
    assert "あいさつから" in page.text
    assert items(page, ".//td") == ["何かを始めたい", "企画課", "場所を借りたい", "公民館"]
    assert page.article.xpath('.//ruby[rt="ゆい"]')
    assert len(page.article.xpath(".//ol/li")) >= 3
    nested = cities.of("one-language", "ja")["guide/first-step/"]
    assert nested.h1 == ["はじめの一歩"] and nested.article.xpath(".//li//li")
    assert "../../contact/" in nested.links("//article")


def test_what_matters_in_place_of_principles(cities: Built) -> None:
    page = cities.of("one-language", "ja")["principles/"]
    assert page.h1 == ["大切にしたいこと"]
    assert "原則" not in page.text and not page.article.xpath('.//*[@class="k-number"]')
    assert "大切にしたいこと" in plain(words(cities.of("one-language", "ja")[""].tree.find(
        ".//header//nav[@class='k-nav']")))


# --- three languages -----------------------------------------------------------------------

def foreign(page: Page) -> list[tuple[str, str]]:
    """Return language and words of every part of the content in another language."""
    return [(one.get("lang"), plain(words(one))) for one in page.article.xpath(".//*[@lang]")]


def test_a_missing_translation_shows_another_language_as_such(cities: Built) -> None:
    page = cities.of("three-languages", "pt")["principles/words/"]
    assert ("ja", "相手にわかる言葉で話します。") in foreign(page)
    assert ("ja", "ふりがなを付ける") in foreign(page)
    assert not [said for _, said in foreign(page) if "Usar frases curtas" in said]
    english = cities.of("three-languages", "en")["principles/words/"]
    # The language is named in itself, in the notice on top.
    assert foreign(english) == [
        ("ja", "日本語"), ("ja", "短い文で言う"), ("ja", "ふりがなを付ける")]
    assert foreign(cities.of("three-languages", "ja")["principles/words/"]) == []


def test_a_notice_says_so_on_those_pages(cities: Built) -> None:
    def noticed(language: str) -> set[str]:
        return {address for address, page in cities.of("three-languages", language).items()
                if [one for one in items(page, './/p[@class="k-foreign"]')
                    if "日本語" in one]}

    assert noticed("ja") == set()
    assert noticed("en") >= {"", "principles/words/", "voices/"}
    assert noticed("pt") >= {"", "principles/", "principles/words/", "principles/together/",
                             "contact/"}
    assert not noticed("en") & {"principles/together/", "contact/"}, "nothing is missing there"
    assert "voices/" not in noticed("pt")


def test_every_japanese_word_on_a_foreign_page_is_marked(cities: Built) -> None:
    """Names on the cards of the home page too."""
    for language in ("en", "pt"):
        for page in cities.of("three-languages", language).values():
            for element in page.article.iter():
                own = "".join([element.text or "", *(c.tail or "" for c in element)])
                if isinstance(element.tag, str) and any("぀" <= c <= "ヿ" for c in own):
                    marked = element.xpath("ancestor-or-self::*[@lang][1]/@lang")[0]
                    assert marked == "ja", (page.path, own)


def test_a_language_without_interface_words_speaks_english(cities: Built) -> None:
    page = cities.of("three-languages", "pt")["principles/"]
    assert page.lang == "pt" and page.h1 == ["Duas promessas"]
    assert "Home" in page.text and "ホーム" not in page.text
    assert page.meta("og:locale") == "pt"


def test_machine_translation_is_named(cities: Built) -> None:
    def named(language: str) -> set[str]:
        return {address for address, page in cities.of("three-languages", language).items()
                if "machine" in page.text or "機械" in page.text}

    assert named("ja") == set() and named("en") == set()
    assert named("pt") >= {"", "principles/together/"}
    assert not named("pt") & {"principles/words/", "contact/", "voices/"}


def test_a_draft_of_a_wording_is_named(cities: Built) -> None:
    assert "still drafts" in cities.of("three-languages", "en")["principles/together/"].text
    assert "still drafts" not in cities.of("three-languages", "pt")["principles/together/"].text


def test_prose_falls_back_to_a_language_that_has_it(cities: Built) -> None:
    pages = cities.of("three-languages", "en")["voices/"], cities.of("three-languages", "pt")[
        "voices/"]
    assert pages[0].h1 == ["市民の声"]
    assert pages[0].article.xpath(".//h1/ancestor-or-self::*[@lang='ja']")
    assert pages[1].h1 == ["Vozes dos moradores"]
    assert not foreign(pages[1])
