"""Pages under the strictest headers, and pages without any script: nothing is missed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from browsing import (
    DESK,
    LANGUAGES,
    MARKS,
    NAMES,
    PHONE,
    all_templates,
    check_requests,
    lines,
    overflow,
    resize,
    serving,
    tab,
)
from built import Built, tight
from kyodo.assets import POLICY

pytestmark = MARKS

HEADERS = {"Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
           "X-Content-Type-Options": "nosniff"}
_LISTEN = """window.refused = []
document.addEventListener("securitypolicyviolation", event =>
  window.refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`))"""

# The script at work, and pictures that wait until they are near.
_USE = """() => {document.getElementById("_scheme").click()
                 scrollTo(0, document.body.scrollHeight)}"""


@pytest.fixture(scope="module")
def strict(published: Built) -> Iterator[str]:
    with serving(published.site, HEADERS) as address:
        yield address


@pytest.fixture
def listening(browser: Any) -> Iterator[Any]:
    """A tab that notes what the policy refuses, what fails, and what the console says."""
    with tab(browser, DESK) as page:
        page.said = []
        page.add_init_script(_LISTEN)
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("console", lambda line: page.said.append(line.text)
                if line.type in ("error", "warning") else None)
        yield page


def test_the_policy_is_strict() -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in POLICY.split(";"))
    assert rules["default-src"] == "'self'"
    assert "unsafe" not in POLICY and "data:" not in POLICY and "*" not in POLICY


def test_nothing_is_refused_and_nobody_else_asked(
    listening: Any, strict: str, published: Built
) -> None:
    for address in all_templates(published):
        listening.goto(strict + address)
        listening.evaluate(_USE)
        assert listening.evaluate("window.refused") == [], address
        assert listening.said == [], address
    check_requests(listening, strict)


def test_it_would_be_refused(listening: Any, strict: str) -> None:
    listening.goto(strict)
    listening.evaluate("""() => document.body.insertAdjacentHTML(
      "beforeend", '<p style="color: red"><img src="https://elsewhere.example/a.png" alt="">')""")
    refused: set[str] = set()
    for _ in range(200):
        if len(refused) == 2:
            break
        listening.wait_for_timeout(50)
        refused = {line.split()[0] for line in listening.evaluate("window.refused")}
    assert refused == {"img-src", "style-src-attr"}
    assert len(listening.said) >= 2


_SHOWN = "selector => [...document.querySelectorAll(selector)].map(one => one.checkVisibility())"


# --- without scripts -----------------------------------------------------------------------

@pytest.fixture(scope="module")
def bare(browser: Any) -> Iterator[Any]:
    with tab(browser, PHONE, java_script_enabled=False) as page:
        yield page


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_content_shows_without_scripts(
    bare: Any, served: str, published: Built, language: str
) -> None:
    for address in all_templates(published, language):
        bare.goto(served + address)
        for width in (DESK, PHONE):
            resize(bare, width)
            assert bare.locator("h1").is_visible(), address
            # Where a button lies over a word, browsers put a line break that nobody sees.
            shown = tight(bare.locator("article").inner_text())
            missing = [line for line in lines(published.pages[address].article)
                       if tight(line) not in shown]
            assert not missing, (address, width, missing[:3])
            assert overflow(bare) == [], (address, width)
            assert not bare.locator("#_scheme").is_visible(), "it could do nothing"


def test_menu_languages_and_contents_work_without_scripts(
    bare: Any, served: str, published: Built
) -> None:
    resize(bare, PHONE)
    for address in all_templates(published, "ja"):
        bare.goto(served + address)
        if not address.endswith("404.html"):
            assert not any(bare.evaluate(_SHOWN, "header nav.k-nav a")), "folded"
            bare.locator("header summary").click()
            entries = bare.evaluate(_SHOWN, "header nav.k-nav a")
            assert len(entries) > 5 and all(entries), address
            bare.locator("header a[hreflang]").click()
            name = next((name for name in NAMES if address.startswith(f"{name}/")), "")
            way = f"{name}/" if name else ""
            bare.wait_for_url(f"{served}{way}en/{address.removeprefix(way)}")


def test_the_contents_of_a_page_lead_to_its_parts(bare: Any, served: str) -> None:
    for width, address, place in (
            (PHONE, "forms/", ".k-toc--above"), (1024, "echizen/en/about/", ".k-toc--above"),
            (DESK, "forms/", ".k-toc--above"), (DESK, "about/", ".k-toc--beside"),
            (DESK, "echizen/en/about/", ".k-toc--beside")):
        resize(bare, width)
        bare.goto(served + address)
        shown = bare.locator(".k-toc:visible")
        assert shown.count() == 1 and bare.locator(place).is_visible(), (address, width)
        if place == ".k-toc--above":
            assert not shown.locator("a").last.is_visible()
            shown.locator("summary").click()
        last = shown.locator("a").last
        part = last.get_attribute("href")
        last.click()
        bare.wait_for_url(lambda url, part=part: url.endswith(part))
        heading = bare.locator(f'h2[id="{part.removeprefix("#")}"]').bounding_box()
        assert 0 <= heading["y"] < 844
