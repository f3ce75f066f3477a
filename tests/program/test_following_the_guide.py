"""Follow the staff's guide to the letter, in a folder as staff name them."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from running import BIN, REPOSITORY

from built import tight
from kyodo.command_pdf import EDITIONS
from manuals import blocks, spans

GUIDE = REPOSITORY / "content" / "ja" / "guide"
CHANGING = ("new-city", "add-form", "add-process", "add-language", "print")
FOLDER = "協働ガイドライン"


def kyodo(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([BIN / "kyodo", *words], cwd=folder, capture_output=True, text=True,
                          encoding="utf-8", timeout=300, check=False)


def commands(page: str) -> list[list[str]]:
    lines = [line for block in blocks(GUIDE / f"{page}.md", "sh") for line in block.splitlines()]
    return [shlex.split(line) for line in lines]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the guide's page on a new city makes."""
    home = tmp_path_factory.mktemp("職員 の パソコン")
    new, enter, serve = commands("new-city")
    assert (new, enter, serve[:2]) == (["kyodo", "new", FOLDER], ["cd", FOLDER], ["kyodo", "serve"])
    made = kyodo(home, *new[1:], "--name", "見本市", "--yomi", "みほんし",
                 "--name-in", "en=Mihon City", "--yes", "--lang", "ja")
    assert made.returncode == 0, made.stdout + made.stderr
    return home / FOLDER


def put(folder: Path, sample: str) -> None:
    """Do with a sample what the guide says: add the record to the list, or write the key."""
    first, *lines = sample.splitlines()
    path = folder / first.removeprefix("# ")
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    body = "\n".join(lines) + "\n"
    if lines[0].startswith("  - id:"):
        # The end of the list: above the next key of the first column, or the end of the file.
        name = next(found for found in ("items", "questions", "outcomes")
                     if f"\n{found}:\n" in text and (found != "questions" or "question:" in body))
        begin = re.search(rf"^{name}:\n", text, re.M)
        assert begin, path
        end = re.search(r"^[a-z]", text[begin.end():], re.M)
        at = begin.end() + end.start() if end else len(text)
        path.write_text(text[:at] + body + text[at:], encoding="utf-8")
        return
    for key, value in re.findall(r"^([a-z]+):(.*\n(?: .*\n)*)", body, re.M):
        line = f"{key}:{value}"
        old = re.compile(rf"^(# )?{key}:.*\n(?:^ .*\n)*", re.M)
        text = old.sub(lambda _, line=line: line, text, count=1) if old.search(text) \
            else text + line
    path.write_text(text, encoding="utf-8")


def test_a_city_follows_the_guide(city: Path) -> None:
    assert kyodo(city, "check", "--lang", "ja").returncode == 0, "a new city is sound at once"
    for page in CHANGING:
        samples = [one for one in blocks(GUIDE / f"{page}.md", "yaml") if one.startswith("# data/")]
        assert samples, page
        for sample in samples:
            put(city, sample)
            said = kyodo(city, "check", "--lang", "ja")
            told = [line for line in said.stdout.splitlines() + said.stderr.splitlines()
                    if "原則" in line or "形態" in line]
            assert said.returncode == 0 or told, (page, sample, said.stdout + said.stderr)
    # The ninth principle of the guide's example: "correct the number in the heading as well".
    principles = city / "data" / "principles.yaml"
    text = principles.read_text(encoding="utf-8")
    for old, new in (("8つ", "9つ"), ("やっつ", "ここのつ"), ("Eight", "Nine"), ("Oito", "Nove")):
        text = text.replace(old, new)
    principles.write_text(text, encoding="utf-8")
    (build,) = [words for words in commands("publish") if words[:2] == ["kyodo", "build"]]
    built = kyodo(city, *build[1:], "--lang", "ja")
    assert built.returncode == 0, built.stdout + built.stderr
    for page in ("forms/provision", "processes/small", "principles/patience", "pt/principles",
                 "en/forms/provision"):
        assert (city / "site" / page / "index.html").is_file(), page
    home = (city / "site" / "index.html").read_text(encoding="utf-8")
    assert "見本市" in home and "モデル市" not in home
    assert "https://www.city.example.lg.jp/kyodo/" in home
    assert "Oito" in (city / "site/pt/principles/index.html").read_text(encoding="utf-8") or \
        "Nove" in (city / "site/pt/principles/index.html").read_text(encoding="utf-8")


def test_a_question_and_a_result_are_added_to_the_finder(city: Path) -> None:
    """In a city as it was made or with all the other changes; the guide says what is told."""
    page = GUIDE / "edit-finder.md"
    samples = [one for one in blocks(page, "yaml") if one.startswith("# data/")]
    for sample, lost in zip(samples, ("borrow", "which-help"), strict=True):
        put(city, sample)
        said = kyodo(city, "check", "--lang", "ja")
        assert said.returncode == 1 and f"「{lost}」に、初めの質問からたどり着けません" in (
            said.stdout + said.stderr), said.stdout + said.stderr
    path, old, new = city / "data" / "finder.yaml", "next: cooperation", "next: which-help"
    words = page.read_text(encoding="utf-8")
    assert f"`{old}`" in words and f"`{new}`" in words
    text = path.read_text(encoding="utf-8")
    answer = text.index("場所、物、人手、情報などで力を貸してほしい")
    path.write_text(text[:answer] + text[answer:].replace(old, new, 1), encoding="utf-8")
    said = kyodo(city, "check", "--lang", "ja")
    assert said.returncode == 0, said.stdout + said.stderr


def test_paper_as_the_guide_says(city: Path) -> None:
    (sample,) = blocks(GUIDE / "print.md", "yaml")
    put(city, sample)
    everything, leaflet = commands("print")
    made = kyodo(city, *leaflet[1:], "--lang", "ja")
    assert made.returncode == 0 and "mkdocs.yml:3: お知らせ" in made.stderr, made.stderr
    with pypdfium2.PdfDocument(city / "pdf" / "main" / "leaflet-ja.pdf") as document:
        said = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert "大切にすること" in tight(said) and "同じ高さの席で話します。" in tight(said)
    assert everything == ["kyodo", "pdf"]  # as a build does, which takes long
    named = {word for word in spans(GUIDE / "print.md") if re.fullmatch(r"\w.*-ja\.pdf", word)}
    assert named == {f"{one}-ja.pdf" for one in EDITIONS if not one.endswith("furigana")}


def test_the_guide_s_own_pages_stay_with_the_program(city: Path) -> None:
    assert not list((city / "content").rglob("guide*"))


@pytest.mark.parametrize("page", ["first-edit", "add-language", "publish"])
def test_other_commands_of_the_guide_run(city: Path, page: str) -> None:
    for program, *words in commands(page):
        if program == "py" or words[0] in ("serve", "build"):
            continue  # pip: test_wheel.py; serve: test_preview.py; the one build: above
        assert program == "kyodo"
        said = kyodo(city, *words, "--lang", "ja")
        assert said.returncode == 0, (words, said.stdout + said.stderr)
