"""axe-core on a page of every template: WCAG 2.0 to 2.2, levels A and AA, and best practice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest

from browsing import DESK, LANGUAGES, MARKS, NAMES, PHONE, resize, serving, tab, templates
from built import REPOSITORY, Built

pytestmark = MARKS

AXE = REPOSITORY / "node_modules" / "axe-core" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Width and scheme of a tab. Colours and widths are the same in every language, the templates the
# same in every guideline: the model's pages have two looks in one language and the two others in
# the other one, each of the cities' one look in each language, and together they have all four.
LOOKS = {("main", "ja"): [(PHONE, "light"), (DESK, "dark")],
         ("main", "en"): [(PHONE, "dark"), (DESK, "light")],
         ("echizen", "ja"): [(PHONE, "light")], ("echizen", "en"): [(DESK, "dark")],
         ("fujimino", "ja"): [(DESK, "light")], ("fujimino", "en"): [(PHONE, "dark")]}
# What axe leaves to people to judge, and here to our own computation: arrows, which it takes for
# no text, and entries of the menu that are below its edge until they are scrolled to.
SETTLED = {"color-contrast"}

# Styles are all of this host, and applied: axe need not fetch them again.
_RUN = """values => axe.run({runOnly: {type: "tag", values}, preload: false,
                         resultTypes: ["violations", "incomplete"]}).then(found => {
  const plain = rules => rules.flatMap(rule => rule.nodes.map(node => ({
    rule: rule.id, target: node.target.join(" "), html: node.html.slice(0, 160),
    said: (node.failureSummary || "").split("\\n").slice(1, 3).join(" ").trim()})))
  return {violations: plain(found.violations), incomplete: plain(found.incomplete)}
})"""

# The contrast of an element's text with what is behind it, or why that cannot be said.
_CONTRAST = """selector => {
  const element = document.querySelector(selector)
  const pixel = document.createElement("canvas").getContext("2d", {willReadFrequently: true})
  const rgba = colour => {
    pixel.clearRect(0, 0, 1, 1); pixel.fillStyle = colour; pixel.fillRect(0, 0, 1, 1)
    const [r, g, b, a] = pixel.getImageData(0, 0, 1, 1).data
    return [r, g, b, a / 255]}
  const light = colour => colour.slice(0, 3).map(one => one / 255).map(
    one => one <= .04045 ? one / 12.92 : ((one + .055) / 1.055) ** 2.4)
    .reduce((sum, one, i) => sum + one * [.2126, .7152, .0722][i], 0)
  element.scrollIntoView({block: "center", behavior: "instant"})
  const [box] = element.getClientRects()
  const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
  // What lies below an opened meaning is read when that is closed, and judged then.
  if (over?.closest(":popover-open") && !element.closest(":popover-open")) return 21
  if (!over || !(element.contains(over) || over.contains(element)))
    return "covered by " + (over && over.outerHTML.slice(0, 80))
  let behind = null
  for (let one = element; one; one = one.parentElement) {
    const style = getComputedStyle(one)
    if (style.backgroundImage !== "none" || style.opacity !== "1" || style.filter !== "none")
      return "not plain behind: " + one.outerHTML.slice(0, 80)
    const colour = rgba(style.backgroundColor)
    if (colour[3] > 0 && colour[3] < 1) return "half transparent: " + one.outerHTML.slice(0, 80)
    if (colour[3] === 1) { behind = behind || colour }
  }
  const text = rgba(getComputedStyle(element).color)
  if (!behind || text[3] !== 1) return "no plain colours"
  const [low, high] = [light(text), light(behind)].sort((a, b) => a - b)
  return (high + .05) / (low + .05)
}"""


@pytest.fixture(scope="module")
def page(browser: Any) -> Iterator[Any]:
    """A tab that lets axe in; what the policy forbids is another test's matter."""
    with tab(browser, bypass_csp=True) as opened:
        opened.add_init_script(path=AXE)
        yield opened


