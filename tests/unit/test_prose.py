from __future__ import annotations

from pathlib import Path

from jinja2 import Environment

from kyodo.model.whole import Prose
from kyodo.problems import Problem
from kyodo.prose import read_prose, template_of, visible_lines


def read(folder: Path, text: str, name: str = "voices") -> tuple[Prose | None, list[Problem]]:
    path = folder / "page.md"
    path.write_text(text, encoding="utf-8")
    return read_prose(path, f"content/ja/{name}.md", name)


def test_the_title_of_the_front_matter_comes_first(tmp_path: Path) -> None:
    page, problems = read(tmp_path, "---\ntitle: 声\n---\n# 市民の声\n\n本文\n")
    assert problems == []
    assert page is not None
    assert (page.title, page.text, page.first_line) == ("声", "# 市民の声\n\n本文\n", 4)


def test_the_first_heading_is_the_title(tmp_path: Path) -> None:
    page, _ = read(tmp_path, "前書き\n\n# 市民の声 {#voices}\n")
    assert page is not None
    assert (page.title, page.first_line) == ("市民の声", 1)


def test_a_page_without_a_title(tmp_path: Path) -> None:
    page, _ = read(tmp_path, "## 小見出し\n")
    assert page is not None
    assert page.title is None


def test_a_line_of_dashes_is_no_front_matter(tmp_path: Path) -> None:
    page, _ = read(tmp_path, "---\n本文\n")
    assert page is not None
    assert page.text == "---\n本文\n"


def test_code_and_calls_are_not_looked_into(tmp_path: Path) -> None:
    text = "`<b>` {{ flowchart('<a>') }}\n\n~~~\n<div>\n{a|\n~~~\n"
    assert read(tmp_path, text)[1] == []


def test_problems_have_the_line_of_the_file(tmp_path: Path) -> None:
    page, problems = read(tmp_path, "---\ntitle: 声\n---\n一行\n<div>\n")
    assert page is None
    assert [(p.code, p.line, p.source_line) for p in problems] == [("raw-html", 5, "<div>")]


def test_problems_of_the_front_matter_too(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "---\na: 1\na: 2\n---\n")
    assert [(p.code, p.line) for p in problems] == [("duplicate-key", 3)]


def test_names_become_addresses(tmp_path: Path) -> None:
    assert read(tmp_path, "文", "guide/first-step")[1] == []
    for name in ("Voices", "声", "a b", "a/-b"):
        assert [p.code for p in read(tmp_path, "文", name)[1]] == ["bad-file-name"]


def test_visible_lines() -> None:
    assert list(visible_lines("a\n```\nb\n```\nc")) == [(0, "a"), (4, "c")]


def test_calls_in_code_stand_for_themselves() -> None:
    text = "{{ faq() }} and `{{ faq() }}`\n\n```\n{{ faq() }} {% if %}\n```\n{{ faq() }}\n"
    shown = Environment().from_string(template_of(text)).render(faq=lambda: "called")
    assert shown == "called and `{{ faq() }}`\n\n```\n{{ faq() }} {% if %}\n```\ncalled"
    assert template_of(text).count("\n") == text.count("\n"), "lines are still counted right"
