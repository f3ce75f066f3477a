from __future__ import annotations

import pytest
import yaml

from kyodo.source import Document, parse_yaml
from kyodo.syntax_errors import explain_syntax_error
from kyodo.typing_slips import Slip, find_slips, slip_in_key


def codes(text: str) -> list[tuple[str, int, int]]:
    document = parse_yaml(text, Document("a.yaml"))
    return [(problem.code, problem.line, problem.column) for problem in document.problems]


@pytest.mark.parametrize("dash", "－‐‑–—−ー―")
def test_every_dash_that_is_none(dash: str) -> None:
    assert codes(f"items:\n  {dash} a\n") == [("fullwidth-dash", 2, 3)]


@pytest.mark.parametrize("sign", ["\u00a0", "\u200b", "\u200e", "\u2060", "\ufeff"])
def test_every_invisible_sign(sign: str) -> None:
    assert codes(f"a: 1\n{sign}b: 2\n") == [("control-character", 2, 1)]


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_line_ends_that_only_yaml_sees(sign: str) -> None:
    assert codes(f'a: "x{sign}y"\n')[0] == ("control-character", 1, 6)


@pytest.mark.parametrize("line", [
    "  - NPO：市民の団体", "  - 市民：みなさん", "  - tel 0778：番号", "# 注：釈", "  a: －1",
    "  —みんなで創る—", "  - -5", "---", "a: 　字下げ",
])
def test_lines_without_slips(line: str) -> None:
    assert find_slips([line]) == []


def test_slips_in_texts_of_several_lines_are_no_slips() -> None:
    text = 'a: |\n  －　一\n  id：二\nb: "三\n  ＃四\n\n　五"\nc: >-\n  ー 六\n'
    assert codes(text) == []


def test_a_block_text_ends_where_the_indentation_does() -> None:
    assert codes("a:\n  b: |\n    id：一\n  c：二\n") == [("fullwidth-colon", 4, 4)]


def test_several_slips_are_reported_together() -> None:
    assert codes("＃ 注釈\nitems：\n　- a\n") == [
        ("fullwidth-hash", 1, 1), ("fullwidth-colon", 2, 6), ("fullwidth-space", 3, 1),
    ]


def test_keys_that_swallowed_their_value() -> None:
    found = [slip_in_key(key, 3, 5) for key in ("ja：協働", "ja:協働")]
    assert [(slip.code, slip.line, slip.column) for slip in found if slip] == [
        ("fullwidth-colon", 3, 7), ("no-space-after-colon", 3, 7),
    ]


@pytest.mark.parametrize("key", ["ja", "zh-Hant", "http://a", "協働：とは"])
def test_keys_that_did_not(key: str) -> None:
    assert slip_in_key(key, 1, 1) is None


@pytest.mark.parametrize(("text", "expected"), [
    ("a: &lt; と書く\n", ("special-character", 1, 4)),
    ("a: *b*の文\n", ("special-character", 1, 4)),
    ("a: `b`\n", ("special-character", 1, 4)),
    ("a: %b\n", ("special-character", 1, 4)),
    ("a: [注]、本文\n", ("special-character", 1, 4)),
    ("a: {協働}の文\n", ("special-character", 1, 4)),
    ("a: !<b c\n", ("tag", 1, 4)),
    ("a: 'it's'\n", ("text-after-quote", 1, 8)),
    ("- a\n-b\n", ("no-space-after-dash", 2, 1)),
    ("a: 1\n\n  b: 2\n", ("indentation", 3, 3)),
    ("a: [1,\nb: 2\n", ("unclosed-bracket", 1, 4)),
    ('a: "\\q"\n', ("backslash-in-quotes", 1, 5)),
    ("a: b: c\n", ("colon-in-text", 1, 5)),
    ("a:b\nc: d\n", ("no-space-after-colon", 1, 2)),
    ("a\nb: c\n", ("missing-colon", 1, 0)),
    ("  a: 1\nb: 2\n", ("indentation", 2, 1)),
    ("a: {b: 1}}\n", ("unclosed-bracket", 1, 10)),
    ("a: {,b: 1}\n", ("unclosed-bracket", 1, 5)),
    ("a: ?\nb: 1\n", ("special-character", 1, 4)),
])
def test_syntax_errors_in_our_words(text: str, expected: tuple[str, int, int]) -> None:
    assert codes(text) == [expected]


def test_an_error_that_we_have_no_words_for() -> None:
    error = yaml.scanner.ScannerError(problem="found something strange")
    assert explain_syntax_error(error, ["a: 1"]) == Slip(
        "yaml-syntax", 1, 0, {"said": "found something strange"})
