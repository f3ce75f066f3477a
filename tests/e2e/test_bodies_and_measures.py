"""Invented guidelines: officers in 44 areas, measures that cite articles, dates, sheets."""

from __future__ import annotations

import pytest
import yaml

from built import FIXTURES, Built, items, plain, tight, words

pytestmark = pytest.mark.engine


# --- officers ------------------------------------------------------------------------------

def test_the_officers_44_areas_are_listed(cities: Built) -> None:
    data = yaml.safe_load((FIXTURES / "officers/data/promotion.yaml").read_text(encoding="utf-8"))
    areas = data["bodies"][2]["placed"]["areas"]
    for language in ("ja", "en"):
        page = cities.of("officers", language)["promotion/district-officers/"]
        listed = [one for one in items(page, ".//li") if one in {a[language] for a in areas}]
        assert listed == [area[language] for area in areas] and len(listed) == 44
    assert "44か所" in cities.of("officers", "ja")["promotion/district-officers/"].text


def test_bodies_say_members_term_and_legal_basis(cities: Built) -> None:
    page = cities.of("officers", "ja")["promotion/council/"]
    for said in ("15人", "2年(再任は2回まで)", "若竹市まちづくり条例 第21条"):
        assert tight(said) in page.tight
    assert "2 years" not in page.text


def test_relations_run_both_ways_and_to_actors(cities: Built) -> None:
    page = cities.of("officers", "ja")["promotion/"]
    pairs = [plain(words(pair)) for pair in page.article.xpath('.//ul[@class="k-pairs"]/li')]
    assert pairs == [
        "1 まちづくり推進会議 → 協働推進本部 提言 協働推進本部 → まちづくり推進会議 報告",
        "2 地区担当職員 ↔ 地域づくり協議会 参加と助言",
        "3 若竹まちづくりセンター ↔ 地区担当職員"]
    assert "../about/#community-councils" in page.links("//article")
    officers = cities.of("officers", "ja")["promotion/district-officers/"].text
    assert "地区担当職員 ↔ 地域づくり協議会" in officers
    assert "若竹まちづくりセンター ↔ 地区担当職員" in officers


def test_the_figure_has_the_numbers_of_the_list_and_leads_to_the_bodies(cities: Built) -> None:
    for language in ("ja", "en"):
        page = cities.of("officers", language)["promotion/"]
        (svg,) = page.article.xpath('.//div[contains(@class, "k-diagram--wide")]//svg')
        numbers = {plain(words(one)) for one in svg.xpath(
            './/text[@class="k-diagram__mark-number"]')}
        assert numbers == {plain(words(one)) for one in page.article.xpath(
            './/p[@class="k-pair__number"]')}
        assert {one.get("href") for one in svg.iter("a")} == {
            "council/", "headquarters/", "district-officers/", "support-center/",
            "#auditors", "../about/#community-councils"}


def test_a_body_that_is_only_named_is_listed_without_a_page(cities: Built) -> None:
    page = cities.of("officers", "ja")["promotion/"]
    assert "auditors" in page.ids
    assert not [link for link in page.links() if "auditors" in link and "#" not in link]


# --- measures, history, evaluation ---------------------------------------------------------

def test_measures_of_the_third_level_show_their_articles(cities: Built) -> None:
    for language, article, name in (("ja", "第12条第2項", "職員の現場研修"),
                                    ("en", "Article 12, paragraph 2", "Field training for staff")):
        page = cities.of("measures", language)["measures/"]
        (third,) = page.article.xpath('.//li[@id="training"]//li[@id="staff-training"]')
        said = plain(words(third))
        assert name in said and article in said
    (second,) = cities.of("measures", "ja")["measures/"].article.xpath('.//li[@id="schools"]')
    assert "条" not in words(second)


def test_effects_stand_by_who_gains(cities: Built) -> None:
    page = cities.of("measures", "ja")["about/"]
    said = {one.get("id"): plain(words(one)) for one in page.article.xpath(
        './/section[starts-with(@id, "effect-")]')}
    assert list(said) == ["effect-citizens", "effect-groups", "effect-city", "effect-area"]
    assert said["effect-groups"] == "市民活動団体 活動の場が広がる 信用が高まる"
    assert said["effect-area"].startswith("地域全体") and "資料" in said["effect-area"]


def test_history_keeps_dates_as_precise_as_they_are(cities: Built) -> None:
    page = cities.of("measures", "ja")["history/"]
    times = page.article.xpath('.//ol[@class="k-timeline"]//time')
    assert [one.get("datetime") for one in times] == [
        "1985", "2008-12-22", "2010", "2019", "2023-07"]
    assert [plain(words(one)) for one in times] == [
        "昭和60年", "平成20年12月22日", "2010年", "令和元年度", "2023年7月"]
    english = cities.of("measures", "en")["history/"]
    assert [plain(words(one)) for one in english.article.xpath(
        './/ol[@class="k-timeline"]//time')] == [
        "1985", "22 December 2008", "2010", "fiscal year 2019", "July 2023"]
    assert "時期は未定" in page.text


def test_public_comment_has_its_rows_and_numbers(cities: Built) -> None:
    page = cities.of("measures", "ja")["history/"]
    rows = [[plain(words(cell)) for cell in row.iter("td")]
            for row in page.article.xpath(".//tbody/tr")]
    assert rows == [
        ["子どもの意見も聞いてほしい。", "学校との連携に書き加えました。", "あり"],
        ["基金の額を示してほしい。", "予算が決まってから公表します。", "なし"]]
    assert "令和6年1月10日から令和6年2月9日まで" in page.tight
    assert "9人" in page.text and "21件" in page.text
    english = cities.of("measures", "en")["history/"]
    cells = [plain(words(row.xpath("./td")[2])) for row in english.article.xpath(".//tbody/tr")]
    assert cells == ["yes", "no"], "words, not YAML's true and false"


def test_evaluation_has_layers_and_a_sheet(cities: Built) -> None:
    page = cities.of("measures", "ja")["evaluation/"]
    assert {"self", "mutual", "outside", "heard", "shared", "record"} <= page.ids
    assert "市民活動団体、市" in page.text and "3年ごと" in page.text
    assert "../principles/share/" in page.links("//article")
    assert [mark for mark in ("◎", "○", "△") if mark in page.text] == ["◎", "○", "△"]
