"""Every kind of mistake in a guideline, and the report that an editor gets for it.

The cases are in ``cases/*.yaml``: files beside the problems they cause.  A file's value is its
text, null to leave out a file of ``base.yaml``, or a mapping for what YAML cannot hold:
``{text, encoding}``, ``{hex}``, ``{begin, size}``, ``{folder: true}``.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from kyodo.load import load
from kyodo.problems import Invalid, Problem
from kyodo.report import catalogue, languages, place, wording

CASES = Path(__file__).parent / "cases"
BASE = yaml.safe_load((CASES / "base.yaml").read_text(encoding="utf-8"))

NOT_IN_A_CASE = {
    "file-unreadable": "root may read every file; the test of source.py feigns one that it may not",
    "yaml-syntax": "what the parser says, where we have no words for it: test_typing_slips.py",
    "reserved-folder": "needs two guidelines: test_build.py",
    **dict.fromkeys((
        "new-no-name", "new-bad-name", "new-bad-yomi", "new-bad-language",
        "new-no-model-language", "new-name-in",
        "new-unknown-section", "new-take-and-leave", "new-folder-not-empty", "new-not-a-folder",
        "new-no-parent", "new-no-permission"), "said before there is a guideline: test_new.py"),
    **dict.fromkeys(("too-long-to-print", "too-long-in-print", "too-much-to-print",
                     "letter-unprintable", "principles-unexplained"),
                    "seen when files are made for paper: test_paper.py"),
    **dict.fromkeys(("no-such-paper", "no-such-paper-in",
                     "no-such-paper-language"),
                    "said of what a command asks for: test_paper.py"),
    "no-site-url": "a folder below others has their address: test_build.py",
    "port-taken": "needs a preview: test_cli.py",
    "no-such-guideline": "found before any file is read, where the program looks for guidelines",
}
"""Codes that no case shows, and why."""


def all_cases() -> Iterator[Any]:
    for file in sorted(CASES.glob("*.yaml")):
        if file.name != "base.yaml":
            for case in yaml.safe_load(file.read_text(encoding="utf-8")):
                yield pytest.param(case, id=f"{file.stem}: {case['case']}")


def write(folder: Path, files: Mapping[str, Any]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            path.write_bytes(content.encode())
        elif content and "text" in content:
            path.write_bytes(content["text"].encode(content["encoding"]))
        elif content and "hex" in content:
            path.write_bytes(bytes.fromhex(content["hex"]))
        elif content and "size" in content:
            begin = bytes.fromhex(content.get("begin", ""))
            path.write_bytes(begin + b"#" * content["size"])
        elif content:
            path.mkdir()


def problems_of(folder: Path) -> tuple[Problem, ...]:
    try:
        return load(folder).notices
    except Invalid as invalid:
        return invalid.problems


def raises_invalid(folder: Path) -> bool:
    try:
        load(folder)
    except Invalid:
        return True
    return False


def as_line(problem: Problem) -> str:
    """A problem as the cases write it: "data/forms.yaml:2:5 unknown-id"."""
    notice = " (notice)" if problem.severity == "notice" else ""
    return f"{place(problem)} {problem.code}{notice}"


@pytest.mark.parametrize("case", list(all_cases()))
def test_report(case: Mapping[str, Any], tmp_path: Path) -> None:
    write(tmp_path, {**BASE, **case["files"]})
    found = problems_of(tmp_path)
    has_errors = any(problem.severity == "error" for problem in found)
    assert has_errors == raises_invalid(tmp_path)
    expected = [one if isinstance(one, str) else one["is"] for one in case["problems"]]
    assert [as_line(problem) for problem in found] == expected
    for problem, wanted in zip(found, case["problems"], strict=True):
        for language in languages():
            said = wording(problem, language)
            assert all(part.strip() for part in said)
            if not isinstance(wanted, str) and language in wanted:
                assert list(said) == wanted[language]


def test_base_is_valid(tmp_path: Path) -> None:
    write(tmp_path, BASE)
    assert problems_of(tmp_path) == ()


def test_every_message_has_a_case() -> None:
    shown = {(one if isinstance(one, str) else one["is"]).split()[1]
             for case in all_cases() for one in case.values[0]["problems"]}
    codes = set(catalogue("ja")) - {"_"}
    assert codes - shown == set(NOT_IN_A_CASE)
    assert shown <= codes


def test_catalogues_agree() -> None:
    assert set(languages()) >= {"ja", "en"}
    first = _placeholders(catalogue("ja"))
    for language in languages():
        assert _placeholders(catalogue(language)) == first


def _placeholders(messages: Mapping[str, Any]) -> dict[tuple[str, str], set[str | None]]:
    named = {}
    for code, parts in messages.items():
        for key, text in parts.items():
            fields = {name for _, name, _, _ in string.Formatter().parse(text) if name}
            named[(code, key)] = fields
    return named
