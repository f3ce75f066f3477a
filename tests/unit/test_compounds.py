"""Where lines of paper may end: between phrases, and of long ones between words."""

from __future__ import annotations

from typing import Any

import pytest

from kyodo.compounds import readings_of, words_in
from kyodo.language import Phrase
from kyodo.paper.words import words
from kyodo.phrases import phrases


@pytest.mark.parametrize(("phrase", "parts"), [
    ("市民活動協働促進事業補助金の", "市民|活動|協働|促進|事業|補助金の"),
    ("モデル協働ガイドライン", "モデル|協働|ガイドライン"),
    ("庁内推進委員会", "庁内|推進|委員会"), ("市民生活部", "市民|生活部"),
    ("見られるようにします", "見られる|ようにします"), ("持ち寄って", "持ち寄って"),
    ("コーディネーターの", "コーディネーターの"), ("第3次総合計画に", "第3次|総合|計画に"),
    ("協働するために", "協働する|ために"),
])
def test_words_of_a_phrase(phrase: str, parts: str) -> None:
    assert "|".join(words_in(phrase, "ja")) == parts


def test_without_a_dictionary_kanji_and_katakana_are_told_apart() -> None:
    assert words_in("協働モデル事業ー", "zh") == ("協働", "モデル", "事業ー")


@pytest.mark.parametrize(("words", "reading", "parts"), [
    ("協働事業提案制度", "きょうどうじぎょうていあんせいど", "きょうどう|じぎょう|ていあん|せいど"),
    ("新しい公共", "あたらしいこうきょう", "あたらしい|こうきょう"),
    ("上平", "うわだいら", "うわだいら"),
])
def test_readings_of_words(words: str, reading: str, parts: str) -> None:
    assert "|".join(readings_of(words, reading, "ja")) == parts


@pytest.mark.parametrize(("text", "parts"), [
    ("その結果として生まれます。", "その|結果として|生まれます。"),
    ("何をしたのかを、だれでも", "何を|したのかを、|だれでも"),
    ("出発点として使ってください", "出発点として|使ってください"),
])
def test_phrases_end_with_clauses_and_not_within_expressions(text: str, parts: str) -> None:
    assert "|".join(phrases(text, "ja")) == parts


def pieces(text: str, language: str = "ja") -> list[list[Any]]:
    found = words(Phrase(text, language)) or {}
    return found["p"] if "p" in found else found["b"]


def test_a_long_phrase_has_its_words_and_a_short_one_none() -> None:
    assert pieces("市民活動協働促進事業補助金の活用") == [
        ["", ["市民", "活動", "協働", "促進", "事業", "補助金の"], "", 14], ["", "活用", ""]]
    assert pieces("市民生活部 市民自治推進課") == [
        ["", "市民生活部", " "], ["", "市民自治推進課", ""]]
    assert pieces("（コーディネーターの）育成") == [
        ["（", "コーディネーターの", "）"], ["", "育成", ""]]


def test_foreign_words_within_a_text_are_whole() -> None:
    assert pieces("The 連携 of 自治振興会.", "en") == ["The ", "連携", " of ", "自治振興会", "."]
