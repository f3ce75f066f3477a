"""Invented guidelines: three zones or none, eleven forms, versions of a process."""

from __future__ import annotations

import pytest
import yaml

from built import FIXTURES, Built, items, plain, words

pytestmark = pytest.mark.engine


def text_of(cities: Built, name: str, address: str, language: str = "ja") -> str:
    return cities.of(name, language)[address].tight


# --- no zones, no principles ---------------------------------------------------------------

def test_forms_without_zones(cities: Built) -> None:
    page = cities.of("no-zones-no-principles", "ja")["forms/co-hosting/"]
    assert "領域" not in page.text
    assert items(page, './/dl[@class="k-facts"]/div/dt')[:2] == ["責任", "取り交わすもの"]


def test_questions_in_groups_with_links_to_records(cities: Built) -> None:
    page = cities.of("no-zones-no-principles", "ja")["faq/"]
    groups = [plain(words(one)) for one in page.article.iter("h2")]
    assert groups == ["始める前に", "お金のこと", "ここで相談できます"]
    assert {"one-person", "money"} <= page.ids
    assert "../forms/co-hosting/" in page.links("//article")
    assert "やりたいことを書いた紙(1枚で足ります)" in items(page, ".//li")


# --- three zones ---------------------------------------------------------------------------

def test_zones_run_from_the_city_to_citizens(cities: Built) -> None:
    page = cities.of("three-zones", "ja")["domains/"]
    zones = page.article.xpath('.//ol[@class="k-zones"]/li')
    assert [zone.get("id") for zone in zones] == ["city-led", "both", "citizen-led"]
    assert items(page, './/p[@class="k-axis"]') == ["市が主体 → 市民が主体"]
    assert items(cities.of("three-zones", "en")["domains/"], './/p[@class="k-axis"]') == [
        "The city leads → Citizens lead"]
    assert [len(zone.xpath('.//a[contains(@href, "forms/")]')) for zone in zones] == [4, 6, 5]


def test_eleven_forms_in_three_groups(cities: Built) -> None:
    page = cities.of("three-zones", "ja")["forms/"]
    assert [plain(words(one)) for one in page.article.iter("h2")] == [
        "市が主に進める形", "対等に進める形", "市民が主に進める形"]
    data = yaml.safe_load((FIXTURES / "three-zones/data/forms.yaml").read_text(encoding="utf-8"))
    ids = [form["id"] for form in data["items"]]
    assert [one for one in page.article.xpath(".//*[@id]/@id") if one in ids] == ids
    assert len(ids) == 11


def test_a_form_lies_in_zones_mainly_and_in_part(cities: Built) -> None:
    page = cities.of("three-zones", "ja")["forms/information/"]
    zones = [one for one in items(page, ".//dd//li") if "主" in one or "双方" in one]
    assert zones == ["I 市主導(一部)", "II 双方", "III 市民主導(一部)"]
    assert "II双方(一部)自主事業の部分" in text_of(
        cities, "three-zones", "forms/designated-management/")


def test_criteria_stand_with_the_forms_they_apply_to(cities: Built) -> None:
    page = cities.of("three-zones", "ja")["domains/"]
    own = page.article.xpath('.//li[@id="expertise"]//a/@href')
    assert own == ["../forms/commission/", "../forms/designated-management/"]
    assert "団体にも自分の資金があること" in text_of(cities, "three-zones", "forms/subsidy/")
    assert "団体にも自分の資金があること" not in text_of(cities, "three-zones", "forms/co-hosting/")
    tags = items(page, './/li[@id="profit"]/span')
    assert tags == ["当てはまらないこと"]


def test_forms_that_can_be_combined_link_to_each_other(cities: Built) -> None:
    page = cities.of("three-zones", "ja")["forms/executive-committee/"]
    assert {"../subsidy/", "../nominal-support/"} <= set(page.links("//article"))
    assert "委員会が補助や後援を受けることができます。" in page.tight


def test_a_form_that_is_only_named_says_so(cities: Built) -> None:
    page = cities.of("three-zones", "ja")["forms/property/"]
    assert page.article.xpath('.//p[@class="k-missing"]')


def test_examples_have_pages_where_they_say_more_than_the_list(cities: Built) -> None:
    page = cities.of("three-zones", "en")["examples/snow-festival/"]
    for said in ("Tourism Section", "Snow Light Society", "Clearing the site", "8,000 people"):
        assert said in page.text
    assert "1988" in page.text, "Showa 63 in the Common Era"
    assert "昭和63年" in text_of(cities, "three-zones", "examples/snow-festival/")
    assert "riverside" in cities.of("three-zones", "ja")["examples/"].ids


