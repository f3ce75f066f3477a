"""What the quick-read edition of the repository's guidelines says, and what it leaves open."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from built import tight
from kyodo.addresses import Addresses
from kyodo.colours import scheme_of
from kyodo.language import Speaker
from kyodo.load import load
from kyodo.paper.making import Press
from kyodo.paper.placing import PLACED, placed
from kyodo.paper.typeset import Typeset, room_in, typeset
from kyodo.views.quickread import quickread
from kyodo.views.site import view_site
from kyodo.views.spoken import phrases_in
from kyodo.views.voice import Voice
from pdf_files import text_of

ROOT = Path(__file__).parents[2]
FOLDERS = {"model": ROOT, "echizen": ROOT / "municipalities/echizen",
           "fujimino": ROOT / "municipalities/fujimino"}


@cache
def data(name: str, language: str) -> dict[str, Any]:
    guideline = load(FOLDERS[name]).guideline
    voice = Voice(guideline, Addresses(guideline), Speaker(language, guideline.info.languages))
    return Press(scheme_of("light", {}), "https://site.example/", Path()).data(voice)


@cache
def made(name: str, layout: str, language: str) -> Typeset:
    """Set a layout of parts as the press does: where they stand is the same in all languages."""
    tags = load(FOLDERS[name]).guideline.info.languages
    plans = placed([room_in(layout, data(name, tag)) for tag in tags])
    return typeset(layout, data(name, language), plan=plans[tags.index(language)])


@cache
def printed(name: str, layout: str, language: str = "ja") -> str:
    return tight(text_of(made(name, layout, language).pdf))


@pytest.mark.parametrize("name", list(FOLDERS))
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_page_says_how_long_it_takes(name: str, language: str) -> None:
    guideline = load(FOLDERS[name]).guideline
    view = quickread(Voice(guideline, Addresses(guideline),
                           Speaker(language, guideline.info.languages)))
    shown = [replace(one, chart=None) for one in view.on_page]
    letters = sum(len(phrase.plain) for phrase in phrases_in((view.opening, shown)))
    pace = {"ja": 600, "en": 1400}[language]
    assert (view.minutes - 1) * pace < letters <= view.minutes * pace
    assert view.minutes <= 5
    keys = [one.key for one in view.on_page]
    assert view.contact and "about" in keys and "elements" not in keys and view.opening is None


def part(name: str, key: str, language: str = "ja") -> dict[str, Any]:
    [found] = [one for one in data(name, language)["parts"] if one["key"] == key]
    return dict(found)


def test_what_has_no_number_is_given_none() -> None:
    assert {card["number"] for card in part("fujimino", "principles")["cards"]} == {None}
    assert [card["number"] for card in part("echizen", "principles")["cards"]] == list("1234567")


@pytest.mark.parametrize(("name", "said"), [
    ("fujimino", "送る前に、電話で確かめてください。"), ("model", "メールは届きません。")])
@pytest.mark.parametrize("layout", ["quick-read", "leaflet", "fold-a3"])
def test_a_warning_stands_with_the_address(name: str, said: str, layout: str) -> None:
    assert tight(said) in printed(name, layout)


@pytest.mark.parametrize(("language", "owned", "invented", "others"), [
    ("ja", "市民大学ふじみ野（ふじみ野市）", "空き店舗を使った、放課後の居場所（架空の市）",
     "など"),
    ("en", "Citizens' University Fujimino (Fujimino City)",
     "An after-school room in an empty shop (An invented city)", " and others")])
def test_examples_of_others_name_their_city(
    language: str, owned: str, invented: str, others: str
) -> None:
    cards = part("model", "forms", language)["cards"]
    said = {example["s"] for card in cards for example in card["examples"]}
    assert {owned, invented} <= said
    assert data("model", language)["words"]["quick-others"]["s"] == others
    assert max(card["all"] for card in cards) == 3
    own = {example["s"] for card in part("fujimino", "forms", language)["cards"]
           for example in card["examples"]}
    assert not any("（" in one or " (" in one for one in own)


def test_inferences_and_gaps_are_told() -> None:
    for layout in ("quick-read", "leaflet", "fold-a3"):
        said = printed("echizen", layout)
        assert "領域の名前は、もとにした資料にありません" in said
        assert "A、Eは、推定です" in said
        assert "それぞれの説明は、もとにした資料にありません" in said
        assert "17の小学校区" not in said, "that is what an outside report says"
    assert "「庁内」からの推定です" in printed("fujimino", "leaflet")


def test_items_stand_one_below_another() -> None:
    cards = part("fujimino", "measures")["cards"]
    assert [len(card["points"]) for card in cards] == [2, 2, 2, 4]
    assert {card["text"] for card in cards} == {None}


@pytest.mark.parametrize("layout", ["quick-read", "leaflet", "fold-a3"])
def test_the_cover_takes_its_words_from_the_data(layout: str) -> None:
    assert "第1版" in printed("model", layout)
    said = printed("echizen", layout)
    assert "概略版越前市協働ガイドライン" in said and "早わかり版" not in said
    assert "越前市越前市" not in said and "行政" in said


def slots(name: str, layout: str, language: str = "ja") -> list[list[str]]:
    """Return the parts of each page or panel in the order in which they stand."""
    [fit] = [one for one in made(name, layout, language).reports if one["kind"] == "fit"]
    return [list(keys) for keys in fit["slots"]]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_explanations_go_last(language: str) -> None:
    """The layouts of the model had no room for examples and lost texts as well."""
    for layout in ("quick-read", "leaflet", "fold-a3"):
        said = printed("model", layout, language)
        assert all(tight(card["text"]["s"]) in said
                   for card in part("model", "principles", language)["cards"]), layout
    for key in ("principles", "forms", "processes", "measures"):
        said = printed("model", "fold-a3", language)
        texts = [card["text"] for card in part("model", key, language)["cards"] if card["text"]]
        assert all(tight(text["s"]) in said for text in texts), key


@pytest.mark.parametrize("name", FOLDERS)
def test_parts_stand_in_the_same_place_in_every_language(name: str) -> None:
    """They moved to the flap in one language only; who reads both found another leaflet."""
    for layout in PLACED:
        assert slots(name, layout, "ja") == slots(name, layout, "en"), layout


@pytest.mark.parametrize("name", FOLDERS)
def test_parts_stand_in_the_order_of_the_edition(name: str) -> None:
    """On the leaflet some have to stand beside the meaning, or last, where there is room."""
    order = [one["key"] for one in data(name, "ja")["parts"]]
    for layout in ("quick-read", "fold-a3"):
        found = [key for keys in slots(name, layout) for key in keys]
        assert found == [key for key in order if key in found]
    found = [key for keys in slots(name, "leaflet") for key in keys]
    assert found[0] == "about" and {"principles", "forms"} & {*found[1:]}


@pytest.mark.parametrize("name", FOLDERS)
def test_no_page_or_panel_stays_empty(name: str) -> None:
    """One of Fujimino's leaflet was empty by three quarters, another had only whom to ask."""
    for layout in PLACED:
        for language in ("ja", "en"):
            [fit] = [one for one in made(name, layout, language).reports if one["kind"] == "fit"]
            *pages, last = fit["shares"]
            assert min(pages) > 0.55 and last > 0.3, (layout, language, fit["shares"])


def test_names_of_zones_break_where_their_own_font_has_to() -> None:
    """市民が中心で、 had room, by the widths of the font that the figure is printed in."""
    [figure] = [one["figure"] for one in data("model", "ja")["parts"] if one["figure"]]
    for name in ("page", "brief"):
        assert ">市民が中心で、<" in figure[name]["svg"]


def test_the_page_has_the_city_s_own_word_for_the_edition() -> None:
    guideline = load(ROOT / "municipalities" / "echizen").guideline
    site = view_site(guideline, "ja")
    page = next(one for one in site.pages if one.key.kind == "quick-read")
    assert page.title.plain == page.body.cover.label.plain == "概略版"
