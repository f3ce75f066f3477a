from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest
import yaml
from making import made, site

from kyodo.breaks import broken, in_elements, in_headings
from kyodo.render import render_page
from kyodo.runs import runs
from kyodo.stage import stage


@pytest.mark.parametrize(("words", "marked"), [
    ("形や様式を探す", "形や<wbr>様式を<wbr>探す"),
    ("形や<em>様式を探す</em>", "形や<wbr><em>様式を<wbr>探す</em>"),
    ("A&#38;Bの形や様式", "A&#38;Bの<wbr>形や<wbr>様式"),
    ("<ruby>協働<rt>きょうどう</rt></ruby>の進め方",
     "<ruby>協働<rt>きょうどう</rt></ruby>の<wbr>進め方"),
    ("1 形や 様式を", "1 形や 様式を"),
    ('<span lang="en">Ways to find a form</span>', '<span lang="en">Ways to find a form</span>'),
    ("形", "形"),
    ("", ""),
])
def test_marks(words: str, marked: str) -> None:
    assert broken(words, "ja") == marked
    assert broken(words, "ja").replace("<wbr>", "") == words


def test_words_of_another_language_are_read_in_it() -> None:
    assert broken('<span lang="ja">形や様式を探す</span>', "en").count("<wbr>") == 2
    assert broken("形や様式を探す", "en") == "形や様式を探す"


def test_words_that_belong_together_stay_so() -> None:
    name = "特定非営利活動促進法のこと"
    assert "特定非<wbr>営利" in broken(name, "ja"), "or the example has lost its point"
    kept = frozenset(["特定非営利活動促進法"])
    assert broken(name, "ja", kept) == "特定非営利活動促進法の<wbr>こと"


@pytest.mark.parametrize(("words", "marked"), [
    ("推進体制", "推進体制"),  # one character at the end of a word
    ("間違えたときは", "間違えた<wbr>ときは"),  # and at its beginning
    ("市民の役割", "市民の<wbr>役割"),
    ("打ちまちがい", "打ちまちがい"),
    ("印刷する・配る", "印刷する・配る"),
    ("さくいん", "さくいん"),
])
def test_no_word_is_cut(words: str, marked: str) -> None:
    assert broken(words, "ja") == marked


def test_readings_are_whole() -> None:
    dt = '<dt>市民活動団体<span class="k-yomi">しみんかつどうだんたい</span></dt>'
    assert "<wbr>" not in in_elements(dt, "ja", frozenset()).partition("k-yomi")[2].rstrip("</dt>")


def test_short_elements_and_no_running_text() -> None:
    frame = ('<p>{0}</p><a class="k-card"><strong>{1}</strong><span>{0}</span></a>'
             "<p><strong>{0}</strong></p><table><tr><th>{1}</th><td>{0}</td></tr></table>")
    words, short = "形や様式を探す", "形や<wbr>様式を<wbr>探す"
    page = frame.format(words, words)
    assert in_elements(page, "ja", frozenset()) == frame.format(words, short)


def test_headings_of_markdown() -> None:
    frame = ("# {1}\n\n## 2 {1} {{ #a-b }}\n\n{0}\n\n```\n# {0}\n```\n\n"
             "## [{0}](x)\n\n## {1}\n")
    words, short = "形や様式を", "形や<wbr>様式を"
    text = frame.format(words, words)
    assert in_headings(text, "ja", frozenset()) == frame.format(words, short)


@pytest.mark.parametrize("page", [
    "a < b > c", "<https://x.example/> と <b>", "</p>x<br/><p>", "<!--@a/b-->形や<!-- <p> -->様式",
])
def test_odd_markup_survives(page: str) -> None:
    assert "".join(run.said for run in runs(page)) == page
    assert in_elements(page, "ja", frozenset()) == page


def test_titles_and_settings_stay_plain(tmp_path: Path) -> None:
    """The marks are for the eye: titles, menus, anchors and data are without them."""
    view = site(made(tmp_path, {"data/forms.yaml": """\
heading: {ja: 形や様式を探す, en: Forms}
items: [{id: a, name: {ja: 市民と市の話し合い, en: Talks}}]
"""}))
    for page in view.pages:
        text = render_page(view, page, "https://x.example/")
        front = text[4:].partition("\n---\n")[0]
        assert "wbr" not in front, page.key.name
    assert "# 形や<wbr>様式を<wbr>探す { #_title }" in render_page(
        view, next(one for one in view.pages if one.key.name == "forms"), None)
    settings = yaml.safe_load(stage(view, tmp_path / "staged", None).settings.read_text("utf-8"))
    assert "wbr" not in str(settings["nav"])
    menu = settings["extra"]["kyodo"]["phrases"]
    assert menu["形や様式を探す"] == "形や<wbr>様式を<wbr>探す"
    assert all(unescape(words).replace("<wbr>", "") == unescape(title)
               for title, words in menu.items())
    assert not any(b"<wbr>" in content for content in view.files.values())
