"""A browser on a built site, for tests: a server, tabs, and one page of each template."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from built import Built, plain, words

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
MARKS = [pytest.mark.engine, pytest.mark.browser,
         pytest.mark.skipif(CHROMIUM is None, reason="no chromium: tests/install-tools")]
NAMES = ("main", "echizen", "fujimino")
LANGUAGES = ("ja", "en")
PHONE, DESK = 390, 1280
HEIGHT = 844


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder without a word, with more headers if they are given."""

    more: Mapping[str, str] = {}

    def end_headers(self) -> None:
        for name, value in self.more.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serving(site: Path, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve a built site; yield its address."""
    handler = type("_Serving", (_Quiet,), {"more": headers or {}})
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def tab(browser: Any, width: int = DESK, *, height: int = HEIGHT, **settings: Any) -> Iterator[Any]:
    """Open a tab that notes whom it asks (``asked``), and what is not there (``failed``)."""
    settings = {"reduced_motion": "reduce", **settings}  # no waiting until a scroll is over
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="ja-JP", **settings)
    page = context.new_page()
    page.asked = []
    page.failed = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("response", lambda answer: page.failed.append(answer.url)
            if answer.status >= 400 else None)
    try:
        yield page
    finally:
        context.close()


def check_requests(page: Any, served: str) -> None:
    """No other host was asked, and all was there."""
    assert page.asked, "requests were seen"
    assert {urlsplit(url).netloc for url in page.asked} <= {urlsplit(served).netloc}
    assert not page.failed


def templates(published: Built, name: str, language: str) -> dict[str, str]:
    """Return, by kind of page, the address of the fullest page of it, and of the error page."""
    one = next(one for one in published.prepared if one.member.name == name)
    view = next(view for view in one.views if view.language == language)
    staged = next(staged for staged in one.staged if staged.language == language)
    fullest: dict[str, tuple[int, str]] = {}
    for page in view.pages:
        address = one.member.prefix + staged.prefix + page.key.address
        size = (published.site / address / "index.html").stat().st_size
        fullest[page.key.kind] = max(fullest.get(page.key.kind, (0, "")), (size, address))
    return {**{kind: address for kind, (_, address) in fullest.items()},
            "404": f"{one.member.prefix}{staged.prefix}404.html"}


def all_templates(published: Built, *languages: str) -> list[str]:
    """Return the addresses of the fullest page of each kind in these languages, or in all.

    Of all guidelines, whose templates are the same; the home pages of the others, too.
    """
    found: dict[tuple[str, str], str] = {}
    for language in languages or LANGUAGES:
        for name in NAMES:
            for kind, address in templates(published, name, language).items():
                key = (f"{kind} {name}" if kind == "home" else kind, language)
                found[key] = max(found.get(key, address), address, key=lambda one: (
                    (published.pages[one].folder / published.pages[one].path).stat().st_size))
    return list(found.values())


def resize(page: Any, width: int, height: int = HEIGHT) -> None:
    """Make a tab as wide and high as that, in CSS pixels."""
    page.set_viewport_size({"width": width, "height": height})


def overflow(page: Any) -> list[str]:
    """Return what is wider than the screen, or cut off at its edge."""
    return list(page.evaluate(_WIDE))


_WIDE = """() => {
  const width = document.documentElement.clientWidth
  const shown = [...document.querySelectorAll("article *, header *, footer *")].filter(
    one => one.getClientRects().length && one.checkVisibility({contentVisibilityAuto: true}))
  const outside = shown.filter(one => {
    const box = one.getBoundingClientRect()
    return box.width && box.height && (box.right > width + 1 || box.left < -1)})
  const cut = shown.filter(one => one.clientWidth && !one.closest(".k-hidden")
    && one.scrollWidth > one.clientWidth + 1
    && ["hidden", "clip"].includes(getComputedStyle(one).overflowX))
  const all = document.documentElement.scrollWidth > width ? ["the page scrolls sideways"] : []
  return [...all, ...[...outside, ...cut].map(one => one.outerHTML.slice(0, 120))]
}"""


_NOT_SHOWN = "".join(f" | ancestor-or-self::*[contains(@class, '{name}')]" for name in (
    "k-meanings", "k-start", "k-walk", "k-onward", "k-roles__steps", "k-diagram__note--wide"))
"""What a reader asks for, what a script needs to be of use, and what belongs to wide figures."""


def lines(article: Any) -> list[str]:
    """Return the words of each paragraph, item and cell of an article that need not be opened."""
    found = [plain(words(one)) for one in article.iter("p", "li", "dd", "dt", "td", "h1", "h2")
             if not one.xpath(".//p | .//li | .//dd | .//td | .//ruby | .//br"
                              " | .//span[not(@class='k-term')]"
                              f" | ancestor::details{_NOT_SHOWN}")]
    return [line for line in found if line]
