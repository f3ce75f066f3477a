"""The switch on the page of the quick-read edition that shows readings above kanji."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from test_axe import AXE, judged

from browsing import DESK, MARKS, PHONE, tab
from built import Built

pytestmark = MARKS

_SHOWN = """() => [...document.querySelectorAll("rt[hidden]")].filter(
  one => one.getClientRects().length).length"""


@pytest.fixture(scope="module")
def page(browser: Any, served: str) -> Iterator[Any]:
    with tab(browser, java_script_enabled=True, bypass_csp=True) as opened:
        opened.add_init_script(path=AXE)
        opened.goto(f"{served}quick-read/")
        yield opened


@pytest.fixture
def off(page: Any) -> Any:
    page.get_by_role("switch").uncheck()
    return page


def test_off_by_default_and_once_in_the_page(published: Built) -> None:
    source = (published.site / "quick-read/index.html").read_text("utf-8")
    assert source.count('<rt hidden aria-hidden="true">') == source.count("<rt ") > 300
    assert source.count('role="switch"') == 1 and " checked" not in source
    assert "きょうどう" not in published.pages["quick-read/"].text


def test_no_other_page_has_readings_or_the_switch(published: Built) -> None:
    found = {address for address, page in published.pages.items()
             if "<rt hidden" in (source := (page.folder / page.path).read_text("utf-8"))
             or "_furigana" in source}
    assert found == {"quick-read/"}


def test_names_for_machines_have_no_readings(published: Built) -> None:
    page = published.pages["quick-read/"]
    told = [one.get("content") or "" for one in page.tree.iter("meta")]
    told += ["".join(one.itertext()) for one in page.tree.iter("title", "nav")]
    assert not [one for one in told if "きょうどう" in one]
    index = "".join(path.read_text("utf-8") for path in
                    published.site.glob("assets/contents-*/c*.js"))
    assert "互いに振り返り、次に生かします" in index
    assert "互たが" not in index and "振ふり" not in index


def test_by_keyboard(off: Any) -> None:
    switch = off.get_by_role("switch")
    assert off.evaluate(_SHOWN) == 0
    switch.focus()
    off.keyboard.press("Space")
    assert switch.is_checked() and off.evaluate(_SHOWN) > 300
    off.keyboard.press("Space")
    assert not switch.is_checked() and off.evaluate(_SHOWN) == 0


def test_without_a_script(browser: Any, served: str) -> None:
    with tab(browser, java_script_enabled=False) as page:
        page.goto(f"{served}quick-read/")
        reading = page.locator("h2 rt").first
        assert not reading.is_visible()
        page.locator(".k-switch label").click()
        assert reading.is_visible()


def test_remembered_where_scripts_run(browser: Any, served: str) -> None:
    with tab(browser) as page:
        page.goto(f"{served}quick-read/")
        switch = page.get_by_role("switch")
        for on in (True, False):
            switch.set_checked(on)
            page.reload()
            assert switch.is_checked() is on
            assert (page.evaluate(_SHOWN) > 300) is on


def test_readings_can_be_read(off: Any) -> None:
    off.set_viewport_size({"width": PHONE, "height": 844})
    off.get_by_role("switch").check()
    small = off.evaluate("""() => [...document.querySelectorAll("rt[hidden]")].map(one => {
      const size = element => parseFloat(getComputedStyle(element).fontSize)
      return [size(one), size(one.parentElement)]
    }).filter(([own, words]) => own < 8 || own < words / 2)""")
    assert small == []


def test_large_enough_for_a_finger(off: Any) -> None:
    box = off.locator(".k-switch label").bounding_box()
    assert box["height"] >= 44 and box["width"] >= 44


def test_copies_and_screen_readers_get_words_once(off: Any) -> None:
    copy = """() => { getSelection().selectAllChildren(document.querySelector("article"))
      const said = getSelection().toString(); getSelection().removeAllRanges(); return said }"""
    plain = off.evaluate(copy)
    tree = off.locator("article").aria_snapshot()
    assert "協働の8つの原則" in plain and "きょうどう" not in plain + tree
    off.get_by_role("switch").check()
    assert "きょうどう" not in off.locator("article").aria_snapshot()
    assert off.evaluate(copy).split() == plain.split()


def test_lines_keep_their_place(off: Any) -> None:
    places = """() => [...document.querySelectorAll("article h2")].map(
      one => one.getBoundingClientRect().y + scrollY)"""
    before = off.evaluate(places)
    off.get_by_role("switch").check()
    after = off.evaluate(places)
    assert len(before) == len(after) > 5
    assert all(then < now * 1.2 for now, then in zip(before, after, strict=True))
    assert off.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_paper_as_on_the_screen(off: Any) -> None:
    off.emulate_media(media="print")
    assert off.evaluate(_SHOWN) == 0
    assert not off.locator(".k-switch").is_visible()
    off.emulate_media(media="screen")
    off.get_by_role("switch").check()
    off.emulate_media(media="print")
    assert off.evaluate(_SHOWN) > 300
    off.emulate_media(media="screen")


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible_on_and_off(off: Any, width: int, scheme: str) -> None:
    off.set_viewport_size({"width": width, "height": 844})
    off.emulate_media(color_scheme=scheme)
    for on in (False, True):
        off.get_by_role("switch").set_checked(on)
        assert judged(off) == []
