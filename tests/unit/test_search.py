"""The index of the search: folding as in the browser, sections of a page, keys and readings."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html
from making import PRINCIPLES, made, site

from built import REPOSITORY
from kyodo.search import Searchable, SiteSearch
from kyodo.search.folding import folded, grams, sound
from kyodo.search.index import deltas
from kyodo.search.readings import Reader
from kyodo.search.sections import Section, read_article

SCRIPTS = REPOSITORY / "tests" / "search"
NODE = shutil.which("node")
WORDS = ["ＮＰＯ・パートナー", "ﾊﾟｰﾄﾅｰﾃｰﾌﾞﾙ", "kyōdō", "Wi-Fi",
         "０７７８－２２－３２９３", "co-hosting",
         "７つの 約束", "citizens' groups", "キョウドウ", "きょーどー", "がっこう", "ゔぁ",
         "ヴァイオリン", "  a  b ", "協働　評価", "①"]
PAGE = """<html><body><article><nav>道すじ</nav><div class="k-notice">案です</div>
<h1 id="_title">補<wbr>助</h1>
<p>お金で<ruby>支<rp>（</rp><rt>ささ</rt><rp>）</rp></ruby>えます。</p>
<h2 id="_a">選ぶ前に</h2><p>税金です。<button>意味</button></p>
<dl><div id="npo"><dt>NPO <span class="k-yomi">えぬぴーおー</span></dt>
<dd>団体。</dd></div></dl><p>続き。</p>
<aside>奥付</aside></article></body></html>"""


@pytest.mark.skipif(NODE is None, reason="no node")
def test_folding_is_that_of_the_browser() -> None:
    script = ("const s = require(process.argv[1]); const words = JSON.parse(process.argv[2]);"
              "console.log(JSON.stringify(words.map(w => [s.folded(w), s.sound(w), s.grams(w)])))")
    said = subprocess.run([str(NODE), "-e", script, str(SCRIPTS / "scripts.js"), json.dumps(WORDS)],
                          capture_output=True, text=True, check=True).stdout
    assert json.loads(said) == [[folded(word), sound(word), grams(word)] for word in WORDS]


@pytest.mark.skipif(NODE is None, reason="no node")
def test_scripts() -> None:
    done = subprocess.run([str(NODE), "--test", str(SCRIPTS / "search.test.js")],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_sections_of_a_page() -> None:
    article = read_article(html.fromstring(PAGE))
    assert article
    assert article.title == "補助"
    assert [(one.anchor, one.heading, one.text) for one in article.sections] == [
        ("", "補助", "お金で支えます。"), ("_a", "選ぶ前に", "税金です。 続き。"),
        ("npo", "NPO", "NPO 団体。")]
    assert article.readings == {"支": "ささ"}
    article.sections[-1].drop_name()
    assert article.sections[-1].text.strip() == "団体。"


def test_a_page_that_is_none_of_ours() -> None:
    assert read_article(html.fromstring("<html><body><p>x</p></body></html>")) is None


def test_readings_of_the_data_beat_the_dictionary() -> None:
    def said(own: dict[str, str]) -> list[tuple[str, str]]:
        return [(word.surface, word.reading) for word in Reader(own).words("協働の事業")]

    assert said({}) == [("協働", "きょうどう"), ("事業", "じぎょう")]
    assert said({"協働": "トモバタラキ"}) == [("協働", "ともばたらき"), ("事業", "じぎょう")]


def test_verbs_that_help_others_say_nothing() -> None:
    def verbs(text: str) -> list[str]:
        return [word.surface for word in Reader({}, ["する", "ある"]).words(text)]

    assert verbs("いくらもらえますか") == ["いくら", "もらえ"]
    assert verbs("教えてもらえます") == ["教え"]
    assert verbs("参加できます") == ["参加"]
    assert verbs("補助があります") == ["補助"]


def test_deltas() -> None:
    assert deltas([3, 4, 14, 50]) == "3 1 a 10"
    assert deltas([]) == ""


def test_kept_readings_of_kanji() -> None:
    rows = [line.split("\t") for line in (Path(
        REPOSITORY, "generator/kyodo/search/onyomi.tsv")).read_text("utf-8").splitlines()]
    table = dict(rows)
    assert "協" in table["きょう"] and "働" in table["どう"] and "行" in table["こう"]


def test_what_has_not_changed_is_not_read_again(tmp_path: Path) -> None:
    view = site(made(tmp_path / "guideline", {"data/principles.yaml": PRINCIPLES}))
    built = tmp_path / "built"
    for page in view.pages:
        place = built / page.key.address / "index.html"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(PAGE.replace("続き", page.title.plain), encoding="utf-8")

    def search() -> tuple[list[str], str]:
        """Return the pages that are read, and what the search's files are named by."""
        found = SiteSearch(built, [Searchable(view, "", tmp_path / "kept")])
        read = [page for page in (f"{one.key.address}index.html" for one in view.pages)
                if found.look(page, html.parse(str(built / page)).getroot())]
        found.write()
        return read, (built / "assets/contents.js").read_text("utf-8")

    read, first = search()
    assert "principles/index.html" in read
    shutil.rmtree(built / "assets")
    assert search() == ([], first)
    page = built / "principles" / "index.html"
    page.write_text(page.read_text("utf-8").replace("<nav>", "<nav><b>1</b>"), encoding="utf-8")
    assert search() == (read, first)  # another page, the same words
    page.write_text(page.read_text("utf-8").replace("税金", "会費"), encoding="utf-8")
    read, second = search()
    assert second != first
    next((tmp_path / "kept").rglob("head.js")).unlink()
    assert search() == (read, second)  # what was lost is made again


def test_a_long_section_is_loaded_in_pieces() -> None:
    """They are cut between sentences, and nothing is lost."""
    text = "".join(f"{number}番目の文です。" for number in range(200))
    pieces = Section("all", "全部", [text]).pieces(600)
    assert len(pieces) > 5 and "".join(one.text for one in pieces) == text
    assert all(len(one.text.encode()) <= 600 and one.text.endswith("。") for one in pieces)
    assert {(one.anchor, one.heading) for one in pieces} == {("all", "全部")}
    short = Section("one", "一つ", ["短い。"])
    assert short.pieces(600) == [short]
