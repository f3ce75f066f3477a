"""The documentation is true: commands and paths exist, samples load, messages are what we print."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import get_args

import pytest
import yaml
from click.testing import CliRunner

from kyodo import __version__
from kyodo.addresses import QUICK_READ, SEARCH, SECTION_PAGES
from kyodo.cli import main
from kyodo.language import words_for
from kyodo.load import load
from kyodo.model.guideline import Status
from kyodo.model.whole import DATA_FILES
from manuals import (
    blocks,
    commands,
    kinds_of_blocks,
    prose_of,
    spans,
    spans_in,
    text_of,
    without_spans,
)

ROOT = Path(__file__).parents[2]
READMES = {"en": ROOT / "README.md", "ja": ROOT / "README.ja.md"}
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
DOCUMENTS = [*READMES.values(), ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *DECISIONS]
EXTERNAL = ("http://", "https://", "#")
NOT_YET: set[str] = set()
"""Commands that the documents name only to say that they are not there."""
GENERATED = ("site", ".kyodo", ".venv")

_LINK = re.compile(r"\]\(([^)\s]+)\)")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def table(document: Path, first: str) -> list[list[str]]:
    """The rows of the table in which some row begins with the word in code ``first``."""
    found = next(part for part in prose_of(document).split("\n\n") if f"\n| `{first}`" in part)
    return [[cell.strip() for cell in line.strip("|").split("|")]
            for line in found.splitlines()[2:]]


def tree(document: Path) -> list[str]:
    """The paths of the annotated tree."""
    block = next(b for b in blocks(document, "text") if "generator/kyodo/" in b)
    paths, folder = [], ""
    for line in block.splitlines():
        path = line.split()[0]
        folder = folder if line.startswith(" ") else path
        paths.append(folder + path if line.startswith(" ") else path)
    return paths


def samples(document: Path) -> dict[str, str]:
    """YAML samples by the file that their first line names."""
    return {block.splitlines()[0].removeprefix("# "): block for block in blocks(document, "yaml")}


# Both READMEs say the same

def test_readmes_have_the_same_headings() -> None:
    levels = [[line.split(" ")[0] for line in prose_of(readme).splitlines()
               if line.startswith("#")] for readme in READMES.values()]
    assert levels[0] == levels[1]


def test_readmes_name_the_same_files_and_commands() -> None:
    named = [{span for span in spans(readme) if span.isascii()} for readme in READMES.values()]
    assert named[0] == named[1]


def test_readmes_show_the_same_blocks() -> None:
    kinds = [kinds_of_blocks(readme) for readme in READMES.values()]
    assert kinds[0] == kinds[1]
    shell = [[line.split("#")[0].strip() for block in blocks(readme, "sh")
              for line in block.splitlines()] for readme in READMES.values()]
    assert shell[0] == shell[1]
    loaded = [{name: yaml.safe_load(text) for name, text in samples(readme).items()}
              for readme in READMES.values()]
    assert loaded[0] == loaded[1]
    assert tree(READMES["en"]) == tree(READMES["ja"])


# What is named exists

@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_commands_exist(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.M))
    for program, *words in commands(document):
        if program == "make":
            assert set(words) <= targets, words
        elif words and words[0] not in NOT_YET and not words[0].startswith("--"):
            known = {option for parameter in main.commands[words[0]].params
                     for option in (*parameter.opts, *parameter.secondary_opts)}
            assert {word for word in words if word.startswith("--")} <= known, words


def test_commands_that_are_not_there_yet() -> None:
    assert not NOT_YET & set(main.commands), "The documents still say that it does not exist."


@pytest.mark.parametrize("readme", READMES.values(), ids=name_of)
def test_every_command_is_in_the_readmes(readme: Path) -> None:
    named = {words[1] for words in commands(readme) if words[0] == "kyodo" and len(words) > 1}
    assert named == {*main.commands, *NOT_YET}


def test_guidelines_named_in_the_readmes_exist() -> None:
    for program, *words in commands(READMES["en"]):
        if program == "kyodo" and words[0] != "new" and words[1:] and words[1][0] != "-":
            assert (ROOT / "municipalities" / words[1] / "data" / "guideline.yaml").is_file()


@pytest.mark.parametrize("readme", READMES.values(), ids=name_of)
def test_paths_of_the_tree_exist(readme: Path) -> None:
    paths = tree(readme)
    assert len(paths) > 30
    for path in paths:
        found = ROOT / path
        assert found.is_dir() if path.endswith("/") else found.exists(), path


@pytest.mark.parametrize("readme", READMES.values(), ids=name_of)
def test_the_tree_leaves_no_part_out(readme: Path) -> None:
    tops = {path.split("/")[0] for path in tree(readme)}
    ignored = {line.strip("/") for line in text_of(ROOT / ".gitignore").splitlines()}
    folders = {path.name for path in ROOT.iterdir()
               if path.is_dir() and not path.name.startswith(".")}
    assert folders - ignored <= tops


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_links_and_paths_lead_somewhere(document: Path) -> None:
    for target in _LINK.findall(without_spans(prose_of(document))):
        if not target.startswith(EXTERNAL):
            assert (document.parent / target.split("#")[0]).exists(), target
    tops = {path.name for path in ROOT.iterdir()} - set(GENERATED)
    for span in spans(document):
        top, slash, _rest = span.partition("/")
        if slash and top in tops and not re.search(r"[<*… ]", span) and top != "data":
            assert (ROOT / span).exists(), span


def test_layers_name_every_module() -> None:
    package = ROOT / "generator" / "kyodo"
    modules = {path.name + ("/" if path.is_dir() else "") for path in package.iterdir()
               if not path.name.startswith("_") and path.name not in ("messages", "py.typed")}
    named = [span for row in table(ROOT / "CONTRIBUTING.md", "problems.py")
             for span in spans_in(row[0])]
    assert sorted(named) == sorted(modules)


# What is shown is so

@pytest.mark.parametrize("readme", READMES.values(), ids=name_of)
def test_samples_load(readme: Path, tmp_path: Path) -> None:
    for name, text in samples(readme).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    loaded = load(tmp_path)
    # The samples show one text that is not translated yet, and say so.
    assert [notice.code for notice in loaded.notices] == ["untranslated"]
    assert loaded.guideline.site.order == ("principles", "contact")
    assert loaded.guideline.principles is not None
    first, second = loaded.guideline.principles.items
    assert first.points
    assert second.missing


@pytest.mark.parametrize("language", READMES)
def test_message_is_what_kyodo_prints(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Make the mistake of the README in a copy of the model, as staff would."""
    message = next(b for b in blocks(READMES[language], "text") if " | " in b)
    file, line = message.split(":")[:2]
    mistyped = message.splitlines()[1].split(" | ", 1)[1]
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    lines = (tmp_path / file).read_text(encoding="utf-8").splitlines()
    assert lines[int(line) - 1] == mistyped.replace("：", ": "), (
        f"{file} has changed: copy the message anew into {READMES[language].name}")
    lines[int(line) - 1] = mistyped
    (tmp_path / file).write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check", "--lang", language])
    assert result.exit_code == 1
    assert message in result.output


