"""The files to print of the repository's guidelines: what they say to machines, and in order."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import page as pdf_rules
import pikepdf
import pypdfium2
import pytest

from built import FIXTURES, Built, build_copy, tight
from kyodo.addresses import Addresses
from kyodo.build import build
from kyodo.colours import contrast, palette, scheme_of
from kyodo.language import Speaker
from kyodo.load import load
from kyodo.paper.words import quoted
from kyodo.problems import Invalid
from kyodo.views.quickread import FURIGANA, PAGES, quickread
from kyodo.views.voice import Voice
from kyodo.workspace import find_workspace
from pdf_files import PLACES, elements, shown_on, sizes_of, text_of


@pytest.fixture(params=PLACES)
def files(request: pytest.FixtureRequest, published: Built) -> dict[str, bytes]:
    """The files of a guideline, by name."""
    found = (published.site / PLACES[request.param] / "quick-read").glob("*.pdf")
    return {path.name: path.read_bytes() for path in found}


def to_read(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if name.startswith("quick-read-")}


def layout_of(name: str) -> str:
    return name.rpartition("-")[0].removesuffix(FURIGANA)


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def bookmarks(document: pikepdf.Pdf) -> list[str]:
    with document.open_outline() as outline:
        return [str(one.title) for root in outline.root for one in (root, *root.children)]


def test_every_language_has_every_file(files: dict[str, bytes]) -> None:
    layouts = {layout_of(name) for name in files}
    assert layouts | {"poster"} == set(PAGES)
    plain = {name for name in files if FURIGANA not in name}
    assert plain == {f"{layout}-{tag}.pdf" for layout in layouts for tag in ("ja", "en")}


def test_readings_only_where_they_are_asked_for(published: Built) -> None:
    found = {path.relative_to(published.site).as_posix()
             for path in published.site.rglob(f"*{FURIGANA}-*.pdf")}
    assert found == {f"quick-read/{layout}{FURIGANA}-ja.pdf" for layout in PAGES}


def test_rules_of_accessible_and_archival_files(files: dict[str, bytes]) -> None:
    for name, content in to_read(files).items():
        for profile in (pdf_rules.ValidationProfile.PDF_UA_1, pdf_rules.ValidationProfile.PDF_A_2A):
            report = pdf_rules.validate_pdf_bytes(content, profile=profile)
            assert report.is_compliant, (name, [one.message for one in report.failures])


def test_titles_languages_and_pages(files: dict[str, bytes]) -> None:
    for name, content in files.items():
        with opened(content) as document:
            assert str(document.Root.Lang) == name[-6:-4], name
            assert str(document.docinfo.Title).strip(), name
            assert document.Root.ViewerPreferences.DisplayDocTitle, name
            words = str(document.docinfo.Title).split()
            assert words[0] not in words[1], name  # the city once
            assert len(document.pages) == PAGES[layout_of(name)], name


def test_headings_are_bookmarks_in_order(files: dict[str, bytes]) -> None:
    for name, content in to_read(files).items():
        with opened(content) as document:
            kinds = [str(one.S) for one in elements(document.Root.StructTreeRoot)]
            levels = [int(kind[2:]) for kind in kinds if re.fullmatch(r"/H[1-6]", kind)]
            assert levels[0] == 1 and levels.count(1) == 1, name
            assert all(after <= before + 1 for before, after in pairwise(levels))
            assert len(bookmarks(document)) >= levels.count(2) > 2


def test_bodies_follow_the_side_they_stand_on(published: Built) -> None:
    for name in ("quick-read-ja.pdf", "fold-a3-ja.pdf"):
        with (opened((published.site / "quick-read" / name).read_bytes()) as document,
              document.open_outline() as outline):
            said = [[one.title, *(below.title for below in one.children)]
                    for root in outline.root for part in root.children for one in part.children]
        assert ["市民の側", "市民協働推進会議"] in [one[:2] for one in said], name
        assert ["市役所の中", "協働推進本部"] in [one[:2] for one in said], name


def test_figures_have_words_and_rows_have_heads(files: dict[str, bytes]) -> None:
    for name, content in to_read(files).items():
        with opened(content) as document:
            every = elements(document.Root.StructTreeRoot)
            figures = [one for one in every if str(one.S) == "/Figure"]
            assert figures and all(str(one.Alt) for one in figures), name
            rows = [elements(one) for one in every if str(one.S) == "/TR"]
            assert all(str(row[0].S) == "/TH" for row in rows), name
            for row in rows[1:]:
                assert "/Row" in [str(one.get("/Scope")) for one in _attributes(row[0])], name


def _attributes(cell: Any) -> list[Any]:
    known = cell.get("/A")
    return list(known) if isinstance(known, pikepdf.Array) else [known]


def test_fonts_are_in_the_file(files: dict[str, bytes]) -> None:
    for content in files.values():
        with opened(content) as document:
            found = [one for one in document.objects if isinstance(one, pikepdf.Dictionary)
                     and one.get("/Type") == "/FontDescriptor"]
            assert found
            for font in found:
                assert "/FontFile2" in font or "/FontFile3" in font
                assert "BIZUDPGothic" in str(font.FontName)


def test_no_stream_ends_like_a_line(files: dict[str, bytes]) -> None:
    for content in to_read(files).values():
        with opened(content) as document:
            for one in document.objects:
                if isinstance(one, pikepdf.Stream) and one.get("/Filter") == "/FlateDecode":
                    assert one.read_raw_bytes()[-1:] not in (b"\r", b"\n")
                    assert one.read_bytes()


def test_words_come_in_order_and_once(published: Built) -> None:
    said = tight(text_of((published.site / "quick-read/quick-read-ja.pdf").read_bytes()))
    words = ("協働の意味", "協働の8つの原則", "協働の6つの形態", "お問い合わせ")
    place = [said.index(word) for word in ("モデル協働ガイドライン", *words)]
    assert place == sorted(place)
    assert [said.count(word) for word in words] == [1, 1, 1, 1]


_WHOLE = ("コーディネーター", "市民自治推進課", "結果として", "推進", "委員会", "ことは、",
          "出発点として", "何をしたのかを、だれでも")


def test_lines_end_between_words(published: Built) -> None:
    found = [path for place in PLACES.values()
             for path in (published.site / place / "quick-read").glob("*-ja.pdf")
             if FURIGANA not in path.name]
    broken = []
    for path in found:
        lines = text_of(path.read_bytes()).splitlines()
        for line, after in pairwise(lines):
            for word in _WHOLE:
                broken += [(path.name, line, after) for cut in range(1, len(word))
                           if line.endswith(word[:cut]) and after.startswith(word[cut:])
                           and word[:cut] not in ("何をしたのかを、",)]
    assert len(found) > 9 and broken == []


def spoken(content: bytes) -> str:
    """Return the text of a file without what is tagged as no part of it, as it is read aloud."""
    said: list[str] = []
    with opened(content) as document:
        for page in document.pages:
            fonts = {name: _letters(font) for name, font in page.Resources.Font.items()}
            marks: list[str] = []
            font: dict[int, str] = {}
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in ("BDC", "BMC"):
                    marks.append(str(operands[0]))
                elif str(operator) == "EMC":
                    marks.pop()
                elif str(operator) == "Tf":
                    font = fonts[str(operands[0])]
                elif str(operator) in ("Tj", "TJ") and "/Artifact" not in marks:
                    parts = operands[0] if str(operator) == "TJ" else operands
                    said += [_in(font, bytes(part)) for part in parts
                             if isinstance(part, pikepdf.String)]
    return "".join(said)


def _in(font: dict[int, str], codes: bytes) -> str:
    return "".join(font[int.from_bytes(codes[place:place + 2], "big")]
                   for place in range(0, len(codes), 2))


def _letters(font: Any) -> dict[int, str]:
    """Return what the codes of a font mean."""
    table, found = font.ToUnicode.read_bytes().decode("ascii"), {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.S):
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.S):
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for code in range(int(first, 16), int(last, 16) + 1):
                found[code] = chr(int(text, 16) + code - int(first, 16))
    return found


def test_readings_are_printed_and_not_read_aloud(published: Built) -> None:
    content = (published.site / f"quick-read/quick-read{FURIGANA}-ja.pdf").read_bytes()
    printed, aloud = tight(text_of(content)), tight(spoken(content))
    for words, reading in (("市民", "しみん"), ("形態", "けいたい"), ("共催", "きょうさい")):
        assert printed.count(reading) >= printed.count(words) > 0
        assert reading not in aloud and words in aloud
    assert "市民や団体が自分たちで考えて行う、社会のための活動に、市がお金を出して" in aloud
    with opened(content) as document:
        assert "協働の進め方（市民からの提案）" in bookmarks(document)


def test_the_plain_edition_has_no_readings(published: Built) -> None:
    for layout in PAGES:
        said = tight(text_of((published.site / f"quick-read/{layout}-ja.pdf").read_bytes()))
        assert [one for one in ("しみん", "けいたい", "きょうどう") if one in said] == []


def test_no_letter_lies_upon_another(files: dict[str, bytes]) -> None:
    for name, content in files.items():
        for page in pypdfium2.PdfDocument(content):
            assert _upon_another(page.get_textpage()) == [], name


def _upon_another(text: Any) -> list[str]:
    """Return pairs of letters of which one covers a quarter of the other; signs of drafts apart."""
    boxes = []
    for number in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(number)
        if right > left and 0 < top - bottom < 30:
            boxes.append((left, bottom, right, top, text.get_text_range(number, 1)))
    found, open_still = [], []
    for one in sorted(boxes):
        open_still = [other for other in open_still if other[2] > one[0]]
        for other in open_still:
            wide = min(one[2], other[2]) - one[0]
            high = min(one[3], other[3]) - max(one[1], other[1])
            least = min((x[2] - x[0]) * (x[3] - x[1]) for x in (one, other))
            # Two letters that are drawn as one, as fi is, have the same box.
            if high > 0 and wide * high > least / 4 and one[:4] != other[:4]:
                found.append(other[4] + one[4])
        open_still.append(one)
    return found


_FLAP = (297 - 2 * 2) / 3
_PANELS = {"quick-read": (((0, 210),), ((0, 210),)), "poster": (((0, 297),),),
           "fold-a3": (((0, 210),), ((0, 210), (210, 210))),
           "leaflet": (((0, _FLAP), (_FLAP, _FLAP + 2)),
                       ((0, _FLAP + 2), (_FLAP + 2, _FLAP + 2), (2 * (_FLAP + 2), _FLAP)))}
"""From where and how wide panels are on each page of a layout, in mm; covers of sheets apart."""
_HEIGHTS = {"quick-read": (0, 297), "poster": (0, 420), "fold-a3": (13, 297), "leaflet": (13, 210)}
"""How far a page is below the edge of its sheet, and how high it is."""


def test_no_page_or_panel_is_empty_by_a_third(files: dict[str, bytes]) -> None:
    """Neither below what stands there nor between; one of Fujimino's leaflet was, by two."""
    for name, content in files.items():
        layout = layout_of(name)
        above, high = _HEIGHTS[layout]
        aside = 13 if above else 0
        for page, panels in zip(pypdfium2.PdfDocument(content), _PANELS[layout], strict=True):
            picture = page.render(scale=2 * 25.4 / 72).to_pil().convert("L")  # two dots a mm
            for left, wide in panels:
                panel = picture.crop(tuple(round(2 * one) for one in (
                    aside + left + 4, above + 1, aside + left + wide - 4, above + high - 1)))
                inked = [0, *(y for y in range(panel.height) if panel.crop(
                    (0, y, panel.width, y + 1)).getextrema()[0] < 150), panel.height]
                empty = max(after - before for before, after in pairwise(inked))
                assert empty < panel.height / 3, (name, left)


