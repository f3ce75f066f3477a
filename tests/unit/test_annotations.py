"""Problems for programs: the shape of the JSON, and the signs that GitHub wants escaped."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kyodo.annotations import as_github, as_json, seen_from
from kyodo.problems import Problem
from kyodo.report import languages

README = Path(__file__).parents[2] / "README.md"
KEY = Problem("data/100%: a,b.yaml", 3, 5, "unknown-key",
              {"key": "50%\r\nx", "nearest": "", "known": "a, b"}, source_line="  nama: 補助")
WHOLE = Problem("data/forms.yaml", 0, 0, "folder-not-file")
NOTICE = Problem("data/forms.yaml", 4, 1, "untranslated", {"language": "en"}, "notice")


def test_json() -> None:
    first, second, third = json.loads(as_json([NOTICE, WHOLE, KEY], "ja"))
    assert first == {
        "file": "data/100%: a,b.yaml", "line": 3, "column": 5, "severity": "error",
        "code": "unknown-key", "what": "「50%\r\nx」という項目はありません。",
        "how": "使えるのは a, b です。", "language": "ja", "source": "  nama: 補助"}
    assert (second["line"], second["column"], second["source"]) == (None, None, None)
    assert (third["severity"], third["line"]) == ("notice", 4)
    assert json.loads(as_json([], "ja")) == []


def test_the_readme_names_every_key() -> None:
    [one] = json.loads(as_json([KEY], "en"))
    rows = README.read_text(encoding="utf-8").split("--format json")[1].split("--format github")[0]
    named = [key for row in re.findall(r"^\| (`.+?) \|", rows, re.M)
             for key in re.findall(r"`(\w+)`", row)]
    assert named == list(one)


@pytest.mark.parametrize("language", languages())
def test_github(language: str) -> None:
    first, second, third = as_github([NOTICE, WHOLE, KEY], language).split("\n")
    assert first.startswith("::error file=data/100%25%3A a%2Cb.yaml,line=3,col=5,title=")
    assert "(unknown-key)::" in first
    assert "50%25%0D%0Ax" in first.split("::")[2]
    assert first.count("%0A") == 2  # that of the key, and that between "what" and "how"
    assert second.startswith("::error file=data/forms.yaml,title=")
    assert third.startswith("::notice file=data/forms.yaml,line=4,col=1,title=")
    assert as_github([], language) == ""


def test_seen_from(tmp_path: Path) -> None:
    assert seen_from(tmp_path, tmp_path, "data/forms.yaml") == "data/forms.yaml"
    assert seen_from(tmp_path, tmp_path / "a b", "data/forms.yaml") == "a b/data/forms.yaml"
    assert seen_from(tmp_path / "data", tmp_path, "data/forms.yaml") == "forms.yaml"
