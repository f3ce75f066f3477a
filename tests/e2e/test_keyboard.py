"""The site by keyboard alone, on a phone and on a desk: every stop is seen, in order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from browsing import DESK, MARKS, PHONE, tab
from built import Built

pytestmark = MARKS

WALKS = [("", "light"), ("", "dark"), ("forms/subsidy/", "light"),
         ("echizen/en/processes/a/", "light"), ("fujimino/glossary/", "light")]

# What can be reached by Tab, in the order of the document, each with its place on the page.
_STOPS = """() => [...document.querySelectorAll(
    "a[href], button, summary, input, select, textarea, [tabindex='0']")]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled)
  .map((one, number) => {
    one.dataset.stop = number
    const [box] = one.getClientRects()
    const part = ["header", "main", ".k-side", ".k-toc--beside", "footer"].find(
      part => one.closest(part)) || "skip"
    return {part, x: box.x, y: box.y, height: box.height}})"""

# The stop that has the focus: is it on screen, on top, and is its ring to be seen?
_HERE = """() => {
  const one = document.activeElement
  if (!one || one === document.body) return null
  const style = getComputedStyle(one)
  const box = one.getBoundingClientRect()
  const [first] = one.getClientRects()
  const ring = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset)
  const over = document.elementFromPoint(first.x + first.width / 2, first.y + first.height / 2)
  const pixel = document.createElement("canvas").getContext("2d")
  const rgb = colour => {
    pixel.clearRect(0, 0, 1, 1); pixel.fillStyle = colour; pixel.fillRect(0, 0, 1, 1)
    return [...pixel.getImageData(0, 0, 1, 1).data]}
  const light = colour => colour.slice(0, 3).map(one => one / 255).map(
    one => one <= .04045 ? one / 12.92 : ((one + .055) / 1.055) ** 2.4)
    .reduce((sum, one, i) => sum + one * [.2126, .7152, .0722][i], 0)
  let behind = one.parentElement
  while (behind.parentElement && rgb(getComputedStyle(behind).backgroundColor)[3] < 255)
    behind = behind.parentElement
  const [low, high] = [style.outlineColor, getComputedStyle(behind).backgroundColor].map(
    colour => light(rgb(colour))).sort((a, b) => a - b)
  return {
    stop: one.dataset.stop === undefined ? -1 : Number(one.dataset.stop),
    html: one.outerHTML.slice(0, 100),
    seen: box.height > 0 && box.top >= -1 && first.bottom <= innerHeight + 1
      && box.left - ring >= -1 && box.right + ring <= document.documentElement.clientWidth + 1,
    top: !!over && (one.contains(over) || over.contains(one)),
    ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    contrast: (high + .05) / (low + .05)}
}"""


@pytest.fixture(scope="module")
def page(browser: Any) -> Iterator[Any]:
    with tab(browser) as opened:
        yield opened


def out_of_order(stops: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Return pairs of neighbours in one part of the page of which the second stands before."""
    wrong = []
    for number, (one, two) in enumerate(pairwise(stops)):
        below = two["y"] > one["y"] + one["height"] / 2
        beside = abs(two["y"] - one["y"]) <= one["height"] / 2 + 24 and two["x"] > one["x"]
        if one["part"] == two["part"] and not (below or beside):
            wrong.append((number, number + 1))
    return wrong


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize(("address", "scheme"), WALKS)
def test_every_stop_is_seen_and_in_order(
    page: Any, served: str, address: str, width: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    page.goto(served + address)
    stops = page.evaluate(_STOPS)
    assert len(stops) > 10 and out_of_order(stops) == []
    walked = []
    for _ in range(len(stops) + 3):
        page.keyboard.press("Tab")
        here = page.evaluate(_HERE)
        if here is None or (walked and here["stop"] == walked[0]):
            break
        walked.append(here["stop"])
        assert here["seen"] and here["top"], here
        assert here["ring"] >= 2 and here["contrast"] >= 3, here
    assert walked == list(range(len(stops))), "all of them, in the order of the document"


def test_the_skip_link_is_first_and_leads_to_the_content(page: Any, served: str) -> None:
    for address in ("", "en/glossary/", "404.html"):
        page.goto(served + address)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "k-skip"
        page.keyboard.press("Enter")
        page.locator("#_main:focus").wait_for()  # a moment after the address
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('main')")


def test_the_menu_opens_and_closes(page: Any, served: str) -> None:
    page.set_viewport_size({"width": PHONE, "height": 844})
    for key in ("Enter", "Space"):
        page.goto(served + "echizen/promotion/")
        summary = page.locator(".k-menu > summary")
        summary.focus()
        page.keyboard.press(key)
        assert page.evaluate("document.querySelector('.k-menu').open")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('.k-menu nav')")
        page.keyboard.press("Escape")
        assert not page.evaluate("document.querySelector('.k-menu').open")
        assert page.evaluate("document.activeElement.matches('.k-menu > summary')")


DARK, LIGHT = "rgb(17, 24, 25)", "rgb(255, 255, 255)"


def ground(page: Any) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_switch_of_colours(
    browser: Any, served: str, published: Built, scheme: str
) -> None:
    begin, then = (LIGHT, DARK) if scheme == "light" else (DARK, LIGHT)
    with tab(browser, color_scheme=scheme) as page:
        page.goto(served)
        switch = page.locator("#_scheme")
        assert ground(page) == begin
        assert switch.get_attribute("aria-pressed") == str(scheme == "dark").lower()
        switch.focus()
        page.keyboard.press("Enter")
        assert ground(page) == then
        assert switch.get_attribute("aria-pressed") == str(scheme == "light").lower()
        for address in ("forms/", "en/", "fujimino/en/glossary/"):
            page.goto(served + address)
            assert ground(page) == then, "every page remembers"
        page.locator("#_scheme").focus()
        page.keyboard.press("Space")
        assert ground(page) == begin
        page.evaluate("localStorage.clear()")
        page.emulate_media(color_scheme="dark" if scheme == "light" else "light")
        page.reload()
        assert ground(page) == then, "who has not chosen gets what the system says"
    with tab(browser, color_scheme=scheme, java_script_enabled=False) as page:
        page.goto(served)
        assert ground(page) == begin
