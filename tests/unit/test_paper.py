"""Files to print: what they say to machines, what does not fit, the same bytes."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import page as pdf_rules
import pikepdf
import pytest
from click.testing import CliRunner, Result
from making import BASE, PRINCIPLES, voice
from PIL import Image

from built import tight
from kyodo.addresses import Addresses
from kyodo.book.marks import runs
from kyodo.cli import main
from kyodo.colours import scheme_of
from kyodo.command_pdf import EDITIONS
from kyodo.language import Phrase, Speaker
from kyodo.load import load
from kyodo.paper.making import Press
from kyodo.paper.typeset import set_alone
from kyodo.paper.words import words
from kyodo.printing import papers
from kyodo.problems import Invalid, Problem
from kyodo.report import wording
from kyodo.views.quickread import BOOK, FURIGANA, PAGES, papers_of, quickread
from kyodo.views.voice import Voice
from pdf_files import text_of

URL = "https://site.example/"


def small(folder: Path, **files: str) -> Path:
    """Write a small guideline, with files of its own."""
    named = {f"data/{name}.yaml": text for name, text in files.items()}
    for name, text in {**BASE, **named}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("count", [1, 3, 5, 7, 8, 9])
def test_any_number_of_principles_fits(count: int, tmp_path: Path) -> None:
    items = "\n".join(f"  - {{id: p{i}, number: {i}, name: 大切なこと{i}, gloss: "
                      "互いの考えを聞き、同じ立場で話し合います。}" for i in range(1, count + 1))
    folder = small(tmp_path / "city", principles=f"items:\n{items}\n")
    made = papers(load(folder), URL, tmp_path / "kept", tuple(PAGES))
    assert len(pikepdf.open(io.BytesIO(made["quick-read/quick-read-ja.pdf"])).pages) == 2


def test_without_principles_and_address_of_the_site(tmp_path: Path) -> None:
    assert "quick-read/quick-read-ja.pdf" in papers(
        load(small(tmp_path / "city")), None, tmp_path / "kept", tuple(PAGES))


def test_a_contact_still_to_come(tmp_path: Path) -> None:
    base = BASE["data/guideline.yaml"].replace("tel: 0778-22-3293", "missing: true")
    folder = small(tmp_path / "city", guideline=base)
    made = papers(load(folder), URL, tmp_path / "kept", tuple(PAGES))
    assert "協働課" in text_of(made["quick-read/quick-read-ja.pdf"])


@pytest.mark.parametrize(("name", "mode"), [
    ("face.png", "RGBA"), ("face.jpg", "CMYK"), ("face.webp", "RGB")])
def test_the_mascot_stands_on_covers(name: str, mode: str, tmp_path: Path) -> None:
    """Also where its picture is in the colours of inks, as a printing shop hands it out."""
    folder = small(tmp_path / "city", guideline=BASE["data/guideline.yaml"] + f"""\
mascot: {{name: ためしくん, picture: {{image: pictures/{name}, alt: 丸い顔}}}}
""")
    (folder / "pictures").mkdir()
    Image.new(mode, (60, 40), "red").save(folder / "pictures" / name)
    made = papers(load(folder), URL, tmp_path / "kept")
    for file in ("quick-read/quick-read-ja.pdf", "print/guideline-ja.pdf"):
        with pikepdf.open(io.BytesIO(made[file])) as document:
            assert "ためしくん" in text_of(made[file])
            pictures = [one for one in document.objects if isinstance(one, pikepdf.Stream)
                        and one.get("/Subtype") == "/Image" and "/SMask" not in one
                        and one.get("/Width") == 60]
            kinds = {str(one.ColorSpace[0] if isinstance(one.ColorSpace, pikepdf.Array)
                         else one.ColorSpace) for one in pictures}
            assert kinds and "/DeviceCMYK" not in kinds


ABOUT = """\
definitions: [{id: collaboration, term: 協働, heading: 協働の意味, text: ともに動くことです。}]
"""
FORMS = """\
items:
  - {id: subsidy, name: 補助, definition: 市がお金を出します。}
  - {id: cohost, name: 共催, definition: ともに主催します。}
