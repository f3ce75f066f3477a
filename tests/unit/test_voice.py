from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from making import PRINCIPLES, made, voice

from kyodo.language import Phrase
from kyodo.views.spoken import Spoken
from kyodo.views.voice import listed, numbered

ACTORS = """\
items:
  - {id: npo, name: {ja: 団体, en: Groups}}
  - {id: hidden, name: {ja: 図だけ, en: Only drawn}, listed: false}
"""


def test_link_to_a_record(tmp_path: Path) -> None:
    ours = voice(made(tmp_path, {"data/principles.yaml": PRINCIPLES}), "en")
    link = ours.link("principle", "openness")
    assert (link.text.markdown, link.address, link.number) == (
        "Openness", "principles/openness/", "1")
    foreign = ours.link("principle", "equality")
    assert (foreign.text.markdown, foreign.text.foreign) == ("対等", True)
    assert [one.address for one in ours.links("principle", ["equality", "openness"])] == [
        "principles/equality/", "principles/openness/"]


def test_unlisted_records_have_no_address(tmp_path: Path) -> None:
    ours = voice(made(tmp_path, {"data/actors.yaml": ACTORS}))
    assert ours.link("actor", "npo").address == "about/#npo"
    assert ours.link("actor", "hidden").address is None
    assert [name.markdown for name in ours.actor_names(["npo", "hidden"])] == ["団体", "図だけ"]
    assert ours.actor_or_body("npo").text.markdown == "団体"


def test_titles(tmp_path: Path) -> None:
    guideline = made(tmp_path, {
        "data/principles.yaml": PRINCIPLES,
        "data/faq.yaml": "items:\n  - {id: q, question: なぜ, answer: だから}\n",
        "content/ja/story.md": "# 物語\n",
    })
    for language, page, menu in (("ja", "2 大切なこと", "大切なこと"),
                                 ("en", "2 What matters", "What matters")):
        ours = voice(guideline, language)
        assert ours.page_title("principles").markdown == page
        assert ours.menu_title("principles").markdown == menu
        assert ours.page_title("faq").markdown == ours.speaker.word("menu-faq")
    ours = voice(guideline, "en")
    assert ours.page_title("story") == Phrase("物語", "ja", foreign=True)
    assert ours.page_link("story").address == "story/"
    assert ours.has_page("story")
    assert not ours.has_page("forms")


def test_numbered() -> None:
    name = Phrase("公開", "ja", yomi="こうかい")
    assert numbered(None, name) is name
    assert numbered("1", name) == Phrase("1 公開", "ja", yomi="こうかい")


def test_listed() -> None:
    shown, hidden, plain = Spoken(listed=True), Spoken(listed=False), Spoken()
    assert listed([shown, hidden, plain]) == (shown, plain)
    assert isinstance(shown, SimpleNamespace)
