"""Reading the site in a browser, without JavaScript, on a phone and on a desk."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest

from built import Built, plain, words

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [pytest.mark.engine, pytest.mark.browser,
              pytest.mark.skipif(CHROMIUM is None, reason="no chromium: tests/install-tools")]

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
WIDTHS = (390, 1280)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def served(published: Built) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(published.site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(params=WIDTHS)
def tab(request: pytest.FixtureRequest, browser: Any, served: str) -> Iterator[Any]:
    """A tab of one width without JavaScript, that notes whom it asks and what is missing."""
    with _tab(browser, request.param, scripts=False) as page:
        yield page
        _check_requests(page, served)


def _tab(browser: Any, width: int, scripts: bool) -> Any:
    @contextmanager
    def opened() -> Iterator[Any]:
        context = browser.new_context(
            java_script_enabled=scripts, viewport={"width": width, "height": 844},
            locale="ja-JP")
        page = context.new_page()
        page.asked = []
        page.failed = []
        page.route("**/*", lambda route: (page.asked.append(route.request.url),
                                          route.continue_()))
        page.on("response", lambda answer: page.failed.append(answer.url)
                if answer.status >= 400 else None)
        yield page
        context.close()

    return opened()


def _check_requests(page: Any, served: str) -> None:
    assert page.asked, "requests were seen"
    assert {urlsplit(url).netloc for url in page.asked} <= {urlsplit(served).netloc}
    assert not page.failed


def visit(tab: Any, address: str, ours: str) -> None:
    """Check that a page shows all its content, and nothing wider than the screen."""
    assert urlsplit(tab.url).path == address
    assert tab.locator("h1").count() == 1 and tab.locator("h1").is_visible()
    shown = plain(tab.locator("article").inner_text())
    for line in ours.split("\n"):
        assert line in shown, f"{address}: not visible: {line}"
    assert overflow(tab) == [], address


def overflow(tab: Any) -> list[str]:
    """Return what is wider than the screen, or cut off at its edge."""
    return list(tab.evaluate(_WIDE))


_WIDE = """() => {
  const width = document.documentElement.clientWidth
  const shown = [...document.querySelectorAll("article *, header *")].filter(
    one => one.getClientRects().length)
  const outside = shown.filter(one => {
    const box = one.getBoundingClientRect()
    return box.width && box.height && (box.right > width + 1 || box.left < -1)})
  const cut = shown.filter(one => one.closest("article") && one.clientWidth
    && one.scrollWidth > one.clientWidth + 1
    && ["hidden", "clip"].includes(getComputedStyle(one).overflowX))
  const all = document.documentElement.scrollWidth > width ? ["the page scrolls sideways"] : []
  return [...all, ...[...outside, ...cut].map(one => one.outerHTML.slice(0, 120))]
}"""


def said(published: Built, name: str, language: str, address: str) -> str:
    """Return the words of each paragraph, item and cell of a page, a line each."""
    article = published.of(name, language)[address].article
    lines = [plain(words(one)) for one in article.iter("p", "li", "dd", "dt", "td", "h1", "h2")
             if not one.xpath(".//p | .//li | .//dd | .//td | .//ruby | .//br | .//span")]
    return "\n".join(line for line in lines if line)


ROUTES = [
    ("main", "principles", "principles/equality", "対等", "Equality"),
    ("echizen", "promotion", "promotion/officer", "協働推進員",
     "Collaboration promotion officer"),
    ("fujimino", "forms", "forms/executive-committee", "実行委員会", "Executive committee"),
]


@pytest.mark.parametrize(("name", "section", "record", "japanese", "english"), ROUTES,
                         ids=[route[0] for route in ROUTES])
def test_from_home_to_a_record_and_to_the_other_language(
    tab: Any, served: str, published: Built, name: str, section: str, record: str,
    japanese: str, english: str,
) -> None:
    root = "/" if name == "main" else f"/{name}/"
    tab.goto(served.rstrip("/") + root)
    visit(tab, root, said(published, name, "ja", ""))

    tab.locator(f'article a[href$="{section}/"]').first.click()
    visit(tab, f"{root}{section}/", said(published, name, "ja", f"{section}/"))

    tab.locator("article").get_by_role("link", name=japanese, exact=False).first.click()
    visit(tab, f"{root}{record}/", said(published, name, "ja", f"{record}/"))
    assert tab.locator("h1").inner_text().endswith(japanese)

    switch = tab.locator("header").get_by_role("link", name="English")
    assert switch.is_visible()
    switch.click()
    visit(tab, f"{root}en/{record}/", said(published, name, "en", f"{record}/"))
    assert tab.locator("h1").inner_text().endswith(english)

    tab.locator("header").get_by_role("link", name="日本語").click()
    assert urlsplit(tab.url).path == f"{root}{record}/"


def test_no_page_is_wider_than_a_phone(
    browser: Any, served: str, published: Built
) -> None:
    with _tab(browser, 390, scripts=False) as page:
        for address in published.content:
            page.goto(served + address, wait_until="load")
            assert overflow(page) == [], address
        _check_requests(page, served)


def test_with_javascript_no_other_host_is_asked(
    browser: Any, served: str, published: Built
) -> None:
    for address in ("", "en/", "echizen/promotion/officer/", "fujimino/en/forms/"):
        with _tab(browser, 1280, scripts=True) as page:
            errors: list[str] = []
            page.on("pageerror", lambda error, errors=errors: errors.append(str(error)))
            # The site's own address is no third party; Material's script looks there for
            # sitemaps of the other languages.
            page.route("https://kyodo.example/**", lambda route: route.abort())
            page.goto(served + address, wait_until="networkidle")
            _check_requests(page, served)
            assert not errors, (address, errors)


def test_the_menu_opens_without_javascript_on_a_phone(browser: Any, served: str) -> None:
    with _tab(browser, 390, scripts=False) as page:
        page.goto(served + "echizen/")
        entry = page.locator("header nav.k-nav").get_by_role("link", name="協働の推進体制")
        page.locator("header summary").click()
        entry.wait_for(state="visible")
        entry.click()
        assert urlsplit(page.url).path == "/echizen/promotion/"
