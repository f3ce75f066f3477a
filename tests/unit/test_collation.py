from __future__ import annotations

import itertools

import pytest

from kyodo.collation import arranged, kana_key, letter_key

# Each line is in the order of a Japanese dictionary (JIS X 4061).
LINES = [
    "あい あお いえ うえ",
    "かい がい かう",                      # voicing decides only where all else is the same
    "はは はば ばは ばば ぱぱ",
    "きょう きよう ぎょう",                # small before full size, voicing before size
    "カー かあ かい",                      # a long mark is the vowel that it lengthens
    "コーヒー こおひい こおり",
    "かか カカ",                           # hiragana before katakana
    "えぬぴーおー エヌピーオー えぬぴーおーほうじん",
    "うあ ヴあ うい",
    "きっぷ きつぷ",
    "すゝめ すすめ",
    "いちばん いちばんめ いちぶ",
]


@pytest.mark.parametrize("line", LINES)
def test_kana(line: str) -> None:
    words = line.split()
    for shuffled in itertools.permutations(words):
        assert sorted(shuffled, key=kana_key) == words


@pytest.mark.parametrize(("one", "other"), [
    ("ｶﾞｲﾄﾞ", "ガイド"), ("きょう・どう", "きょうどう"), ("きょう どう", "きょうどう"),
    ("「きょうどう」", "きょうどう"), ("か\u3099", "が"),
])
def test_what_does_not_count(one: str, other: str) -> None:
    assert kana_key(one) == kana_key(other)


def rows(words: str, language: str) -> dict[str, list[str]]:
    found = arranged(((word, word) for word in words.split()), language)
    return {row.key: list(row.items) for row in found}


def test_rows_of_kana() -> None:
    assert rows("わ ん ざる しか ぱん ばす ヴ やま ゃ NPO 協働 12", "ja") == {
        "a": ["ヴ"], "sa": ["ざる", "しか"], "ha": ["ばす", "ぱん"], "ya": ["ゃ", "やま"],
        "wa": ["わ", "ん"], "other": ["12", "NPO", "協働"]}


def test_rows_of_letters() -> None:
    assert rows("zone Équipe echo apple Co-op cooperation 3 協働 “Quote”", "en") == {
        "a": ["apple"], "c": ["Co-op", "cooperation"], "e": ["echo", "Équipe"],
        "q": ["“Quote”"], "z": ["zone"], "other": ["3", "協働"]}


def test_a_language_without_words_is_in_the_order_of_letters() -> None:
    assert list(rows("b a", "fr")) == ["a", "b"]


def test_what_is_the_same_stays_in_its_order() -> None:
    found = arranged([("あ", 2), ("あ", 1), ("あ", 3)], "ja")
    assert [row.items for row in found] == [(2, 1, 3)]
    assert arranged([], "ja") == ()


def test_letters() -> None:
    words = ["act", "Act on X", "action", "resume", "résumé"]
    assert sorted(reversed(words), key=letter_key) == words