"""


def test_a_table_has_no_column_of_examples_where_there_are_none(tmp_path: Path) -> None:
    for examples in ({}, {"examples": "items: [{id: mowing, title: 草刈り, forms: [subsidy]}]"}):
        folder = small(tmp_path / str(len(examples)), forms=FORMS, **examples)
        made = papers(load(folder), URL, tmp_path / "kept", ("quick-read",), ("ja",))
        said = text_of(made["quick-read/quick-read-ja.pdf"])
        assert ("草刈り" in said, "—" in said) == (bool(examples), bool(examples))


@pytest.mark.parametrize("layout", ["quick-read", "leaflet", "fold-a3"])
def test_parts_stand_in_the_order_that_the_city_wrote(layout: str, tmp_path: Path) -> None:
    folder = small(tmp_path / "city", about=ABOUT, principles=PRINCIPLES, forms=FORMS,
                   quickread="order: [principles, forms, about]")
    press = Press(scheme_of("light", {}), URL, tmp_path)
    made = set_alone(layout, press.data(voice(load(folder).guideline)))
    assert made
    [fit] = [one for one in made.reports if one["kind"] == "fit"]
    assert [key for slot in fit["slots"] for key in slot] == ["principles", "forms", "about"]


def test_paper_says_nothing_of_what_a_site_can_do(tmp_path: Path) -> None:
    base = BASE["data/guideline.yaml"] + "summary: {ja: 協働とは何かです。このサイトで探せます。}\n"
    own = {"about": ABOUT}
    for files, order, opened in (({}, "", True), (own, "", False), (
            own, "order: [principles]", True), (own, "order: [principles, about]", False)):
        folder = small(tmp_path / f"{order}{len(files)}", guideline=base, principles=PRINCIPLES,
                       quickread=order, **files)
        made = papers(load(folder), URL, tmp_path / "kept", ("quick-read",), ("ja",))
        said = tight(text_of(made["quick-read/quick-read-ja.pdf"]))
        assert ("協働とは何かです" in said, "サイト" in said) == (opened, False)


def test_addresses_can_be_copied(tmp_path: Path) -> None:
    """Where a line may break there is no sign that stays in what is copied."""
    made = papers(load(small(tmp_path / "city", principles=PRINCIPLES)), URL, tmp_path / "kept")
    for name, content in made.items():
        said = text_of(content)
        assert "\u200b" not in said, name
        assert "site.example/" in said, name


@pytest.mark.parametrize(("written", "printed"), [
    ('What "collaboration" is', "What “collaboration” is"),
    ('"Choose the form"', "“Choose the form”"),
    ('the ("six") forms, "so called", of "A"', "the (“six”) forms, “so called”, of “A”"),
    ("“The city’s part”", "“The city's part”"),
])
def test_marks_of_quotation_open_and_close(written: str, printed: str) -> None:
    """In the fonts, the straight mark looks like the one that closes, at both ends."""
    phrase = Phrase(written, "en")
    said = words(phrase)
    assert said and said["s"] == printed
    assert "".join(run["s"] for run in runs(phrase)) == printed


def test_marks_of_quotation_around_what_stands_out() -> None:
    assert "".join(run["s"] for run in runs(Phrase('the "**form**" of "*it*".', "en"))) == (
        "the “form” of “it”.")


def test_no_contact_is_told_of_before_anything_is_printed(tmp_path: Path) -> None:
    base = BASE["data/guideline.yaml"].split("contacts:")[0]
    with pytest.raises(Invalid) as error:
        load(small(tmp_path / "city", guideline=base))
    assert error.value.problems[0].file == "data/guideline.yaml"


def test_a_text_that_is_too_long(tmp_path: Path) -> None:
    long = "隠さない、" * 450 + "公開。"
    folder = small(tmp_path / "city", principles=PRINCIPLES.replace("隠さない。", long))
    with pytest.raises(Invalid) as error:
        papers(load(folder), URL, tmp_path / "kept", tuple(PAGES))
    problem = error.value.problems[0]
    assert (problem.file, problem.line, problem.column, problem.code) == (
        "data/principles.yaml", 4, 80, "too-long-to-print")
    assert "quick-read" in str(problem.params["edition"]).split(", ")
    assert problem.source_line and "openness" in problem.source_line
    said = " ".join(wording(problem, "ja"))
    assert "早わかり版（A4・2ページ）" in said and "日本語の版" in said and ".pdf" not in said
    assert "the quick read" in wording(problem, "en")[0]
    over = int(str(problem.params["count"]))
    (tmp_path / "city/data/principles.yaml").write_text(PRINCIPLES.replace(
        "隠さない。", long[:len(long) - over]), encoding="utf-8")
    assert papers(load(folder), URL, tmp_path / "kept", tuple(PAGES))


@pytest.mark.parametrize(("said", "column"), [("試しのガイドライン", 13), ("協働課", 19)])
def test_the_text_that_is_too_long_is_named_and_no_other(
    said: str, column: int, tmp_path: Path
) -> None:
    long = said * (2000 // len(said))
    base = BASE["data/guideline.yaml"].replace(said, long, 1)
    folder = small(tmp_path / "city", guideline=base, principles=PRINCIPLES)
    told: list[str] = []
    with pytest.raises(Invalid) as error:
        papers(load(folder), URL, tmp_path / "kept", tuple(PAGES),
               tell=lambda stage, _: told.append(stage))
    [problem] = error.value.problems
    assert said in str(problem.source_line) and problem.column == column
    assert problem.code == "too-long-in-print"  # quickread.yaml has no shorter title
    assert told == ["too-long"]
    fits = long[:len(long) - int(str(problem.params["count"]))]
    (folder / "data/guideline.yaml").write_text(base.replace(long, fits), encoding="utf-8")
    assert papers(load(folder), URL, tmp_path / "kept", tuple(PAGES))


def test_explanations_that_have_no_room_are_told_of(tmp_path: Path) -> None:
    """The edition is made with names alone; staff learn of which words that comes."""
    text = "互いの考えを聞き、" * 24 + "話し合います。"
    glosses = {i: text if i == 3 else text[45:] for i in range(1, 10)}
    items = "\n".join(f"  - {{id: p{i}, number: {i}, name: 大切なこと{i}, gloss: {gloss}}}"
                      for i, gloss in glosses.items())
    loaded = load(small(tmp_path / "city", principles=f"items:\n{items}\n"))
    remarks: list[Problem] = []
    for _ in range(2):  # said of a file that is kept, too
        papers(loaded, URL, tmp_path / "kept", ("quick-read",), ("ja",), remark=remarks.append)
    assert {(one.file, one.line, one.code, one.severity) for one in remarks} == {
        ("data/principles.yaml", 4, "principles-unexplained", "notice")} and len(remarks) == 2
    assert remarks[0].params["length"] == len(text)


@pytest.mark.parametrize("field", ["promise", "subtitle"])
def test_what_has_no_room_on_a_cover_is_named(field: str, tmp_path: Path) -> None:
    long = "思いつきの段階の話でも、まず聞きます。" * 17
    base = BASE["data/guideline.yaml"] + f"{field}: {{ja: {long}}}\n"
    folder = small(tmp_path / "city", guideline=base, principles=PRINCIPLES)
    with pytest.raises(Invalid) as error:
        papers(load(folder), URL, tmp_path / "kept", ("leaflet",))
    [problem] = error.value.problems
    written = (folder / problem.file).read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert written.startswith(field)
    assert (problem.code, problem.params["edition"]) == ("too-long-in-print", "leaflet")
    fits = long[:len(long) - int(str(problem.params["count"]))]
    (folder / "data/guideline.yaml").write_text(base.replace(long, fits), encoding="utf-8")
    assert papers(load(folder), URL, tmp_path / "kept", ("leaflet",))


def test_what_was_written_for_the_edition_is_printed_or_told_of(tmp_path: Path) -> None:
    items = "\n".join(f"  - {{id: p{i}, name: 大切なこと{i}, gloss: {'互いに話し合う' * 9}。}}"
                      for i in range(8))
    for count, own in ((1, "あいさつをします。"), (60, "あいさつをします。")):
        folder = small(tmp_path / str(count), principles=f"items:\n{items}\n", quickread=(
            f"parts: [{{part: principles, items: [{{id: p2, text: {own * count}}}]}}]"))
        try:
            made = papers(load(folder), URL, tmp_path / "kept", ("leaflet",))
            assert tight(text_of(made["quick-read/leaflet-ja.pdf"])).count(own) == count
        except Invalid as error:
            assert {one.file for one in error.problems} == {"data/quickread.yaml"}


def test_a_letter_that_no_font_has(tmp_path: Path) -> None:
    folder = small(tmp_path / "city", principles=PRINCIPLES.replace("隠さない。", "𠮷田さん。"))
    told: list[str] = []
    with pytest.raises(Invalid) as error:
        papers(load(folder), URL, tmp_path / "kept", tuple(PAGES),
               tell=lambda stage, _: told.append(stage))
    problem = error.value.problems[0]
    assert (problem.file, problem.line, problem.code) == (
        "data/principles.yaml", 4, "letter-unprintable")
    assert problem.params["value"] == "𠮷" and "𠮷" in str(problem.source_line)
    assert told == []  # no text is too long


def test_letters_that_no_font_has_in_few_texts(tmp_path: Path) -> None:
    """A guideline with few texts gets the messages too; no language goes away without a word."""
    folder = small(tmp_path / "city", principles=PRINCIPLES.replace("隠さない。", "😀🎉🌸☘️😊" * 20))
    for layouts in (tuple(PAGES), (BOOK,)):
        with pytest.raises(Invalid) as error:
            papers(load(folder), URL, tmp_path / "kept", layouts)
        assert {(one.file, one.line, one.code) for one in error.value.problems} == {
            ("data/principles.yaml", 4, "letter-unprintable")}


def test_a_language_that_the_fonts_cannot_write(tmp_path: Path) -> None:
    base = BASE["data/guideline.yaml"].replace("languages: [ja, en]", "languages: [ja, en, ko]")
    folder = small(tmp_path / "city", guideline=base.replace("試し市,", "試し市, ko: 시험시,"))
    assert "language-unprintable" in {one.code for one in load(folder).notices}
    made = papers(load(folder), URL, tmp_path / "kept")
    assert {name[-6:-4] for name in made} == {"ja", "en"}


def test_files_are_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = small(tmp_path / "city")
    first = papers(load(folder), URL, tmp_path / "kept", tuple(PAGES))
    monkeypatch.setattr("kyodo.paper.making.typeset", None)
    assert papers(load(folder), URL, tmp_path / "kept", tuple(PAGES)) == first


def test_same_bytes_in_another_process_folder_and_time_zone(tmp_path: Path) -> None:
    folder = small(tmp_path / "city", principles=PRINCIPLES)
    here = papers(load(folder), URL, tmp_path / "kept")
    program = ("import sys, hashlib; from pathlib import Path; from kyodo.load import load; "
               "from kyodo.printing import papers; made = papers(load(Path(sys.argv[1])), "
               f"{URL!r}, Path(sys.argv[2])); "
               "sys.stdout.buffer.write(b''.join(made[name] for name in sorted(made)))")
    elsewhere = small(tmp_path / "other/place", principles=PRINCIPLES)
    there = subprocess.run([sys.executable, "-c", program, elsewhere, tmp_path / "kept2"],
                           check=True, capture_output=True, cwd=tmp_path,
                           env={**os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7"})
    assert there.stdout == b"".join(here[name] for name in sorted(here))


def folded(layout: str, tmp_path: Path) -> dict[str, object]:
    """Return what a layout says of its sheet: panels by name, from the left, width in mm."""
    guideline = load(small(tmp_path / "city", principles=PRINCIPLES)).guideline
    voice = Voice(guideline, Addresses(guideline), Speaker("ja", guideline.info.languages))
    data = Press(scheme_of("light", {}), URL, tmp_path / "kept").data(voice)
    made = set_alone(layout, data)
    assert made
    return next(dict(one) for one in made.reports if one["kind"] == "sheet")


def behind(panel: tuple[str, float, float], others: list[tuple[str, float, float]],
           width: float) -> str:
    """Return which panel is on the back of another: the sheet is turned over its short side."""
    _, x, wide = panel
    [name] = [other for other, at, across in others
              if (round(at, 3), round(across, 3)) == (round(width - x - wide, 3), round(wide, 3))]
    return name


def test_the_leaflet_folds(tmp_path: Path) -> None:
    sheet = folded("leaflet", tmp_path)
    outside, inside = list(sheet["outside"]), list(sheet["inside"])
    # Every panel has one of its own size right behind it.
    backs = {one[0]: behind(one, inside, sheet["width"]) for one in outside}
    assert backs == {"cover": "one", "back": "two", "flap": "three"}
    widths = {name: wide for name, _, wide in (*outside, *inside)}
    assert widths["flap"] == widths["three"] == pytest.approx(widths["back"] - 2)
    # The right third of the inside goes over the middle first, and the flap comes to lie on it;
    # then the left third closes over both, with the cover outside.
    assert inside[2][0] == "three" and inside[0][0] == "one"
    assert backs["flap"] == inside[2][0] and backs["cover"] == inside[0][0]
    # The flap lies within the fold, short of it.
    assert widths["flap"] < min(widths["one"], widths["two"])
    for side in (outside, inside):
        for (_, x, wide), (_, following, _) in pairwise(side):
            assert x + wide == pytest.approx(following)
        assert side[-1][1] + side[-1][2] == pytest.approx(sheet["width"])


def test_the_a3_sheet_folds(tmp_path: Path) -> None:
    sheet = folded("fold-a3", tmp_path)
    outside, inside = list(sheet["outside"]), list(sheet["inside"])
    assert {one[0]: behind(one, inside, sheet["width"]) for one in outside} == {"1": "2", "4": "3"}


PROCESSES = "items: [{id: way, title: 道, steps: [{id: ask, title: 相談する, kind: end}]}]\n"


def test_a_poster_tells_every_way_on_and_where_it_ends(tmp_path: Path) -> None:
    """Also the answer that leads to the step that is told next, and two that lead to the same."""
    way = """\
