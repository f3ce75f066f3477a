"""Guidelines of invented municipalities, each with an oddity that a real one has."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from built import FIXTURES, Built, Page, build_copy, plain, tight, validate, words
from kyodo.load import load

pytestmark = pytest.mark.engine

NAMES = sorted(path.name for path in FIXTURES.iterdir())
PAGES = {
    "minimal": "contact",
    "no-zones-no-principles": "forms forms/co-hosting forms/nominal-support faq contact",
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
"""All pages of each guideline, besides the home page, in menu order."""

LANGUAGES = {name: ("ja", "en") for name in NAMES} | {
    "one-language": ("ja",), "three-languages": ("ja", "en", "pt")}
DRAFTS = ("measures", "three-zones")


def text_of(cities: Built, name: str, address: str, language: str = "ja") -> str:
    return cities.of(name, language)[address].tight


def items(page: Page, path: str) -> list[str]:
    return [plain(words(one)) for one in page.article.xpath(path)]


# --- all of them ---------------------------------------------------------------------------

@pytest.mark.parametrize("name", NAMES)
def test_it_loads_without_errors(name: str) -> None:
    notices = load(FIXTURES / name).notices
    assert {one.code for one in notices} <= {"untranslated", "prose-untranslated"}
    assert bool(notices) == (name == "three-languages")


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
        assert built_pages(cities, name, language) == {".", *PAGES[name].split()}


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


# --- no zones, no principles ---------------------------------------------------------------

def test_forms_without_zones(cities: Built) -> None:
    page = cities.of("no-zones-no-principles", "ja")["forms/co-hosting/"]
    assert "領域" not in page.text
    assert items(page, './/dl[@class="k-facts"]/div/dt')[:2] == ["責任", "取り交わすもの"]


def test_questions_in_groups_with_links_to_records(cities: Built) -> None:
    page = cities.of("no-zones-no-principles", "ja")["faq/"]
    groups = [plain(words(one)) for one in page.article.iter("h2")]
    assert groups == ["始める前に", "お金のこと"]
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
    shown = page.article.xpath('.//*[@id]/@id')
    assert [one for one in shown if f"forms/{one}" in PAGES["three-zones"].split()] == [
        one.split("/")[1] for one in PAGES["three-zones"].split() if one.startswith("forms/")]


def test_a_form_lies_in_zones_mainly_and_in_part(cities: Built) -> None:
    page = cities.of("three-zones", "ja")["forms/information/"]
    zones = [one for one in items(page, ".//dd//li") if "主" in one or "双方" in one]
    assert zones == ["I 市主導 (一部)", "II 双方", "III 市民主導 (一部)"]
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
    work = pages["processes/proposal/"].article.xpath('.//li[@id="work"]//@href')
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
    rows = [plain(words(row)) for row in page.article.xpath(".//tbody/tr")]
    assert rows == [
        "まちづくり推進会議 協働推進本部 提言", "協働推進本部 まちづくり推進会議 報告",
        "地区担当職員 地域づくり協議会 参加と助言 (双方向)",
        "若竹まちづくりセンター 地区担当職員 (双方向)"]
    assert "../about/#community-councils" in page.links("//article")
    officers = cities.of("officers", "ja")["promotion/district-officers/"].text
    assert "地区担当職員 ↔ 地域づくり協議会" in officers
    assert "若竹まちづくりセンター ↔ 地区担当職員" in officers


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
    assert [one.text for one in home.article.xpath('.//div[@class="k-lead"]//strong')] == [
        "いっしょに考え"]
    assert "principles/" in home.links('//div[@class="k-lead"]')
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
        ".//nav[@class='md-nav md-nav--primary']")))


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
    assert foreign(english) == [("ja", "短い文で言う"), ("ja", "ふりがなを付ける")]
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


# --- alone ---------------------------------------------------------------------------------

def test_a_guideline_alone_is_the_site(tmp_path: Path) -> None:
    alone = build_copy(FIXTURES / "one-language", tmp_path / "town")
    assert {page.address for page in alone.content.values()} == {
        "", *(f"{page}/" for page in PAGES["one-language"].split())}
    assert (alone.site / "files" / "pictures" / "sakuran.svg").is_file()
    assert (alone.site / "robots.txt").read_text(encoding="utf-8").endswith(
        "Sitemap: https://guides.example/one-language/sitemap.xml\n")
