from __future__ import annotations

import pytest

from kyodo.checks.counts import counts_in


@pytest.mark.parametrize(("text", "numbers"), [
    ("協働の7つの原則", [7]), ("８つの約束", [8]), ("八つの原則", [8]), ("五つの心得", [5]),
    ("大切にしたい3つのこと", [3]), ("ななつの約束", [7]), ("10の約束", [10]), ("十二の方策", [12]),
    ("協働の６原則", [6]), ("協働五か条", [5]), ("7箇条", [7]), ("４本の柱", [4]), ("3本柱", [3]),
    ("四つの領域と六つの形態", [4, 6]),
    ("2つ目の章", []), ("一つの目標", []), ("1つの目標", []), ("もう一つの約束", []),
    ("第7条の原則", []), ("第2原則", []), ("平成20の約束", []), ("2008年の約束", []),
    ("21世紀", []), ("A3の用紙", []),
    ("2、3つの例", []), ("1 「協働」とは", []), ("5 協働のまちづくりの方針", []),
])
def test_japanese(text: str, numbers: list[int]) -> None:
    assert [said.number for said in counts_in(text, "ja")] == numbers


@pytest.mark.parametrize(("text", "numbers"), [
    ("Seven basic principles", [7]), ("Basic principles (the seven promises)", [7]),
    ("8 principles", [8]), ("The 7 Promises", [7]), ("Our twelve measures", [12]),
    ("2 Seven basic principles", [7]), ("THREE forms of collaboration", [3]),
    ("Principles (7 promises)", [7]), ("Two zones and six forms", [2, 6]),
    ("5 Policies from here on", []), ("4 Domains and forms of collaboration", []),
    ("1 What collaboration is", []), ("Chapter 3 Our principles", []), ("2008 principles", []),
    ("Three years of collaboration", []), ("Twenty-first century ideas", []),
    ("One of the principles", []), ("Article 7 principles", []), ("A3 papers", []),
])
def test_english(text: str, numbers: list[int]) -> None:
    assert [said.number for said in counts_in(text, "en")] == numbers


def test_the_words_found() -> None:
    assert counts_in("(the seven promises)", "en")[0].words == "seven promises"


def test_a_regional_tag_uses_its_language_and_others_are_not_judged() -> None:
    assert counts_in("Seven principles", "en-GB")
    assert counts_in("Sieben Grundsätze", "de") == []
