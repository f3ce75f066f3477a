from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from making import made, site
from openpyxl import load_workbook

from kyodo.documents import make
from kyodo.stage import stage

FORMS = "items: [{id: subsidy, name: {ja: 補助, en: Subsidy}}, {id: cohost, name: 共催}]\n"
EVALUATION = """\
sheet:
  lead: 別々に書きます。
  scale: [{mark: 2, text: できた}, {mark: 1, text: できなかった}]
  items:
    - {id: a, number: 1, group: 始め, text: 目的を決めた}
    - {id: b, number: 2, group: 終わり, text: "**目的**を果たした"}
"""
LETTER = """\
items:
  - id: letter
    number: 1
    name: {ja: 申込書, en: Application}
    document:
      dated: true
      addressee: {ja: 試し市長　様, en: To the Mayor}
      lead: "初めに。\\n\\n次に。"
      numbering: article
      parts:
        - heading: {ja: 約束, en: Promises}
          text: {ja: （　　　）を守ります。, en: We keep …………}
          points: [{ja: 一つ目, en: First}, 二つ目]
        - text: 番号のない部分
        - heading: {ja: 書くこと, en: To fill in}
          blanks:
            - {label: {ja: 名前, en: Name}, help: {ja: 略さずに, en: In full}}
            - {label: {ja: 理由, en: Reason}, lines: 5}
            - {label: {ja: 日, en: Day}, given: {ja: （　）月, en: …… month}}
            - {label: {ja: 形, en: Form}, forms: true, choices: [{ja: 未定, en: Open}], lines: 2}
          table:
            columns: [{name: {ja: 内容, en: What}, width: 2}, {name: {ja: 円, en: Yen}, sum: true}]
            items: [{ja: 会場, en: Hall}]
            rows: 2
        - {sheet: true}
      ending: {ja: 署名します。, en: Signed.}
      signatories: [{name: {ja: 市, en: City}, lines: [{ja: 署名, en: Signature}]}]
      notes: [{ja: 見本です。, en: A model.}]
"""
BOOK = LETTER.replace("dated: true", "dated: true\n      format: xlsx")
REST = {"data/forms.yaml": FORMS, "data/evaluation.yaml": EVALUATION}


def bytes_of(folder: Path, downloads: str, language: str = "ja", **more: str) -> bytes:
    view = site(made(folder, {"data/downloads.yaml": downloads, **REST, **more}), language)
    [one] = [one for one in view.documents.values() if one.language == language]
    return make(one)


def letter(folder: Path, language: str = "ja", **more: str) -> Any:
    return Document(io.BytesIO(bytes_of(folder, LETTER, language, **more)))


def texts(paragraphs: Any) -> list[str]:
    return [paragraph.text for paragraph in paragraphs]


