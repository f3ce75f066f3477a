"""kyodo check for programs, and kyodo schema, through the real command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from running import MAIN, TOWN, Done, Program, contents, edit, no_traceback, write

from kyodo.schemas import FILES

HOW = {"ja": "直し方", "en": "How to mend it"}


@pytest.fixture()
def folder(tmp_path: Path) -> Path:
    folder = write(tmp_path / "市の フォルダー", MAIN)
    write(folder / "municipalities" / "town", TOWN)
    return folder


def listed(done: Done) -> list[dict[str, Any]]:
    no_traceback(done)
    assert done.err == ""
    found: list[dict[str, Any]] = json.loads(done.out)
    return found


def test_nothing_wrong(program: Program, folder: Path) -> None:
    done = program.run("kyodo", "check", "--format", "json", cwd=folder)
    assert (done.code, listed(done)) == (0, [])
    done = program.run("kyodo", "check", "--format", "github", cwd=folder)
    assert (done.code, done.said) == (0, "")


@pytest.mark.parametrize("language", HOW)
def test_errors(program: Program, folder: Path, language: str) -> None:
    edit(folder / "data/guideline.yaml", "tel: 0778", "telephone: 0778")
    edit(folder / "municipalities/town/data/guideline.yaml", "languages: [ja]", "languages: ja;")
    arguments = ("check", "--lang", language, "--format")
    done = program.run("kyodo", *arguments, "json", cwd=folder)
    assert done.code == 1
    found = listed(done)
    assert [(one["file"], one["line"], one["column"], one["code"]) for one in found] == [
        ("data/guideline.yaml", 5, 51, "unknown-key"),
        ("municipalities/town/data/guideline.yaml", 3, 12, "bad-language")]
    assert {one["language"] for one in found} == {language}
    assert {one["severity"] for one in found} == {"error"}
    done = program.run("kyodo", *arguments, "github", cwd=folder)
    assert (done.code, done.err) == (1, "")
    first, second = done.out.splitlines()
    assert first.startswith("::error file=data/guideline.yaml,line=5,col=51,title=")
    assert second.startswith(
        "::error file=municipalities/town/data/guideline.yaml,line=3,col=12,title=")
    for line, one in zip((first, second), found, strict=True):
        assert line.endswith(f"::{one['what']}%0A{HOW[language]}: {one['how']}")


def test_the_same_as_in_text(program: Program, folder: Path) -> None:
    edit(folder / "data/guideline.yaml", "tel: 0778", "telephone: 0778")
    text = program.run("kyodo", "check", cwd=folder)
    [one] = listed(program.run("kyodo", "check", "--format", "json", cwd=folder))
    assert text.code == 1
    assert f"{one['file']}:{one['line']}:{one['column']}: error: {one['what']}" in text.err
    assert one["source"] in text.err
    assert one["how"] in text.err


def test_notices(program: Program, folder: Path) -> None:
    edit(folder / "data/principles.yaml", ", en: Hide nothing.", "")
    for form in ("json", "github"):
        done = program.run("kyodo", "check", "--format", form, cwd=folder)
        assert (done.code, done.out.strip()) == (0, "[]" if form == "json" else "")
    done = program.run("kyodo", "check", "--format", "json", "--notices", cwd=folder)
    assert done.code == 0
    assert [(one["severity"], one["code"]) for one in listed(done)] == [
        ("notice", "untranslated"), ("notice", "no-principles")]
    done = program.run("kyodo", "check", "--format", "github", "--notices", cwd=folder)
    assert (done.code, done.out.count("::notice file=data/principles.yaml,line=2,")) == (0, 1)
    edit(folder / "data/guideline.yaml", "tel: 0778-22-3293", "tel: none")
    done = program.run("kyodo", "check", "--format", "json", cwd=folder)
    assert done.code == 1
    assert {one["severity"] for one in listed(done)} == {"error"}


def test_files_as_seen_from_where_the_command_runs(program: Program, folder: Path) -> None:
    edit(folder / "data/guideline.yaml", "tel: 0778", "telephone: 0778")
    done = program.run("kyodo", "check", folder.name, "--format", "json", cwd=folder.parent)
    assert [one["file"] for one in listed(done)] == [
        f"{folder.name}/data/guideline.yaml"]


def test_no_guideline(program: Program, tmp_path: Path) -> None:
    done = program.run("kyodo", "check", "--format", "json", cwd=tmp_path)
    assert done.code == 1
    assert [one["code"] for one in listed(done)] == ["no-guideline-file"]


def test_unknown_format(program: Program, folder: Path) -> None:
    assert program.run("kyodo", "check", "--format", "xml", cwd=folder).code == 2


# kyodo schema


@pytest.mark.parametrize(("language", "said"), [
    ("ja", "エディター用のファイルを 19 個書き出しました：data/schema\n"),
    ("en", "19 files for editors written: data/schema\n"),
])
def test_schema(program: Program, folder: Path, language: str, said: str) -> None:
    done = program.run("kyodo", "schema", "--lang", language, cwd=folder)
    assert (done.code, done.out, done.err) == (0, said, "")
    assert set(contents(folder / "data" / "schema")) == {f"{file}.json" for file in FILES}
    done = program.run("kyodo", "check", cwd=folder)
    assert done.code == 0, done.said


def test_schema_of_another_folder(program: Program, folder: Path) -> None:
    done = program.run("kyodo", "schema", "municipalities/town", cwd=folder)
    assert done.code == 0
    assert len(contents(folder / "municipalities/town/data/schema")) == len(FILES)
    assert not (folder / "data/schema").exists()


def test_schema_where_there_is_no_guideline(program: Program, tmp_path: Path) -> None:
    done = program.run("kyodo", "schema", cwd=tmp_path)
    no_traceback(done)
    assert done.code == 1
    assert "data/guideline.yaml" in done.err
    assert list(tmp_path.iterdir()) == []


def test_schema_cannot_be_written(program: Program, folder: Path) -> None:
    (folder / "data" / "schema").write_text("in the way", encoding="utf-8")
    done = program.run("kyodo", "schema", cwd=folder)
    no_traceback(done)
    assert done.code == 1
