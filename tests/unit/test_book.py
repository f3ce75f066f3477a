"""The whole guideline as a book: what it is made of, that it is made once, what cannot be set."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import page as pdf_rules
import pikepdf
import pytest
from making import BASE, PRINCIPLES

from built import FIXTURES, tight
from kyodo.addresses import Addresses
from kyodo.book.binding import Bindery
from kyodo.book.marks import blocks, runs
from kyodo.book.pen import Pen
from kyodo.book.volume import volume
from kyodo.colours import scheme_of
from kyodo.language import Phrase, Speaker
from kyodo.load import load
from kyodo.paper.making import Unprintable
from kyodo.printing import papers
from kyodo.problems import Invalid
from kyodo.views.voice import Voice
from pdf_files import text_of

URL = "https://site.example/"
SCHEME = scheme_of("light", {})


def town(folder: Path, **files: str) -> Path:
    """Write a small guideline, with files of its own."""
    named = {f"data/{name}.yaml": text for name, text in files.items()}
    for name, text in {**BASE, **named}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def voice_of(folder: Path, language: str | None = None) -> Voice:
    guideline = load(folder).guideline
    languages = guideline.info.languages
    return Voice(guideline, Addresses(guideline), Speaker(language or languages[0], languages))


def books(folder: Path, kept: Path) -> dict[str, bytes]:
    return Bindery(SCHEME, URL, kept).books(voice_of(folder))


def said(content: bytes) -> str:
    return tight(text_of(content))


def every(value: Any, key: str) -> list[Any]:
    """Return what stands under a key, anywhere in the data."""
    if isinstance(value, dict):
        return [*([value[key]] if key in value else []),
                *(found for part in value.values() for found in every(part, key))]
    return [found for part in value for found in every(part, key)] if isinstance(
        value, list) else []


def test_markdown_becomes_blocks() -> None:
    text = "初めに、**大切な**ことを[原則](/principles/)で。\n\n- 一つ\n- 二つ\n    1. 中"
    first, second = blocks(Phrase(text, "ja"))
    assert [run["s"] for run in first["r"]] == ["初めに、", "大切な", "ことを", "原則", "で。"]
    assert first["r"][1]["strong"] and first["r"][3]["to"] == "page:principles/"
    assert second["k"] == "ul" and len(second["i"]) == 2
    assert second["i"][0] == [{"k": "p", "r": [{"s": "一つ", "p": [["", "一つ", ""]]}]}]


def test_readings_and_languages_stay_with_their_words() -> None:
    assert [(run["s"], run.get("ruby")) for run in runs(Phrase("{協働|きょうどう}とは", "ja"))] == [
        ("協働", "きょうどう"), ("とは", None)]
    assert runs(Phrase("the city’s part", "en", foreign=True)) == [
        {"s": "the city's part", "l": "en"}]


def test_lines_may_end_between_phrases_and_not_within_foreign_words() -> None:
    (run,) = runs(Phrase("形や様式を探す。", "ja"))
    assert run["p"] == [["", "形や", ""], ["", "様式を", ""], ["", "探す", "。"]]
    (run,) = runs(Phrase("The 連携 of all", "en"))
    assert run["b"] == ["The ", "連携", " of all"]


def test_names_with_little_said_of_them_are_a_list(tmp_path: Path) -> None:
    pen = Pen(voice_of(town(tmp_path)), SCHEME)
    name, said = pen.line("方策"), pen.text(Phrase("話し合いを重ねて、市民と市で決めます。", "ja"))
    (rows,) = pen.terms((name, said, "a"), (name, said, "b"))
    (points,) = pen.terms((name, said, "a"), (name, [], "b"), (name, [], "c"))
    assert (rows["k"], points["k"]) == ("rows", "ul")
    assert points["i"][0][1:] == said and len(points["i"]) == 3


def test_languages_of_a_region(tmp_path: Path) -> None:
    principles = "items: [{id: p, name: {ja: 対等, pt-BR: Igualdade, zh-Hant: 平等}}]\n"
    base = BASE["data/guideline.yaml"].replace("[ja, en]", "[ja, en, pt-BR, zh-Hant]")
    made = books(town(tmp_path / "city", guideline=base, principles=principles), tmp_path / "kept")
    found = {}
    for name, content in made.items():
        with pikepdf.open(io.BytesIO(content)) as document:
            found[name] = str(document.Root.Lang)
    assert found == {
        "print/guideline-ja.pdf": "ja", "print/guideline-en.pdf": "en",
        "print/guideline-pt-BR.pdf": "pt-BR", "print/guideline-zh-Hant.pdf": "zh"}


def test_an_evaluation_of_no_kind_that_has_a_name(tmp_path: Path) -> None:
    folder = town(tmp_path, evaluation="layers: [{id: l, name: 評価の会, text: 話し合う}]\n")
    data = volume(voice_of(folder), SCHEME, URL)
    assert "話し合う" in every(data, "s") and True not in every(data["chapters"], "tag")


def test_links_lead_within_the_book_or_to_the_web(tmp_path: Path) -> None:
    text = PRINCIPLES.replace("隠さない。", "'[対等](/principles/equality/)、[検索](/search/)、"
                              "[市](https://city.example/)。'")
    data = volume(voice_of(town(tmp_path, principles=text)), SCHEME, URL)
    places = set(every(data, "spot"))
    assert "principles/equality/" in places and set(every(data, "in")) <= places
    assert "principles/equality/" in every(data, "in")
    assert {f"{URL}search/", "https://city.example/"} <= set(every(data, "web"))
    assert every(data, "to") == [] == every(data, "at")
    without = volume(voice_of(tmp_path), SCHEME, None)
    assert f"{URL}search/" not in every(without, "web") and without["site"] is None


def test_chapters_stand_as_in_the_menu(tmp_path: Path) -> None:
    folder = town(tmp_path, principles=PRINCIPLES)
    settings = folder / "mkdocs.yml"
    order = "nav:\n  - contact.md\n  - principles.md\n"
    settings.write_text(settings.read_text("utf-8") + order, encoding="utf-8")
    data = volume(voice_of(folder), SCHEME, URL)
    assert [one["page"] for one in data["chapters"]][:3] == [
        "introduction", "contact", "principles"]


@pytest.mark.parametrize("name", sorted(one.name for one in FIXTURES.iterdir() if one.is_dir()))
def test_any_guideline_is_an_accessible_book(name: str, tmp_path: Path) -> None:
    made = books(FIXTURES / name, tmp_path)
    assert made
    for address, content in made.items():
        for profile in (pdf_rules.ValidationProfile.PDF_UA_1, pdf_rules.ValidationProfile.PDF_A_2A):
            report = pdf_rules.validate_pdf_bytes(content, profile=profile)
            assert report.is_compliant, (address, [one.message for one in report.failures])
        language = address.removesuffix(".pdf").rpartition("-")[2]
        with pikepdf.open(io.BytesIO(content)) as document:
            assert str(document.Root.Lang) == language


def test_what_the_records_say_is_in_the_book(tmp_path: Path) -> None:
    made = books(town(tmp_path / "city", principles=PRINCIPLES), tmp_path / "kept")
    words = said(made["print/guideline-ja.pdf"])
    for one in ("もくじ", "対等", "隠さない。", "協働課", "さくいん", "この冊子について"):
        assert one in words, one


def test_a_picture_of_the_guideline_is_in_the_book(tmp_path: Path) -> None:
    guideline = load(FIXTURES / "one-language").guideline
    assert guideline.info.mascot and guideline.info.mascot.picture
    made = books(FIXTURES / "one-language", tmp_path)
    with pikepdf.open(io.BytesIO(made["print/guideline-ja.pdf"])) as document:
        told = {str(one.Alt) for one in document.objects
                if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"}
    assert Voice(guideline, Addresses(guideline), Speaker("ja", ("ja",))).speaker.say(
        guideline.info.mascot.picture.alt).plain in told


def test_a_book_is_packed_and_its_streams_end_clearly(tmp_path: Path) -> None:
    for content in books(FIXTURES / "three-zones", tmp_path).values():
        assert b"/ObjStm" in content
        # Only what a file says of itself, which is no packed stream, may end like a line.
        assert len(re.findall(rb"[\r\n]\nendstream", content)) <= 1
        assert b"?>\n\nendstream" in content or not re.search(
            rb"[\r\n]\nendstream", content)


def test_a_book_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = town(tmp_path / "city", principles=PRINCIPLES)
    first = books(folder, tmp_path / "kept")
    monkeypatch.setattr("kyodo.book.binding.volume", None)
    assert books(folder, tmp_path / "kept") == first
    path = folder / "data/principles.yaml"
    path.write_text(f"# 直した\n{PRINCIPLES}", encoding="utf-8")
    assert books(folder, tmp_path / "kept") == first
    monkeypatch.undo()
    path.write_text(PRINCIPLES.replace("隠さない。", "見せる。"), encoding="utf-8")
    second = books(folder, tmp_path / "kept")
    assert second != first and "見せる。" in said(second["print/guideline-ja.pdf"])
    assert len([*(tmp_path / "kept").glob("*.pdf")]) == len(second)


def test_same_bytes_in_another_process_folder_and_time_zone(tmp_path: Path) -> None:
    folder = town(tmp_path / "city", principles=PRINCIPLES)
    here = books(folder, tmp_path / "kept")
    program = ("import sys; from pathlib import Path; from test_book import books; "
               "made = books(Path(sys.argv[1]), Path(sys.argv[2])); "
               "sys.stdout.buffer.write(b''.join(made[name] for name in sorted(made)))")
    elsewhere = town(tmp_path / "other/place", principles=PRINCIPLES)
    there = subprocess.run(
        [sys.executable, "-c", program, elsewhere, tmp_path / "kept2"], check=True,
        capture_output=True, cwd=tmp_path, env={
            **os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7",
            "PYTHONPATH": os.pathsep.join(sys.path)})
    assert there.stdout == b"".join(here[name] for name in sorted(here))


def test_a_letter_that_no_font_has(tmp_path: Path) -> None:
    folder = town(tmp_path / "city", principles=PRINCIPLES.replace("隠さない。", "𠮷田さん。"))
    with pytest.raises(Unprintable):
        books(folder, tmp_path / "kept")
    with pytest.raises(Invalid) as error:
        papers(load(folder), URL, tmp_path / "kept", ("guideline",))
    for problem in error.value.problems:
        assert (problem.file, problem.line, problem.code) == (
            "data/principles.yaml", 4, "letter-unprintable")
    assert not [*tmp_path.rglob("*.pdf")]


def test_a_language_that_the_fonts_cannot_write_has_no_book(tmp_path: Path) -> None:
    base = BASE["data/guideline.yaml"].replace("languages: [ja, en]", "languages: [ja, ko]")
    korean = "숨기지 않습니다. " * 200
    text = PRINCIPLES.replace("隠さない。", f"{{ja: 隠さない。, ko: {korean}}}")
    folder = town(tmp_path / "city", guideline=base.replace("en:", "ko:"),
                  principles=text.replace("en:", "ko:"))
    assert set(books(folder, tmp_path / "kept")) == {"print/guideline-ja.pdf"}


def test_only_what_is_wanted_is_made(tmp_path: Path) -> None:
    loaded = load(town(tmp_path / "city"))
    assert set(papers(loaded, URL, tmp_path / "kept", ("guideline",))) == {
        "print/guideline-ja.pdf", "print/guideline-en.pdf"}
    assert "print/guideline-ja.pdf" not in papers(loaded, URL, tmp_path / "kept", ("quick-read",))
