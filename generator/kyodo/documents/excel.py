"""A document to fill in as a file for Excel: each part on a worksheet of its own."""

from __future__ import annotations

import io
import re

from openpyxl import Workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from kyodo.documents.cells import CENTRE, LINE, MIDDLE, ROOM, SHADE, TOP, Page
from kyodo.documents.marks import add_marks, marks_widths
from kyodo.documents.package import settled
from kyodo.views.documents import BlankView, DocumentView, PartView, TableView

_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_SHEET_NAME = 31
_UPRIGHT = 90.0
"""Sum of the column widths that fill an upright A4 page."""


def make_book(view: DocumentView) -> bytes:
    """Return the file."""
    book = Workbook()
    said = book.properties
    said.title, said.creator, said.language = view.title.plain, view.owner, view.locale
    said.subject = view.guideline
    for number, part in enumerate(view.parts):
        sheet = book.active if number == 0 else book.create_sheet()
        assert isinstance(sheet, Worksheet)
        sheet.title = _sheet_name(view, part, [one.title for one in book if one is not sheet])
        page = Page(sheet, view, _widths(part))
        if number == 0:
            _opening(page)
        _part(page, part)
        if number == len(view.parts) - 1:
            _closing(page)
        _set_up(page, wide=part.marks is not None)
    file = io.BytesIO()
    book.save(file)
    return settled(file.getvalue(), view.changed)


def _sheet_name(view: DocumentView, part: PartView, taken: list[str]) -> str:
    said = (part.heading or view.title).plain
    name = _NOT_IN_SHEET_NAMES.sub(" ", said)[:_LONGEST_SHEET_NAME].strip("' ") or "1"
    number = 1
    while name in taken:
        number += 1
        name = f"{name[:_LONGEST_SHEET_NAME - 4]} {number}"
    return name


def _widths(part: PartView) -> tuple[float, ...]:
    if part.marks:
        return marks_widths(part.marks)
    if part.table:
        whole = sum(column.width for column in part.table.columns)
        return tuple(_UPRIGHT * column.width / whole for column in part.table.columns)
    return (_UPRIGHT * 0.3, _UPRIGHT * 0.7)


def _opening(page: Page) -> None:
    view = page.view
    if view.number:
        page.line()
        page.cell(1, view.number, page.columns)
    page.line(30)
    page.cell(1, view.title.printed, page.columns, size=16, bold=True, alignment=CENTRE)
    for words in (view.date, view.addressee and view.addressee.printed,
                  *(phrase.printed for phrase in view.lead)):
        if words:
            page.line()
            page.cell(1, words, page.columns)


def _part(page: Page, part: PartView) -> None:
    if part.heading:
        page.line(24)
        words = part.heading.printed
        if part.number:
            words = page.view.heading.format(number=part.number, title=words)
        page.cell(1, words, page.columns, size=12, bold=True)
    for phrase in (*part.text, *part.points):
        page.line()
        page.cell(1, phrase.printed, page.columns)
    if part.blanks:
        page.line(6)
        for blank in part.blanks:
            _blank(page, blank, labels=2 if part.marks else 1)
    if part.table:
        page.line(6)
        _table(page, part.table)
    if part.marks:
        page.line(6)
        add_marks(page, part.marks)


def _blank(page: Page, blank: BlankView, labels: int) -> None:
    page.line(blank.lines * ROOM)
    asked = "\n".join([blank.label.printed, *([blank.help.printed] if blank.help else [])])
    alignment = MIDDLE if blank.lines == 1 else TOP
    page.cell(1, asked, labels, fill=SHADE, boxed=True, alignment=alignment)
    given = [phrase.printed for phrase in blank.given]
    given += [f"□ {choice.printed}" for choice in blank.choices]
    page.cell(labels + 1, "\n".join(given) or None, page.columns, boxed=True,
              alignment=alignment)


def _table(page: Page, view: TableView) -> None:
    page.line(ROOM)
    page.sheet.print_title_rows = f"{page.row}:{page.row}"
    for number, column in enumerate(view.columns, 1):
        page.cell(number, column.name.printed, bold=True, fill=SHADE, boxed=True, alignment=CENTRE)
    first = page.row + 1
    for said in view.rows:
        page.line(ROOM)
        for number, column in enumerate(view.columns, 1):
            words = said.printed if said and number == 1 else None
            cell = page.cell(number, words, boxed=True, alignment=MIDDLE)
            if column.sum:
                cell.number_format = "#,##0"
    if view.total:
        page.line(ROOM)
        page.cell(1, view.total.printed, bold=True, fill=SHADE, boxed=True, alignment=MIDDLE)
        for number, column in enumerate(view.columns, 1):
            if column.sum:
                above = f"{chr(64 + number)}{first}:{chr(64 + number)}{page.row - 1}"
                cell = page.cell(number, f"=SUM({above})", boxed=True, alignment=MIDDLE)
                cell.number_format = "#,##0"
            elif number > 1:
                page.cell(number, None, fill=SHADE, boxed=True)


def _closing(page: Page) -> None:
    view = page.view
    for phrase in view.ending:
        page.line()
        page.cell(1, phrase.printed, page.columns)
    for signatory in view.signatories:
        page.line(ROOM)
        page.cell(1, signatory.name.printed, page.columns, bold=True)
        for line in signatory.lines:
            page.line(ROOM)
            page.cell(1, line.printed, fill=SHADE, boxed=True, alignment=MIDDLE)
            page.cell(2, None, page.columns, boxed=True)
    if view.notes:
        page.line(10)
        page.line(LINE + 4)
        page.cell(1, view.notes_heading, page.columns, bold=True)
    for note in view.notes:
        page.line()
        page.cell(1, f"・{note.printed}", page.columns, size=9)


def _set_up(page: Page, wide: bool) -> None:
    """Have it printed on A4, as wide as the paper, with its place and number at the foot."""
    sheet = page.sheet
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if wide else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.6
    margins.top, margins.bottom, margins.header, margins.footer = 0.6, 0.7, 0.3, 0.3
    assert sheet.oddFooter is not None
    sheet.oddFooter.left.text = page.view.guideline.replace("&", "&&")
    sheet.oddFooter.right.text = "&P / &N"
    sheet.sheet_view.showGridLines = False
