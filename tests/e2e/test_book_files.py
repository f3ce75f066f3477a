"""The repository's guidelines as books: for machines, for screen readers, and on paper."""

from __future__ import annotations

import io
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin

import page as pdf_rules
import pikepdf
import pypdfium2
import pytest

from built import Built, tight
from pdf_files import PLACES, elements, shown_on

LANGUAGES = ("ja", "en")
LEAST = {"ja": 10.5, "en": 9.5}
"""The least size of what is read as text, in points."""

FOOT = 64.
"""Below this is only the foot of a page."""


@pytest.fixture(scope="module", params=[(name, tag) for name in PLACES for tag in LANGUAGES],
                ids="-".join)
def book(request: pytest.FixtureRequest, published: Built) -> tuple[str, str, Path]:
    """A guideline, a language, and the book."""
    name, tag = request.param
    return name, tag, published.site / PLACES[name] / f"print/guideline-{tag}.pdf"


@cache
def texts(path: Path) -> tuple[str, ...]:
    """Return the words of each page, without blanks, as they come out of the file."""
    document = pypdfium2.PdfDocument(path)
    return tuple(tight(one.get_textpage().get_text_range()) for one in document)


def bookmarks(path: Path) -> list[tuple[int, str, int]]:
    """Return level, title and page (from 0) of each bookmark."""
    document = pypdfium2.PdfDocument(path)
    found = []
    for one in document.get_toc():
        index = one.get_dest().get_index()
        found.append((one.level, one.get_title(), index))
    return found


def test_rules_of_accessible_and_archival_files(book: tuple[str, str, Path]) -> None:
    content = book[2].read_bytes()
    for profile in (pdf_rules.ValidationProfile.PDF_UA_1, pdf_rules.ValidationProfile.PDF_A_2A):
        report = pdf_rules.validate_pdf_bytes(content, profile=profile)
        assert report.is_compliant, [one.message for one in report.failures]


def test_title_language_and_headings(book: tuple[str, str, Path]) -> None:
    with pikepdf.open(book[2]) as document:
        assert str(document.Root.Lang) == book[1]
        assert str(document.docinfo.Title).strip()
        assert document.Root.ViewerPreferences.DisplayDocTitle
        every = elements(document.Root.StructTreeRoot)
        levels = [int(str(one.S)[2:]) for one in every if re.fullmatch(r"/H[1-6]", str(one.S))]
        assert levels[0] == 1 and levels.count(1) > 5
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert len(bookmarks(book[2])) > levels.count(1)


def test_figures_have_words_and_tables_have_heads(book: tuple[str, str, Path]) -> None:
    with pikepdf.open(book[2]) as document:
        every = elements(document.Root.StructTreeRoot)
        figures = [one for one in every if str(one.S) == "/Figure"]
        assert figures and all(str(one.Alt).strip() for one in figures)
        rows = [elements(one) for one in every if str(one.S) == "/TR"]
        assert rows and all(str(row[0].S) == "/TH" for row in rows)


def test_fonts_are_in_the_file(book: tuple[str, str, Path]) -> None:
    with pikepdf.open(book[2]) as document:
        found = [one for one in document.objects if isinstance(one, pikepdf.Dictionary)
                 and one.get("/Type") == "/FontDescriptor"]
        assert found
        for font in found:
            assert "/FontFile2" in font or "/FontFile3" in font
            assert "BIZUDPGothic" in str(font.FontName)


def test_contents_name_the_pages_of_their_headings(book: tuple[str, str, Path]) -> None:
    pages = texts(book[2])
    chapters = [(title, page) for level, title, page in bookmarks(book[2]) if level == 0][2:]
    contents = "".join(pages[1:chapters[0][1] + 1])
    assert len(chapters) > 5
    for title, page in chapters:
        assert re.search(rf"{re.escape(tight(title))}\.*{page + 1}", contents), title


def test_words_come_in_the_order_of_the_bookmarks(book: tuple[str, str, Path]) -> None:
    pages = texts(book[2])
    marks = bookmarks(book[2])
    assert [page for _, _, page in marks] == sorted(page for _, _, page in marks)
    for (_, one, page), (_, other, following) in pairwise(marks[2:]):
        words = pages[page]
        assert tight(one) in words, (one, page + 1)
        if page == following and tight(one) not in tight(other):
            assert words.index(tight(one)) < words.rindex(tight(other)), (one, other)


def test_no_heading_is_the_last_on_its_page(book: tuple[str, str, Path]) -> None:
    document = pypdfium2.PdfDocument(book[2])
    for one in list(document.get_toc())[2:]:
        dest = one.get_dest()
        _, place = dest.get_view()
        below = document[dest.get_index()].get_textpage().get_text_bounded(
            bottom=FOOT, top=place[1] - 2 * LEAST[book[1]])
        after = tight(below).replace(tight(one.get_title()), "", 1)
        # All that there is of it may be one fact: 「開いた回数 4回」.
        assert len(after) > 5, (one.get_title(), dest.get_index() + 1)


def test_type_is_as_large_as_older_people_need(book: tuple[str, str, Path]) -> None:
    """Sizes of most letters of each page; running heads and words in figures may be smaller."""
    _, tag, path = book
    with pikepdf.open(path) as document:
        small = all_ = 0
        for one in document.pages[1:]:
            size = 0.
            for operands, operator in pikepdf.parse_content_stream(one):
                if str(operator) == "Tf":
                    size = float(operands[1])
                elif str(operator) in ("Tj", "TJ") and size:
                    all_ += 1
                    small += size < LEAST[tag] - 0.01
    assert all_ > 100 and small / all_ < 0.2