def test_every_panel_of_a_draft_is_marked(published: Built) -> None:
    # Beside the mark on the cover there is one on each panel, five more of a leaflet.
    for name, marks in {"leaflet-ja.pdf": 6, "fold-a3-ja.pdf": 4, "quick-read-ja.pdf": 2,
                        "poster-ja.pdf": 1}.items():
        document = pypdfium2.PdfDocument(published.site / "quick-read" / name)
        large = sum(one.is_sign and one.high > 100 for page in document for one in shown_on(page))
        assert large == marks, name


@pytest.mark.parametrize("name", [
    "quick-read/quick-read-ja.pdf", "quick-read/quick-read-furigana-ja.pdf",
    "quick-read/leaflet-en.pdf", "quick-read/fold-a3-ja.pdf", "quick-read/poster-ja.pdf",
    "quick-read/poster-en.pdf", "print/guideline-en.pdf"])
def test_the_mark_of_a_draft_lies_over_all_and_what_is_below_can_be_read(
    name: str, published: Built
) -> None:
    scheme = scheme_of("light", {})
    for page in pypdfium2.PdfDocument(published.site / name):
        shown = shown_on(page)
        over = [one for one in shown if one.is_sign]
        # Behind it there are only the printing shop's marks.
        last = max(number for number, one in enumerate(shown) if one.is_sign)
        assert all(one.artifact and one.high < 30 for one in shown[last + 1:])
        assert all(one.high > 35 and one.drawn for one in over)
        alpha = max(one.alpha for one in over)
    for front, back, least in palette().pairs:
        if least >= 4.5 and back in ("ground", "soft", "brand-soft", "brand"):
            below = [_under(scheme["mark"], scheme[one], alpha) for one in (front, back)]
            assert contrast(*below) >= 4.5, (front, back)


