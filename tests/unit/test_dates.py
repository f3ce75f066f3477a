from __future__ import annotations

import datetime

import pytest
from pydantic import ValidationError

from kyodo.model.dates import FuzzyDate, in_era


def date(typed: object) -> FuzzyDate:
    return FuzzyDate.model_validate(typed)


@pytest.mark.parametrize(("typed", "iso", "first", "last"), [
    ("2008-04-01", "2008-04-01", (2008, 4, 1), (2008, 4, 1)),
    ("2008-4", "2008-04", (2008, 4, 1), (2008, 4, 30)),
    (2008, "2008", (2008, 1, 1), (2008, 12, 31)),
    ("平成20年4月", "2008-04", (2008, 4, 1), (2008, 4, 30)),
    ("令和元年5月1日", "2019-05-01", (2019, 5, 1), (2019, 5, 1)),
    ("平成31年4月30日", "2019-04-30", (2019, 4, 30), (2019, 4, 30)),
    ("昭和64年", "1989", (1989, 1, 1), (1989, 12, 31)),
    ("平成元年", "1989", (1989, 1, 1), (1989, 12, 31)),
    ("令和2年2月", "2020-02", (2020, 2, 1), (2020, 2, 29)),
    ("平成20年度", "2008", (2008, 4, 1), (2009, 3, 31)),
    ("2008年 4月 1日", "2008-04-01", (2008, 4, 1), (2008, 4, 1)),
])
def test_ways_of_writing(typed: object, iso: str, first: tuple[int, int, int],
                         last: tuple[int, int, int]) -> None:
    found = date(typed)
    assert found.iso == iso
    assert (found.first, found.last) == (datetime.date(*first), datetime.date(*last))


def test_written_keeps_the_words_and_not_the_numbers() -> None:
    assert date("平成20年4月").written == "平成20年4月"
    assert date("2008-04").written is None


@pytest.mark.parametrize(("typed", "code", "right"), [
    ("平成31年6月", "wrong-era", "令和元年6月"),
    ("平成31年6月5日", "wrong-era", "令和元年6月5日"),
    ("平成35年", "wrong-era", "令和5年"),
    ("平成35年度", "wrong-era", "令和5年度"),
    ("令和元年4月", "wrong-era", "平成31年4月"),
    ("昭和64年1月8日", "wrong-era", "平成元年1月8日"),
    ("平成31年13月", "no-such-date", None),
    ("2023-02-29", "no-such-date", None),
    ("0000", "no-such-date", None),
    ("2008/04/01", "bad-date", None),
    ("", "bad-date", None),
    (True, "bad-date", None),
    ({"year": 2008}, "bad-date", None),
])
def test_what_is_no_date(typed: object, code: str, right: str | None) -> None:
    with pytest.raises(ValidationError) as raised:
        date(typed)
    error = raised.value.errors()[0]
    assert error["type"] == code
    assert error["ctx"].get("right") == right


def test_before_the_eras() -> None:
    assert in_era(datetime.date(1867, 1, 1)) == "1867年1月"
    assert in_era(datetime.date(1912, 7, 30)) == "大正元年7月"
