"""Dates as councils write them: ISO or by era, to the day, the month or the year."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Any, NamedTuple

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema, PydanticCustomError

from kyodo.model.base import Flag, Record, as_typed

# First day of each era; source: the orders that changed them (改元の政令・詔書).
_ERAS = {
    "明治": datetime.date(1868, 1, 25),
    "大正": datetime.date(1912, 7, 30),
    "昭和": datetime.date(1926, 12, 25),
    "平成": datetime.date(1989, 1, 8),
    "令和": datetime.date(2019, 5, 1),
}
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_WRITTEN = re.compile(r"(?:([0-9]{4})|(" + "|".join(_ERAS) + r") *([0-9]{1,2}|元)) *年 *(度)?"
                      r"(?: *([0-9]{1,2}) *月(?: *([0-9]{1,2}) *日)?)?")


class _Parts(NamedTuple):
    year: int
    month: int | None
    day: int | None
    fiscal: bool


class FuzzyDate(Record):
    """A date whose month and day may be unknown."""

    year: int
    """Year of the common era."""
    month: int | None = None
    """1 to 12."""
    day: int | None = None
    """1 to 31."""
    fiscal: Flag = False
    """True: a fiscal year (年度), which begins in April."""
    written: str | None = None
    """As typed, where it was typed in words and not as ISO."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe a date as it is written."""
        return {"type": ["string", "integer"], "minimum": 1000, "maximum": 9999,
                 "pattern": rf"^\s*(?:{_ISO.pattern}|{_WRITTEN.pattern})\s*$",
                 "patternErrorMessage": "bad-date"}

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, FuzzyDate):
            return value
        typed = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        if not isinstance(typed, str):
            raise PydanticCustomError("bad-date", "not a date", {"value": as_typed(value)})
        typed = typed.strip()
        parts = _parse(typed)
        written = None if _ISO.fullmatch(typed) else typed
        return {**parts._asdict(), "written": written}

    @property
    def first(self) -> datetime.date:
        """The earliest day it can mean."""
        return datetime.date(self.year, self.month or (4 if self.fiscal else 1), self.day or 1)

    @property
    def last(self) -> datetime.date:
        """The latest day it can mean."""
        if self.fiscal and self.month is None:
            return datetime.date(self.year + 1, 3, 31)
        month = self.month or 12
        return datetime.date(
            self.year, month, self.day or calendar.monthrange(self.year, month)[1]
        )

    @property
    def iso(self) -> str:
        """ISO 8601, as precise as it is known: "2008", "2008-04", "2008-04-01"."""
        known = [f"{self.year:04d}"]
        for part in (self.month, self.day):
            if part is None:
                break
            known.append(f"{part:02d}")
        return "-".join(known)


def _parse(typed: str) -> _Parts:
    if found := _ISO.fullmatch(typed):
        year, month, day = (int(part) if part else None for part in found.groups())
        era, fiscal = None, False
    elif found := _WRITTEN.fullmatch(typed):
        western, era, era_year, in_fiscal, month_, day_ = found.groups()
        count = 1 if era_year == "元" else int(era_year or 0)
        year = int(western) if western else _ERAS[era].year + count - 1
        month, day = int(month_) if month_ else None, int(day_) if day_ else None
        fiscal = bool(in_fiscal)
    else:
        raise PydanticCustomError("bad-date", "not a date", {"value": typed})
    parts = _Parts(year or 0, month, day, fiscal)
    _must_exist(parts, era, typed)
    return parts


def _must_exist(parts: _Parts, era: str | None, typed: str) -> None:
    """Raise unless the day exists and, where an era is named, lies in that era."""
    try:
        first = datetime.date(parts.year, parts.month or 1, parts.day or 1)
        last = datetime.date(
            parts.year, parts.month or 12,
            parts.day or calendar.monthrange(parts.year, parts.month or 12)[1],
        )
    except (ValueError, calendar.IllegalMonthError):
        raise PydanticCustomError("no-such-date", "no such date", {"value": typed}) from None
    if era is None:
        return
    names = list(_ERAS)
    following = names[names.index(era) + 1 : names.index(era) + 2]
    began_later = last < _ERAS[era]
    was_over = bool(following) and first >= _ERAS[following[0]]
    if began_later or was_over:
        raise PydanticCustomError(
            "wrong-era", "not in that era", {"value": typed, "right": _right_era(parts, first)}
        )


def _right_era(parts: _Parts, first: datetime.date) -> str:
    """Say the date in its own era, as precisely as it was typed."""
    year, _, month = in_era(first).partition("年")
    return (f"{year}年{'度' if parts.fiscal else ''}{month if parts.month else ''}"
            f"{f'{parts.day}日' if parts.day else ''}")


def in_era(day: datetime.date) -> str:
    """Year and month of a day by era: 2019-05-01 is 令和元年5月; before 1868 the common era."""
    for name, start in reversed(_ERAS.items()):
        if day >= start:
            count = day.year - start.year + 1
            return f"{name}{'元' if count == 1 else count}年{day.month}月"
    return f"{day.year}年{day.month}月"
