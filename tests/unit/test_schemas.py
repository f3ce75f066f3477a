"""The schemas of the data files: they accept what the loader accepts, and explain every key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from kyodo import descriptions
from kyodo.load import load
from kyodo.model.whole import SEARCH_FILES
from kyodo.parse import parse
from kyodo.problems import Invalid
from kyodo.schemas import FILES, schema_of, schema_text, write_schemas
from kyodo.source import Document, parse_yaml, read_yaml

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
FOLDERS = [ROOT, *sorted((ROOT / "municipalities").iterdir()),
           *sorted((TESTS / "fixtures").iterdir())]
OF_TEXTS = {"raw-html", "broken-reading", "language-in-text", "no-such-date", "wrong-era"}
"""What the loader reports and a schema does not see: it looks at shapes, not into texts."""
OF_CHECKS = {"bad-language"}
"""What a schema sees, but the loader reports only when it checks the guideline as a whole."""
VALIDATORS = {file: Draft7Validator(schema_of(file)) for file in FILES}


def documents(cases: bool) -> list[Any]:
    return list(_documents(cases))


def _documents(cases: bool) -> Iterator[Any]:
    """Yield every data file of the guidelines, or those of the cases that are sound YAML."""
    for folder in () if cases else FOLDERS:
        for path in sorted((folder / "data").glob("*.yaml")):
            yield pytest.param(path.stem, read_yaml(path, f"data/{path.name}"),
                               id=path.relative_to(ROOT).as_posix())
    for file in sorted((TESTS / "cases").glob("*.yaml")) if cases else ():
        said = yaml.safe_load(file.read_text(encoding="utf-8"))
        for case in said if isinstance(said, list) else ():
            for name, text in case["files"].items():
                kind = Path(name).stem
                document = Document(name)
                is_ours = isinstance(text, str) and name.startswith("data/") and kind in FILES
                if is_ours and not parse_yaml(text, document).problems \
                        and not OF_CHECKS & set(_codes(case)):
                    yield pytest.param(kind, document, id=f"{case['case']}: {name}")


def _codes(case: dict[str, Any]) -> Iterator[str]:
    for one in case["problems"]:
        yield (one if isinstance(one, str) else one["is"]).split()[1]


@pytest.mark.parametrize("file", FILES)
def test_is_a_schema(file: str) -> None:
    Draft7Validator.check_schema(schema_of(file))


@pytest.mark.parametrize(("file", "document"), documents(cases=False))
def test_sound_files(file: str, document: Document) -> None:
    found = [(list(error.absolute_path), error.message)
             for error in VALIDATORS[file].iter_errors(document.value)]
    assert found == []


@pytest.mark.parametrize(("file", "document"), documents(cases=True))
def test_agrees_with_the_loader(file: str, document: Document) -> None:
    parse(document, FILES[file])
    codes = {problem.code for problem in document.problems}
    if codes <= OF_TEXTS:
        assert VALIDATORS[file].is_valid(document.value)
    else:
        assert not VALIDATORS[file].is_valid(document.value), codes


def test_language_tags() -> None:
    sound = {"title": "A", "municipality": {"name": "B"}, "languages": ["ja", "zh-Hant"]}
    assert VALIDATORS["guideline"].is_valid(sound)
    assert VALIDATORS["guideline"].is_valid({**sound, "languages": "ja"})
    for wrong in ([], ["日本語"], "日本語", ["ja, en"]):
        assert not VALIDATORS["guideline"].is_valid({**sound, "languages": wrong})


def test_the_cases_show_every_kind_of_mistake() -> None:
    found = set()
    for case in documents(cases=True):
        file, document = case.values
        parse(document, FILES[file])
        found |= {problem.code for problem in document.problems}
    assert {"unknown-key", "missing-key", "bad-id", "reserved-id", "not-a-choice", "not-a-text",
            "want-string", "want-number", "want-boolean", "want-list", "want-mapping",
            "list-empty", "yomi-not-here", "unknown-text-key", "bad-date"} <= found


SHORT = {
    "heading": ["A", {"ja": "A", "yomi": "えー", "page": 3, "status": "draft"},
                {"en-GB": "A", "status": {"en-GB": "machine"}}, {"missing": True}, None],
    "number": [1, "第1号", None],
    "references": [{"name": "A"}, [{"name": "A", "date": 2008}], []],
    "items": [[{"id": "a", "name": "A", "zones": zones, "documents": documents}]
              for zones, documents in (("b", "c"), (["b", {"zone": "c"}], [{"name": "D"}]),
                                       ({"zone": "b", "strength": "partial"}, []))],
}
WRONG = {
    "heading": [1, True, [], "", "  ", {}, {"ja": ""}, {"ja": 1}, {"japanese": "A"},
                {"ja": "A", "yomi": "形"}, {"ja": "A", "status": "done"}],
    "number": [1.5, True, [1], {}],
    "references": [None, "A", 1, [1]],
    "items": [None, {"id": "a", "name": "A"}, [{"id": "a", "name": None}],
              [{"id": "a", "name": "A", "zones": None}], [{"id": "a", "name": "A", "zones": [1]}],
              [{"id": "nul", "name": "A"}], [{"id": "COM1", "name": "A"}], [None]],
}


@pytest.mark.parametrize(("key", "value"), [(k, v) for k, many in SHORT.items() for v in many])
def test_ways_of_writing(key: str, value: object) -> None:
    document = Document("data/forms.yaml", {key: value})
    assert parse(document, FILES["forms"]) is not None, document.problems
    assert VALIDATORS["forms"].is_valid({key: value})


@pytest.mark.parametrize(("key", "value"), [(k, v) for k, many in WRONG.items() for v in many])
def test_wrong_ways_of_writing(key: str, value: object) -> None:
    assert parse(Document("data/forms.yaml", {key: value}), FILES["forms"]) is None
    assert not VALIDATORS["forms"].is_valid({key: value})


# What is written

def test_files(tmp_path: Path) -> None:
    written = write_schemas(tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in written] == [
        f"data/schema/{file}.json" for file in FILES]
    first = {path: path.stat().st_mtime_ns for path in written}
    assert write_schemas(tmp_path) == written
    assert {path: path.stat().st_mtime_ns for path in written} == first
    for path in written:
        text = path.read_bytes().decode("utf-8")
        assert text == schema_text(path.stem)
        assert json.loads(text)["$schema"] == "http://json-schema.org/draft-07/schema#"
        assert "\r" not in text
        assert "例：" in text


def test_the_repository_is_current() -> None:
    folder = ROOT / "data" / "schema"
    assert {path.name for path in folder.iterdir()} == {f"{file}.json" for file in FILES}
    for file in FILES:
        assert (folder / f"{file}.json").read_bytes().decode("utf-8") == schema_text(file), (
            "Run: kyodo schema")


@pytest.mark.parametrize("folder", FOLDERS[:-len(list((TESTS / "fixtures").iterdir()))],
                         ids=lambda folder: folder.name)
def test_every_data_file_names_its_schema(folder: Path) -> None:
    for path in sorted((folder / "data").glob("*.yaml")):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        _, mark, way = first.partition("# yaml-language-server: $schema=")
        assert mark, path
        assert (path.parent / way).resolve() == ROOT / "data" / "schema" / f"{path.stem}.json"


def test_schemas_are_no_data_files(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    with pytest.raises(Invalid) as caught:
        load(tmp_path)
    assert [problem.code for problem in caught.value.problems] == ["no-guideline-file"]


# What is said

def properties(value: Any, way: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every key that a schema knows, with what is said about it."""
    if isinstance(value, dict):
        for name, part in value.get("properties", {}).items():
            yield f"{way}/{name}", part
        for name, part in value.items():
            yield from properties(part, f"{way}/{name}")


