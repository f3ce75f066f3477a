from __future__ import annotations

import pytest

from kyodo.language import Phrase, Speaker, words_for
from kyodo.model.dates import FuzzyDate
from kyodo.model.text import Name, Text

JA = Speaker("ja", ("ja", "en"))
EN = Speaker("en", ("ja", "en"))


@pytest.mark.parametrize(("tag", "name"), [
    ("pt", "Português"), ("zh-Hans", "简体中文"), ("vi", "Tiếng Việt"), ("ja", "日本語"),
    ("en", "English"), ("xx", "xx"),
])
def test_languages_name_themselves(tag: str, name: str) -> None:
    assert words_for(tag)["language"] == name


def text(**words: str) -> Text:
    return Text.model_validate(words)


def test_own_language_first() -> None:
    both = text(ja="公開", en="Openness")
    assert JA.say(both) == Phrase("公開", "ja")
    assert EN.say(both) == Phrase("Openness", "en")


def test_plain_string_is_in_the_default_language() -> None:
    plain = Text.model_validate("公開")
    assert JA.say(plain) == Phrase("公開", "ja")
    assert EN.say(plain) == Phrase("公開", "ja", foreign=True)


def test_fallback_is_foreign() -> None:
    assert JA.say(text(en="Café only")) == Phrase("Café only", "en", foreign=True)
    portuguese = Speaker("pt", ("ja", "en", "pt"))
    assert portuguese.say(text(en="é", ja="公開")) == Phrase("公開", "ja", foreign=True)


def test_codes_need_no_translation() -> None:
    said = EN.say(Text.model_validate("https://www.city.example.jp/"))
    assert said
    assert not said.foreign


def test_nothing_is_nothing() -> None:
    assert JA.say(None) is None


def test_missing_is_said_in_words() -> None:
    said = EN.say(Text.model_validate({"missing": True}))
    assert said
    assert said.missing
    assert not said.foreign
    assert said.plain == EN.word("missing-text")


def test_reading_belongs_to_the_first_language() -> None:
    name = Name.model_validate({"ja": "公開", "yomi": "こうかい", "en": "Openness"})
    said, translated = JA.say(name), EN.say(name)
    assert said and translated
    assert (said.yomi, translated.yomi) == ("こうかい", None)


def test_plain() -> None:
    phrase = Phrase("**{協働|きょうどう}** の\n`原則`", "ja")
    assert phrase.plain == str(phrase) == "協働 の 原則"


def test_counts() -> None:
    one, two = EN.count("step-count", 1), EN.count("step-count", 2)
    assert one != two.replace("2", "1")
    assert "2" in two


def date(value: object) -> FuzzyDate:
    return FuzzyDate.model_validate(value)


def test_dates() -> None:
    assert JA.date(date("2008-04-01")) == "2008年4月1日"
    assert JA.date(date("2008-04")) == "2008年4月"
    assert JA.date(date(2008)) == "2008年"
    assert "2008" in EN.date(date("2008-04-01"))
    assert "April" in EN.date(date("2008-04-01"))


def test_era_stays_in_the_first_language() -> None:
    era = date("平成20年4月")
    assert JA.date(era) == "平成20年4月"
    assert "2008" in EN.date(era)
    assert "平成" not in EN.date(era)


def test_words_of_a_language_without_any() -> None:
    assert words_for("xx")["language"] == "xx"
    assert words_for("xx")["menu-home"] == words_for("en")["menu-home"]


def test_words_of_a_region() -> None:
    assert words_for("ja-JP")["menu-home"] == words_for("ja")["menu-home"]
