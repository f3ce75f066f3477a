"""The staff's guide is true: its pages follow from the program, and both languages say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import guide_fields
import guide_messages
from kyodo.cli import main
from kyodo.load import load
from kyodo.report import catalogue
from manuals import blocks, commands, text_of
from test_cases import BASE, CASES, NOT_IN_A_CASE, write

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
LANGUAGES = ("ja", "en")
PAGES = sorted(path.relative_to(CONTENT / "ja").as_posix()
               for path in (CONTENT / "ja").rglob("*.md") if "guide" in path.as_posix())
MADE = {**guide_messages.pages(), **guide_fields.pages()}
_HEADING = re.compile(r"^(#+) .*?(?:\{: #([a-z0-9-]+) \})?$", re.M)


def shape(page: Path) -> list[tuple[str, str]]:
    """Level and anchor of each heading."""
    return _HEADING.findall("\n".join(part for part in re.split(r"^```.*?^```$", text_of(page),
                                                                flags=re.M | re.S)))


@pytest.mark.parametrize("path", MADE, ids=str)
def test_pages_that_follow_from_the_program(path: Path) -> None:
    assert text_of(path) == MADE[path], "Run: make guide"


def test_every_group_of_messages_is_there() -> None:
    groups = {path.stem for path in CASES.glob("*.yaml")} - {"base"}
    for language in LANGUAGES:
        assert set(guide_messages.WORDS[language]["groups"]) == groups


def test_every_message_is_there() -> None:
    shown = {problem.code for found in guide_messages.examples().values() for problem in found}
    assert set(catalogue("ja")) - {"_"} - shown == set(NOT_IN_A_CASE)


@pytest.mark.parametrize("page", PAGES)
def test_both_languages_say_the_same(page: str) -> None:
    ours, theirs = (CONTENT / language / page for language in LANGUAGES)
    assert theirs.is_file()
    assert shape(ours) == shape(theirs)
    for kind in ("sh", "yaml", "apache", "nginx", "xml"):
        assert blocks(ours, kind) == blocks(theirs, kind)
    assert sorted(re.findall(r"\]\((/[^)]*)\)", text_of(ours))) == \
        sorted(re.findall(r"\]\((/[^)]*)\)", text_of(theirs)))


def test_a_statement_on_accessibility_as_shown(tmp_path: Path) -> None:
    """First the policy alone, then with the result of a test below it."""
    policy, test = blocks(CONTENT / "ja" / "guide" / "publish.md", "yaml")
    for statement in (policy, f"{policy}\n{test}"):
        write(tmp_path, {**BASE, "data/guideline.yaml": BASE["data/guideline.yaml"] + statement})
        info = load(tmp_path).guideline.info
        assert info.accessibility
        assert (info.accessibility.test is None) == (statement == policy)


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_of_the_guide_exist(language: str) -> None:
    named = set()
    for page in PAGES:
        for program, *words in commands(CONTENT / language / page):
            assert program == "kyodo"
            if words:
                known = {option for parameter in main.commands[words[0]].params
                         for option in parameter.opts}
                assert {word for word in words if word.startswith("--")} <= known, words
                named.add(words[0])
    assert {"new", "serve", "check", "build"} <= named


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slip_of_the_first_edit(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the first edit shows is what kyodo says of the model with that slip in it."""
    (message,) = blocks(CONTENT / language / "guide" / "first-edit.md", "text")
    file, line = message.split(":")[:2]
    mistyped = message.splitlines()[1].split(" | ", 1)[1]
    for path in [*(ROOT / "data").glob("*.yaml"), ROOT / "mkdocs.yml"]:
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(path.read_bytes())
    lines = (tmp_path / file).read_text(encoding="utf-8").splitlines()
    assert lines[int(line) - 1] == mistyped.replace("：", ": ")
    lines[int(line) - 1] = mistyped
    (tmp_path / file).write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check", "--lang", language])
    assert message in result.output
