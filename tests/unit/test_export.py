"""Open data: the whole guideline as JSON that its schema knows, and tables for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from making import PRINCIPLES, made, site, voice

from kyodo.addresses import Addresses
from kyodo.export.files import OpenData, files, open_data
from kyodo.export.schema import ADDRESSED, schema
from kyodo.export.spreadsheet import as_csv, as_label, harmless
from kyodo.export.whole import whole
from kyodo.load import load
from kyodo.model.whole import Guideline

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures").glob("*/data/guideline.yaml"))
EXAMPLES = """\
items:
  - {id: fair, title: "**祭り**", since: 令和6年度, until: "2025-03"}
"""


def exported(guideline: Guideline, url: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(whole(Addresses(guideline), url)))
    return found


def tables(guideline: Guideline, language: str = "ja", url: str | None = None) -> dict[str, Any]:
    data: OpenData = open_data(voice(guideline, language), url)
    return {one.name: rows(one.content) for one in data.tables}


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


# JSON

def test_texts_name_their_language(tmp_path: Path) -> None:
    """A plain string is in the first language, and a reader of the JSON need not know that."""
    data = exported(made(tmp_path, {"data/principles.yaml": PRINCIPLES}))
    first, second = data["principles"]["items"]
    assert first["name"] == {"ja": "公開", "en": "Openness", "yomi": "こうかい"}
    assert first["gloss"] == {"ja": "隠さない。"}
    assert second["name"] == {"ja": "対等"}
    assert first["address"] == "principles/openness/"
    assert data["site"] == {"languages": {"ja": "", "en": "en/"}}
    assert exported(made(tmp_path), "https://x.example/")["site"]["url"] == "https://x.example/"


def test_dates_are_iso_and_as_fuzzy_as_they_are(tmp_path: Path) -> None:
    (fair,) = exported(made(tmp_path, {"data/examples.yaml": EXAMPLES}))["examples"]["items"]
    assert (fair["since"], fair["until"]) == ("2024-04/2025-03", "2025-03")


def test_flags_that_are_usually_raised_are_said(tmp_path: Path) -> None:
    data = exported(made(tmp_path, {"data/domains.yaml": (
        "zones: [{id: a, collaborative: false, missing: true}, {id: b}]\n")}))
    out, inside = data["domains"]["zones"]
    assert out["collaborative"] is False and out["missing"] is True
    assert inside["collaborative"] is True and "missing" not in inside
    assert data["guideline"]["official"] is True
    assert data["guideline"]["status"] == "adopted"


def test_prose_is_part_of_the_guideline(tmp_path: Path) -> None:
    data = exported(made(tmp_path, {"content/ja/story.md": "# 物語\n昔のこと\n"}))
    (page,) = data["pages"]
    assert (page["address"], page["title"]) == ("story/", {"ja": "物語"})
    assert "昔のこと" in page["markdown"]["ja"]


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.parents[1].name)
def test_schema_knows_odd_guidelines(path: Path) -> None:
    guideline = load(path.parents[1]).guideline
    Draft202012Validator(schema()).validate(exported(guideline))


def test_schema_refuses_what_is_not_so(tmp_path: Path) -> None:
    Draft202012Validator.check_schema(schema())
    check = Draft202012Validator(schema())
    data = exported(made(tmp_path, {"data/principles.yaml": PRINCIPLES,
                                    "data/examples.yaml": EXAMPLES}))
    assert check.is_valid(data)
    for wrong in (
        {**data, "nonsense": {}},
        {**data, "guideline": {**data["guideline"], "title": "試し"}},
        {**data, "guideline": {**data["guideline"], "established": "平成20年4月"}},
        {**data, "guideline": {**data["guideline"], "subtitle": None}},
        {**data, "principles": {"items": [{"id": "a", "name": {"ja": "甲"}, "adress": ""}]}},
        {**data, "principles": {"items": [{"name": {"ja": "甲"}}]}},
        {**data, "principles": {"items": [{"id": "a", "name": {"ja": "甲"}, "number": 1}]}},
        {**data, "examples": {"items": [{"id": "a", "title": {"ja": "甲"}, "forms": "b"}]}},
    ):
        assert not check.is_valid(wrong)


def test_schema_knows_who_has_an_address(tmp_path: Path) -> None:
    addressed = set()
    for path in [*FIXTURES, Path(__file__).parents[2] / "data/guideline.yaml"]:
        addresses = Addresses(load(path.parents[1]).guideline)
        addressed |= {type(record) for _, _, records in addresses.anchored() for record in records}
    assert addressed == set(ADDRESSED)


# CSV

def test_form_of_a_table() -> None:
    made_of = as_csv(["ID", "名前"], [["a", '「"対等"」, ほか'], ["b", "=1+1"]])
    assert made_of == ('\ufeffID,名前\r\na,"「""対等""」, ほか"\r\nb,\'=1+1\r\n').encode()


@pytest.mark.parametrize("cell", ["=SUM(A1)", "+81-3", "-1", "@cmd", "＝A1", "\tx"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


def test_other_cells_are_as_they_are() -> None:
    for cell in ("", "対等", "0778-22-3293", "a=b", "平成20年4月", "「=」"):
        assert harmless(cell) == cell


def test_numbers_are_no_days() -> None:
    assert [as_label(one) for one in ("1-1", "3/4", "1", "A", "第1-2号")] == [
        "'1-1", "'3/4", "1", "A", "第1-2号"]


def test_a_table_in_each_language(tmp_path: Path) -> None:
    guideline = made(tmp_path, {"data/principles.yaml": PRINCIPLES})
    first, second = tables(guideline, url="https://x.example/")["principles.csv"]
    assert first == {"ID": "openness", "番号": "1", "名前": "公開", "よみ": "こうかい",
                     "ひとことで": "隠さない。",
                     "ページ": "https://x.example/principles/openness/"}
    assert second["ひとことで"] == ""
    first, second = tables(guideline, "en", "https://x.example/")["principles.csv"]
    assert (first["Name"], second["Name"]) == ("Openness", "対等")
    assert first["Page"] == "https://x.example/en/principles/openness/"
    assert "Reading" not in first  # nobody has one in English


def test_cells_are_plain_words(tmp_path: Path) -> None:
    (fair,) = tables(made(tmp_path, {"data/examples.yaml": EXAMPLES}))["examples.csv"]
    assert fair["名前"] == "祭り"
    assert (fair["はじまり"], fair["おわり"]) == ("令和6年度", "2025-03")


def test_steps_say_where_they_lead(tmp_path: Path) -> None:
    steps = tables(made(tmp_path, {"data/processes.yaml": """\