@pytest.mark.parametrize("readme", READMES.values(), ids=name_of)
def test_wheel_has_the_name_of_this_version(readme: Path) -> None:
    assert f"kyodo_guide-{__version__}-py3-none-any.whl" in text_of(readme)


@pytest.mark.parametrize("readme", READMES.values(), ids=name_of)
def test_table_of_data_files(readme: Path) -> None:
    rows = table(readme, "guideline.yaml")
    files = [row[0].strip("`").removesuffix(".yaml") for row in rows]
    assert sorted(files) == sorted(["guideline", *DATA_FILES])
    pages = {address.strip("/").split("/")[0] for row in rows for address in spans_in(row[2])}
    assert pages == {"", QUICK_READ, SEARCH, *SECTION_PAGES}


@pytest.mark.parametrize("language", READMES)
def test_table_of_statuses(language: str) -> None:
    rows = [row[:2] for row in table(READMES[language], "draft")]
    words = words_for(language)
    assert rows == [[f"`{status}`", words[f"status-{status}"]] for status in get_args(Status)]


# Decisions

def test_decisions_are_numbered_and_short() -> None:
    numbers = [int(page.name[:4]) for page in DECISIONS]
    # A number may be missing: it is chosen when the work begins, which may end otherwise.
    assert numbers == sorted(set(numbers))
    for number, page in zip(numbers, DECISIONS, strict=True):
        lines = text_of(page).splitlines()
        assert page.name[4] == "-"
        assert lines[0].startswith(f"# {number}. ")
        assert len(lines) <= 40
        assert {"## Context", "## Decision", "## Consequences"} <= set(lines)
        assert any(line.startswith("## Why") for line in lines)