def cells(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


# Word

def test_everything_is_on_the_letter(tmp_path: Path) -> None:
    one = letter(tmp_path)
    assert [text for text in texts(one.paragraphs) if text] == [
        "申込書", "　　　　年　　　月　　　日", "試し市長　様", "初めに。", "次に。",
        "約束）", "（　　　）を守ります。", "一つ目", "二つ目", "番号のない部分", "書くこと）",
        "別々に書きます。", "2\tできた", "1\tできなかった", "署名します。", "市",
        "署名 \t", "注意", "見本です。"]
    blanks, table, marks = one.tables
    assert cells(blanks) == [
        ["名前\n略さずに", ""], ["理由", "理由"], ["", ""], ["日", "（　）月"],
        ["形", " 補助　  共催　  未定"]]
    assert cells(table) == [["内容", "円"], ["会場", ""], ["", ""], ["", ""], ["合計", ""]]
    assert cells(marks) == [
        ["項目", "こちらの点", "相手の点", "点の違い", "こちらの理由", "相手の理由"],
        ["始め"] * 6, ["1  目的を決めた", "", "", "", "", ""],
        ["終わり"] * 6, ["2  目的を果たした", "", "", "", "", ""]]


def test_word_counts_articles_and_points(tmp_path: Path) -> None:
    one = letter(tmp_path)
    levels = one.part.numbering_part.element.xpath(".//w:lvlText/@w:val")
    assert levels[:2] == ["第%1条（", "(%1)"]
    counted = {p.text: p._p.pPr.numPr.numId.val for p in one.paragraphs
               if p._p.pPr is not None and p._p.pPr.numPr is not None}
    assert counted["約束）"] == counted["書くこと）"]
    assert counted["一つ目"] == counted["二つ目"] != counted["約束）"]


def test_boxes_can_be_ticked(tmp_path: Path) -> None:
    boxes = letter(tmp_path).element.xpath(".//w:sdt")
    assert ["".join(t.text for t in box.iter(qn("w:t"))) for box in boxes] == ["☐"] * 3
    assert len(set(letter(tmp_path).element.xpath(".//w:sdt//w:id/@w:val"))) == 3


def test_heads_and_labels_are_marked(tmp_path: Path) -> None:
    blanks, table, marks = letter(tmp_path).tables
    for one in (table, marks):
        heads = [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in one.rows]
        assert heads == [True, *[False] * (len(heads) - 1)]
    assert blanks._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstColumn")) == "1"
    assert len(blanks._tbl.xpath(".//w:shd")) == 4
    heights = [row.height.mm for row in blanks.rows]
    assert heights == pytest.approx([8, 8, 40, 8, 16], abs=0.1)


def test_page_and_styles(tmp_path: Path) -> None:
    one = letter(tmp_path)
    page = one.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert texts(page.header.paragraphs) == ["様式第1号"]
    assert page.footer.paragraphs[0].text.startswith("試しのガイドライン")
    assert one.paragraphs[0].style.name == "Title"
    headings = [p.text for p in one.paragraphs if p.style.name == "Heading 1"]
    assert headings == ["約束）", "書くこと）", "注意"]
    assert {p.style.name for p in one.paragraphs} <= {style.name for style in one.styles}


@pytest.mark.parametrize(("language", "locale", "font"), [
    ("ja", "ja-JP", "BIZ UDPGothic"), ("en", "en-GB", "Arial")])
def test_language_and_fonts(language: str, locale: str, font: str, tmp_path: Path) -> None:
    one = letter(tmp_path, language)
    defaults = one.styles.element.find(qn("w:docDefaults"))
    [said] = defaults.iter(qn("w:lang"))
    assert (said.get(qn("w:val")), said.get(qn("w:eastAsia"))) == (locale, "ja-JP")
    for fonts in one.styles.element.iter(qn("w:rFonts")):
        assert fonts.get(qn("w:ascii")) == font
        assert fonts.get(qn("w:eastAsia")) == "BIZ UDPGothic"
        assert not [key for key in fonts.attrib if "Theme" in key]
    assert one.core_properties.language == locale
    assert one.core_properties.author == {"ja": "試し市", "en": "Trial City"}[language]
    assert one.core_properties.title == {"ja": "申込書", "en": "Application"}[language]


def test_words_in_another_language_say_so(tmp_path: Path) -> None:
    one = letter(tmp_path, "en")
    [run] = [run for p in one.paragraphs for run in p.runs if run.text == "二つ目"]
    assert run._r.rPr.find(qn("w:lang")).get(qn("w:eastAsia")) == "ja-JP"
    [own] = [run for p in one.paragraphs for run in p.runs if run.text == "First"]
    assert own._r.rPr is None


def test_english_has_its_own_words(tmp_path: Path) -> None:
    one = letter(tmp_path, "en")
    assert texts(one.sections[0].header.paragraphs) == ["Document 1"]
    assert {"Notes", "Promises", "Date: ……………………………"} <= set(texts(one.paragraphs))
    assert "Article %1. " in one.part.numbering_part.element.xpath(".//w:lvlText/@w:val")
    assert cells(one.tables[1])[-1] == ["Total", ""]


# Excel

def book(folder: Path, language: str = "ja") -> Any:
    return load_workbook(io.BytesIO(bytes_of(folder, BOOK, language)))


def values(sheet: Any) -> list[Any]:
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_everything_is_in_the_book(tmp_path: Path) -> None:
    one = book(tmp_path)
    assert one.sheetnames == ["約束", "申込書", "書くこと", "申込書 2"]
    first, _text, filled, marks = one.worksheets
    assert values(first) == ["様式第1号", "申込書", "　　　　年　　　月　　　日", "試し市長　様",
                             "初めに。", "次に。", "第1条（約束）", "（　　　）を守ります。",
                             "一つ目", "二つ目"]
    assert values(filled) == ["第2条（書くこと）", "名前\n略さずに", "理由", "日", "（　）月",
                              "形", "□ 補助\n□ 共催\n□ 未定", "内容", "円", "会場", "合計",
                              "=SUM(B9:B11)"]
    assert values(marks) == [
        "別々に書きます。", "点の意味", 2, "できた", 1, "できなかった",
        "項目", "こちらの点", "相手の点", "点の違い", "こちらの理由", "相手の理由",
        "始め", 1, "目的を決めた", '=IF(COUNT(C9:D9)=2,MAX(C9:D9)-MIN(C9:D9),"")',
        "終わり", 2, "目的を果たした", '=IF(COUNT(C11:D11)=2,MAX(C11:D11)-MIN(C11:D11),"")',
        "署名します。", "市", "署名", "注意", "・見本です。"]


def test_only_marks_of_the_scale(tmp_path: Path) -> None:
    marks = book(tmp_path).worksheets[-1]
    [rule] = marks.data_validations.dataValidation
    assert (rule.type, rule.formula1, rule.showErrorMessage) == ("list", "$A$4:$A$5", True)
    assert [marks[f"A{row}"].value for row in (4, 5)] == [2, 1]
    assert sorted(str(rule.sqref).split()) == ["C11:D11", "C9:D9"]
    assert rule.error == "2、1のどれかを入れてください。"


def test_printed_on_the_width_of_a4(tmp_path: Path) -> None:
    for sheet in book(tmp_path).worksheets:
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (9, 1)
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    marks = book(tmp_path).worksheets[-1]
    assert marks.page_setup.orientation == "landscape"
    assert marks.print_title_rows == "$7:$7"


def test_marks_that_are_no_numbers_have_no_difference(tmp_path: Path) -> None:
    changed = {"data/evaluation.yaml": EVALUATION.replace("mark: 2", "mark: ○")}
    one = load_workbook(io.BytesIO(bytes_of(tmp_path, BOOK, **changed)))
    assert "点の違い" not in values(one.worksheets[-1])


def test_sides_are_those_of_the_mutual_evaluation(tmp_path: Path) -> None:
    changed = {
        "data/actors.yaml": "items: [{id: a, name: 市民}, {id: b, name: 市}, "
                            "{id: c, name: 学校}]\n",
        "data/evaluation.yaml": EVALUATION + "layers: [{id: m, kind: mutual, name: 相互, "
                                             "actors: [a, b, c]}]\n"}
    one = load_workbook(io.BytesIO(bytes_of(tmp_path, BOOK, **changed)))
    assert {"市民の点", "市の点", "学校の点", "学校の理由"} <= set(values(one.worksheets[-1]))


# The same bytes

def test_same_bytes_elsewhere(tmp_path: Path) -> None:
    """In another time zone, at another time, with other hashes."""
    here = [hashlib.sha256(bytes_of(tmp_path / str(n), text)).hexdigest()
            for n, text in enumerate((LETTER, BOOK))]
    script = ("import sys, hashlib; from pathlib import Path; from kyodo.load import load;"
              "from kyodo.documents import make; from kyodo.views.site import view_site\n"
              "for f in sys.argv[1:]:\n"
              "    views = view_site(load(Path(f)).guideline, 'ja').documents\n"
              "    print(hashlib.sha256(make(views[min(views, key=len)])).hexdigest())")
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "0"), str(tmp_path / "1")], text=True,
        capture_output=True, check=True,
        env={**os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4711"})
    assert done.stdout.split() == here


@pytest.mark.parametrize("text", [LETTER, BOOK])
def test_the_file_is_of_the_day_of_the_guideline(text: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(bytes_of(tmp_path / "a", text))) as archive:
        assert b"dcterms:modified" not in archive.read("docProps/core.xml")
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    info = {"data/guideline.yaml": "title: 指針\nmunicipality: {name: 市}\nlanguages: [ja, en]\n"
            "established: 2020-04-01\nupdated: 2024-06-03\n"
            "contacts: [{office: 課, tel: 0778-22-3293}]\n"}
    with zipfile.ZipFile(io.BytesIO(bytes_of(tmp_path / "b", text, **info))) as archive:
        assert archive.read("docProps/core.xml").count(b"2024-06-03T00:00:00Z") == 2


# On the site

def test_staged_in_each_language(tmp_path: Path) -> None:
    guideline = made(tmp_path / "source", {"data/downloads.yaml": LETTER, **REST})
    for language in ("ja", "en"):
        staged = stage(site(guideline, language), tmp_path / language, None)
        file = staged.folder / "docs" / "files" / "letter.docx"
        views = site(guideline, language).documents
        assert file.read_bytes() == make(views[f"{staged.prefix}files/letter.docx"])
        page = (staged.folder / "docs" / "downloads" / "index.md").read_text(encoding="utf-8")
        own, other = ("../files/letter.docx", "../en/files/letter.docx") if language == "ja" \
            else ("../files/letter.docx", "../../files/letter.docx")
        assert f'href="{own}"' in page and f'href="{other}"' in page
        size = -(-file.stat().st_size // 1000)
        assert (f"Word、{size} KB" if language == "ja" else f"Word, {size} kB") in page
        assert f'download="{"申込書" if language == "ja" else "Application"}.docx"' in page


def test_pages_that_name_a_document_lead_to_its_file(tmp_path: Path) -> None:
    guideline = made(tmp_path / "source", {
        "data/downloads.yaml": LETTER, **REST,
        "data/forms.yaml": "items: [{id: subsidy, name: 補助, documents: [letter]}, "
                           "{id: cohost, name: 共催}]\n"})
    staged = stage(site(guideline), tmp_path / "ja", None)
    for page, name in (("forms/subsidy", "申込書"), ("evaluation", "申込書（Word、")):
        text = (staged.folder / "docs" / page / "index.md").read_text(encoding="utf-8")
        way = "../" * (page.count("/") + 1)
        assert f'href="{way}files/letter.docx"' in text
        assert name in text


def test_unchanged_is_not_staged_again(tmp_path: Path) -> None:
    guideline = made(tmp_path / "source", {"data/downloads.yaml": BOOK, **REST})
    assert stage(site(guideline), tmp_path / "ja", None).changed
    assert not stage(site(guideline), tmp_path / "ja", None).changed
