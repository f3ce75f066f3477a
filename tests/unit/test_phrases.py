from __future__ import annotations

import pytest

from kyodo.phrases import phrases


@pytest.mark.parametrize(("text", "language", "expected"), [
    ("市民が中心で、市が支える", "ja", ["市民が", "中心で、", "市が", "支える"]),
    ("市民と City Office の仕事", "ja", ["市民と ", "City ", "Office ", "の仕事"]),
    ("The city leads", "en", ["The ", "city ", "leads"]),
    ("Liderança cidadã", "pt", ["Liderança ", "cidadã"]),
    ("", "ja", []),
])
def test_phrases(text: str, language: str, expected: list[str]) -> None:
    assert phrases(text, language) == expected


@pytest.mark.parametrize("text", ["協働の まちづくり　推進隊", " 一つ ", "（一部）", "\u3000"])
def test_nothing_is_lost(text: str) -> None:
    assert "".join(phrases(text, "ja")) == text