items:
  - id: a
    title: 提案
    steps:
      - {id: s, title: 相談, kind: start, next: t}
      - {id: t, title: 判断, kind: decision, next: [{to: u, label: よい}, {to: s, label: まだ}]}
      - {id: u, title: 終わり, kind: end}
"""}))["steps.csv"]
    assert [(one["番号"], one["次に進む手順"]) for one in steps] == [
        ("1", "2"), ("2", "よい → 3; まだ → 1"), ("3", "")]
    assert {one["進め方"] for one in steps} == {"提案"}


def test_what_is_not_there_has_no_file(tmp_path: Path) -> None:
    guideline = made(tmp_path, {"data/faq.yaml": "heading: 質問\n"})
    assert set(tables(guideline)) == {"contacts.csv"}


def test_the_whole_stands_once(tmp_path: Path) -> None:
    guideline = made(tmp_path)
    names = [set(files(voice(guideline, tag), open_data(voice(guideline, tag), None)))
             for tag in ("ja", "en")]
    assert names == [{"data/guideline.json", "data/guideline.schema.json", "data/contacts.csv"},
                     {"data/contacts.csv"}]


def test_the_page_lists_all_files(tmp_path: Path) -> None:
    view = site(made(tmp_path, {"data/principles.yaml": PRINCIPLES}), "en")
    body = next(page.body for page in view.pages if page.key.name == "data")
    assert {one.address for one in body.tables} == {f"en/{name}" for name in view.files}
    assert body.whole.address == "data/guideline.json"
    (principles,) = [one for one in body.tables if "principles" in one.address]
    assert principles.rows == 2
    assert principles.kilobytes == 1
    assert body.license is None and body.ask.text.plain == "Collaboration Office"
