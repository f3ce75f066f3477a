"""The box of the search in a real browser: typing, input methods, keyboard, screen readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from test_axe import AXE, STANDARDS

from browsing import DESK, LANGUAGES, MARKS, NAMES, PHONE, check_requests, overflow, tab

pytestmark = MARKS
BOX = 'input[type="search"]'
RESULTS = "#search-results a[href]"
QUERIES = {"ja": "きょうどう", "en": "collaboration"}
PLACES = [(name, language) for name in NAMES for language in LANGUAGES]


def place(name: str, language: str) -> str:
    return ("" if name == "main" else f"{name}/") + ("" if language == "ja" else f"{language}/")


@pytest.fixture
def page(browser: Any, served: str) -> Iterator[Any]:
    with tab(browser) as opened:
        opened.said = []
        opened.on("console", lambda message: opened.said.append(message.text))
        opened.on("pageerror", lambda error: opened.said.append(str(error)))
        opened.goto(served + "forms/")
        yield opened
        check_requests(opened, served)
        assert opened.said == []  # nothing that the policy refused, no error


def ask(page: Any, query: str) -> list[str]:
    """Type a query; return the addresses of what is found."""
    page.locator(BOX).fill("")
    page.locator(BOX).press_sequentially(query)
    page.wait_for_function(
        "query => document.querySelector('.k-search [role=status]')?.textContent.includes(query)",
        arg=query)
    return [str(a.get_attribute("href")) for a in page.locator(RESULTS).all()]


def test_loaded_at_focus_and_not_before(page: Any, served: str) -> None:
    assert not [url for url in page.asked if "search-" in url or "contents" in url]
    with page.expect_request("**/contents.js"):
        page.locator(BOX).focus()


@pytest.mark.parametrize(("name", "language"), PLACES)
def test_every_guideline_in_every_language(
    page: Any, served: str, name: str, language: str
) -> None:
    page.goto(served + place(name, language))
    found = ask(page, QUERIES[language])
    assert found
    assert all(one.startswith(served + place(name, language)) for one in found)
    page.goto(found[0])
    assert page.locator("h1").count() == 1


def test_composition_never_navigates(page: Any) -> None:
    box = page.locator(BOX)
    box.focus()
    page.wait_for_selector(".k-found", state="attached")
    before = page.url.partition("?")[0]
    box.dispatch_event("compositionstart", {"data": ""})
    box.fill("ほじょ")
    box.dispatch_event("compositionupdate", {"data": "ほじょ"})
    page.keyboard.press("Enter")
    box.dispatch_event("compositionend", {"data": "補助"})
    box.fill("補助")
    page.wait_for_selector(RESULTS)
    assert page.url.partition("?")[0] == before
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")


def test_keyboard_alone(page: Any, served: str) -> None:
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
    found = ask(page, "補助")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.href") == found[0]
    page.keyboard.press("Escape")
    assert not page.locator(".k-found").is_visible()
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.press("Control+k")
    ask(page, "補助")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/forms/subsidy/")
    page.wait_for_selector("article mark")
    assert "補助" in page.locator("article mark").all_inner_texts()


def test_counts_are_said(page: Any) -> None:
    found = ask(page, "補助金")
    said = page.locator(".k-search [role=status]").inner_text()
    assert "補助金" in said
    assert found
    ask(page, "ごみ収集")
    assert "見つかりません" in page.locator(".k-search [role=status]").inner_text()
    assert page.locator(RESULTS).count() == 0
    assert page.locator(".k-found__ways a").count() > 1  # where to look or ask instead


def test_the_page_of_the_search_can_be_shared(page: Any, served: str) -> None:
    page.goto(served + "search/?q=補助金")
    page.wait_for_selector(RESULTS)
    assert page.locator(BOX).input_value() == "補助金"
    ask(page, "委託")
    page.reload()
    page.wait_for_selector(RESULTS)
    assert page.locator(BOX).input_value() == "委託"


def test_other_language(page: Any, served: str) -> None:
    found = ask(page, "subsidies")
    assert found[0] == served + "en/forms/subsidy/"
    assert page.locator("#search-results li").first.get_attribute("lang") == "en"


@pytest.mark.parametrize("width", [320, PHONE, DESK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_found_by_axe(browser: Any, served: str, width: int, scheme: str) -> None:
    with tab(browser, width, color_scheme=scheme, bypass_csp=True) as page:
        page.goto(served + "forms/")
        ask(page, "補助金")
        assert overflow(page) == []
        page.add_script_tag(path=str(AXE))
        found = page.evaluate(
            "values => axe.run({runOnly: {type: 'tag', values}}).then(found => "
            "found.violations.map(one => one.id + ' ' + one.nodes[0].html))", STANDARDS)
        assert found == []


@pytest.mark.parametrize("address", ["forms/", "search/?q=補助金"])
@pytest.mark.parametrize("lacking", ["**/assets/search-*.js", "**/contents.js", "**/head.js"])
def test_without_a_connection(browser: Any, served: str, address: str, lacking: str) -> None:
    """That is said, and what did not come is asked for again."""
    with tab(browser) as page:
        page.route(lacking, lambda route: route.abort())
        page.goto(served + address)
        if "q=" not in address:
            page.locator(BOX).press_sequentially("補助金")
        page.get_by_text("読み込めませんでした").first.wait_for(state="visible")
        page.unroute(lacking)
        page.locator(BOX).blur()
        assert ask(page, "補助金")
        assert not page.get_by_text("読み込めませんでした").first.is_visible()


def test_the_other_language_looks_for_the_same(page: Any, served: str) -> None:
    page.goto(served + "search/?q=NPO")
    page.wait_for_selector(RESULTS)
    ask(page, "委託")
    page.locator('.k-tools a[hreflang="en"]').click()
    page.wait_for_url("**/en/search/?q=*")
    page.wait_for_selector(RESULTS)
    assert page.locator(BOX).input_value() == "委託"


def test_the_page_of_the_search_shows_all_that_it_counts(page: Any, served: str) -> None:
    page.goto(served + "search/?q=協働")
    page.wait_for_selector(RESULTS)
    said = re.search(r"(\d+)件", page.locator(".k-found__count").inner_text())
    assert said and int(said[1]) == page.locator(RESULTS).count() > 10


def test_a_query_of_many_pages(page: Any, served: str) -> None:
    page.goto(served + "search/?q=" + "ア" * 3_000)
    page.wait_for_selector(".k-found__ways")
    assert len(page.locator(BOX).input_value()) == 200


def test_a_result_in_another_tab_leaves_no_marks_here(page: Any, served: str) -> None:
    ask(page, "補助金")
    page.locator(RESULTS).first.click(modifiers=["Control"])
    page.goto(served + "forms/subsidy/")
    page.locator(BOX).focus()
    page.wait_for_selector(".k-found", state="attached")
    assert page.locator("article mark").count() == 0


def test_nothing_moves_when_the_script_comes(page: Any, served: str) -> None:
    before = page.locator("main").bounding_box()
    page.locator(BOX).focus()
    page.wait_for_selector(".k-found", state="attached")
    assert page.locator("main").bounding_box() == before


def test_without_scripts_the_index_is_the_way(browser: Any, served: str) -> None:
    with tab(browser, java_script_enabled=False) as page:
        page.goto(served + "forms/")
        assert not page.locator(BOX).is_visible()
        page.locator(".k-search > a").click()
        page.wait_for_url(served + "a-to-z/")
