"""The model's documents to fill in: all that the data says is on them, and they can be printed."""

from __future__ import annotations

import io
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from docx import Document
from openpyxl import load_workbook

from built import REPOSITORY
from kyodo.documents import make
from kyodo.language import Speaker
from kyodo.load import load
from kyodo.model.documents import Document as Printed
from kyodo.model.text import Text
from kyodo.model.whole import Guideline
from kyodo.views.documents import DocumentView
from kyodo.views.site import view_site

SOFFICE = shutil.which("soffice")
# In LibreOffice with BIZ UDPGothic and what stands in for Arial.
PAGES = {"proposal.docx": 4, "agreement.docx": 3, "project-report.docx": 3,
         "evaluation-sheet.xlsx": 3}
LANGUAGES = ("ja", "en")


@cache
def model() -> Guideline:
    return load(REPOSITORY).guideline


@cache
def documents() -> dict[str, DocumentView]:
    return dict(view_site(model(), "ja").documents)


def view_of(language: str, name: str) -> DocumentView:
    return next(view for view in documents().values()
                if (view.language, view.name) == (language, name))


def texts_of(record: Any) -> list[Text]:
    """Every text of a document in the data."""
    if isinstance(record, Text):
        return [record]
    if isinstance(record, tuple):
        return [text for part in record for text in texts_of(part)]
    fields = getattr(type(record), "model_fields", {})
    return [text for name in fields for text in texts_of(getattr(record, name))]


def printed_in(content: bytes, name: str) -> list[str]:
    if name.endswith(".xlsx"):
        book = load_workbook(io.BytesIO(content))
        return [line for sheet in book for row in sheet.iter_rows() for cell in row
                if cell.value is not None for line in str(cell.value).split("\n")]
    letter = Document(io.BytesIO(content))
    found = [paragraph.text for paragraph in letter.paragraphs]
    cells = [cell for table in letter.tables for row in table.rows for cell in row.cells]
    return found + [paragraph.text for cell in cells for paragraph in cell.paragraphs]


def test_four_in_each_language() -> None:
    assert sorted((view.language, view.name) for view in documents().values()) == sorted(
        (language, name) for language in LANGUAGES for name in PAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_says_all_that_the_data_says(name: str, language: str) -> None:
    downloads = model().downloads
    assert downloads
    record = next(one for one in downloads.items if one.id == name.split(".")[0])
    assert isinstance(record.document, Printed)
    speaker = Speaker(language, model().info.languages)
    printed = printed_in(make(view_of(language, name)), name)
    whole = "\n".join(printed)
    said = [speaker.say(text) for text in texts_of(record.document)]
    assert len(said) > 10
    for phrase in said:
        assert phrase and not phrase.foreign, "a document is not translated"
        for paragraph in phrase.markdown.split("\n\n"):
            assert paragraph.strip() in whole
    if name.endswith(".docx"):
        for form in model().forms.items if model().forms else ():
            assert str(speaker.say(form.name)) in whole


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_item_of_the_evaluation_sheet(language: str) -> None:
    evaluation = model().evaluation
    assert evaluation and evaluation.sheet
    speaker = Speaker(language, model().info.languages)
    book = load_workbook(io.BytesIO(make(view_of(language, "evaluation-sheet.xlsx"))))
    marks = book.worksheets[0]
    rows = {row[0].value: row for row in marks.iter_rows()
            if isinstance(row[0].value, int) and row[4].value}
    assert [str(number) for number in rows] == [item.number for item in evaluation.sheet.items]
    allowed = str(marks.data_validations.dataValidation[0].sqref).split()
    for item, row in zip(evaluation.sheet.items, rows.values(), strict=True):
        assert row[1].value == str(speaker.say(item.text))
        here = row[0].row
        assert f"C{here}:D{here}" in allowed
        assert row[4].value == f'=IF(COUNT(C{here}:D{here})=2,MAX(C{here}:D{here})' \
                               f'-MIN(C{here}:D{here}),"")'
    scale = [(row[0].value, row[1].value) for row in marks.iter_rows()
             if isinstance(row[0].value, int) and row[0].row not in
             {one[0].row for one in rows.values()}]
    assert scale == [(int(grade.mark), str(speaker.say(grade.text)))
                     for grade in evaluation.sheet.scale]


def test_each_language_speaks_for_itself() -> None:
    """No Japanese letters in English documents."""
    for name in PAGES:
        for line in printed_in(make(view_of("en", name)), name):
            assert not any("ぁ" <= c <= "ヶ" or "一" <= c <= "龥" for c in line), line


# In a word processor

def converted(files: list[Path], kind: str, folder: Path) -> None:
    assert SOFFICE, "tests/install-tools"
    subprocess.run([SOFFICE, f"-env:UserInstallation=file://{folder / 'profile'}", "--headless",
                    "--convert-to", kind, "--outdir", folder, *files],
                   capture_output=True, check=True, timeout=300)


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Any]:
    """Every document as LibreOffice prints it."""
    folder = tmp_path_factory.mktemp("printed")
    files = []
    for view in documents().values():
        files.append(folder / f"{view.language}-{view.name}")
        files[-1].write_bytes(make(view))
    converted(files, "pdf", folder)
    return {(view.language, view.name): pypdfium2.PdfDocument(
        folder / f"{view.language}-{view.name.split('.')[0]}.pdf") for view in documents().values()}


