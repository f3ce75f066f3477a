from __future__ import annotations

import pytest

from kyodo.figures.measure import width_of, write
from kyodo.language import Phrase


def lines(text: str, lang: str, room: float) -> tuple[str, ...]:
    return write(Phrase(text, lang), room, 10).lines


def test_lines_end_between_phrases_and_are_even() -> None:
    assert lines("市民が中心で、市が支える", "ja", 115) == ("市民が中心で、", "市が支える")
    assert lines("市民が中心で、市が支える", "ja", 45) == ("市民が", "中心で、", "市が", "支える")
    assert lines("one two three four", "en", 100) == ("one two", "three four")
    assert lines("", "ja", 50) == ()


def test_what_is_too_long_is_cut_and_says_so() -> None:
    written = write(Phrase("市民協働推進会議、", "ja"), 45, 10)
    assert written.lines == ("市民協働", "推進会議、")
    assert written.cut
    assert not write(Phrase("市民協働推進会議", "ja"), 80, 10).cut


def test_a_mark_that_ends_a_phrase_is_never_first() -> None:
    for room in range(20, 120, 5):
        assert not any(line[0] in "、。」ー" for line in
                       lines("「パートナーテーブル」、提案。", "ja", room))


@pytest.mark.parametrize(("text", "ems"), [
    ("協働", 2), ("が", 1), ("か\u3099", 1), ("①Ⅲ", 2), ("한글", 2)])
def test_full_width(text: str, ems: float) -> None:
    assert width_of(text, 10) == pytest.approx(10 * ems)


def test_latin_letters_are_narrower_marked_or_not() -> None:
    assert width_of("e", 10) == width_of("é", 10) < 10
    assert width_of("e", 10) < width_of("e", 10, bold=True)
