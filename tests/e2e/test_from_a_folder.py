"""A site from a USB stick, as --offline writes it: everything that works on a server works here."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from test_search_box import RESULTS, ask

from browsing import MARKS, tab
from built import Built
from kyodo.offline import name_files

pytestmark = MARKS


@pytest.fixture(scope="module")
def stick(published: Built, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the site's folder."""
    site = tmp_path_factory.mktemp("stick") / "a site, 協働"
    shutil.copytree(published.site, site)
    name_files(site)
    return site.as_uri() + "/"


@pytest.fixture
def page(browser: Any, stick: str) -> Iterator[Any]:
    with tab(browser) as opened:
        opened.broken = []
        opened.on("pageerror", lambda error: opened.broken.append(str(error)))
        # What is still loading when a page is left is given up, and that is no fault.
        opened.on("requestfailed", lambda request: opened.broken.append(request.url)
                  if "ABORTED" not in (request.failure or "") else None)
        opened.on("console", lambda message: opened.broken.append(message.text)
                  if message.type == "error" else None)
        yield opened
        assert opened.broken == [] and opened.failed == []
        assert all(url.startswith((stick, "data:")) for url in opened.asked)


@pytest.mark.parametrize(("place", "query", "form"), [
    ("", "ほじょきん", "subsidy"), ("en/", "subsidies", "subsidy"), ("en/", "補助金", "subsidy"),
    ("echizen/", "きょうどう", None), ("fujimino/en/", "collaboration", None)])
def test_search(page: Any, stick: str, place: str, query: str, form: str | None) -> None:
    page.goto(f"{stick}{place}index.html")
    found = ask(page, query)
    assert all(one.partition("#")[0].endswith("/index.html") for one in found)
    if form:
        own = "" if query == "補助金" else place
        assert found[0] == f"{stick}{own}forms/{form}/index.html"
    page.locator(RESULTS).first.click()
    page.wait_for_selector("article mark")
    page.locator("header a").first.click()
    page.wait_for_url(lambda url: url in (f"{stick}{place}index.html", f"{stick}index.html"))


def test_page_of_the_search(page: Any, stick: str) -> None:
    page.goto(f"{stick}forms/index.html")
    ask(page, "補助金")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?q=*")
    page.wait_for_selector(RESULTS)


@pytest.mark.parametrize(("path", "figure"), [("domains/", "zones"), ("promotion/", "promotion")])
def test_figures(page: Any, stick: str, path: str, figure: str) -> None:
    page.goto(f"{stick}{path}index.html")
    assert page.locator(".k-diagram--wide svg").is_visible()
    inside = page.locator(".k-diagram--wide svg a").first
    if inside.count():
        with page.expect_navigation(url=f"{stick}**"):
            inside.click()
        page.go_back()
    file = page.locator(f"a[href$='figures/{figure}-ja.svg']").first.evaluate("a => a.href")
    page.goto(file)
    assert page.locator("svg text").count() > 3


def test_finder(page: Any, stick: str) -> None:
    page.goto(f"{stick}index.html")
    page.locator(".k-article a[href='finder/index.html']").first.click()
    page.locator(".k-button").first.click()
    for name, number in (("for-whom", 1), ("part", 5), ("lacking", 5)):
        page.wait_for_url(f"**/finder/{name}/index.html*")
        page.locator(".k-answer").nth(number - 1).click()
    page.wait_for_url("**/finder/talk-first/index.html#_by-lacking-5")
    assert page.locator(".k-path__answer:visible").count() == 3


def test_walk_and_flow(page: Any, stick: str) -> None:
    page.goto(f"{stick}processes/a/index.html")
    assert page.locator(".k-article svg:visible [data-step]").count() > 3
    page.locator("[data-walk]").click()
    page.wait_for_url("**/processes/a/index.html#way=notice")
    page.locator(".k-step:visible .k-onward a:visible").first.click()
    page.wait_for_url("**/processes/a/index.html#way=notice,*")
    assert page.locator(".k-step:visible").count() == 1
    page.go_back()
    page.wait_for_url("**/processes/a/index.html#way=notice")


def test_every_link_has_its_file(stick: str, published: Built) -> None:
    """Whatever is not a file opens as a list of names, or not at all."""
    root = Path(unquote(urlsplit(stick).path))
    for address in published.content:
        page = root / published.pages[address].path
        for link in html.parse(str(page), html.HTMLParser(encoding="utf-8")).iter("a"):
            parts = urlsplit(link.get("href") or "")
            if parts.path and not parts.scheme and not parts.path.startswith("/"):
                assert (page.parent / unquote(parts.path)).is_file(), (page, link.get("href"))
