from __future__ import annotations

import re
from pathlib import Path

import pytest
from making import made, site

from kyodo.language import Phrase
from kyodo.marking import Marker
from kyodo.render import render_page
from kyodo.views.glossary import Meaning


def meaning(id_: str, *forms: str) -> Meaning:
    said = Phrase("意味", "ja")
    return Meaning(id_, Phrase(forms[0], "ja"), forms, said, f"glossary/#{id_}")

MARK = re.compile(r'(?:<label class="k-term-start">([^<]*))?<span class="k-term">([^<]*)'
                  r'<button type="button" popovertarget="_t-([^"]*)"'
                  r'[^>]*></button></span>(?(1)</label>)')
WORDS = (
    meaning("work", "協働", "共働"), meaning("project", "協働事業"), meaning("npo", "NPO"),
    meaning("corporation", "NPO法人"), meaning("sheet", "シート"), meaning("group", "市民団体"),
    meaning("budget", "budget"), meaning("rd", "R&D"), meaning("section", "Section"),
    meaning("hall", "community hall"), meaning("center", "まちづくり"),
)


def marked(page: str, words: tuple[Meaning, ...] = WORDS) -> list[str]:
    """Return the words that are marked in a page, in its order."""
    marker = Marker(WORDS, words, lambda name: f"<{name}>")
    text = marker.marked(page)
    assert MARK.sub(r"\1\2", text) == page
    found = MARK.findall(text)
    assert [id_ for *_, id_ in found] == [one.id for one in marker.used]
    return [start + end for start, end, _ in found]


@pytest.mark.parametrize(("text", "found"), [
    ("協働は協働です", ["協働"]),                       # once
    ("協働事業と協働", ["協働事業", "協働"]),           # the longest
    ("共働も協働も", ["共働"]),                         # another word for the same
    ("NPO法人とNPO", ["NPO法人", "NPO"]),
    ("協働推進員は", []),                               # part of a longer word
    ("大協働", []),
    ("評価シートの", []),
    ("シートの", ["シート"]),
    ("各市民団体、市民団体", ["市民団体"]),             # not at the first place, at the second
    ("ANPO NPOs xNPO NPO2", []),
    ("市のNPOは", ["NPO"]),
    ("npo", []),                                        # an abbreviation is in capitals
    ("Budgets, sub-budget and a Budget.", ["Budget"]),
    ("the budget", ["budget"]),
    ("The Planning Section and Section Chief", []),     # part of a name
    ("the Section", ["Section"]),
    ("R&amp;D", ["R&amp;D"]),
    ("community  hall, community hall", ["community hall"]),
    ("このまちづくりは", ["まちづくり"]),
    ("", []),
])
def test_words(text: str, found: list[str]) -> None:
    assert marked(f"<p>{text}</p>") == found


@pytest.mark.parametrize("page", [
    '<p><a href="x">協働</a></p>', "<h2>協働</h2>", "## 協働\n", "協働", "<p><code>協働</code></p>",
    "<p><ruby>協働<rp>（</rp><rt>きょうどう</rt></ruby></p>", "<dt>協働</dt>", "<dd>協働</dd>",
    "<table><tr><th>協働</th><td>協働</td></tr></table>", '<p lang="ja">協働</p>',
    '<p><span lang="ja">協働</span></p>', '<p class="k-source">協働</p>',
    '<p><span class="k-label">別名</span> 協働</p>', "<!-- 協働 -->", '<p title="協働">x</p>',
    "<nav><ul><li>協働</li></ul></nav>", "<p><button>協働</button></p>",
    "<ul><li><strong>協働</strong> x</li></ul>", '<p class="k-step__title">協働</p>',
    '<li><span class="k-exit__label">協働</span></li>',
])
def test_places_without_marks(page: str) -> None:
    assert marked(page) == []


def test_after_such_a_place_the_next_one_counts() -> None:
    assert marked('<p><a href="x">協働</a>と<em>協働</em></p>') == ["協働"]
    assert marked("<ul><li>協働</li></ul><div><p>協働 NPO</p></div>") == ["協働", "NPO"]


@pytest.mark.parametrize("page", [
    "<p><strong>協働</strong>事業</p>", '<p><a href="x">大</a>協働</p>',
    "<p>評価<em>シート</em></p>", "<p>共<b>働</b>協働<i>員</i></p>",
    "<p><em>大</em><!-- x -->協働</p>",
    "<p><ruby>市<rp>（</rp><rt>し</rt><rp>）</rp></ruby>協働</p>",
])
def test_words_go_on_in_elements_within_the_line(page: str) -> None:
    assert marked(page) == []


def test_a_word_ends_with_its_line() -> None:
    assert marked("<p>協働<br>市民団体</p>") == ["協働", "市民団体"]
    assert marked("<ul><li>市</li><li>協働</li><li>市</li></ul>") == ["協働"]