def test_each_step_is_read_with_its_number(published: Built) -> None:
    for name, said in (("quick-read-ja", "1気づいて、相談する思いつきの段階で構いません。2提案し"),
                       ("fold-a3-en", "1NoticeandaskA"), ("quick-read-en", "2Proposeandtalk")):
        found = text_of((published.site / f"quick-read/{name}.pdf").read_bytes())
        assert said in tight(found), name


@pytest.mark.parametrize(("tag", "word"), [("ja", "案"), ("en", "Draft")])
def test_the_mark_of_a_draft_is_not_copied_with_the_text(
    tag: str, word: str, published: Built
) -> None:
    for name in (f"quick-read/quick-read-{tag}.pdf", f"quick-read/poster-{tag}.pdf"):
        document = pypdfium2.PdfDocument(published.site / name)
        said = "\n".join(one.get_textpage().get_text_range() for one in document)
        assert word not in [line.strip() for line in said.splitlines()], name


def _under(over: str, colour: str, alpha: float) -> str:
    parts = [round((1 - alpha) * int(colour[at:at + 2], 16) + alpha * int(over[at:at + 2], 16))
             for at in (1, 3, 5)]
    return "#" + "".join(f"{one:02x}" for one in parts)


def test_a_final_edition_is_not_marked(published: Built) -> None:
    said = text_of((published.site / "echizen/quick-read/leaflet-ja.pdf").read_bytes())
    assert "\n案" not in said.replace("\r", "")


