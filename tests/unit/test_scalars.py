from __future__ import annotations

import pytest

from kyodo.scalars import resolve


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "y", "12:30", "010", "0x10", "1e3",
                                  "2008-04-01", "1_000", ".5", "平成20年", "９", "NaN", ".inf"])
def test_text_stays_text(word: str) -> None:
    assert resolve(word) == word


@pytest.mark.parametrize(("word", "value"), [
    ("", None), ("~", None), ("null", None), ("true", True), ("False", False),
    ("0", 0), ("-7", -7), ("2008", 2008), ("1.5", 1.5),
])
def test_core_rules(word: str, value: object) -> None:
    found = resolve(word)
    assert found == value
    assert type(found) is type(value)


def test_a_number_too_long_to_be_one_stays_text() -> None:
    assert resolve("9" * 5000) == "9" * 5000