@pytest.mark.parametrize("file", FILES)
def test_every_key_is_explained_in_every_language(file: str) -> None:
    seen = list(properties(schema_of(file)))
    assert len(seen) > (0 if file in SEARCH_FILES else 15)
    for way, part in seen:
        paragraphs = part["markdownDescription"].split("\n\n")
        assert len(paragraphs) == len(descriptions.languages()), way
        assert all(paragraphs), way
        assert part["description"] == part["markdownDescription"].replace("`", "")


@pytest.mark.parametrize("file", FILES)
def test_every_choice_is_explained(file: str) -> None:
    def choices(value: Any) -> Iterator[dict[str, Any]]:
        if isinstance(value, dict):
            if "enum" in value:
                yield value
            value = list(value.values())
        for part in value if isinstance(value, list) else ():
            yield from choices(part)

    seen = list(choices(schema_of(file)))
    assert seen or file in SEARCH_FILES
    for one in seen:
        assert len(one["markdownEnumDescriptions"]) == len(one["enum"])
        for words in one["markdownEnumDescriptions"]:
            assert words.count(" / ") >= len(descriptions.languages()) - 1, one["enum"]


def test_no_message_by_its_code() -> None:
    for file in FILES:
        assert '"patternErrorMessage": "bad-' not in schema_text(file)
