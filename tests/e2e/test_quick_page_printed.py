"""The page of the quick-read edition, printed from the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from browsing import MARKS, tab
from built import Built, tight
from pdf_files import PLACES

pytestmark = MARKS
_MOST = 4
"""So many sheets of A4, as the A3 sheet has pages."""


@pytest.fixture(params=[f"{place}{tag}" for place in PLACES.values() for tag in ("", "en/")])
def printed(
    request: pytest.FixtureRequest, browser: Any, served: str, tmp_path: Path
) -> tuple[str, list[list[str]]]:
    """The lines of each page on paper, and where the page stands."""
    file = tmp_path / "page.pdf"
    with tab(browser) as page:
        page.goto(f"{served}{request.param}quick-read/")
        page.pdf(path=file, format="A4", prefer_css_page_size=True)
    sheets = pypdfium2.PdfDocument(file)
    return request.param, [one.get_textpage().get_text_bounded().splitlines() for one in sheets]


def test_short_with_its_address_and_no_heading_at_a_foot(
    printed: tuple[str, list[list[str]]], published: Built
) -> None:
    place, sheets = printed
    assert len(sheets) <= _MOST
    said = tight("".join(line for lines in sheets for line in lines))
    assert f"/{place}quick-read/" in said[-60:]
    page = published.pages[f"{place}quick-read/"]
    headings = {tight("".join(one.itertext())) for one in page.tree.iter("h2")}
    assert len(headings) > 3
    assert [lines[-1] for lines in sheets if tight(lines[-1]) in headings] == []


def test_the_first_sheet_says_whose_it_is(
    printed: tuple[str, list[list[str]]], published: Built
) -> None:
    place, sheets = printed
    name = published.pages[f"{place}quick-read/"].tree.find(".//p[@class='k-whose']").text
    assert tight(name) in tight("".join(sheets[0][:2]))


def test_no_sheet_has_only_the_imprint(printed: tuple[str, list[list[str]]]) -> None:
    place, sheets = printed
    first = "Guideline" if f"/{place}".endswith("/en/") else "指針"
    begin = next(n for n, line in reversed([*enumerate(sheets[-1])]) if line.startswith(first))
    assert begin > 0


def test_all_of_the_imprint_is_on_one_page(printed: tuple[str, list[list[str]]]) -> None:
    place, sheets = printed
    first, last = ("Municipality", "Source") if f"/{place}".endswith("/en/") else (
        "市区町村", "出典")
    said = tight("".join(sheets[-1]))
    assert first in said and last in said


def test_cards_have_their_numbers(browser: Any, served: str) -> None:
    with tab(browser) as page:
        page.goto(f"{served}quick-read/")
        page.emulate_media(media="print")
        ink, text = (page.locator(one).first.evaluate("one => getComputedStyle(one).color")
                     for one in (".k-quick__number", ".k-article p"))
        assert ink == text
