"""The evaluation sheet in Excel: marks that can be chosen, and their difference."""

from __future__ import annotations

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from kyodo.documents.cells import CENTRE, MIDDLE, ROOM, SHADE, Page
from kyodo.views.marks import MarksView

_NUMBER, _ITEM, _MARK, _REASONS = 5.0, 46.0, 9.0, 60.0
"""Widths of columns; those for reasons share theirs."""
_LARGEST = PatternFill("solid", bgColor="FFD966")


def marks_widths(view: MarksView) -> tuple[float, ...]:
    """Return the widths of the columns: number, item, marks, difference, reasons."""
    narrow = len(view.marks) + (1 if view.difference else 0)
    return (_NUMBER, _ITEM, *[_MARK] * narrow,
            *[_REASONS / len(view.reasons)] * len(view.reasons))


def add_marks(page: Page, view: MarksView) -> None:
    """Add the scale and the table."""
    first_mark = page.row + 2
    _scale(page, view)
    scale = f"$A${first_mark}:$A${page.row}"
    page.line(6)
    _head(page, view)
    first = page.row + 1
    for name, items in view.groups:
        if name:
            page.line(20)
            page.cell(1, name.printed, page.columns, bold=True, fill=SHADE, boxed=True,
                      alignment=MIDDLE)
        for item in items:
            page.line(ROOM + 8)
            page.cell(1, _number(item.number), boxed=True, alignment=CENTRE)
            page.cell(2, item.text.printed, boxed=True, alignment=MIDDLE)
            for column in range(3, page.columns + 1):
                page.cell(column, None, boxed=True,
                          alignment=CENTRE if column < page.columns else MIDDLE)
            if view.difference:
                _difference(page, len(view.marks))
    _rules(page, view, scale, first)


def _scale(page: Page, view: MarksView) -> None:
    page.line(20)
    page.cell(1, view.scale_heading.printed, page.columns, bold=True)
    for mark, meaning in view.scale:
        page.line(18)
        page.cell(1, _number(mark), boxed=True, bold=True, alignment=CENTRE)
        page.cell(2, meaning.printed, boxed=True, alignment=MIDDLE)


def _head(page: Page, view: MarksView) -> None:
    page.line(34)
    page.sheet.print_title_rows = f"{page.row}:{page.row}"
    page.cell(1, view.item.printed, 2, bold=True, fill=SHADE, boxed=True, alignment=CENTRE)
    heads = [*view.marks, *([view.difference] if view.difference else []), *view.reasons]
    for column, head in enumerate(heads, 3):
        page.cell(column, head.printed, bold=True, fill=SHADE, boxed=True, alignment=CENTRE)


def _difference(page: Page, sides: int) -> None:
    """Fill in the difference once all sides have given a mark."""
    marks = f"C{page.row}:{_letter(2 + sides)}{page.row}"
    formula = f'=IF(COUNT({marks})={sides},MAX({marks})-MIN({marks}),"")'
    page.cell(3 + sides, formula, boxed=True, alignment=CENTRE)


def _rules(page: Page, view: MarksView, scale: str, first: int) -> None:
    """Allow no other marks than the scale's; colour the largest differences."""
    allowed = DataValidation(type="list", formula1=scale, allow_blank=True, showErrorMessage=True)
    allowed.error = view.wrong.plain
    allowed.errorTitle = view.scale_heading.plain
    page.sheet.add_data_validation(allowed)
    last = page.row
    for row in range(first, last + 1):
        if page.sheet.cell(row, 2).value is not None:
            allowed.add(f"C{row}:{_letter(2 + len(view.marks))}{row}")
    if view.difference:
        column = _letter(3 + len(view.marks))
        cells, here = f"${column}${first}:${column}${last}", f"{column}{first}"
        largest = FormulaRule(  # type: ignore[no-untyped-call]
            [f"AND(ISNUMBER({here}),{here}>0,{here}=MAX({cells}))"], fill=_LARGEST)
        page.sheet.conditional_formatting.add(f"{column}{first}:{column}{last}", largest)


def _number(mark: str | None) -> int | str | None:
    return int(mark) if mark and mark.isdecimal() else mark


def _letter(number: int) -> str:
    return chr(64 + number)
