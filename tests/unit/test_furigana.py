"""Readings above kanji: which, above which part of a word, and for whom."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import typst
from fontTools.ttLib import TTFont
from making import BASE

from kyodo import fonts
from kyodo.addresses import Addresses
from kyodo.colours import scheme_of
from kyodo.furigana import Furigana, readings_in
from kyodo.furigana.okurigana import Piece, apart
from kyodo.furigana.tables import BEYOND, grade
from kyodo.language import Phrase, Speaker
from kyodo.load import load
from kyodo.paper.making import Press
from kyodo.paper.readings import SIZE, placed
from kyodo.paper.typeset import folder
from kyodo.paper.widths import ems
from kyodo.paper.words import words
from kyodo.ruby import with_readings
from kyodo.views.furigana import furigana, has_furigana
from kyodo.views.voice import Voice


def shown(text: str, own: dict[str, str] | None = None, from_grade: int = 1) -> str:
    said, given = readings_in(text)
    pieces = Furigana(own or {}, from_grade).pieces(said, given)
    assert "".join(piece.words for piece in pieces) == said
    return "".join(f"{one.words}[{one.reading}]" if one.reading else one.words for one in pieces)


@pytest.mark.parametrize(("text", "read"), [
    ("打ち合わせ", "打[う]ち合[あ]わせ"), ("取り組みます", "取[と]り組[く]みます"),
    ("補い合い", "補[おぎな]い合[あ]い"), ("人々の声", "人々[ひとびと]の声[こえ]"),
    ("お問い合わせ", "お問[と]い合[あ]わせ"), ("大人も参加", "大人[おとな]も参加[さんか]"),
    ("かなだけ、ABC 123", "かなだけ、ABC 123"), ("NPO法人", "NPO法人[ほうじん]"),
])
def test_readings_stand_above_kanji_only(text: str, read: str) -> None:
    assert shown(text) == read


@pytest.mark.parametrize(("text", "read"), [
    # One word of the dictionary, number and all.
    ("1人で", "1人[ひとり]で"), ("2人で", "2人[ふたり]で"),
    ("3人以上", "3人[にん]以上[いじょう]"), ("10年", "10年[ねん]"), ("4月", "4月[がつ]"),
    ("3回目", "3回[かい]目[め]"), ("第5条", "第[だい]5条[じょう]"), ("3か月", "3か月[げつ]"),
    # Sounds that change with the number: none is better than a wrong one.
    ("2日", "2日"), ("20日", "20日"), ("3分で", "3分で"), ("6本", "6本"), ("3階", "3階"),
    ("一つの", "一[ひと]つの"), ("もう一度", "もう一度[いちど]"), ("4団体", "4団体[だんたい]"),
])
def test_numbers_have_readings_where_these_are_sure(text: str, read: str) -> None:
    assert shown(text) == read


def test_the_data_beats_the_dictionary() -> None:
    assert shown("小寺町の上平さん", {"小寺町": "おでらまち", "上平": "うわだいら"}) == (
        "小寺町[おでらまち]の上平[うわだいら]さん")
    assert shown("{今日|こんにち}の課題") == "今日[こんにち]の課題[かだい]"
    # What is read as usual stays in words, so that each reading is above its own.
    assert shown("市民活動", {"市民活動": "しみんかつどう"}) == "市民[しみん]活動[かつどう]"
    # One character is a word only where it stands alone.
    assert shown("市と市民", {"市": "いち"}) == "市[いち]と市民[しみん]"


def test_long_names_are_read_word_by_word() -> None:
    own = {"上平町市民会館 本館": "うわだいらちょうしみんかいかん ほんかん",
           "上平一丁目11-2": "うわだいらいっちょうめじゅういちのに"}
    assert shown("上平町市民会館 本館", own) == (
        "上平[うわだいら]町[ちょう]市民[しみん]会館[かいかん] 本館[ほんかん]")
    # Whose a part of the reading is cannot be told.
    assert "うわだいら" not in shown("上平一丁目11-2", own)


def test_a_reading_that_cannot_be_the_words_is_not_used() -> None:
    assert shown("取り組み", {"取り組み": "とっくむ"}) == "取[と]り組[く]み"
    assert apart("取り組み", "とっくむ") == ()


def test_school_grades() -> None:
    grades = Counter(grade(chr(code)) for code in range(0x4E00, 0xA000))
    assert [grades[number] for number in range(1, BEYOND)] == [80, 160, 200, 202, 193, 191]
    # New in 2020, or moved then.
    assert {grade(one) for one in "茨媛岡潟岐熊香佐埼崎滋鹿縄井沖栃奈梨阪阜賀群徳富城"} == {4}
    assert {grade(one) for one in "囲紀喜救型航告殺士史象賞貯停堂得毒費粉脈歴"} == {5}
    assert {grade(one) for one in "胃腸恩券承舌銭退敵俵預"} == {6}
    assert grade("鬱") == BEYOND


def test_only_kanji_from_a_grade_on() -> None:
    # 水 is taught in grade 1, 記 in 2, 協 and 働 in 4, 我 in 6, 頑 later.
    text = "水を記す協働、我々も頑張る"
    assert shown(text, from_grade=4) == "水を記す協働[きょうどう]、我々[われわれ]も頑張[がんば]る"
    assert shown(text, from_grade=7) == "水を記す協働、我々も頑張[がんば]る"
    # What a text itself gives is always shown.
    assert shown("{水|みず}と水", from_grade=7) == "水[みず]と水"


def city(folder: Path, quickread: str = "furigana: true\n", **more: str) -> Voice:
    named = {f"data/{name}.yaml": text for name, text in more.items()}
    for name, text in {**BASE, **named, "data/quickread.yaml": quickread}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    guideline = load(folder).guideline
    return Voice(guideline, Addresses(guideline), Speaker("ja", guideline.info.languages))


def test_names_and_the_list_of_readings_are_known(tmp_path: Path) -> None:
    voice = city(tmp_path, actors="items: [{id: a, name: {ja: 協創, yomi: きょうそう}}]",
                 readings="items: [{word: 上平, yomi: うわだいら}]")
    pieces = furigana(voice).pieces("上平の協創")
    assert [one.reading for one in pieces if one.reading] == ["うわだいら", "きょうそう"]


@pytest.mark.parametrize(("quickread", "language", "there"), [
    ("furigana: true\n", "ja", True), ("furigana: true\n", "en", False),
    ("furigana: false\nfurigana_from_grade: 3\n", "ja", False), ("order: [about]\n", "ja", False)])
def test_where_there_are_readings(
    quickread: str, language: str, there: bool, tmp_path: Path
) -> None:
    voice = city(tmp_path, quickread)
    assert has_furigana(replace(voice, speaker=replace(voice.speaker, language=language))) is there


def test_lines_of_paper_do_not_break_within_a_word_with_one_reading() -> None:
    found = words(Phrase("協働のための話し合い（案）。", "ja"), Furigana({}))
    assert found and found["s"] == "協働のための話し合い（案）。"
    plain = ["".join(one if isinstance(one, str) else one[0] for one in (
        part if isinstance(part, list) else [part])) for piece in found["p"] for part in piece]
    assert "".join(plain) == found["s"]
    read = {one[0]: one[1] for piece in found["p"] for part in piece if isinstance(part, list)
            for one in part if isinstance(one, list)}
    assert read == {"協働": "きょうどう", "話": "はな", "合": "あ", "案": "あん"}
    assert "p" not in (words(Phrase("Working together", "en"), Furigana({})) or {})


def test_neighbours_readings_do_not_touch() -> None:
    found = words(Phrase("事業協力", "ja"), Furigana({})) or {}
    first, second = (one for piece in found["p"] for part in piece if isinstance(part, list)
                     for one in part)
    for one in (first, second):
        assert one[2] == pytest.approx(ems(one[1]) * .525, abs=.01)
    # From the end of the first reading to the beginning of the second.
    room = second[4] + (2 - first[3] - first[2]) + second[3]
    assert room > .05


@pytest.mark.parametrize("text", [
    "自主性尊重", "目的共有", "事業協力", "協働推進課", "出発点として", "協働の原則",
    "市民活動交流室"])
def test_wide_readings_do_not_part_words(text: str) -> None:
    read = Furigana({}).pieces(text)
    places = placed(read)
    assert [one.before for one in places] == pytest.approx([0] * len(read), abs=.15)
    # None begins before the text, which may be the beginning of a line.
    assert places[0].start + places[0].before >= -.01
    ends, start = [], 0.
    for piece, place in zip(read, places, strict=True):
        start += place.before
        if piece.reading:
            ends.append((start + place.start, start + place.start + ems(piece.reading) * SIZE))
        start += ems(piece.words)
    assert all(one[1] < other[0] for one, other in pairwise(ends))


def test_readings_reach_over_kana_and_not_over_kanji() -> None:
    over_kana, over_kanji = (placed([Piece(before), Piece("協働", "きょうどう"), Piece("の")])[1]
                             for before in ("この", "委"))
    assert -.3 < over_kana.start < 0 == over_kana.before
    assert over_kanji.start >= 0
    # A line may begin with the word.
    place = placed([Piece("この"), Piece("協働", "きょうどう"), Piece("の")], ["この", "協働の"])[1]
    assert place.start >= 0 == place.before


@pytest.mark.parametrize("file", sorted(fonts.folder().glob("*.ttf")), ids=lambda one: one.name)
def test_widths_of_kana_are_those_of_the_font(file: Path) -> None:
    font = TTFont(file)
    letters, size = font.getBestCmap(), font["head"].unitsPerEm
    for code in (*range(0x3041, 0x3097), *range(0x30A1, 0x30FB), 0x30FC, 0x5354):
        own = font["hmtx"][letters[code]][0] / size
        spare = .006 if "Regular" in file.name else .025
        assert abs(ems(chr(code)) - own) <= spare, chr(code)


RT = '<rt hidden aria-hidden="true">'


def test_readings_in_a_page() -> None:
    page = ('## 協働の<wbr>原則 { #_a }\n\n<p>市<wbr>民と<a href="x">話し合う</a>&amp;</p>'
            '<p><ruby>案<rt>あん</rt></ruby><code>市民</code><svg><text>市民</text></svg>'
            '<span lang="zh">市民</span><img alt="市民"></p>')
    read = with_readings(page, Furigana({}), "ja")
    assert read.splitlines()[0] == (
        f"## <ruby>協働{RT}きょうどう</rt></ruby>の<wbr><ruby>原則{RT}げんそく</rt></ruby> "
        '{ #_a data-toc-label="協働の原則" }')
    assert f"<p><ruby>市民{RT}しみん</rt></ruby>と<a href=\"x\">" in read
    assert f"<ruby>話{RT}はな</rt></ruby>し<ruby>合{RT}あ</rt></ruby>う</a>&amp;</p>" in read
    assert read.endswith(page[page.index("<p><ruby>案"):])


def test_a_word_in_two_elements_has_no_reading() -> None:
    assert with_readings("<p>市<b>民</b></p>", Furigana({}), "ja") == "<p>市<b>民</b></p>"


_HEIGHTS = """
#import "fitting.typ": *
#show: base
#context for across in (false, true) {
  let wide = if across { 174mm } else { 83mm }
  for p in data.parts {
    for (size, air) in ((12, .6), (12.5, 1), (16, 3)) {
      let l = look(size, note: 10.5, air: air)
      let high = measure(part(p, l, wide, across)).height
      report((p.key, height-of(p.key, l, wide, across) / 1pt, high / 1pt))
    }
  }
}
"""


def test_what_is_measured_is_as_high_as_what_is_set(repository: Path) -> None:
    """Readings are left out where heights are looked for, which halves the time that takes."""
    guideline = load(repository).guideline
    speaker = Speaker("ja", guideline.info.languages)
    data = Press(scheme_of("light", {}), None, Path()).data(
        Voice(guideline, Addresses(guideline), speaker), True)
    assert len(json.dumps(data["measured"])) < .8 * len(json.dumps(data["parts"]))
    found = typst.Compiler(
        _HEIGHTS.encode(), root=str(folder()), font_paths=fonts.for_typst(),
        sys_inputs={"data": json.dumps(data)}).query("<report>", field="value")
    heights = json.loads(found)
    assert len(heights) == 6 * len(data["parts"])
    assert [one for one in heights if abs(one[1] - one[2]) > .01] == []