def test_a_long_name_may_break_before_its_end() -> None:
    name = "community hall for everybody in town"
    word, ends = (meaning("hall", name),), "</button></span></label>"
    text = Marker(word, word, lambda words: f"“{words}”").marked(f"<p>the {name}, R&amp;D</p>")
    assert text.startswith('<p>the <label class="k-term-start">community hall for everybody '
                           '<span class="k-term">in town<button')
    assert f'aria-label="“{name}”">{ends}, R&amp;D</p>' in text
    long = meaning("long", "みんなで考えるこれからのまちづくり")
    text = Marker((long,), (long,), str).marked("<p>みんなで考えるこれからのまちづくり</p>")
    assert '">みんなで考えるこれからの<span class="k-term">まちづくり<button' in text


def test_labels_are_escaped_once() -> None:
    word = (meaning("rd", "R&D"),)
    assert 'aria-label="R&amp;D "' in Marker(word, word, lambda words: f"{words} ").marked(
        "<p>R&amp;D</p>")


def test_not_more_than_two_in_a_paragraph_and_eight_on_a_page() -> None:
    assert marked("<p>協働、NPO、シート</p><p>シート</p>") == ["協働", "NPO", "シート"]
    many = ["協働", "協働事業", "NPO", "NPO法人", "シート", "市民団体", "budget", "Section",
            "まちづくり"]
    assert marked("".join(f"<p>{word}</p>" for word in many)) == many[:8]


def test_only_what_the_page_explains() -> None:
    assert marked("<p>協働事業と協働、NPO</p>", WORDS[2:]) == ["NPO"]
    # A word that is not explained here is still a word: nothing is found inside it.
    assert marked("<p>NPO法人</p>", (WORDS[2],)) == []


GLOSSARY = """\
items:
  - id: work
    name: {ja: 協働, en: Collaboration (kyodo)}
    definition: {ja: 力を合わせること。, en: Work.}
  - {id: zone, name: 領域}
  - {id: plan, name: {ja: 計画, en: plan}, definition: {ja: 計画のこと。, en: A plan.}, mark: false}
"""
FORMS = """\
lead: {ja: 協働の計画と領域です。, en: How collaboration and a plan begin.}
items:
  - id: work
    name: {ja: 協働, en: Collaboration}
    definition: {ja: 協働です。, en: Collaboration.}
"""


def page(folder: Path, name: str, language: str = "ja", glossary: str = GLOSSARY) -> str:
    view = site(made(folder, {"data/glossary.yaml": glossary, "data/forms.yaml": FORMS}), language)
    return render_page(view, next(one for one in view.pages if one.key.name == name), None)


@pytest.mark.parametrize(("language", "words"), [("ja", "協働"), ("en", "collaboration")])
def test_a_page_with_its_meanings(tmp_path: Path, language: str, words: str) -> None:
    text = page(tmp_path, "forms", language)
    assert text.count('class="k-term"') == text.count('class="k-meaning"') == 1
    assert re.search(f'aria-label="[^"]*{words}', text)
    assert 'id="_t-work"' in text and 'href="../glossary/#work"' in text


PLURALS = """\
items:
  - {id: subsidy, name: {ja: 補助, en: Subsidy}, definition: {ja: お金。, en: Money.}}
  - {id: form, name: {ja: 形態, en: Form of support}, definition: {ja: 形。, en: A way.}}
  - {id: npo, name: {ja: NPO, en: NPO}, definition: {ja: 団体。, en: A group.}}
"""


@pytest.mark.parametrize("words", ["subsidies", "Forms of support", "NPOs", "form of support"])
def test_plurals_are_the_same_words(tmp_path: Path, words: str) -> None:
    view = site(made(tmp_path, {
        "data/glossary.yaml": PLURALS,
        "data/forms.yaml": f"lead: {{ja: あ。, en: 'There are {words} today.'}}\nitems: []\n",
    }), "en")
    text = render_page(view, next(one for one in view.pages if one.key.name == "forms"), None)
    assert f'{words.split()[-1]}<button type="button" popovertarget=' in text
    assert re.search(f'aria-label="[^"]*{words}', text)


@pytest.mark.parametrize("name", ["index", "glossary", "forms/work", "a-to-z", "contact"])
def test_pages_without_marks(tmp_path: Path, name: str) -> None:
    """The glossary itself, lists, and the page that is about the word."""
    assert "k-term\"" not in page(tmp_path, name)
    assert "k-meaning" not in page(tmp_path, name)


def test_a_glossary_can_do_without(tmp_path: Path) -> None:
    assert "k-term\"" not in page(tmp_path, "forms", glossary=f"mark: false\n{GLOSSARY}")