items:
  - id: way
    title: 道
    steps:
      - {id: ask, title: 相談する, next: fit}
      - id: fit
        title: 向くかを見る
        kind: decision
        next:
          - {to: do, label: 向く}
          - {to: ask, label: わからない}
          - {to: reply, label: 市だけでする}
          - {to: do, label: 急ぐ}
      - {id: reply, title: 返事をする, kind: end}
      - {id: do, title: 行う, next: close}
      - {id: close, title: 終える, kind: end}
"""
    folder = small(tmp_path / "city", processes=way)
    [chart] = [part.chart for part in quickread(voice(load(folder).guideline)).parts if part.chart]
    [(_, steps)] = chart.phases
    assert [[(str(one.when), one.number, one.back) for one in step.exits] for step in steps] == [
        [], [("向く", "4", False), ("わからない", "1", True), ("市だけでする", "3", False),
             ("急ぐ", "4", False)], [], [], []]
    assert [step.end for step in steps] == [False, False, True, False, True]
    # An arrow only where most go on to the step below: not into a branch, not out of an end.
    assert [step.followed for step in steps] == [True, False, False, True, False]
    said = text_of(papers(load(folder), URL, tmp_path / "kept", ("poster",))[
        "quick-read/poster-ja.pdf"])
    assert [word for word in ("向く→4", "わからない←1", "市だけでする→3", "急ぐ→4")
            if word not in tight(said)] == []


@pytest.mark.parametrize(("files", "poster"), [
    ({}, False),
    ({"processes": PROCESSES}, True),
    ({"processes": PROCESSES, "principles": PRINCIPLES, "quickread": "order: [principles]"}, False),
    ({"processes": PROCESSES, "quickread": "order: [processes]\nprocess: way"}, True),
])
def test_the_files_are_known_without_the_edition(
    files: dict[str, str], poster: bool, tmp_path: Path
) -> None:
    here = voice(load(small(tmp_path / "city", **files)).guideline)
    assert papers_of(here) == quickread(here).papers
    assert ("poster" in {one.layout for one in papers_of(here)}) is poster


def test_a_poster_is_made_again_only_where_it_changes(tmp_path: Path) -> None:
    def made(processes: str, principles: str) -> int:
        folder = small(tmp_path / "city", processes=processes, principles=principles)
        papers(load(folder), URL, tmp_path / "kept", tuple(PAGES), ("ja",))
        return len([*(tmp_path / "kept").glob("*.pdf")])

    assert made(PROCESSES, PRINCIPLES) == len(PAGES)
    assert made(PROCESSES, PRINCIPLES.replace("隠", "かく")) == 2 * len(PAGES) - 1
    assert made(PROCESSES.replace("相談", "話"), PRINCIPLES) == 3 * len(PAGES) - 1


@pytest.mark.parametrize(("written", "date"), [
    ("", None), ("established: 平成20年4月", "20080401")])
def test_a_file_says_what_it_is_in_its_language(
    written: str, date: str | None, tmp_path: Path
) -> None:
    folder = small(tmp_path / "city", guideline=f"{BASE['data/guideline.yaml']}\n{written}\n",
                   principles=PRINCIPLES, quickread="furigana: true")
    made = papers(load(folder), URL, tmp_path / "kept")
    titles = {}
    for address, content in made.items():
        with pikepdf.open(io.BytesIO(content)) as document:
            titles[address.split("/")[1]] = str(document.docinfo.Title)
            assert (f"D:{date}" in str(document.docinfo.get("/CreationDate"))) is bool(date)
            said = document.Root.Metadata.read_bytes()
            assert (b"CreateDate" in said) is bool(date) and b"2000-01-01" not in said
            links = [str(one.Contents) for page in document.pages
                     for one in page.obj.get("/Annots", ()) if "/A" in one]
            assert any(one.startswith("電話 0" if "ja.pdf" in address else "Telephone 0")
                       for one in links), address
            assert not [one for one in links if one.startswith("Tel ")]
        if "leaflet" not in address and "fold" not in address:
            for profile in (pdf_rules.ValidationProfile.PDF_UA_1,
                            pdf_rules.ValidationProfile.PDF_A_2A):
                assert pdf_rules.validate_pdf_bytes(content, profile=profile).is_compliant, address
    assert len({*titles.values()}) == len(titles)
    assert "三つ折り" in titles["leaflet-ja.pdf"]
    assert "ふりがな" in titles["fold-a3-furigana-ja.pdf"]


def test_the_command_names_all_editions() -> None:
    assert (*(f"{layout}{ending}" for layout in PAGES for ending in ("", FURIGANA)),
                        BOOK) == EDITIONS


def test_the_command_writes_what_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(tmp_path)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["pdf", "--edition", "quick-read", "--language", "en"])
    assert result.exit_code == 0, result.output
    assert [one.name for one in (tmp_path / "pdf").rglob("*.pdf")] == ["quick-read-en.pdf"]
    assert (tmp_path / ".kyodo" / ".gitignore").is_file()


def test_the_command_knows_a_language_of_a_region(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = BASE["data/guideline.yaml"].replace("languages: [ja, en]", "languages: [ja, en, pt-BR]")
    small(tmp_path, guideline=base)
    monkeypatch.chdir(tmp_path)
    asked = ["pdf", "--edition", "quick-read", "--language", "pt-BR"]
    result = CliRunner().invoke(main, asked)
    assert result.exit_code == 0, result.output
    assert [one.name for one in (tmp_path / "pdf").rglob("*.pdf")] == ["quick-read-pt-BR.pdf"]


def asked(*words: str) -> Result:
    return CliRunner().invoke(main, ["pdf", "--lang", "ja", *words])


def test_the_command_names_what_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small(tmp_path)
    monkeypatch.chdir(tmp_path)
    for options, said in (
        (("--language", "fr"), "作れるのは ja, en です"),
        (("--edition", "poster"), "作れるのは quick-read, leaflet, fold-a3, guideline です"),
        (("--edition", "leafet"), "leaflet-furigana"),
    ):
        result = asked(*options)
        assert result.exit_code in (1, 2) and said in result.output
        assert "です" in result.output
    assert not (tmp_path / "pdf").exists()


def test_the_command_removes_what_it_wrote_and_what_is_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(tmp_path, quickread="furigana: true",
          guideline=BASE["data/guideline.yaml"].replace("[ja, en]", "[ja, en, pt]"))
    monkeypatch.chdir(tmp_path)
    assert asked().exit_code == 0
    [folder] = (tmp_path / "pdf").iterdir()
    (folder / "leaflet-furigana-ja.pdf").write_bytes(b"of a clerk")
    (folder / "leaflet-old.pdf").touch()
    all_of_it = {one.name for one in folder.iterdir()}
    small(tmp_path, quickread="furigana: false")
    assert asked("--edition", "leaflet").exit_code == 0
    assert {one.name for one in folder.iterdir()} == all_of_it
    result = asked()
    assert "もうない版の古い PDF を消しました" in result.output
    assert {one.name for one in folder.iterdir()} == {
        "leaflet-furigana-ja.pdf", "leaflet-old.pdf", *(
            f"{edition}-{tag}.pdf" for edition in (*PAGES, BOOK) for tag in ("ja", "en")
            if edition != "poster")}


@pytest.mark.parametrize(("written", "line"), [
    (None, "data/guideline.yaml:1:1"), ("items: []", "data/principles.yaml:1:1")])
def test_the_command_tells_of_editions_without_principles(
    written: str | None, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(tmp_path, **({"principles": written} if written else {}))
    monkeypatch.chdir(tmp_path)
    result = asked("--edition", "leaflet", "--language", "ja")
    assert result.exit_code == 0 and f"{line}: お知らせ: 協働の原則がありません" in result.output


def test_an_edition_that_another_language_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(tmp_path, quickread="furigana: true")
    monkeypatch.chdir(tmp_path)
    result = asked("--edition", "leaflet-furigana", "--language", "en")
    assert result.exit_code == 1
    assert "言語「en」にはありません" in result.output
    assert "この版があるのは ja です" in result.output


def test_only_what_is_asked_for_has_to_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = BASE["data/guideline.yaml"].replace("ja: 試しのガイドライン", "ja: " + "試し" * 300)
    small(tmp_path, guideline=base)
    monkeypatch.chdir(tmp_path)
    assert asked("--edition", "quick-read", "--language", "en").exit_code == 0
    result = asked("--edition", "leaflet")
    assert result.exit_code == 1
    assert "前に作った PDF は、そのまま残っています" in result.output
    assert "公開中のサイト" not in result.output


def test_nothing_is_written_where_one_guideline_has_problems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(tmp_path)
    for name in ("a-town", "b-town"):
        small(tmp_path / "municipalities" / name, principles=PRINCIPLES.replace("隠", "𠮷"))
    monkeypatch.chdir(tmp_path)
    result = asked("--edition", "leaflet", "--language", "ja")
    assert result.exit_code == 1
    for name in ("a-town", "b-town"):
        assert f"municipalities/{name}/data/principles.yaml:4" in result.output
    assert not (tmp_path / "pdf").exists()


def test_a_full_disk_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(tmp_path)
    monkeypatch.chdir(tmp_path)
    words = ("--edition", "leaflet", "--language", "ja")
    assert asked(*words).exit_code == 0
    [file] = (tmp_path / "pdf").rglob("*.pdf")
    before = file.read_bytes()

    def full(path: Path, content: bytes) -> int:
        path.touch()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    result = asked(*words)
    assert result.exit_code == 1
    assert "保存先に空きがありません" in result.output and file.name in result.output
    assert [(one, one.read_bytes()) for one in file.parent.iterdir()] == [(file, before)]