def test_a_sheet_has_its_bleed_and_marks(files: dict[str, bytes]) -> None:
    with opened(files["leaflet-ja.pdf"]) as document:
        sizes = {tuple(round(float(one) / 72 * 25.4) for one in page.mediabox[2:])
                 for page in document.pages}
    assert sizes == {(297 + 26, 210 + 26)}


def test_the_printing_shop_is_told_where_to_cut(files: dict[str, bytes]) -> None:
    for name, trim in (("leaflet-ja.pdf", (297, 210)), ("fold-a3-ja.pdf", (420, 297))):
        with opened(files[name]) as document:
            for page in document.pages:
                for box, around in (("TrimBox", 0), ("BleedBox", 3)):
                    here = [float(one) / 72 * 25.4 for one in page.obj[f"/{box}"]]
                    assert here == pytest.approx([
                        13 - around, 13 - around, 13 + trim[0] + around, 13 + trim[1] + around],
                        abs=0.01), (name, box)


def test_a_poster_only_where_there_are_steps(published: Built) -> None:
    found = {path.relative_to(published.site).parts[0] for path in
             published.site.rglob("poster-ja.pdf")}
    assert found == {"quick-read"}


@pytest.mark.parametrize("tag", ["ja", "en"])
def test_the_poster_has_every_answer_and_every_end(tag: str, published: Built) -> None:
    guideline = load(published.prepared[0].member.folder).guideline
    speaker = Speaker(tag, guideline.info.languages)
    view = quickread(Voice(guideline, Addresses(guideline), speaker))
    [chart] = [part.chart for part in view.parts if part.chart]
    found = tight(text_of((published.site / f"quick-read/poster-{tag}.pdf").read_bytes()))
    said = re.sub("[-\ufffe]", "", found)  # pdfium has a sign of its own for one that ends a line
    steps = [step for _, listed in chart.phases for step in listed]
    assert sum(len(step.exits) for step in steps) > 25
    for step in steps:
        assert quoted(tight(str(step.name))).replace("-", "") in said
        for way in step.exits:
            arrow = "←" if way.back else "→"
            assert f"{quoted(tight(str(way.when)))}{arrow}{way.number}" in said, step.number
    ends = sum(step.end for step in steps)
    assert ends == 4 and said.count(speaker.word("kind-end")) == ends
    assert tight(f"{view.cover.city}{view.cover.title}{speaker.word('draft')}") in said
    assert quoted(tight(str(view.frame.notice))) in said


