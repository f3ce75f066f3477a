"""Large text, loose text and large fingers: nothing is cut off, and everything can be hit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from browsing import (
    DESK,
    LANGUAGES,
    MARKS,
    PHONE,
    all_templates,
    overflow,
    resize,
    tab,
)
from built import Built

pytestmark = MARKS

# What has text that does not fit into it, or lies over its neighbour in the header.
_LOST = """() => {
  const shown = [...document.querySelectorAll("body *")].filter(
    one => one.checkVisibility() && one.clientWidth && !one.closest(".k-hidden, svg"))
  const small = shown.filter(one =>
    (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
    && ["hidden", "clip"].includes(getComputedStyle(one).overflowY))
  const boxes = "header a, header button, summary, .k-card, .k-task, .k-tag, .k-notice"
  const out = shown.filter(one => one.matches(boxes)).filter(one => {
    const box = one.getBoundingClientRect()
    return [...one.querySelectorAll("*")].some(part => [...part.getClientRects()].some(piece =>
      piece.width && piece.height && (piece.right > box.right + 1 || piece.left < box.left - 1
        || piece.bottom > box.bottom + 2 || piece.top < box.top - 2)))})
  const tools = shown.filter(one => one.matches(".k-brand, .k-tool"))
  const over = tools.filter((one, i) => tools.slice(i + 1).some(two => {
    const [a, b] = [one.getBoundingClientRect(), two.getBoundingClientRect()]
    return a.left < b.right - 1 && b.left < a.right - 1
      && a.top < b.bottom - 1 && b.top < a.bottom - 1}))
  return [["cut", small], ["outside its box", out], ["overlaps", over]].flatMap(
    ([said, found]) => found.map(one => `${said}: ${one.outerHTML.slice(0, 120)}`))
}"""

# WCAG 2.2, 1.4.12. A figure is a picture, drawn for its letters; its words stand in the list below
# it too.
_LOOSE = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`:not(.k-diagram *) { line-height: 1.5 !important;
    letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }`)
  document.adoptedStyleSheets = [sheet]}"""


@pytest.fixture(scope="module")
def page(browser: Any) -> Iterator[Any]:
    with tab(browser) as opened:
        yield opened


def lost(page: Any) -> list[str]:
    return [*overflow(page), *page.evaluate(_LOST)]


def test_text_at_200_per_cent(page: Any, served: str, published: Built) -> None:
    """As the browser's setting for the size of text has it."""
    session = page.context.new_cdp_session(page)
    session.send("Page.enable")
    wrong = []
    try:
        session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
        for address in all_templates(published):
            page.goto(served + address)
            assert page.evaluate("getComputedStyle(document.body).fontSize") == "32px"
            for width in (PHONE, DESK):
                resize(page, width)
                wrong += [f"{address} {width} {one}" for one in lost(page)]
    finally:
        session.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    assert not wrong, "\n".join(wrong[:40])


def test_loose_text(page: Any, served: str, published: Built) -> None:
    wrong = []
    for address in all_templates(published):
        page.goto(served + address)
        page.evaluate(_LOOSE)
        for width in (320, DESK):
            resize(page, width)
            wrong += [f"{address} {width} {one}" for one in lost(page)]
    assert not wrong, "\n".join(wrong[:40])


def test_a_desk_at_400_per_cent(browser: Any, served: str, published: Built) -> None:
    """1280 × 1024 pixels at 400 per cent: the header leaves room for the text."""
    with tab(browser, 320, height=256, device_scale_factor=4) as page:
        for address in ("", "forms/", "echizen/en/processes/a/", "fujimino/glossary/"):
            page.goto(served + address)
            assert lost(page) == [], address
            page.evaluate("scrollTo(0, 2000)")
            assert page.evaluate("document.querySelector('header').getBoundingClientRect().bottom "
                                 "<= 0"), "it does not stay"


def test_it_would_be_lost(page: Any, served: str) -> None:
    resize(page, PHONE)
    page.goto(served)
    assert lost(page) == []
    page.evaluate("""() => {const task = document.querySelector(".k-task").style
      task.height = "1rem"; document.querySelector(".k-tools").style.marginLeft = "-9rem"
      document.querySelector("h1").style.width = "30rem"}""")
    found = "\n".join(lost(page))
    assert "outside its box: <a class=\"k-task\"" in found and "sideways" in found


# --- targets -------------------------------------------------------------------------------

# Targets below 24 pixels that are not within a line of text (WCAG 2.2, 2.5.8), and main actions
# below 44.
_SMALL = """() => {
  const all = [...document.querySelectorAll("a[href], button, summary, input, select")].filter(
    one => one.checkVisibility() && !one.matches(".k-skip"))
  const box = one => [one, one.closest("label") || one].map(two => two.getBoundingClientRect())
    .reduce((most, two) => Math.min(two.width, two.height) > Math.min(most.width, most.height)
                           ? two : most)
  const inText = one => getComputedStyle(one).display.startsWith("inline")
    && [...one.parentElement.childNodes].some(part => part !== one && part.nodeType === 3
      && part.data.trim())
  const near = one => {  // a circle of 24 pixels around it touches another target
    const mine = box(one), x = mine.x + mine.width / 2, y = mine.y + mine.height / 2
    return all.some(two => {
      if (two === one || one.contains(two) || two.contains(one)) return false
      const its = box(two)
      const small = its.width < 24 || its.height < 24
      const dx = Math.max(its.x - x, 0, x - its.right), dy = Math.max(its.y - y, 0, y - its.bottom)
      const between = Math.hypot(its.x + its.width / 2 - x, its.y + its.height / 2 - y)
      return Math.hypot(dx, dy) < 12 || (small && between < 24)})}
  const small = all.filter(one => {
    const {width, height} = box(one)
    return (width < 24 || height < 24) && !inText(one) && near(one)})
  const main = all.filter(one => one.matches(
    ".k-task, .k-tool, .k-brand, summary, .k-neighbours a, .k-card, :not(.k-term) > button"))
  const low = main.filter(one => one.getBoundingClientRect().height < 44)
  return [["small", small], ["low", low]].flatMap(([said, found]) => found.map(
    one => `${said}: ${Math.round(box(one).height)} ${one.outerHTML.slice(0, 120)}`))
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_targets_can_be_hit(page: Any, served: str, published: Built, language: str) -> None:
    wrong = []
    for address in all_templates(published, language):
        page.goto(served + address)
        page.evaluate("""() => document.querySelectorAll("details").forEach(
          one => {one.open = true})""")
        for width in (PHONE, DESK):
            resize(page, width)
            wrong += [f"{address} {width} {one}" for one in page.evaluate(_SMALL)]
    assert not wrong, "\n".join(wrong[:40])


def test_it_would_be_missed(page: Any, served: str) -> None:
    page.goto(served)
    page.evaluate("""() => document.querySelector("article").insertAdjacentHTML("beforeend",
      "<p class=small><a href='#a'>a</a><br><a href='#b'>b</a></p><button>low</button>")""")
    page.evaluate("""() => document.querySelectorAll(".small, .small a").forEach(
      one => {one.style.lineHeight = 1; one.style.padding = 0})""")
    found = page.evaluate(_SMALL)
    assert [one.split(":")[0] for one in found] == ["small", "small", "low"], found
