from __future__ import annotations

import time
from pathlib import Path

import pytest

from kyodo.encoding import MAX_BYTES, decode
from kyodo.source import Document, parse_yaml, read_yaml


def read(text: str) -> Document:
    return parse_yaml(text, Document("data/a.yaml"))


def test_values_and_their_places() -> None:
    document = read("title: 協働\nitems:\n  - {id: a, on: no}\n  - id: b\n    text: |\n      一\n")
    assert document.problems == []
    assert document.value == {
        "title": "協働", "items": [{"id": "a", "on": "no"}, {"id": "b", "text": "一\n"}],
    }
    assert document.where(("title",)) == (1, 8)
    assert document.where(("items", 0, "on")) == (3, 17)
    assert document.where(("items", 0, "on"), at_key=True) == (3, 13)
    assert document.where(("items", 1)) == (4, 5)


def test_a_place_that_is_not_in_the_file_is_the_nearest_above_it() -> None:
    document = read("items:\n  - id: a\n")
    assert document.where(("items", 0, "zones", 3, "zone")) == (2, 5)
    assert document.where(("nothing",)) == (1, 1)


def test_quoted_words_are_text() -> None:
    assert read("[\"1\", '', \"true\", 1, ~]").value == ["1", "", "true", 1, None]


def test_the_line_of_a_problem_goes_with_it() -> None:
    document = read("heading: 原則\nheading: 再び\n")
    assert [problem.source_line for problem in document.problems] == ["heading: 再び"]


def test_all_duplicate_keys_are_reported() -> None:
    document = read("a: 1\na: 2\nb: {c: 1, c: 2}\n")
    assert [(p.code, p.line, p.params["first"]) for p in sorted(document.problems)] == [
        ("duplicate-key", 2, 1), ("duplicate-key", 3, 3),
    ]


@pytest.mark.parametrize("text", ["[" * 200_000, "{a: " * 50_000, "- " * 50_000,
                                  "".join(" " * n + "a:\n" for n in range(1_500))])
def test_deep_nesting_is_refused_at_once(text: str) -> None:
    begin = time.perf_counter()
    document = read(text)
    assert [problem.code for problem in document.problems] == ["too-deep"]
    assert document.value is None
    assert time.perf_counter() - begin < 5


def test_aliases_are_not_followed() -> None:
    lines = ["a0: &a0 x"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    document = read("\n".join(lines))
    assert {problem.code for problem in document.problems} == {"alias"}
    assert len(str(document.value)) < 2_000


def test_tags_run_nothing(tmp_path: Path) -> None:
    target = tmp_path / "made"
    document = read(f"a: !!python/object/apply:os.mkdir ['{target}']\n")
    assert [problem.code for problem in document.problems] == ["tag"]
    assert not target.exists()


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    assert [problem.code for problem in read_yaml(path, "a.yaml").problems] == ["file-too-large"]


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    problems = read_yaml(path, "a.yaml").problems
    assert [(p.code, p.params) for p in problems] == [
        ("file-unreadable", {"reason": "Permission denied"}),
    ]


def test_line_ends_and_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("\ufeffa: 1\r\nb: 2\rc: 3\n".encode())
    text, problems = decode(path, "a.yaml")
    assert (text, problems) == ("a: 1\nb: 2\nc: 3\n", [])
