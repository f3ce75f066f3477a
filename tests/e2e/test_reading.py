"""Reading the site in a browser, without JavaScript, on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from browsing import DESK, MARKS, PHONE, all_templates, check_requests, lines, overflow, resize, tab
from built import Built, tight

pytestmark = MARKS


@pytest.fixture(params=(PHONE, DESK))
def bare(request: pytest.FixtureRequest, browser: Any, served: str) -> Iterator[Any]:
    """A tab of one width without JavaScript, that notes whom it asks and what is missing."""
    with tab(browser, request.param, java_script_enabled=False) as page:
        yield page
        check_requests(page, served)


def visit(page: Any, address: str, ours: list[str]) -> None:
    """Check that a page shows all its content, and nothing wider than the screen."""
    page.wait_for_url(lambda url: urlsplit(url).path == address)
    assert page.locator("h1").count() == 1 and page.locator("h1").is_visible()
    # Where a button lies over a word, browsers put a line break that nobody sees or copies.
    shown = tight(page.locator("article").inner_text())
    for line in ours:
        assert tight(line) in shown, f"{address}: not visible: {line}"
    assert overflow(page) == [], address


ROUTES = [
    ("main", "principles", "principles/equality", "対等", "Equality"),
    ("echizen", "promotion", "promotion/officer", "協働推進員",
     "Collaboration promotion officer"),
    ("fujimino", "forms", "forms/executive-committee", "実行委員会", "Executive committee"),
]


@pytest.mark.parametrize(("name", "section", "record", "japanese", "english"), ROUTES,
                         ids=[route[0] for route in ROUTES])
def test_from_home_to_a_record_and_to_the_other_language(
    bare: Any, served: str, published: Built, name: str, section: str, record: str,
    japanese: str, english: str,
) -> None:
    root = "/" if name == "main" else f"/{name}/"
    bare.goto(served.rstrip("/") + root)
    visit(bare, root, lines(published.of(name, "ja")[""].article))

    bare.locator(f'article a[href$="{section}/"]').first.click()
    visit(bare, f"{root}{section}/", lines(published.of(name, "ja")[f"{section}/"].article))

    bare.locator("article").get_by_role("link", name=japanese, exact=False).first.click()
    visit(bare, f"{root}{record}/", lines(published.of(name, "ja")[f"{record}/"].article))
    assert bare.locator("h1").inner_text().endswith(japanese)

    switch = bare.locator("header").get_by_role("link", name="English")
    assert switch.is_visible()
    switch.click()
    visit(bare, f"{root}en/{record}/", lines(published.of(name, "en")[f"{record}/"].article))
    assert bare.locator("h1").inner_text().endswith(english)

    bare.locator("header").get_by_role("link", name="日本語").click()
    bare.wait_for_url(lambda url: urlsplit(url).path == f"{root}{record}/")


def test_no_page_is_wider_than_a_phone(
    browser: Any, served: str, published: Built
) -> None:
    """Nor than 320 pixels, which is also what a desk shows at 400 per cent.

    What fits there fits a wider phone; whether that is so is seen on a page of each kind.
    """
    wider = set(all_templates(published))
    with tab(browser, 320, java_script_enabled=False) as page:
        for address in published.content:
            page.goto(served + address, wait_until="load")
            for width in (320, *([PHONE] if address in wider else ())):
                resize(page, width)
                assert overflow(page) == [], (address, width)
        check_requests(page, served)


def test_the_menu_opens_without_javascript_on_a_phone(browser: Any, served: str) -> None:
    with tab(browser, PHONE, java_script_enabled=False) as page:
        page.goto(served + "echizen/")
        entry = page.locator("header nav.k-nav").get_by_role("link", name="協働の推進体制")
        page.locator("header summary").click()
        entry.wait_for(state="visible")
        entry.click()
        page.wait_for_url(served + "echizen/promotion/")
