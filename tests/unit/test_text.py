from __future__ import annotations

import pytest
from pydantic import ValidationError

from kyodo.model.text import DEFAULT, Name, Text, find_broken_ruby, find_raw_html


def error_of(kind: type[Text], value: object) -> tuple[str, dict[str, object]]:
    with pytest.raises(ValidationError) as raised:
        kind.model_validate(value)
    error = raised.value.errors()[0]
    return error["type"], dict(error.get("ctx", {}))


def test_a_string_is_in_the_first_language() -> None:
    assert Text.model_validate(" 協働 ").words == {DEFAULT: "協働"}


def test_a_mapping_from_language_to_string() -> None:
    text = Text.model_validate({"ja": "協働", "en": "collaboration", "page": 3, "status": "draft"})
    assert text.words == {"ja": "協働", "en": "collaboration"}
    assert text.status == {"ja": "draft", "en": "draft"}
    assert text.page == "3"


def test_the_status_of_each_language() -> None:
    value = {"ja": "協働", "en": "collaboration", "status": {"en": "machine"}}
    assert Text.model_validate(value).status == {"en": "machine"}


def test_a_text_announced_but_not_known() -> None:
    assert Text.model_validate({"missing": True}).words == {}


@pytest.mark.parametrize(("value", "code"), [
    (2008, "not-a-text"), (True, "not-a-text"), (["a"], "not-a-text"), ({"ja": 1}, "not-a-text"),
    (None, "empty-text"), ("　", "empty-text"), ({}, "empty-text"), ({"ja": ""}, "empty-text"),
    ({"missing": "yes"}, "empty-text"),
    ({"Japanese": "協働"}, "unknown-text-key"), ("<b>", "raw-html"), ("{協|}", "broken-reading"),
])
def test_what_is_no_text(value: object, code: str) -> None:
    assert error_of(Text, value)[0] == code


def test_only_names_have_a_reading() -> None:
    value = {"ja": "協働", "yomi": "きょうどう"}
    assert Name.model_validate(value).yomi == "きょうどう"
    assert error_of(Text, value)[0] == "extra_forbidden"


@pytest.mark.parametrize("yomi", [
    "きょうどう", "パートナーテーブル", "えちぜんし しみんか", "だい2き（あん）",
    "「みんな」、いっしょ？"])
def test_what_is_read_as_it_is_written(yomi: str) -> None:
    assert Name.model_validate({"ja": "協働", "yomi": yomi}).yomi == yomi


@pytest.mark.parametrize("yomi", [
    "協どう", " ", "kyodo", "KYOUDOU", "きょうdo", "ｷｮｳﾄﾞｳ", "・・", "2", "きょう★", "きょう/どう"])
def test_a_reading_is_in_kana(yomi: str) -> None:
    assert error_of(Name, {"ja": "協働", "yomi": yomi})[0] == "yomi-not-kana"


@pytest.mark.parametrize(("text", "tag"), [
    ("a<br>b", "<br>"), ("</div>", "</div>"), ("<!-- x -->", "<!--"),
    ("<script src=x>", "<script src=x>"), ("<img", "<img"),
    ("1 < 2", None), ("a <- b", None), ("<https://example.jp>", None),
    ("<mailto:a@example.jp>", None), ("＜協働＞", None),
])
def test_raw_html(text: str, tag: str | None) -> None:
    assert find_raw_html(text) == tag


@pytest.mark.parametrize(("text", "mark"), [
    ("{協働|きょうどう}と{市|し}", None), ("{x}", None), ("a|b", None),
    ("{協働|}", "{協働|}"), ("{|きょう}", "{|きょう}"), ("{協働|きょう", "{協働|きょう"),
])
def test_broken_ruby(text: str, mark: str | None) -> None:
    assert find_broken_ruby(text) == mark