def judged(page: Any) -> list[str]:
    """Return what is wrong with the page that is open, as it is shown now."""
    found = page.evaluate(_RUN, STANDARDS)
    wrong = [f"{one['rule']}: {one['html']} {one['said']}" for one in found["violations"]]
    for one in found["incomplete"]:
        if one["rule"] not in SETTLED:
            wrong.append(f"undecided: {one['rule']}: {one['html']} {one['said']}")
            continue
        contrast = page.evaluate(_CONTRAST, one["target"])
        if isinstance(contrast, str) or contrast < 4.5:
            wrong.append(f"{one['rule']}: {contrast}: {one['html']}")
    return wrong


def looks(page: Any, language: str, name: str = "main") -> Iterator[str]:
    """Show a tab in each way in which pages of a language are looked at; yield how."""
    for width, scheme in LOOKS[name, language]:
        resize(page, width)
        page.emulate_media(color_scheme=scheme)
        yield f"{width} {scheme}"


def language_of(address: str) -> str:
    return "en" if address.startswith("en/") else "ja"


def test_all_looks_are_looked_at() -> None:
    every = {(width, scheme) for width in (PHONE, DESK) for scheme in ("light", "dark")}
    assert every == {look for key in LOOKS if key[0] == "main" for look in LOOKS[key]}
    assert every == {look for key in LOOKS if key[0] != "main" for look in LOOKS[key]}
    assert set(LOOKS) == {(name, language) for name in NAMES for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found(
    page: Any, served: str, published: Built, name: str, language: str
) -> None:
    wrong = []
    pages = templates(published, name, language)
    assert {"home", "principle", "glossary", "404"} <= set(pages)
    for address in pages.values():
        page.goto(served + address)
        for look in looks(page, language, name):
            wrong += [f"{address} {look}: {one}" for one in judged(page)]
    assert not wrong, "\n".join(wrong[:40])


def test_nothing_is_found_on_an_older_version(page: Any, cities: Built) -> None:
    kinds = templates(cities, "versions", "ja")
    with serving(cities.site) as address:
        page.goto(address + kinds["version"])
        for _ in chain(looks(page, "ja"), looks(page, "en")):
            assert judged(page) == []


@pytest.mark.parametrize("address", ["about/", "en/evaluation/"])
def test_nothing_is_found_in_an_open_meaning(page: Any, served: str, address: str) -> None:
    for _ in looks(page, language_of(address)):
        page.goto(served + address)
        page.locator(".k-term > button").last.click()
        assert page.locator(".k-meaning:popover-open").is_visible()
        assert judged(page) == []


@pytest.mark.parametrize("address", [
    "processes/a/#way=notice", "en/processes/a/#way=notice,nowhere", "en/processes/a/#way=gone"])
def test_nothing_is_found_while_walking(page: Any, served: str, address: str) -> None:
    """At the first step, where a way breaks off, and where none is left."""
    for _ in looks(page, language_of(address)):
        page.goto("about:blank")
        page.goto(served + address)
        page.wait_for_selector(".k-walk")
        assert page.locator(".k-walk").first.is_visible()
        assert judged(page) == []


@pytest.mark.parametrize("address", ["processes/a/", "en/processes/b/"])
def test_nothing_is_found_where_a_role_stands_out(page: Any, served: str, address: str) -> None:
    for _ in looks(page, language_of(address)):
        page.goto(served + address)
        page.get_by_role("radio").nth(1).check()
        assert judged(page) == []


def test_axe_asks_what_is_promised(page: Any, served: str) -> None:
    page.goto(served)
    rules = page.evaluate("tags => axe.getRules(tags).map(rule => rule.ruleId)", STANDARDS)
    assert len(rules) >= 90
    assert {"target-size", "region", "label", "color-contrast", "link-in-text-block"} <= set(rules)


def test_it_would_be_found(page: Any, served: str) -> None:
    """On a page with faults: no text for a picture, pale text, and what axe cannot decide."""
    page.goto(served)
    page.evaluate("""() => document.querySelector("article").insertAdjacentHTML("beforeend", `
      <img src="assets/kyodo/icon.svg"><p style="color:#999;background:#fff">pale</p>
      <p style="color:#999;background:linear-gradient(#fff,#eee)">on a gradient</p>
      <span style="color:#bbb;background:#fff">→</span>`)""")
    found = "\n".join(judged(page))
    for said in ("image-alt: <img", "color-contrast: <p", "color-contrast: not plain behind",
                 "color-contrast: 1.9"):
        assert said in found, found