# --- versions ------------------------------------------------------------------------------

def test_the_current_version_is_the_page_and_the_old_one_is_below_it(cities: Built) -> None:
    pages = cities.of("versions", "ja")
    new, old = pages["processes/proposal/"], pages["processes/proposal/first/"]
    assert "令和3年4月1日" in new.text and "proposal/first/" not in new.address
    assert "first/" in new.links("//article") and "../" in old.links("//article")
    assert "今は使われていません" in old.text and "今は使われていません" not in new.text
    assert "平成25年4月1日" in old.text and "令和3年3月31日" in old.text
    assert {"consult", "talk", "submit", "select", "agree", "work"} <= new.ids
    assert "agree" not in old.ids and "review" in old.ids
    assert "話し合いの場と、公開の審査を加えました。" in new.tight


def test_what_changed_since_the_version_before_is_said_in_words(cities: Built) -> None:
    pages = cities.of("versions", "ja")
    new, old = pages["processes/proposal/"], pages["processes/proposal/first/"]
    tags = {one.get("id"): [plain(words(tag)) for tag in one.xpath('.//a[@href="#_changes"]')]
            for one in new.article.xpath('.//li[contains(@class, "k-step ")]')}
    assert tags["talk"] == ["新しい手順"] and tags["submit"] == ["変わった手順"]
    (changes,) = new.article.xpath('.//h2[@id="_changes"]/following-sibling::dl[1]')
    added, changed, removed = changes.xpath("./div/dd")
    assert [link for link in added.xpath(".//@href")] == [
        "#consult", "#talk", "#select", "#agree", "#work", "#subsidy"]
    assert [plain(words(one)) for one in changed.xpath(".//li")] == [
        "手順3 提案書を出す 変わった点:手順の種類、必要な書類",
        "手順8 理由を聞いて終わる 前の名前は「通知して終わる」 変わった点:だれが"]
    assert removed.xpath(".//@href") == ["first/#review", "first/#done"]
    assert {"review", "done"} <= old.ids and "_changes" not in old.ids


def test_steps_stand_in_phases_with_who_when_and_documents(cities: Built) -> None:
    page = cities.of("versions", "ja")["processes/proposal/"]
    assert [plain(words(one)) for one in page.article.iter("h3")] == ["準備", "審査", "実施"]
    consult = plain(words(page.article.xpath('.//li[@id="consult"]')[0]))
    for said in ("提案する団体", "4月から5月まで", "窓口", "電話"):
        assert said in consult
    (submit,) = page.article.xpath('.//li[@id="submit"]')
    assert "../../downloads/#proposal" in submit.xpath(".//@href")
    assert "団体の規約" in words(submit)
    (talk,) = page.article.xpath('.//li[@id="talk"]')
    assert "../#round-table" in talk.xpath(".//@href")


def test_branches_and_returns_are_links_to_steps(cities: Built) -> None:
    for language, back, reason in (("ja", "戻る", "理由が示されます"),
                                   ("en", "go back", "the reason is given")):
        page = cities.of("versions", language)["processes/proposal/"]
        (select,) = page.article.xpath('.//li[@id="select"]')
        ways = select.xpath('.//ul[@class="k-exits"]/li')
        assert [way.xpath("./a/@href")[0] for way in ways] == [
            "#agree", "#subsidy", "#talk", "#declined"]
        said = [plain(words(way)) for way in ways]
        assert [back in one for one in said] == [False, False, True, False]
        assert [reason in one for one in said] == [False, False, True, True]


def test_forms_are_outcomes_both_ways(cities: Built) -> None:
    pages = cities.of("versions", "ja")
    work = pages["processes/proposal/"].article.xpath('.//li[@id="work"]//dd//@href')
    assert work == ["../../forms/joint-project/"]
    assert {"../../processes/proposal/", "../../processes/theme/"} <= set(
        pages["forms/joint-project/"].links("//article"))
    assert "../../processes/theme/" not in pages["forms/subsidy/"].links("//article")


def test_downloads_are_published_and_linked(cities: Built) -> None:
    page = cities.of("versions", "ja")["downloads/"]
    (link,) = [link for link in page.links("//article") if link.endswith("proposal.txt")]
    assert (page.folder / page.address / link).resolve().is_file()


def test_an_era_date_is_said_in_the_common_era_in_english(cities: Built) -> None:
    page = cities.of("versions", "en")["processes/proposal/first/"]
    assert "1 April 2013" in page.text and "31 March 2021" in page.text
    assert "平成" not in page.text
