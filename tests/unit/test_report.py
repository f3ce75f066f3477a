from __future__ import annotations

import click
import pytest

from kyodo.problems import Problem
from kyodo.report import lines_of, place, show, terminal_language, wording

TAB = Problem("data/a.yaml", 3, 1, "tab", source_line="\tx: 1  ")


@pytest.mark.parametrize(("environment", "language"), [
    ({"LANG": "ja_JP.UTF-8"}, "ja"),
    ({"LANG": "en_GB.UTF-8"}, "en"),
    ({"LANG": "Japanese_Japan.932"}, "ja"),
    ({"LANG": "de_DE.UTF-8"}, "en"),
    ({"LANG": "C"}, "en"),
    ({"LANG": "en_US.UTF-8", "LC_ALL": "ja_JP.eucJP"}, "ja"),
    ({"LANG": "ja_JP.UTF-8", "LC_MESSAGES": "en_US"}, "en"),
    ({"LANG": "ja_JP.UTF-8", "LC_ALL": ""}, "ja"),
])
def test_terminal_language(environment: dict[str, str], language: str) -> None:
    assert terminal_language(environment) == language


@pytest.mark.parametrize(("line", "column", "said"), [
    (3, 5, "a.yaml:3:5"), (3, 0, "a.yaml:3"), (0, 0, "a.yaml"),
])
def test_place(line: int, column: int, said: str) -> None:
    assert place(Problem("a.yaml", line, column, "tab")) == said


def test_a_problem_on_a_terminal() -> None:
    lines = [click.unstyle(line) for line in lines_of(TAB, "en")]
    assert lines == [
        "data/a.yaml:3:1: error: There is a tab at the beginning of the line.",
        "       3 | \tx: 1",
        "    How to mend it: Replace it by spaces (two for each level).",
    ]


def test_a_problem_without_a_line() -> None:
    assert len(list(lines_of(Problem("data", 0, 0, "folder-not-file"), "ja"))) == 2


def test_hints_are_there_only_where_something_is_known() -> None:
    def how(**params: object) -> str:
        return wording(Problem("a", 1, 1, "unknown-key", {"key": "nama", **params}), "en")[1]

    assert how(nearest="name", known="id, name") == "Did you mean “name”? Known here: id, name."
    assert how(nearest="", known="id, name") == "Known here: id, name."
    assert how(nearest="name", known="id, name, " * 20) == "Did you mean “name”?"
    assert how(nearest="", known="") == ""


def test_braces_in_values_are_only_text() -> None:
    what, _ = wording(Problem("a", 1, 1, "broken-reading", {"value": "{x|{0}"}), "ja")
    assert "{x|{0}" in what


def test_kinds_are_named_in_the_language() -> None:
    problem = Problem("a", 1, 1, "want-list", {"key": "items", "kind": "mapping"})
    assert "「項目名 値」の組" in wording(problem, "ja")[0]
    assert "a mapping" in wording(problem, "en")[0]


def test_a_report_counts_and_says_what_follows() -> None:
    notice = Problem("data/b.yaml", 1, 1, "first-contact", severity="notice")
    report = click.unstyle(show([notice, TAB], "ja")).split("\n")
    assert report[0].startswith("data/a.yaml:3:1: エラー: ")
    assert report[-2:] == ["エラー 1 件、お知らせ 1 件",
                           "エラーを直すまで、公開中のサイトはそのまま変わりません。"]
    assert click.unstyle(show([notice], "en")).endswith("Errors: 0, notices: 1")
