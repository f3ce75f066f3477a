"""Cells of a workbook: looks, and how high a row has to be for its words."""

from __future__ import annotations

from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from kyodo.documents.words import width_of
from kyodo.views.documents import DocumentView

LINE = 16.0
"""Height of a line of print, in points."""
ROOM = 22.0
"""Height of a line of handwriting."""
_NARROWER = 0.92
"""Letters of a proportional font beside the figures that a column's width is counted in."""
_EDGE = Side(style="thin", color="808080")
BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
SHADE = PatternFill("solid", fgColor="EDEDED")
PLAIN = Alignment(vertical="top", wrap_text=True)
TOP = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
MIDDLE = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)


class Page:
    """A worksheet that is filled from the top down."""

    def __init__(self, sheet: Worksheet, view: DocumentView, widths: tuple[float, ...]) -> None:
        self.sheet = sheet
        self.view = view
        self.row = 0
        self.columns = len(widths)
        for number, width in enumerate(widths, 1):
            sheet.column_dimensions[_letter(number)].width = width

    def line(self, height: float = LINE) -> int:
        """Begin a row and return its number."""
        self.row += 1
        self.sheet.row_dimensions[self.row].height = height
        return self.row

    def cell(self, column: int, value: Any, to: int | None = None, *, size: float = 10,
             bold: bool = False, fill: PatternFill | None = None, boxed: bool = False,
             alignment: Alignment = PLAIN) -> Any:
        """Write into the current row, from one column to another, as high as the words need."""
        last = to or column
        for number in range(column, last + 1):
            one = self.sheet.cell(self.row, number)
            if fill:
                one.fill = fill
            if boxed:
                one.border = BOX
        cell = self.sheet.cell(self.row, column)
        if last > column:
            self.sheet.merge_cells(start_row=self.row, end_row=self.row,
                                   start_column=column, end_column=last)
        cell.font = Font(name=self.view.fonts[0], size=size, bold=bold)
        cell.alignment = alignment
        if value is not None:
            cell.value = value
            self._grow(str(value), column, last, size)
        return cell

    def _grow(self, words: str, column: int, last: int, size: float) -> None:
        if words.startswith("="):
            return
        width = sum(self.sheet.column_dimensions[_letter(n)].width for n in range(column, last + 1))
        lines = sum(-(-(width_of(part) * _NARROWER * size / 10) // max(1, width - 3)) or 1
                    for part in words.split("\n"))
        height = lines * LINE * size / 10 + 4
        dimension = self.sheet.row_dimensions[self.row]
        dimension.height = max(dimension.height or 0, height)


def _letter(number: int) -> str:
    return chr(ord("A") + number - 1)
