"""What readers ask of their system: strong colours, more contrast, less movement; and paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from browsing import MARKS, PHONE, tab, templates
from built import Built

pytestmark = MARKS

ADDRESSES = ("", "forms/", "forms/subsidy/", "echizen/en/processes/a/", "history/")


@pytest.fixture(scope="module")
def page(browser: Any) -> Iterator[Any]:
    with tab(browser) as opened:
        yield opened


# What is told apart by its edge, and has none.
_EDGELESS = """() => [...document.querySelectorAll(
    ".k-card, .k-task, .k-notice, .k-tag, .k-step, .k-colophon, .k-tool, .k-timeline > li")]
  .filter(one => one.checkVisibility())
  .filter(one => {
    const style = one.matches("li") && one.closest(".k-timeline")
      ? getComputedStyle(one, "::after") : getComputedStyle(one)
    return !["Top", "Left"].some(side => parseFloat(style[`border${side}Width`]) >= 1
      && style[`border${side}Style`] !== "none"
      && style[`border${side}Color`] !== getComputedStyle(document.body).backgroundColor)})
  .map(one => one.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_stay_with_the_systems_colours(page: Any, served: str, scheme: str) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    for address in ADDRESSES:
        page.goto(served + address)
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        assert page.evaluate(_EDGELESS) == [], address
    page.set_viewport_size({"width": 390, "height": 844})
    icon = page.locator(".k-menu > summary").evaluate(
        "one => getComputedStyle(one, '::before').backgroundImage")
    assert "gradient" in icon, "the bars of the button are drawn"
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(served + "forms/")
    edge = ("one => {const style = getComputedStyle(one); "
            "return style.borderLeftColor + style.outlineStyle}")
    current = page.locator(".k-side [aria-current]").first.evaluate(edge)
    other = page.locator(".k-side a:not([aria-current])").first.evaluate(edge)
    assert current != other, "where one is can be seen"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2
    page.emulate_media(forced_colors="none", color_scheme=None)


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_more_contrast(browser: Any, served: str, scheme: str, scripts: bool) -> None:
    read = """() => ["ink", "muted", "edge", "line"].map(
      name => {document.body.style.color = `var(--k-${name})`
               return getComputedStyle(document.body).color})"""
    with tab(browser, color_scheme=scheme, contrast="more",
             java_script_enabled=scripts) as page:
        page.goto(served)
        ink, muted, edge, line = page.evaluate(read)
    with tab(browser, color_scheme=scheme, java_script_enabled=scripts) as page:
        page.goto(served)
        plain_ink, plain_muted, _, plain_line = page.evaluate(read)
    assert plain_ink == ink and plain_muted != plain_ink
    assert muted == ink and edge == ink
    assert line != plain_line, "lines are as dark as edges were"


def test_less_movement(browser: Any, served: str) -> None:
    scrolls = "getComputedStyle(document.documentElement).scrollBehavior"
    for wish, behaviour in (("reduce", "auto"), ("no-preference", "smooth")):
        with tab(browser, reduced_motion=wish) as page:
            for address in ADDRESSES:
                page.goto(served + address)
                assert page.evaluate(scrolls) == behaviour
                page.locator("#_scheme").click()
                assert page.evaluate("document.getAnimations().length") == 0, "nothing moves"


# --- paper ---------------------------------------------------------------------------------

_UNPRINTED = ("header", ".k-side", ".k-toc", ".k-crumbs", ".k-skip", ".k-neighbours",
              "footer.k-footer")


@pytest.mark.parametrize("scripts", [True, False])
def test_paper_is_light_and_says_where_it_is_from(
    browser: Any, served: str, published: Built, scripts: bool
) -> None:
    with tab(browser, PHONE, color_scheme="dark", java_script_enabled=scripts) as page:
        for kind, address in templates(published, "echizen", "en").items():
            page.goto(served + address)
            page.emulate_media(media="print")
            look = page.evaluate("""unprinted => {
              const seen = one => one && one.checkVisibility()
              const style = getComputedStyle(document.body)
              const ground = getComputedStyle(document.documentElement).backgroundColor
              return {ink: style.color, ground, body: style.backgroundColor,
                scheme: getComputedStyle(document.documentElement).colorScheme,
                unprinted: unprinted.filter(one => seen(document.querySelector(one))),
                from: seen(document.querySelector(".k-printed"))
                  ? document.querySelector(".k-printed").innerText : null}}""", _UNPRINTED)
            assert look["unprinted"] == [], address
            assert (look["ink"], look["ground"], look["body"], look["scheme"]) == (
                "rgb(27, 42, 46)", "rgb(255, 255, 255)", "rgb(255, 255, 255)", "light"), address
            if kind == "404":
                assert look["from"] is None
            else:
                assert look["from"].endswith(f"https://kyodo.example/{address}")
            page.emulate_media(media="screen")


def test_paper_is_light_for_who_chose_dark(page: Any, served: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(served)
    page.locator("#_scheme").click()
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(17, 24, 25)"
    page.emulate_media(media="print")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    page.emulate_media(media="screen", color_scheme=None)
    page.evaluate("localStorage.clear()")
