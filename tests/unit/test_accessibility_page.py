from __future__ import annotations

from pathlib import Path

import pytest
from making import BASE, made, site, voice

from kyodo import __version__
from kyodo.render import render_page
from kyodo.views.accessibility import AccessibilityView, accessibility

POLICY = """
accessibility:
  scope: {ja: すべてのページ, en: All pages}
"""
TEST = """
  test:
    result: partial
    level: A
    stated: 令和8年3月
    technologies: HTML
    selection: {ja: 全部, en: All}
    pages: [{url: "https://x.example/", name: {ja: ホーム, en: Home}}]
"""


def viewed(folder: Path, more: str = "", language: str = "ja") -> AccessibilityView:
    return accessibility(voice(made(folder, {
        "data/guideline.yaml": BASE["data/guideline.yaml"] + more}), language))


def page(folder: Path, more: str = "", language: str = "ja") -> str:
    whole = site(made(folder, {"data/guideline.yaml": BASE["data/guideline.yaml"] + more}),
                 language)
    (one,) = [one for one in whole.pages if one.key.kind == "accessibility"]
    return render_page(whole, one, None).replace("<wbr>", "").replace("\u200b", "")


def test_nothing_is_claimed_without_an_entry(tmp_path: Path) -> None:
    view = viewed(tmp_path)
    assert (view.stated, view.goal, view.result) == (None, None, None)
    said = page(tmp_path)
    assert "JIS X 8341-3:2016 に基づく試験の結果は公表されていません" in said
    assert "準拠" not in said


@pytest.mark.parametrize(("goal", "words"), [
    ("conforming", "適合レベルAAに準拠"), ("partial", "適合レベルAAに一部準拠"),
    ("considered", "適合レベルAAに配慮")])
def test_an_aim_is_no_result(tmp_path: Path, goal: str, words: str) -> None:
    view = viewed(tmp_path, f"{POLICY}  goal: {goal}\n")
    assert view.goal and view.goal.plain == f"JIS X 8341-3:2016 の{words}"
    assert view.result is None
    assert "公表されていません" in page(tmp_path, f"{POLICY}  goal: {goal}\n")


def test_a_result(tmp_path: Path) -> None:
    view = viewed(tmp_path, POLICY + TEST, "en")
    assert view.result
    assert view.result.plain == "partly complies with JIS X 8341-3:2016, level A (一部準拠)"
    said = page(tmp_path, POLICY + TEST)
    for words in ("令和8年3月", "一部準拠", "https://x.example/", "試験したページ（1ページ）",
                  "対応度表記ガイドライン"):
        assert words in said, words
    assert "公表されていません" not in said


def test_another_standard_has_other_words_for_its_results(tmp_path: Path) -> None:
    more = POLICY + "  standard: JIS X 8341-3:2010\n"
    assert not viewed(tmp_path, more).usual
    assert "対応度表記ガイドライン" not in page(tmp_path, more)


def test_whom_to_tell(tmp_path: Path) -> None:
    ask = viewed(tmp_path).ask
    assert ask and (ask.text.plain, ask.address) == ("協働課", "contact/")


def test_an_edition_that_is_not_the_citys(tmp_path: Path) -> None:
    """The city neither runs the site nor can mend it."""
    base = BASE["data/guideline.yaml"].replace("en: Trial City}}", "en: Trial City}, "
                                               "url: https://city.example/}")
    whole = site(made(tmp_path, {"data/guideline.yaml": f"{base}official: false\n"}))
    (one,) = [one for one in whole.pages if one.key.kind == "accessibility"]
    assert one.body.ask is None
    assert 'href="https://city.example/"' in render_page(whole, one, None)


def test_own_tests(tmp_path: Path) -> None:
    own = viewed(tmp_path).own
    assert own.program == __version__
    assert own.tool.startswith("axe-core 4.")
    assert own.rules.plain.startswith("WCAG 2.0、WCAG 2.1、WCAG 2.2の適合レベルA、AA")
    assert own.kinds > 20
    assert own.date.text.startswith("20") and len(own.date.iso) == 10
    pages = [link.address for link in own.pages]
    assert pages[0] == "" and "accessibility/" in pages and len(set(pages)) == len(pages)
