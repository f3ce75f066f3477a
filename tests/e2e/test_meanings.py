"""Words explained where they stand: by keyboard, touch and mouse, in old browsers, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from browsing import DESK, MARKS, PHONE, check_requests, resize, tab
from built import Built, plain

pytestmark = MARKS


@pytest.fixture(params=[PHONE, DESK])
def bare(request: pytest.FixtureRequest, browser: Any, served: str) -> Iterator[Any]:
    """A tab of one width without JavaScript, on a phone with touch."""
    with tab(browser, request.param, java_script_enabled=False,
             has_touch=request.param == PHONE) as page:
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        yield page
        assert said == []
        check_requests(page, served)


@pytest.mark.parametrize("address", ["about/", "en/about/", "forms/subsidy/"])
class TestMeanings:
    """Without JavaScript, by keyboard, by touch and on paper."""

    def test_by_keyboard(self, bare: Any, served: str, address: str) -> None:
        bare.goto(served + address)
        button, meaning = bare.locator(".k-term > button").first, bare.locator(".k-meaning").first
        assert not meaning.is_visible()
        button.focus()
        bare.keyboard.press("Enter")
        meaning.wait_for(state="visible")
        box, window = meaning.bounding_box(), bare.viewport_size
        assert box["x"] >= 0 and box["y"] >= 0
        assert box["x"] + box["width"] <= window["width"]
        assert box["y"] + box["height"] <= window["height"]
        # The focus goes into the meaning, so that it is read out: to the button that closes it.
        assert meaning.locator("button:focus").count() == 1
        bare.keyboard.press("Enter")
        meaning.wait_for(state="hidden")
        assert bare.locator(".k-term > button:focus").count() == 1
        bare.keyboard.press("Enter")
        bare.keyboard.press("Tab")
        assert bare.locator(".k-meaning__way a:focus").count() == 1
        bare.keyboard.press("Escape")
        meaning.wait_for(state="hidden")
        assert bare.locator(".k-term > button:focus").count() == 1
        bare.keyboard.press("Enter")
        bare.keyboard.press("Tab")
        bare.keyboard.press("Enter")
        bare.wait_for_url("**/glossary/#*")

    def test_by_touch_or_mouse(self, bare: Any, served: str, address: str) -> None:
        bare.goto(served + address)
        meaning = bare.locator(".k-meaning").first
        bare.locator(".k-term > button").first.click()
        meaning.wait_for(state="visible")
        meaning.locator("button").click()
        meaning.wait_for(state="hidden")

    def test_large_enough_to_hit(self, bare: Any, served: str, address: str) -> None:
        bare.goto(served + address)
        for button in bare.locator(".k-term > button").all():
            box = button.bounding_box()
            assert box["width"] >= 24 and box["height"] >= 24

    @pytest.mark.parametrize("height", [300, 600])
    def test_nothing_is_out_of_the_window(
        self, bare: Any, served: str, address: str, height: int
    ) -> None:
        resize(bare, bare.viewport_size["width"], height)
        bare.goto(served + address)
        for number in range(bare.locator(".k-term > button").count()):
            bare.locator(".k-term > button").nth(number).click()
            box = bare.locator(".k-meaning:popover-open").bounding_box()
            assert box["y"] >= 0 and box["y"] + box["height"] <= height
            assert bare.locator(".k-meaning:popover-open").evaluate("one => one.scrollTop") == 0
            bare.keyboard.press("Escape")

    def test_in_a_browser_that_opens_nothing(
        self, bare: Any, served: str, address: str
    ) -> None:
        def older(route: Any) -> None:
            if route.request.resource_type not in ("document", "stylesheet", "script"):
                route.continue_()
                return
            answer = route.fetch()
            text = answer.text().replace(" popover ", " ").replace("popover-open", "unknown")
            route.fulfill(response=answer, body=text)

        bare.route("**/*", older)
        bare.goto(served + address)
        assert bare.locator(".k-meanings__title").is_visible()
        assert all(one.is_visible() for one in bare.locator(".k-meaning").all())
        assert not bare.locator(".k-term > button, .k-meaning button").first.is_visible()
        assert bare.evaluate("scrollY") == 0
        # An icon may still be on its way; a page closed under it fails the next test.
        bare.unroute_all(behavior="wait")

    def test_on_paper(self, bare: Any, served: str, address: str) -> None:
        bare.goto(served + address)
        bare.emulate_media(media="print")
        assert bare.locator(".k-meanings__title").is_visible()
        assert all(one.is_visible() for one in bare.locator(".k-meaning").all())
        assert not bare.locator(".k-meaning__way").first.is_visible()


def test_lines_break_as_without_marks(browser: Any, served: str, published: Built) -> None:
    """No full stop begins a line after a mark, no bracket ends one before it; all on one line."""
    seen = 0
    with tab(browser, 320) as page:
        for one in published.content.values():
            here = len(one.article.xpath('.//span[@class="k-term"]'))
            if here >= 4:
                page.goto(served + one.address)
                assert page.evaluate(_BROKEN) == [], one.path
                seen += here
    assert seen > 200


def test_a_touch_of_the_beginning_of_a_long_name(browser: Any, served: str) -> None:
    with tab(browser, PHONE, has_touch=True) as page:
        page.goto(served + "en/evaluation/")
        name = page.locator(".k-term-start").first
        assert plain(name.text_content()) != plain(name.locator(".k-term").text_content())
        page.touchscreen.tap(*name.evaluate("""one => {
          one.scrollIntoView({block: "center", behavior: "instant"})
          const {x, y} = one.getClientRects()[0]
          return [x + 8, y + 8]}"""))
        page.locator(".k-meaning:popover-open").wait_for(state="visible")


_BROKEN = """() => {
  const top = (node, place) => {
    const range = document.createRange()
    range.setStart(node, place); range.setEnd(node, place + 1)
    return range.getBoundingClientRect().top
  }
  return [...document.querySelectorAll(".k-term")].filter(term => {
    const whole = term.closest("label") || term
    const [before, after] = [whole.previousSibling, whole.nextSibling]
    const box = term.getBoundingClientRect()
    return term.getClientRects().length > 1
      || after?.nodeType === 3 && /^[、。，．）」』・,.;:)]/.test(after.data)
         && Math.abs(top(after, 0) - top(term.firstChild, 0)) > box.height / 2
      || whole === term && before?.nodeType === 3 && /[（「『(]$/.test(before.data)
         && Math.abs(top(before, before.length - 1) - top(term.firstChild, 0)) > box.height / 2
  }).map(term => term.textContent)
}"""
