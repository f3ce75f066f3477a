from __future__ import annotations

import re
import struct
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from figure_rules import assert_sound, words_of
from making import made, site, voice
from test_figures_structure import ACTORS, BODIES, RELATIONS, some_structure
from test_figures_zones import DOMAINS, FORMS

from kyodo import stage
from kyodo.colours import palette, scheme_of
from kyodo.figures.aims import aims
from kyodo.figures.files import picture, picture_key, svg_file
from kyodo.figures.paint import painted
from kyodo.figures.structure import with_list
from kyodo.language import Phrase
from kyodo.model.whole import Guideline
from kyodo.views.aims import AimsFigure, Step, aims_figure
from kyodo.views.figures import FigureEntry
from kyodo.views.gallery import gallery

LIGHT = palette().schemes["light"]
SVG = "{http://www.w3.org/2000/svg}"
ABOUT = """\
definitions:
  - {id: word, term: {ja: 協働, en: Collaboration}, elements: [対等である, 目的が同じである]}
aims: {id: aims, heading: 目指すもの, points: [よいまち, よいサービス]}
reasons:
  - {id: one, heading: 人が減った, text: 説明。}
  - {id: two, heading: 困りごとが増えた, text: 説明。}
  - {id: three, missing: true}
"""
FILES = {"data/domains.yaml": DOMAINS.format(direction="citizens-to-city"),
         "data/forms.yaml": FORMS, "data/actors.yaml": ACTORS,
         "data/promotion.yaml": BODIES.format(place="place") + RELATIONS,
         "data/about.yaml": ABOUT}


@pytest.fixture(scope="module")
def guideline(tmp_path_factory: pytest.TempPathFactory) -> Guideline:
    return made(tmp_path_factory.mktemp("figures"), FILES)


@pytest.fixture(scope="module")
def entries(guideline: Guideline) -> tuple[FigureEntry, ...]:
    return gallery(voice(guideline))


def test_files_of_all_languages_stand_below_the_first(
    guideline: Guideline, entries: tuple[FigureEntry, ...],
) -> None:
    assert [entry.svg for entry in entries] == [
        f"figures/{name}-{tag}.svg" for tag in ("ja", "en")
        for name in ("zones", "promotion", "aims")]
    assert gallery(voice(guideline, "en")) == ()


def test_a_file_needs_nothing_else(entries: tuple[FigureEntry, ...]) -> None:
    for entry in entries:
        svg = svg_file(entry, LIGHT)
        assert svg == svg_file(entry, LIGHT)
        root = ElementTree.fromstring(svg)
        assert [one.tag for one in root][:3] == [f"{SVG}title", f"{SVG}desc", f"{SVG}rect"]
        assert root[0].text == entry.title.plain and root[1].text == entry.text
        assert root[2].get("fill") == "#ffffff"
        said = svg.decode().replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"var\(|url\(|href|://|<style|<script|<a\b|class=|k-diagram", said)
        for one in root.iter():
            if one.tag in (f"{SVG}rect", f"{SVG}path", f"{SVG}text"):
                colours = [one.get("fill"), one.get("stroke")]
                assert all(value in ("none", *LIGHT.values()) for value in colours if value)
                assert one.get("fill"), ElementTree.tostring(one)


def test_a_file_says_all_that_its_figure_says(entries: tuple[FigureEntry, ...]) -> None:
    for entry in entries:
        root = ElementTree.fromstring(svg_file(entry, LIGHT))
        shown = "".join("".join(one.itertext()) for one in root.iter(f"{SVG}text"))
        assert entry.credit.plain.replace(" ", "") in shown.replace(" ", "")
        if entry.name == "promotion":
            assert "意見" in shown and "報告" in shown, "numbers need the list"


def test_a_citys_colours_are_those_of_its_files(entries: tuple[FigureEntry, ...]) -> None:
    own = scheme_of("light", {"light": {"brand": "#7a1f4b"}})
    assert b"#7a1f4b" in svg_file(entries[0], own)
    assert LIGHT["brand"].encode() not in svg_file(entries[0], own)


