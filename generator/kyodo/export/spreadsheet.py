"""Rows to CSV that a spreadsheet opens as it is meant."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

BETWEEN = "; "
"""Between the values of one cell: line breaks in a cell confuse programs that read by line."""

# Also in full width, which a Japanese spreadsheet takes in the same way.
_FORMULA = re.compile(r"[=+\-@＝＋－＠\t\r]")
_DATE = re.compile(r"\d{1,4}[-/]\d{1,2}([-/]\d{1,4})?")


def as_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table as RFC 4180 has it, in UTF-8, with the mark by which spreadsheets know it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def as_label(label: str) -> str:
    """Put an apostrophe before a number such as 1-2, which a spreadsheet would take for a day."""
    return f"'{label}" if _DATE.fullmatch(label) else label
