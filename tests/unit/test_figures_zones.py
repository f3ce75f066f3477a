from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from figure_rules import assert_sound, words_of
from making import made, voice

from kyodo.figures.canvas import Area, Box, Drawing, Edge, Hatch
from kyodo.figures.zones import COMPACT, NARROW, WIDE, one_below_another, side_by_side, zones
from kyodo.language import Phrase
from kyodo.views.voice import Link
from kyodo.views.zones import FormMark, ZoneBox, ZoneFigure, zone_figure

NAMES = {
    "ja": ["市民だけで行う", "双方", "市民が中心で、市が支える", "コミュニティ・スクールとの連携",
           "NPO・ボランティア団体などが自主的に行う領域"],
    "en": ["Both", "Citizens lead, the city supports", "The city alone",
           "Intermunicipal responsibilities", "Citizens and the city as equals, from the plan on"],
}
DOMAINS = """\
direction: {direction}
zones:
  - {{id: a, code: A, name: {{ja: 市民だけ, en: Citizens alone}}, collaborative: false}}
  - {{id: b, code: B, name: {{ja: いっしょに, en: Together}}}}
  - {{id: c, code: C}}
"""
FORMS = """\
items:
  - {id: subsidy, name: {ja: 補助, en: Subsidy}, zones: [b, {zone: c, strength: partial}]}
  - {id: co-hosting, name: {ja: 共催, en: Co-hosting}}
"""


def some_figure(seed: int) -> ZoneFigure:
    """Return a figure that some guideline might have."""
    some = random.Random(seed)
    lang = some.choice(["ja", "en"])

    def phrase() -> Phrase:
        return Phrase(some.choice(NAMES[lang]), lang)

    def zone(number: int) -> ZoneBox:
        forms = tuple(FormMark(Link(phrase(), some.choice([None, "forms/x/"])),
                               some.random() < .4) for _ in range(some.randint(0, 6)))
        return ZoneBox(some.choice([None, "A", "Ⅲ", "3-1"]),
                       phrase() if some.random() < .8 else replace(phrase(), missing=True),
                       some.random() < .7, forms, some.random() < .2)

    return ZoneFigure(
        tuple(zone(number) for number in range(some.randint(2, 7))),
        (Phrase("市民の受け持ち", "ja"), Phrase("The city's part", "en"))
        if some.random() < .8 else None,
        some.random() < .5, Phrase("協働の領域", "ja"),
        Phrase("Outside the domain of collaboration", "en"),
        Phrase("この領域の形態", "ja") if some.random() < .7 else None, Phrase("一部", "ja"))


@pytest.mark.parametrize("seed", range(25))
def test_any_zones(seed: int) -> None:
    view = some_figure(seed)
    for size in (WIDE, COMPACT, NARROW):
        assert_sound(one_below_another(view, size))
        drawn = zones(view, size)
        assert_sound(drawn)
        assert drawn.svg() == zones(some_figure(seed), size).svg()
        said = "".join(words_of(drawn)).replace(" ", "")
        for zone in view.zones:
            assert zone.name.plain.replace(" ", "") in said
            assert all(form.link.text.plain.replace(" ", "") in said for form in zone.forms)


def figure(folder: Path, language: str = "ja", direction: str = "citizens-to-city",
           of: int | None = None) -> ZoneFigure:
    guideline = made(folder, {"data/domains.yaml": DOMAINS.format(direction=direction),
                              "data/forms.yaml": FORMS})
    assert guideline.forms
    view = zone_figure(voice(guideline, language),
                       None if of is None else guideline.forms.items[of])
    assert view
    return view


def test_forms_lie_in_their_zones(tmp_path: Path) -> None:
    view = figure(tmp_path)
    assert [[mark.link.text.plain for mark in zone.forms] for zone in view.zones] == [
        [], ["補助"], ["補助"]]
    assert [zone.forms[0].partial for zone in view.zones[1:]] == [False, True]
    drawn = side_by_side(view, WIDE)
    assert [box.address for box in boxes(drawn) if box.address] == ["forms/subsidy/"] * 2
    assert 'href="page:forms/subsidy/" tabindex="-1"' in drawn.svg()


def test_a_zone_without_a_name_says_so(tmp_path: Path) -> None:
    assert "（名称は示されていません）" in words_of(side_by_side(figure(tmp_path), WIDE))


def test_outside_is_told_without_colour(tmp_path: Path) -> None:
    drawn = side_by_side(figure(tmp_path), WIDE)
    assert sum(isinstance(part, Hatch) for part in drawn.parts) == 1
    assert "協働の領域の外" in words_of(drawn)
    assert [part.kind for part in drawn.parts if isinstance(part, Edge)].count("bracket") == 1


@pytest.mark.parametrize("direction", ["citizens-to-city", "city-to-citizens"])
def test_shares_follow_the_direction(tmp_path: Path, direction: str) -> None:
    view = figure(tmp_path, direction=direction)
    ends = ["市民の受け持ち", "市の受け持ち"]
    expected = ends if view.citizens_first else ends[::-1]
    for drawn in (side_by_side(view, WIDE), one_below_another(view, NARROW)):
        said = words_of(drawn)
        assert [word for word in said if word in ends] == expected
        kinds = [part.kind for part in drawn.parts if isinstance(part, Area)]
        assert kinds[0] == ("citizens" if view.citizens_first else "city")


def test_no_shares_where_no_direction_is_known(tmp_path: Path) -> None:
    view = figure(tmp_path, direction="null")
    assert view.ends is None
    assert not any(isinstance(part, Area) for part in side_by_side(view, WIDE).parts)


def test_a_form_marks_its_own_zones(tmp_path: Path) -> None:
    view = figure(tmp_path, "en", of=0)
    assert [zone.marked for zone in view.zones] == [False, True, True]
    assert words_of(side_by_side(view, COMPACT)).count("This form") == 2
    guideline = made(tmp_path / "more", {"data/forms.yaml": FORMS.replace("[b, {", "[{")
                                         .replace(", zones: [{zone: c, strength: partial}]", "")})
    assert guideline.forms
    assert zone_figure(voice(guideline), guideline.forms.items[0]) is None


def test_where_a_word_would_be_cut_zones_stand_below_one_another() -> None:
    name = Phrase("Intermunicipal responsibilities", "en")
    zone = ZoneBox("A", name, True, (), False)
    word = Phrase("x", "en")
    view = ZoneFigure((zone,) * 7, None, True, word, word, None, word)
    tops = {box.rect.y for box in boxes(zones(view, COMPACT)) if box.kind == "zone"}
    assert len(tops) == 7
    assert len({box.rect.y for box in boxes(zones(replace(view, zones=(zone,) * 3), WIDE))
                if box.kind == "zone"}) == 1


def boxes(drawn: Drawing) -> list[Box]:
    return [part for part in drawn.parts if isinstance(part, Box)]