def test_a_picture_is_twice_as_large(entries: tuple[FigureEntry, ...]) -> None:
    svg = svg_file(entries[0], LIGHT)
    png = picture(svg)
    root = ElementTree.fromstring(svg)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", png[16:24]) == (
        2 * int(root.get("width", "")), 2 * int(root.get("height", "")))
    picture.cache_clear()
    assert picture(svg) == png
    assert picture_key(svg) != picture_key(svg.replace(b"A", b"B"))


def test_no_picture_where_the_fonts_lack_characters(tmp_path: Path) -> None:
    korean = made(tmp_path, {"data/promotion.yaml": BODIES.format(place="place").replace(
        "ja: 拠点", "ja: 협동")})
    (promotion, other) = gallery(voice(korean))
    assert promotion.png is None and other.png == "figures/promotion-en.png"


def test_pictures_are_made_once(
    guideline: Guideline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = stage.stage(site(guideline), tmp_path, None)
    made_once = (tmp_path / "docs/figures/zones-ja.png").read_bytes()
    monkeypatch.setattr(stage, "picture", lambda svg: pytest.fail("made again"))
    again = stage.stage(site(guideline), tmp_path, None)
    assert first.changed and not again.changed
    assert (tmp_path / "docs/figures/zones-ja.png").read_bytes() == made_once
    assert not (tmp_path / "docs/figures/zones-ja.svg").read_text("utf-8").startswith("\ufeff")


def test_pictures_that_nothing_shows_go(guideline: Guideline, tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures/0123.png").write_bytes(b"old")
    stage.stage(site(guideline), tmp_path, None)
    assert not (tmp_path / "pictures/0123.png").exists()
    assert len([*(tmp_path / "pictures").iterdir()]) == 6


def test_looks_become_attributes() -> None:
    figure = Element("svg", {"aria-hidden": "true"})
    figure.append(Element("rect", {"class": "k-diagram__strip"}))
    link = Element("a", {"href": "page:x/", "tabindex": "-1"})
    link.append(Element("text", {"class": "k-diagram__link"}))
    figure.append(link)
    painted(figure, LIGHT)
    strip, group = figure
    assert strip.attrib == {"fill": LIGHT["brand"], "stroke": "none", "stroke-width": "1"}
    assert group.tag == "g" and group.attrib == {}
    assert group[0].attrib == {"fill": LIGHT["ink"]}, "nothing to follow, so not like a link"
    assert "aria-hidden" not in figure.attrib


@pytest.mark.parametrize("seed", range(30, 40))
def test_any_structure_with_its_list(seed: int) -> None:
    assert_sound(with_list(some_structure(seed)))


def test_aims_follow_from_reasons_and_meaning(guideline: Guideline) -> None:
    view = aims_figure(voice(guideline))
    assert view
    assert [(step.title.plain, len(step.items)) for step in view.steps] == [
        ("なぜ必要か", 2), ("協働", 2), ("目指すもの", 2)]


@pytest.mark.parametrize("about", [
    ABOUT.replace("points: [よいまち, よいサービス]", "text: よいまちにします。"),
    ABOUT.replace("points: [よいまち, よいサービス]", "points: [よいまち]"),
    "aims: {id: aims, points: [よいまち, よいサービス]}\n"])
def test_aims_without_a_list_or_anything_before_are_no_figure(
    tmp_path: Path, about: str,
) -> None:
    assert aims_figure(voice(made(tmp_path, {"data/about.yaml": about}))) is None


def test_any_aims() -> None:
    long = Phrase("People able to decide on and run the affairs of their own town", "en")
    short = Phrase("協働のまちづくり", "ja")
    for counts in ((1, 7), (5, 5, 3), (2, 1, 9)):
        view = AimsFigure(tuple(Step(long if count % 2 else short, (long, *[short] * (count - 1)))
                                for count in counts))
        drawn = aims(view)
        assert_sound(drawn)
        assert len(words_of(drawn)) == sum(counts) + len(counts)
