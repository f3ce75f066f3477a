"""The panel of the preview: which language, which link, nothing that breaks the page."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from lxml import html

from kyodo.preview.panel import panel
from kyodo.preview.report import Report, spoken
from kyodo.preview.source_links import editor_link
from kyodo.problems import Invalid, Problem

ROOT = Path("/work of/協働")


def report(*problems: Problem, has_site: bool = True) -> Report:
    return Report(ROOT, Invalid(problems), has_site=has_site)


def problem(line: int = 3, **more: object) -> Problem:
    return Problem("data/forms.yaml", line, 5, "unknown-key",
                   {"key": "<b>", "nearest": "", "known": "id"}, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("path", "link"), [
    (PureWindowsPath(r"C:\data\forms.yaml"), "vscode://file/C:/data/forms.yaml:3:5"),
    (PureWindowsPath("D:\\協働 案\\a#b.yaml"),
     "vscode://file/D:/%E5%8D%94%E5%83%8D%20%E6%A1%88/a%23b.yaml:3:5"),
    (PureWindowsPath(r"\\server\share\a.yaml"), "vscode://file//server/share/a.yaml:3:5"),
    (PurePosixPath("/home/a b/forms.yaml"), "vscode://file/home/a%20b/forms.yaml:3:5"),
])
def test_editor_links(path: PureWindowsPath, link: str) -> None:
    assert editor_link(path, 3, 5) == link
    assert editor_link(path, 3) == link.removesuffix(":5")
    assert editor_link(path) == link.removesuffix(":3:5")


@pytest.mark.parametrize(("page", "accepted", "language"), [
    ("en", "ja", "en"), ("ja-JP", "en", "ja"), (None, "ja;q=0.4, en;q=0.9", "en"),
    (None, "fr-FR, ja;q=0.8", "ja"), ("ko", "en-US,en;q=0.5", "en"), ("ko", "ko", "ja"),
    (None, "", "ja"), (None, "en;q=..", "en"), (None, "*", "ja"),
])
def test_languages(page: str | None, accepted: str, language: str) -> None:
    assert spoken(page, accepted, "ja") == language


@pytest.mark.parametrize("language", ["ja", "en"])
def test_problems_in_full(language: str) -> None:
    said = panel(report(problem(source_line="    <b>: 1")), "forms/", language)
    tree = html.fromstring(said)
    assert tree.get("lang") == language
    assert tree.xpath("string(.//*[@class='kp-place']/code)") == "data/forms.yaml:3:5"
    assert tree.xpath(".//*[@class='kp-place']/a/@href") == [
        "vscode://file/work%20of/%E5%8D%94%E5%83%8D/data/forms.yaml:3:5"]
    assert "<b>: 1" in tree.xpath("string(.//pre)")
    assert tree.xpath("string(.//*[@class='kp-how'])").strip()
    assert re.search(r"\b1\b", tree.xpath("string(.//h2)"))


def test_many_are_folded_and_none_is_lost() -> None:
    tree = html.fromstring(panel(report(*map(problem, range(1, 31))), "", "en"))
    assert len(tree.xpath(".//li")) == 30
    assert len(tree.xpath(".//details//li")) == 20
    assert tree.xpath("string(.//summary)") == "20 more"
    assert tree.xpath(".//details/ol/@start") == ["11"]


def test_whatever_else_fails_is_said_in_words() -> None:
    for number, said in ((28, "the disk is full"), (99_999, "No <such> thing")):
        failed = Report(ROOT, OSError(number, "No <such> thing", "x"), has_site=True)
        tree = html.fromstring(panel(failed, "", "en"))
        assert said in tree.xpath("string(.//pre)")


def test_notices_of_the_page_s_own_guideline() -> None:
    one = problem(severity="notice")
    calm = Report(ROOT, notices={"": (), "town/": (one,)}, has_site=True)
    assert panel(calm, "town/forms/", "ja").lstrip().startswith("<details")
    assert panel(calm, "forms/", "ja") == ""
    assert panel(Report(ROOT), "", "ja") == ""


def test_it_says_whether_there_is_a_page_below() -> None:
    above = panel(report(problem()), "", "en")
    alone = panel(report(problem(), has_site=False), "", "en")
    assert above != alone


@pytest.mark.parametrize("language", ["ja", "en"])
def test_thousands_of_notices(language: str) -> None:
    """A third language brings them; the page stays small and says where they all are."""
    notices = tuple(Problem("data/forms.yaml", line, 5, "untranslated", {"language": "pt"},
                            severity="notice") for line in range(1, 5001))
    said = panel(Report(ROOT, notices={"": notices}, has_site=True), "forms/", language)
    assert len(said) < 60_000
    assert "5000" in said
    assert "4950" in said
    assert "kyodo check --notices" in said
    few = panel(Report(ROOT, notices={"": notices[:50]}, has_site=True), "forms/", language)
    assert "kyodo check --notices" not in few


def test_errors_stand_alone(language: str = "ja") -> None:
    notices = [problem(line, severity="notice") for line in range(10, 100)]
    tree = html.fromstring(panel(report(problem(), *notices), "forms/", language))
    assert len(tree.xpath(".//li")) == 1
