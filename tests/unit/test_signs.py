"""Words in the signs of another language, within a text in letters."""

from __future__ import annotations

import pytest

from kyodo.signs import in_their_language, other_language


@pytest.mark.parametrize(("page", "told"), [
    ("<p>If rejected (不採択), ask.</p>",
     '<p>If rejected (<span lang="ja">不採択</span>), ask.</p>'),
    ("Form 様式第1号, 年度", 'Form <span lang="ja">様式第1号</span>, <span lang="ja">年度</span>'),
    ('<span lang="ja">協働</span> and 共働', '<span lang="ja">協働</span> and '
                                          '<span lang="ja">共働</span>'),
    ("[See 要綱](要綱.md) and `協働`", '[See <span lang="ja">要綱</span>](要綱.md) and `協働`'),
    ("## Rules { data-x=規則 }", "## Rules { data-x=規則 }"),
    ("<svg><text>協働</text></svg>", "<svg><text>協働</text></svg>"),
    ("<code>協働</code>", "<code>協働</code>"),
    ('<img alt="協働">', '<img alt="協働">'),
    ("a\n```\n協働\n```\nb 協働", 'a\n```\n協働\n```\nb <span lang="ja">協働</span>'),
    ("no other signs", "no other signs"),
])
def test_words(page: str, told: str) -> None:
    assert in_their_language(page, "en", "ja") == told


@pytest.mark.parametrize(("language", "languages", "other"), [
    ("en", ("ja", "en"), "ja"),
    ("ja", ("ja", "en"), None),
    ("en", ("en",), None),
    ("fr", ("ja", "fr"), "ja"),
    ("fr", ("en", "fr"), None),
])
def test_whose_signs_they_are(language: str, languages: tuple[str, ...], other: str | None) -> None:
    assert other_language(language, languages) == other
