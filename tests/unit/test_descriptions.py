"""The words about the keys: one for each key in each language, none for what there is not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

import pytest

from kyodo import descriptions
from kyodo.descriptions import ITSELF, catalogue, languages, of_choice, of_field
from kyodo.model.accessibility import Accessibility
from kyodo.model.base import Record
from kyodo.model.dates import FuzzyDate
from kyodo.model.forms import Form
from kyodo.model.guideline import Info
from kyodo.model.processes import Step
from kyodo.report import FALLBACK
from kyodo.schemas import FILES

NOT_WRITTEN = {FuzzyDate: {*FuzzyDate.model_fields}}
"""Fields that no data file has: a date is one word there."""


def records(kind: type[Record] = Record) -> Iterator[type[Record]]:
    for below in kind.__subclasses__():
        if below.__module__.startswith("kyodo.model"):
            yield below
            yield from records(below)


RECORDS = {record.__name__: record for record in records()}


def written(record: type[Record]) -> set[str]:
    return set(record.model_fields) - NOT_WRITTEN.get(record, set())


def choices(record: type[Record], field: str) -> set[str]:
    """Return the words that a field can have, where it cannot have others."""
    def below(annotation: Any) -> Iterator[Any]:
        if "Literal" in str(get_origin(annotation)):
            yield from get_args(annotation)
        else:
            for part in get_args(annotation):
                yield from below(part)

    return set(below(record.model_fields[field].annotation))


def test_the_model_is_seen_whole() -> None:
    assert len(RECORDS) > 40
    assert {kind.__name__ for kind in FILES.values()} <= set(RECORDS)
    assert choices(Step, "kind") == {"start", "task", "decision", "document", "end"}
    assert choices(Form, "definition") == set()


def test_languages() -> None:
    assert languages()[-1] == FALLBACK
    assert len(languages()) > 1


@pytest.mark.parametrize("language", [tag for tag in languages() if tag != FALLBACK])
@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_every_field_has_words(record: type[Record], language: str) -> None:
    silent = [name for name in written(record)
              if not descriptions._entry(record, name, language)]
    assert silent == []


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_every_choice_has_words(record: type[Record], language: str) -> None:
    silent = [(name, choice) for name in written(record) for choice in choices(record, name)
              if not descriptions._entry(record, name, language, choice)]
    assert silent == []


@pytest.mark.parametrize("language", languages())
def test_every_file_has_a_title(language: str) -> None:
    silent = [file for file, kind in FILES.items()
              if not descriptions._entry(kind, ITSELF, language)]
    assert silent == []


@pytest.mark.parametrize("language", languages())
def test_no_words_for_what_there_is_not(language: str) -> None:
    every = {field for record in RECORDS.values() for field in record.model_fields}
    titled = {kind.__name__ for kind in FILES.values()}
    assert set(catalogue(language)[ITSELF]) == {"required", "default"}
    for name, fields in catalogue(language).items():
        if name == ITSELF:
            continue
        known = every if name == "Record" else written(RECORDS[name])
        assert set(fields) - known == ({ITSELF} if name in titled else set()), name
        for field, words in fields.items():
            if isinstance(words, dict):
                assert set(words) - {ITSELF} == choices(RECORDS[name], field), (name, field)


def test_words_of_all_records_are_used() -> None:
    """What stands under Record is not hidden everywhere by words of the records' own."""
    for language in languages():
        for field in catalogue(language).get("Record", {}):
            using = [record for record in RECORDS.values() if field in written(record)
                     and not any(field in catalogue(language).get(kind.__name__, {})
                                 for kind in record.__mro__ if kind is not Record)]
            assert using, field


def test_what_is_said() -> None:
    japanese, english = of_field(Info, "status").split("\n\n")
    assert japanese.endswith("書かないときは `adopted` になります。")
    assert english == "How far it has got. Where it is left out: `adopted`."
    assert "Where it is left out: `true`." in of_field(Info, "official")
    assert "Where it is left out: `AA`." in of_field(Accessibility, "level"), "as it is written"
    assert of_field(Form, "name").startswith("【必須】形態の名前です。")
    assert of_field(Form, "name").endswith("What it is called. Required.")
    assert of_choice(Info, "status", "adopted") == "策定済み / adopted"
