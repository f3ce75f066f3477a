"""Every record of a guideline, however deep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kyodo.model.base import Record
from kyodo.model.whole import SECTION_FILES, Guideline


def records_in(value: Any) -> Iterator[Record]:
    """Yield all records in a guideline, a record or a tuple, outermost first."""
    if isinstance(value, Guideline):
        for name in ("info", *SECTION_FILES):
            yield from records_in(getattr(value, name))
    elif isinstance(value, Record):
        yield value
        for name in type(value).model_fields:
            yield from records_in(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from records_in(part)
