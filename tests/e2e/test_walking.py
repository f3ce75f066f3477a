"""The steps of a process in a browser: roles, the walk, its address, print, other media."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pypdfium2
import pytest
import yaml
from playwright.sync_api import expect

from browsing import DESK, MARKS, PHONE, overflow, tab
from built import Built, tight

pytestmark = MARKS

A = "processes/a/"
FORKED = "#way=notice,ask,suits,ask,suits,write"


def flow_of(published: Built, process: str) -> dict[str, Any]:
    """Return the steps of a process of the model by id, read without kyodo."""
    data = yaml.safe_load((published.root / "data/processes.yaml").read_text(encoding="utf-8"))
    (found,) = [one for one in data["items"] if one["id"] == process]
    return {step["id"]: step for step in found["steps"]}


def answers(step: dict[str, Any], language: str) -> list[tuple[str, str | None]]:
    """Return where each way on from a step leads, and its answer."""
    ways = step.get("next", [])
    ways = [ways] if isinstance(ways, str) else ways
    return [(way, None) if isinstance(way, str) else
            (way["to"], way.get("label", {}).get(language)) for way in ways]


@pytest.fixture(scope="module")
def page(browser: Any) -> Iterator[Any]:
    with tab(browser) as opened:
        opened.broken = []
        opened.on("pageerror", lambda error: opened.broken.append(str(error)))
        yield opened
        assert opened.broken == []


@pytest.fixture(scope="module")
def dry(browser: Any) -> Iterator[Any]:
    """A tab without JavaScript."""
    with tab(browser, java_script_enabled=False) as opened:
        yield opened


def open_at(page: Any, address: str) -> None:
    """Open an address as if it came in a letter: without what was there before."""
    page.goto("about:blank")
    page.goto(address)


def here(page: Any) -> str:
    """Return the one step that is shown."""
    shown = [one.get_attribute("id") for one in page.locator(".k-step").all() if one.is_visible()]
    assert len(shown) == 1, shown
    (current,) = page.locator("[aria-current=step]").all()
    assert current.get_attribute("id") == shown[0]
    return str(shown[0])


def seen(page: Any) -> list[str]:
    return [one.get_attribute("id") for one in page.locator(".k-step").all() if one.is_visible()]


def trail(page: Any) -> list[str]:
    """Return the numbers of the steps in the way as it is shown, with the answers given."""
    return [tight(one.inner_text()) for one in page.locator(".k-walk--below .k-way > li").all()]


def way(page: Any) -> str:
    return unquote(page.evaluate("location.hash").removeprefix("#"))


def stands(page: Any, step: str, at: str | None = None) -> None:
    """Wait until the walk stands at a step; it follows the address, ``at``, a moment later."""
    expect(page.locator("[aria-current=step]")).to_have_id(step)
    assert here(page) == step
    assert at is None or way(page) == at


def whole(page: Any) -> None:
    """Wait until there is no walk, and every step is shown."""
    expect(page.locator("[data-walk]")).to_be_visible()
    assert len(seen(page)) > 20


def choose(page: Any, target: str) -> None:
    """Follow the first way on that leads to a step."""
    page.locator(f".k-step--here :is(.k-exits, .k-onward) a[href$=',{target}']").first.click()
    expect(page.locator(f"#{target}[aria-current=step]")).to_be_visible()


# --- the walk ------------------------------------------------------------------------------

OFFERED = """async () => {
  const said = {}, ways = {}, waiting = [...document.querySelectorAll("[data-walk]")].map(
    link => decodeURIComponent(link.hash))
  while (waiting.length) {
    const way = waiting.shift(), id = way.split(/[=,]/).pop().split(".")[0]
    if (id in said) continue
    location.hash = way
    await new Promise(done => addEventListener("hashchange", done, {once: true}))
    const item = document.querySelector(".k-step--here")
    if (!item || item.id !== id) { said[id] = "not shown"; continue }
    const links = [...item.querySelectorAll(".k-exits a[href*=way], .k-onward a")]
    said[id] = links.map(link => [
      decodeURIComponent(link.hash), link.parentNode.querySelector(".k-exit__label")?.textContent])
    ways[id] = [way, document.querySelector(".k-walk__status").textContent]
    waiting.push(...links.map(link => decodeURIComponent(link.hash)))
  }
  return [said, ways]
}"""


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("process", ["a", "b"])
def test_every_answer_leads_where_the_data_says(
    page: Any, served: str, published: Built, process: str, language: str,
) -> None:
    """From the start by every way on, until every step has been stood on."""
    data = flow_of(published, process)
    place = "en/" if language == "en" else ""
    open_at(page, f"{served}{place}processes/{process}/")
    offered, ways = page.evaluate(OFFERED)
    assert offered.keys() == data.keys(), "all are reached"
    for step, links in offered.items():
        expected = answers(data[step], language)
        assert [(re.split("[=,]", link)[-1].partition(".")[0], label) for link, label in links] == (
            expected), step
        assert all(link.startswith(f"{ways[step][0]},") for link, _ in links), "the way goes on"
        assert len({link for link, _ in links}) == len(expected), "each answer is told apart"
        assert ways[step][1], "it is said what comes next"
        assert (data[step].get("kind") == "end") is (links == [])
    ends = [step for step in data if data[step].get("kind") == "end"]
    assert len(ends) > 2
    assert all(data[step]["title"][language] and data[step]["detail"][language] for step in ends)


def test_forward_back_and_by_the_browser(page: Any, served: str) -> None:
    open_at(page, served + A)
    page.locator("[data-walk]").click()
    stands(page, "notice", "way=notice")
    assert not page.locator(".k-walk__back").is_visible()
    choose(page, "ask")
    choose(page, "suits")
    choose(page, "ask")  # a way back
    choose(page, "suits")
    choose(page, "write")
    stands(page, "write", FORKED[1:])
    assert trail(page) == [
        "手順1課題に気づき、仲間と話す", "手順2相談する",
        "手順3協働に向いているかを確かめるまだはっきりしない", "手順2相談する",
        "手順3協働に向いているかを確かめる向いている", "手順5提案書を出す"]
    page.locator(".k-walk__back").click()
    stands(page, "suits", "way=notice,ask,suits,ask,suits")
    page.go_back()
    stands(page, "write")
    for expected in ("suits", "ask", "suits", "ask", "notice"):
        page.go_back()
        stands(page, expected)
    page.go_back()
    whole(page)  # as it was before the walk
    page.go_forward()
    stands(page, "notice")


def test_a_way_is_reloaded_and_sent(page: Any, browser: Any, served: str) -> None:
    open_at(page, served + A + FORKED)
    stands(page, "write")
    assert len(trail(page)) == 6
    page.reload()
    stands(page, "write")
    assert len(trail(page)) == 6
    page.locator(".k-walk--below .k-way a").nth(2).click()
    stands(page, "suits", "way=notice,ask,suits")  # to be answered anew
    with tab(browser, PHONE) as other:
        other.goto(page.evaluate("location.href"))
        stands(other, "suits")
        assert other.title().startswith("協働に向いているかを確かめる")


def test_two_answers_that_lead_to_one_step_are_told_apart(page: Any, served: str) -> None:
    start = "#way=halfway"
    open_at(page, served + A + start)
    said = []
    for number in range(page.locator(".k-step--here .k-exits a").count()):
        link = page.locator(".k-step--here .k-exits a").nth(number)
        if not link.get_attribute("href").split(",")[1].startswith("report"):
            continue
        link.click()
        stands(page, "report")
        page.reload()
        stands(page, "report")
        said.append(trail(page)[0])
        page.go_back()
        stands(page, "halfway")
    assert len(said) == len(set(said)) == 2


@pytest.mark.parametrize(("address", "left"), [
    ("#way=notice,ask,gone,write", ["notice", "ask"]), ("#way=notice,write", ["notice"]),
    ("#way=notice,ask,suits.9", ["notice", "ask"]), ("#way=notice,__proto__", ["notice"])])
def test_a_way_that_no_longer_fits_is_followed_as_far_as_it_goes(
    page: Any, served: str, address: str, left: list[str],
) -> None:
    open_at(page, served + A + address)
    stands(page, left[-1])
    assert len(trail(page)) == len(left)
    assert page.locator(".k-walk__cut").is_visible()
    choose(page, "ask" if left[-1] == "notice" else "suits")
    expect(page.locator(".k-walk__cut")).not_to_be_visible()


@pytest.mark.parametrize("address", [
    "#way=", "#way=gone", "#way=constructor", "#way=%E0%A4%A", "#%"])
def test_nonsense_is_the_whole_list(page: Any, served: str, address: str) -> None:
    open_at(page, served + A + address)
    assert len(seen(page)) > 20 and page.locator("[data-walk]").is_visible()


def test_leaving_goes_to_the_step_in_the_list(page: Any, served: str) -> None:
    open_at(page, served + A + FORKED)
    page.locator(".k-walk__leave").click()
    whole(page)
    assert way(page) == "write"
    box = page.locator("#write").bounding_box()
    assert 0 <= box["y"] < 200
    assert page.locator("#suits .k-exits a").first.get_attribute("href") == "#write"
    page.locator("#suits .k-exits a").first.click()
    whole(page)
    assert way(page) == "write", "links are links again"


def test_other_links_of_the_page_keep_the_way(page: Any, served: str) -> None:
    open_at(page, served + A + FORKED)
    page.locator(".k-skip").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#_main")).to_be_focused()
    stands(page, "write", FORKED[1:])


def test_keyboard_only(page: Any, served: str) -> None:
    open_at(page, served + A)

    def to(selector: str) -> None:
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.evaluate("one => document.activeElement.matches(one)", selector):
                return
        raise AssertionError(f"{selector} is not reached")

    def stands_at(step: str) -> None:
        """The address changes a moment after the key, and the focus follows it."""
        expect(page.locator(f"#{step} .k-step__title")).to_be_focused()

    to("[data-walk]")
    page.keyboard.press("Enter")
    for step, target in (("notice", "ask"), ("ask", "suits"), ("suits", "write")):
        stands_at(step)
        assert here(page) == step, "the keyboard is where the step is"
        assert page.locator(".k-walk__status").inner_text()
        to(f"[href$=',{target}']")
        page.keyboard.press("Enter")
    stands_at("write")
    to(".k-walk__back")
    page.keyboard.press("Enter")
    stands_at("suits")
    assert here(page) == "suits"
    page.keyboard.press("Escape")
    whole(page)
    stands_at("suits")
    assert way(page) == "suits"


def test_the_step_is_announced(page: Any, served: str) -> None:
    """What comes next is a status; the step itself is read because the focus goes there."""
    open_at(page, served + A + "#way=notice")
    status = page.get_by_role("status")
    assert status.count() == 1
    said = [status.inner_text()]
    for target in ("ask", "suits", "own-way"):
        choose(page, target)
        expect(page.locator(f"#{target} .k-step__title")).to_be_focused()
        said.append(status.inner_text())
        assert page.evaluate("document.activeElement.textContent").strip().startswith("手順")
    assert len(set(said)) == len(said), "it is another one each time, so that it is read"
    assert "4" in said[2]


def test_from_a_file(page: Any, published: Built) -> None:
    open_at(page, (published.site / A / "index.html").as_uri())
    page.locator("[data-walk]").click()
    choose(page, "ask")
    stands(page, "ask", "way=notice,ask")
    page.go_back()
    stands(page, "notice")


def test_nothing_moves_after_the_first_paint(browser: Any, served: str) -> None:
    moved = """() => new Promise(done => new PerformanceObserver(list => done(
      list.getEntries().reduce((sum, one) => sum + one.value, 0)))
      .observe({type: "layout-shift", buffered: true}) || setTimeout(() => done(0), 500))"""
    for address in ("", FORKED):
        for width in (PHONE, DESK):
            with tab(browser, width) as page:
                page.goto(served + A + address)
                assert page.evaluate(moved) < 0.02, (address, width)


# --- roles ---------------------------------------------------------------------------------

CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true})
  const light = colour => {
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = colour
    canvas.fillRect(0, 0, 1, 1)
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(part => part / 255).map(
      part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
    return .2126 * r + .7152 * g + .0722 * b
  }
  const ground = one => {
    for (; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor
      if (!/, 0\\)$/.test(colour)) return light(colour)
    }
    return light("white")
  }
  return [...document.querySelectorAll(".k-step *")].filter(one => one.checkVisibility()
      && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .map(one => {
      const [a, b] = [light(getComputedStyle(one).color), ground(one)].sort((x, y) => y - x)
      return [one.textContent.trim().slice(0, 20), (a + .05) / (b + .05),
              getComputedStyle(one).opacity]})
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_role_stands_out_without_scripts(
    dry: Any, served: str, published: Built, language: str, scheme: str,
) -> None:
    dry.emulate_media(color_scheme=scheme)
    dry.goto(f"{served}{'en/' if language == 'en' else ''}{A}")
    data = flow_of(published, "a")
    group = dry.get_by_role("group", name=re.compile("立場|Whose"))
    city = group.get_by_role("radio", name=re.compile("^(市|The city)[（ ]"))
    weights = "all => all.map(one => getComputedStyle(one).fontWeight)"
    everything = dry.locator(".k-step__title strong")
    assert set(everything.evaluate_all(weights)) == {"700"}
    city.check()
    own = [one for one in data if data[one]["lane"] in ("city", "together")]
    assert 0 < len(own) < len(data) and f"{len(own)}" in city.locator("..").inner_text()
    assert len(seen(dry)) == len(data), "nothing goes away"
    for step in data:
        item = dry.locator(f"#{step}")
        badge = item.evaluate("one => getComputedStyle(one, '::before').content")
        weight = item.locator(".k-step__title strong").evaluate(
            "one => getComputedStyle(one).fontWeight")
        assert (badge not in ("none", "normal"), weight) == (
            (True, "700") if step in own else (False, "400")), step
    assert [name for name, ratio, opacity in dry.evaluate(CONTRAST)
            if ratio < 4.5 or opacity != "1"] == []
    listed = dry.locator(".k-roles__steps:visible a")
    assert [one.get_attribute("href") for one in listed.all()] == [f"#{one}" for one in own]
    dry.keyboard.press("ArrowRight")
    assert not city.is_checked(), "arrows go through the roles"
    group.get_by_role("radio").first.check()
    assert set(everything.evaluate_all(weights)) == {"700"}


def test_without_scripts_there_is_no_walk(dry: Any, served: str) -> None:
    for address in ("", FORKED, "#suits"):
        dry.goto("about:blank")
        dry.goto(served + A + address)
        assert len(seen(dry)) > 20
        for selector in (".k-start", ".k-walk", ".k-walk--below", ".k-onward"):
            assert not any(one.is_visible() for one in dry.locator(selector).all()), selector
    outline = "one => getComputedStyle(one).outlineStyle"
    assert dry.locator("#suits").evaluate(outline) == "solid", "a link to a step shows it"
    assert dry.locator("#write").evaluate(outline) == "none"


def test_the_list_is_read_as_one(dry: Any, served: str) -> None:
    dry.goto(served + A)
    session = dry.context.new_cdp_session(dry)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    lists = [[by_id[child] for child in node["childIds"]] for node in nodes
             if node.get("role", {}).get("value") == "list"]
    items = next(items for items in lists if told(items[0], by_id).startswith("手順1 課題"))
    assert [item["role"]["value"] for item in items] == ["listitem"] * 4
    decision = told(items[2], by_id)
    for part in ("手順3", "判断", "だれが", "市民と市", "まだはっきりしない",
                 "手順2「相談する」へ戻る"):
        assert part in decision


def told(node: Any, by_id: dict[str, Any]) -> str:
    """Return what is read of a node and all below it."""
    own = node.get("name", {}).get("value", "") if (
        node.get("role", {}).get("value") == "StaticText") else ""
    return own + "".join(told(by_id[one], by_id) for one in node.get("childIds", ())
                         if one in by_id)


# --- the figure ----------------------------------------------------------------------------

def in_figure(page: Any, query: str) -> set[str]:
    """Return the steps, or the pairs of steps, of what is found in the figures to be seen."""
    return {one.get_attribute("data-step") or
            f"{one.get_attribute('data-from')} {one.get_attribute('data-to')}"
            for one in page.locator(f".k-diagram--flow {query}:visible").all()}


def test_the_figure_goes_along(page: Any, served: str) -> None:
    open_at(page, served + A + "#suits")
    assert in_figure(page, "[data-step].k-here") == {"suits"}
    assert in_figure(page, ".k-walked") == set()
    open_at(page, served + A + "#way=notice,ask,suits")
    assert in_figure(page, "[data-step]") == {"notice", "ask", "suits", "as-opinion"}, "one phase"
    assert in_figure(page, "[data-step].k-walked") == {"notice", "ask", "suits"}
    assert in_figure(page, "g.k-walked") == {"notice ask", "ask suits"}
    page.locator("[data-step=as-opinion]").click()
    stands(page, "as-opinion", "way=notice,ask,suits,as-opinion")
    page.locator("[data-step=ask]").click()
    stands(page, "ask", "way=notice,ask")  # a step behind is gone back to
    page.locator("[data-step=as-opinion]").click()
    whole(page)
    assert way(page) == "as-opinion", "a step to which no way leads from here is shown in the list"
    page.go_back()
    stands(page, "ask")
    choose(page, "suits")
    page.locator("a[data-to=write]:visible").click()
    stands(page, "write")  # the sign leads on to the next figure
    assert in_figure(page, "[data-step].k-here") == {"write"}


def test_of_two_answers_to_a_step_the_one_given_is_marked(page: Any, served: str) -> None:
    for address, number in (("#way=halfway,report", 0), ("#way=halfway,report.4", 1)):
        open_at(page, served + A + address)
        lines = page.locator("[data-from=halfway][data-to=report]").evaluate_all(
            "all => all.map(one => one.classList.contains('k-walked'))")
        assert lines == [number == 0, number == 1]


def test_escape_closes_what_is_open_first(page: Any, served: str) -> None:
    open_at(page, served + A + "#way=notice,ask")
    page.locator(".k-step--here .k-term > button").first.click()
    assert page.locator(".k-meaning:popover-open").is_visible()
    page.keyboard.press("Escape")
    stands(page, "ask", "way=notice,ask")
    page.locator("input[type=search]").first.focus()
    page.keyboard.press("Escape")
    assert way(page) == "way=notice,ask"


def test_the_way_is_kept_in_the_other_language(page: Any, served: str) -> None:
    open_at(page, served + A + "#way=notice,ask")
    page.locator("header a[hreflang=en]").click()
    page.wait_for_url("**/en/**")
    stands(page, "ask", "way=notice,ask")
    page.keyboard.press("Escape")
    whole(page)
    assert "way" not in page.locator("header a[hreflang=ja]").get_attribute("href")


def test_a_way_whose_first_step_is_gone_says_so(page: Any, served: str) -> None:
    open_at(page, served + A + "#way=gone,ask")
    assert page.locator(".k-walk__cut").is_visible() and len(seen(page)) > 20


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_role_stands_out_in_the_figure(dry: Any, served: str, scheme: str) -> None:
    dry.emulate_media(color_scheme=scheme)
    dry.goto(served + A)
    dry.get_by_role("radio").nth(1).check()
    looks = """all => Object.fromEntries(all.map(one => {
      const shape = getComputedStyle(one.querySelector("rect, path"))
      return [one.dataset.step,
              [shape.strokeDasharray !== "none", parseFloat(shape.strokeWidth)]]}))"""
    found = dry.locator("[data-step]").evaluate_all(looks)
    listed = dry.locator(".k-step").evaluate_all(
        "all => Object.fromEntries(all.map(one => [one.id, one.dataset.roles.split(' ')]))")
    assert found.keys() == listed.keys()
    for step, (dashed, width) in found.items():
        assert (dashed, width > 2) == ("1" not in listed[step], "1" in listed[step]), step
    ratios = dry.evaluate(SVG_CONTRAST)
    assert len(ratios) > 50 and [one for one in ratios if one[1] < 4.5] == []


SVG_CONTRAST = CONTRAST.partition("const ground")[0] + """
  return [...document.querySelectorAll("[data-step] text")].map(one => {
    const shape = one.closest("a").querySelector("rect, path")
    const [a, b] = [getComputedStyle(one).fill, getComputedStyle(shape).fill].map(light).sort(
      (x, y) => y - x)
    return [one.textContent, (a + .05) / (b + .05)]})
}"""


# --- other media ---------------------------------------------------------------------------

def printed(page: Any, folder: Path) -> str:
    page.pdf(path=folder / "printed.pdf", format="A4")
    pdf = pypdfium2.PdfDocument(folder / "printed.pdf")
    text = "".join(sheet.get_textpage().get_text_bounded() for sheet in pdf)
    pdf.close()
    return tight(text)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_all_steps_are_printed(
    page: Any, served: str, published: Built, tmp_path: Path, language: str,
) -> None:
    open_at(page, f"{served}{'en/' if language == 'en' else ''}{A}")
    text = printed(page, tmp_path)
    for step in flow_of(published, "a").values():
        assert tight(step["title"][language]) in text
    assert tight(page.locator("[data-walk]").inner_text()) not in text


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_way_is_printed(
    page: Any, served: str, published: Built, tmp_path: Path, language: str,
) -> None:
    open_at(page, f"{served}{'en/' if language == 'en' else ''}{A}{FORKED}")
    text = printed(page, tmp_path)
    steps = flow_of(published, "a")
    walked = ("notice", "ask", "suits", "write")
    for one in walked:
        assert tight(steps[one]["title"][language]) in text
        assert tight(steps[one]["detail"][language])[:5] in text
    for one in ("promise", "safety", "settle"):
        assert tight(steps[one]["title"][language]) not in text
    answered = [text.index(f"→{tight(answer)}") for answer in
                (steps["suits"]["next"][1]["label"][language],
                 steps["suits"]["next"][0]["label"][language])]
    assert answered == sorted(answered), "answers in the order in which they were given"
    for label in page.locator(".k-walk__tools > *").all():
        assert tight(label.text_content()) not in text


def test_forced_colours(page: Any, served: str) -> None:
    page.emulate_media(forced_colors="active")
    open_at(page, served + A)
    page.get_by_role("radio").nth(1).check()
    edge = """one => {const style = getComputedStyle(one)
      return [style.borderTopStyle, parseFloat(style.borderTopWidth) >= 1, style.outlineStyle]}"""
    own, other = page.locator("#notice").evaluate(edge), page.locator("#assign").evaluate(edge)
    assert own[:2] == ["solid", True] and other[:2] == ["dotted", True]
    open_at(page, served + A + FORKED)
    assert page.locator("#write").evaluate(edge)[:2] == ["solid", True]
    page.emulate_media(forced_colors="none")


@pytest.mark.parametrize("language", ["", "en/"])
def test_no_sideways_scroll_on_the_smallest_phone(
    browser: Any, served: str, language: str,
) -> None:
    with tab(browser, 320) as page:
        page.goto(f"{served}{language}{A}")
        assert overflow(page) == []
        page.get_by_role("radio").nth(1).check()
        assert overflow(page) == []
        page.locator("[data-walk]").click()
        for target in ("ask", "suits", "write", "complete", "assign"):
            choose(page, target)
        ways = page.locator(".k-step--here :is(.k-exits, .k-onward) a")
        assert all(one.bounding_box()["height"] >= 24 for one in ways.all())
        assert overflow(page) == []