def test_no_page_has_hardly_anything_on_it(book: tuple[str, str, Path]) -> None:
    """But for the last one, each page has its head, its foot and more than a few lines."""
    document = pypdfium2.PdfDocument(book[2])
    for number, page in enumerate(list(document)[1:-1], 2):
        below = page.get_textpage().get_text_bounded(bottom=FOOT, top=0.6 * page.get_height())
        assert len(tight(below)) > 10, number


def test_a_table_begins_where_there_is_room_for_some_of_its_rows(published: Built) -> None:
    """One that was as high as half a page was kept whole, and the page before it half empty."""
    marks = [*bookmarks(published.site / "print/guideline-en.pdf")]
    place = next(n for n, (_, title, _) in enumerate(marks) if title == "The forms side by side")
    assert marks[place - 1][2] == marks[place][2]


_KATAKANA = re.compile("[ァ-ヺー]")


def test_lines_end_between_words(published: Built) -> None:
    broken = []
    for place in PLACES.values():
        document = pypdfium2.PdfDocument(published.site / place / "print/guideline-ja.pdf")
        for number, one in enumerate(document, 1):
            # What stands above the foot.
            text = one.get_textpage().get_text_bounded(bottom=FOOT)
            for line, after in pairwise(text.splitlines()):
                if _KATAKANA.match(line[-1:]) and _KATAKANA.match(after):
                    broken.append((place, number, line, after))
                broken += [(place, number, line, after)
                           for word in ("行う", "行います", "ひろめる", "公開する", "ページ")
                           for cut in range(1, len(word))
                           if line.endswith(word[:cut]) and after.startswith(word[cut:])]
    assert broken == []


def test_figures_stay_within_the_text(book: tuple[str, str, Path]) -> None:
    left, right = 20 / 25.4 * 72, 190 / 25.4 * 72
    for number, page in enumerate(list(pypdfium2.PdfDocument(book[2]))[1:], 2):
        for one in shown_on(page):
            assert one.is_sign or not one.drawn or (
                left - 3 < one.left and one.right < right + 3), number


def test_a_list_of_names_is_no_narrow_column(published: Built) -> None:
    # Of eight measures two say more than their names: they stand in lines as wide as the text.
    document = pypdfium2.PdfDocument(published.site / "echizen/print/guideline-ja.pdf")
    lines = [line for one in document for line in one.get_textpage().get_text_range().splitlines()]
    for name in ("パートナーテーブルの設置", "市民活動協働促進事業補助金の活用"):
        assert any(line.endswith(name) for line in lines), name


def test_the_last_page_is_more_than_a_code(book: tuple[str, str, Path]) -> None:
    last = texts(book[2])[-1]
    title = {"ja": "この冊子について", "en": "Aboutthisbook"}[book[1]]
    assert last.count(title) > 1 or len(last) > 150


def test_the_index_names_the_pages_of_records(published: Built) -> None:
    path = published.site / "print/guideline-ja.pdf"
    pages = texts(path)
    first = next(page for _, title, page in bookmarks(path) if title == "さくいん")
    index = "".join(pages[first:])
    for name in ("対等", "パートナーテーブル", "市民協働推進会議"):
        found = re.search(rf"{name}[ぁ-ん]*((?:\d+,)*\d+)", index)
        assert found, name
        for number in found.group(1).split(","):
            assert name in pages[int(number) - 1], (name, number)


def test_every_section_of_the_menu_is_a_chapter(published: Built) -> None:
    for one in published.prepared:
        for view in one.views:
            path = published.site / one.member.prefix / f"print/guideline-{view.language}.pdf"
            chapters = {title for level, title, _ in bookmarks(path) if level == 0}
            for page in view.pages:
                if page.key.parent is None and page.key.name in view.voice.addresses.order and (
                        page.key.kind not in ("prose", "compare")):
                    assert page.title.plain in chapters


def test_every_page_of_a_draft_is_marked(published: Built) -> None:
    for name, place in PLACES.items():
        document = pypdfium2.PdfDocument(published.site / place / "print/guideline-ja.pdf")
        for page in document:
            large = sum(one.is_sign and one.high > 100 for one in shown_on(page))
            assert large == (1 if name == "main" else 0), page


def test_links_within_the_book_and_to_the_web(book: tuple[str, str, Path]) -> None:
    with pikepdf.open(book[2]) as document:
        links = [note for one in document.pages for note in one.get("/Annots", ())
                 if note.Subtype == "/Link"]
        web = {str(one.A.URI) for one in links if "/A" in one and "/URI" in one.A}
        assert len(links) - len(web) > 20
        assert all(re.match(r"https?://|mailto:|tel:", one) for one in web)


@pytest.mark.parametrize("place", PLACES.values())
def test_pages_lead_to_the_book(published: Built, place: str) -> None:
    for language, tag in (("", "ja"), ("en/", "en")):
        for page in ("quick-read/", "downloads/"):
            address = f"{place}{language}{page}"
            if address in published.pages:
                links = {urljoin(f"/{address}", one) for one in published.pages[address].links()}
                assert f"/{place}print/guideline-{tag}.pdf" in links


def test_processes_are_lists_of_steps_with_their_charts(published: Built) -> None:
    path = published.site / "print/guideline-ja.pdf"
    with pikepdf.open(io.BytesIO(path.read_bytes())) as document:
        every = elements(document.Root.StructTreeRoot)
        told = [str(one.Alt) for one in every if str(one.S) == "/Figure"]
        assert sum("→" in one for one in told) >= 10
        assert sum(str(one.S) == "/LI" for one in every) > 100