def test_type_on_the_poster_is_larger_than_on_a_page(published: Built) -> None:
    for tag, least in (("ja", 13), ("en", 10.5)):
        sizes = sizes_of((published.site / f"quick-read/poster-{tag}.pdf").read_bytes())
        small = sum(count for size, count in sizes.items() if size < least)
        assert small / sum(sizes.values()) < 0.35, sizes


def test_no_type_is_smaller_than_older_people_can_read(files: dict[str, bytes]) -> None:
    for name, content in files.items():
        if FURIGANA not in name:  # readings are smaller than their words
            least = 10.5 if name.endswith("-ja.pdf") else 9.
            assert min(sizes_of(content)) >= least, name


def test_no_mark_of_quotation_is_straight(files: dict[str, bytes]) -> None:
    assert [name for name, content in files.items() if '"' in text_of(content)] == []


@pytest.mark.parametrize(("place", "page"), [
    *((place, "quick-read/") for place in PLACES.values()), ("", "downloads/")])
def test_pages_link_to_files_that_are_there(published: Built, place: str, page: str) -> None:
    for language in ("", "en/"):
        address = f"{place}{language}{page}"
        linked = {urljoin(f"/{address}", link) for link in published.pages[address].links()
                  if "/quick-read/" in urljoin(f"/{address}", link) and link.endswith(".pdf")}
        there = {f"/{place}quick-read/{path.name}" for path in
                 (published.site / place / "quick-read").glob(f"*-{language[:2] or 'ja'}.pdf")}
        assert linked == there != set()


def test_old_files_stay_where_new_ones_cannot_be_printed(tmp_path: Path) -> None:
    town = build_copy(FIXTURES / "one-language", tmp_path / "town")
    path = town.root / "data/principles.yaml"
    before = {one: one.read_bytes() for one in town.site.rglob("*") if one.is_file()}
    assert any(one.name == "leaflet-ja.pdf" for one in before)
    text = path.read_text("utf-8")
    long = "あいさつを、" * 400
    for said, code in (("𠮷", "letter-unprintable"), (long, "too-long-to-print")):
        path.write_text(text.replace("gloss: ", f"gloss: {said}", 1), encoding="utf-8")
        with pytest.raises(Invalid) as error:
            build(find_workspace(town.root))
        problem = error.value.problems[0]
        assert (problem.code, problem.file) == (code, "data/principles.yaml")
        assert problem.line > 1
        assert {one: one.read_bytes() for one in town.site.rglob("*") if one.is_file()} == before
