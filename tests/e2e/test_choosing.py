"""Choosing a form: the table that compares them, their pages, the examples narrowed to one."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from playwright import sync_api

from built import Built, Page, items, plain, tight, words
from kyodo.wording import first_sentence

pytestmark = pytest.mark.engine


def table(page: Page) -> dict[str, dict[str, str]]:
    """Return the table of forms by the id of the row and the word of the column."""
    (found,) = page.article.xpath('.//table[contains(@class, "k-table--forms")]')
    assert found.find("caption") is not None
    heads = [plain(words(one)) for one in found.xpath('./thead//th[@scope="col"]')]
    rows = {}
    for row in found.xpath("./tbody/tr"):
        (name,) = row.xpath('./th[@scope="row"]')
        assert name.get("abbr") == plain(words(name.find(".//a"))), "not the whole cell"
        assert name.xpath(".//a/@href") == [f"{row.get('id')}/"]
        cells = row.xpath("./td")
        assert [cell.get("data-label") for cell in cells] == heads[1:], "cards name the columns"
        rows[row.get("id")] = dict(zip(heads[1:], (plain(words(c)) for c in cells), strict=True))
    return rows


def test_the_table_has_the_columns_that_some_form_fills(published: Built) -> None:
    model = table(published.of("main", "ja")["forms/"])
    assert list(model["subsidy"]) == [
        "主催", "費用", "責任", "期間", "取り交わすもの", "領域"]
    city = table(published.of("fujimino", "ja")["forms/"])
    assert list(city["subsidy"]) == ["効果", "事例"]
    assert city["endorsement"]["効果"] == city["endorsement"]["事例"] == "記載なし"
    english = table(published.of("fujimino", "en")["forms/"])
    assert english["endorsement"]["What it brings"] == "Not given"


@pytest.mark.parametrize(("language", "column"), [("ja", "費用"), ("en", "Who pays")])
def test_a_long_text_is_its_first_sentence_and_whole_on_the_forms_page(
    published: Built, language: str, column: str,
) -> None:
    data = yaml.safe_load((published.root / "data/forms.yaml").read_text(encoding="utf-8"))
    pages = published.of("main", language)
    rows = table(pages["forms/"])
    for form in data["items"]:
        whole = form["cost_bearer"][language]
        assert tight(rows[form["id"]][column]) == tight(first_sentence(whole)), form["id"]
        assert tight(whole) in pages[f"forms/{form['id']}/"].tight
    assert any(len(first_sentence(form["cost_bearer"][language])) < len(
        form["cost_bearer"][language]) for form in data["items"])


def test_how_to_choose_stands_above_the_table(published: Built) -> None:
    page = published.of("main", "ja")["forms/"]
    assert page.tight.index("選ぶときの目安") < page.tight.index("形態をくらべる")
    assert list(table(page)) == ["subsidy", "endorsement", "commission", "executive-committee",
                                 "cooperation", "co-hosting"]


def test_a_forms_page_ends_in_whom_to_ask(published: Built) -> None:
    page = published.of("fujimino", "ja")["forms/subsidy/"]
    (ask,) = page.article.xpath('.//div[@class="k-ask"]')
    assert "tel:049-262-9016" in ask.xpath(".//@href") and "直通" in words(ask)
    heads = items(published.of("main", "ja")["forms/commission/"], ".//h2 | .//h3")
    assert heads == ["選ぶ前に", "+ よいところ", "! 気を付けること", "必要な書類", "つながる手順",
                     "事例", "ここで相談できます"]


def test_examples_say_where_they_come_from(published: Built) -> None:
    (shown,) = published.of("fujimino", "ja")["examples/"].article.xpath(
        './/li[@id="sports-college"]')
    assert tight(words(shown)).endswith("場所ふじみ野市")
    (invented,) = published.of("main", "en")["examples/"].article.xpath(
        './/li[@id="after-school-room"]')
    assert "An invented city" in words(invented)


def test_good_and_bad_are_told_apart_by_words(published: Built) -> None:
    page = published.of("main", "ja")["principles/equality/"]
    heads = page.article.xpath('.//section[contains(@class, "k-side-by")]/h3')
    assert [plain(words(one)) for one in heads] == ["○ よい例", "× よくない例"]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_question_can_be_jumped_to(published: Built, language: str) -> None:
    page = published.of("main", language)["faq/"]
    (jump,) = page.article.xpath('.//nav[@class="k-jump"]')
    for link in jump.iter("a"):
        (question,) = page.article.xpath(f'.//div[@id="{link.get("href")[1:]}"]')
        assert tight(words(question.find("h3"))) == tight(words(link))
    assert len(list(jump.iter("a"))) == len(page.article.find_class("k-question")) > 40
    assert not page.article.xpath('.//details//*[contains(@class, "k-question")]'), (
        "answers are open, for finding in the page and for print")


@pytest.fixture(scope="module")
def tab(published: Built) -> Iterator[Any]:
    """A tab without JavaScript, and the site's address as its ``base``."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=published.site)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.base = f"http://127.0.0.1:{server.server_port}/"
        yield page
        browser.close()
    server.shutdown()
    server.server_close()


def seen(tab: Any) -> list[str]:
    return [one.get_attribute("id") for one in tab.locator(".k-cases > li").all()
            if one.is_visible()]


def read_aloud(tab: Any, label: str) -> str:
    """Return what a screen reader says after some words."""
    session = tab.context.new_cdp_session(tab)
    said = [node["name"]["value"] for node in session.send("Accessibility.getFullAXTree")["nodes"]
            if node["role"]["value"] == "StaticText"]
    return str(said[next(i for i, one in enumerate(said) if one.strip() == label) + 1])


@pytest.mark.browser
def test_examples_are_narrowed_without_javascript(tab: Any) -> None:
    tab.goto(tab.base + "examples/")
    assert len(seen(tab)) == 12
    choice = tab.get_by_role("group", name="形態でしぼりこむ")
    choice.get_by_role("radio", name="実行委員会（3）").check()
    assert seen(tab) == ["tanabata-festival", "oi-festival", "environment-fair"]
    assert read_aloud(tab, "表示している事例の数") == "3"
    tab.keyboard.press("ArrowUp")
    assert choice.get_by_role("radio", name="委託（2）").is_checked()
    assert seen(tab) == ["citizens-university", "sports-festival"]
    choice.get_by_role("radio", name="後援（1）").check()
    assert seen(tab) == ["after-school-room"], "an example of two forms is found under both"
    choice.get_by_role("radio", name="すべて").check()
    assert len(seen(tab)) == 12


@pytest.mark.browser
@pytest.mark.parametrize(("width", "cards"), [(1280, False), (800, True), (320, True)])
@pytest.mark.parametrize("address", ["forms/", "en/forms/", "fujimino/forms/"])
def test_forms_are_a_table_where_there_is_room_and_cards_where_not(
    tab: Any, address: str, width: int, cards: bool,
) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(tab.base + address)
    head = tab.locator(".k-table--forms thead")
    assert head.is_visible() is not cards
    row = tab.locator("#subsidy")
    name, first = row.locator("th").bounding_box(), row.locator("td").first.bounding_box()
    assert (first["y"] >= name["y"] + name["height"]) is cards
    for cell in row.locator("td").all():
        box = cell.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
    if not cards:
        tab.set_viewport_size({"width": width, "height": 400})
        tab.locator("#executive-committee").evaluate(
            "row => row.scrollIntoView({block: 'start', behavior: 'instant'})")
        assert head.locator("th").first.bounding_box()["y"] == pytest.approx(0, abs=1), "sticks"