def text_of(pdf: Any) -> list[str]:
    """The words of each page without blanks, which a line's end may add or take."""
    return ["".join(page.get_textpage().get_text_bounded().split()) for page in pdf]


@pytest.mark.office
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_printed(name: str, language: str, pdfs: dict[tuple[str, str], Any]) -> None:
    pdf, view = pdfs[language, name], view_of(language, name)
    pages = text_of(pdf)
    assert len(pages) == PAGES[name]
    for number, page in enumerate(pages, 1):
        assert f"{number}/{len(pages)}" in page
        assert len(page) > 80, "a page with next to nothing on it"
    for page in pdf:
        assert sorted(round(side * 25.4 / 72) for side in page.get_size()) == [210, 297]
    whole = "".join(pages)
    assert "".join(str(view.title).split()) in whole
    for number, part in enumerate(view.parts, 1):
        assert part.heading
        heading = view.heading.format(number=number, title=part.heading) if part.number \
            else str(part.heading)
        assert "".join(heading.split()) in whole
    for note in view.notes:
        assert "".join(note.printed.split())[:15] in pages[-1], "notes stay on the last page"


@pytest.mark.office
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_heading_at_the_foot_of_a_page(
    language: str, pdfs: dict[tuple[str, str], Any]
) -> None:
    for name in PAGES:
        view = view_of(language, name)
        headings = {"".join(str(part.heading).split()) for part in view.parts}
        for page in pdfs[language, name]:
            lines = page.get_textpage().get_text_bounded().split("\n")
            body = [line for line in ("".join(line.split()) for line in lines)
                    if line and "/" not in line and line != "".join(view.guideline.split())]
            assert not any(body[-1].endswith(heading) for heading in headings), body[-1]


@pytest.mark.office
def test_the_difference_is_worked_out(tmp_path: Path) -> None:
    """Marks typed into the sheet give the difference, in a program that is not ours."""
    file = tmp_path / "sheet.xlsx"
    file.write_bytes(make(view_of("ja", "evaluation-sheet.xlsx")))
    book = load_workbook(file)
    marks = book.worksheets[0]
    first, second, third = [row[0].row for row in marks.iter_rows() if row[4].value and
                            str(row[4].value).startswith("=")][:3]
    marks[f"C{first}"], marks[f"D{first}"] = 4, 1
    marks[f"C{second}"], marks[f"D{second}"] = 2, 2
    marks[f"C{third}"] = 3
    book.save(file)
    (tmp_path / "out").mkdir()
    converted([file], "xlsx", tmp_path / "out")
    worked = load_workbook(tmp_path / "out" / "sheet.xlsx", data_only=True).worksheets[0]
    assert [worked[f"E{row}"].value or "" for row in (first, third)] == [3, ""]
    assert worked[f"E{second}"].value == 0
