from __future__ import annotations

from kyodo.language import Phrase, Speaker
from kyodo.model.dates import FuzzyDate
from kyodo.model.principles import Principle
from kyodo.model.text import Text
from kyodo.views.spoken import Dated, Spoken, phrases_in, speak

EN = Speaker("en", ("ja", "en"))
RECORD = Principle.model_validate({
    "id": "openness", "name": {"ja": "公開", "en": "Openness"},
    "points": [{"ja": "一", "en": "one"}, "二"],
})


def test_record() -> None:
    said = speak(RECORD, EN)
    assert isinstance(said, Spoken)
    assert set(vars(said)) == set(Principle.model_fields)
    assert said.id == "openness"
    assert said.name == Phrase("Openness", "en")
    assert [point.markdown for point in said.points] == ["one", "二"]
    assert said.gloss is None


def test_date() -> None:
    said = speak(FuzzyDate.model_validate("2008-04"), EN)
    assert said == Dated(EN.date(FuzzyDate.model_validate("2008-04")), "2008-04")


def test_other_values_stay() -> None:
    assert speak(None, EN) is None
    assert speak(3, EN) == 3
    assert speak("x", EN) == "x"
    assert speak((Text.model_validate({"en": "a"}), 1), EN) == (Phrase("a", "en"), 1)


def test_phrases_in_however_deep() -> None:
    said = speak(RECORD, EN)
    assert [p.markdown for p in phrases_in(("x", [said], None))] == ["Openness", "one", "二"]
    assert [p.foreign for p in phrases_in(said)] == [False, False, True]
