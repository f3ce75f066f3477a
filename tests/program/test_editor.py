"""What staff see in their editor: the real language server, on files that name their schema."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from language_server import Editor, place
from running import REPOSITORY

from kyodo.schemas import write_schemas

MODELINE = "# yaml-language-server: $schema=schema/{}.json\n"
FORMS = """\
heading: 協働の形態
items:
  - id: subsidy
    name: {ja: 補助, yomi: ほじょ}
    definition: 市がお金を出します。
    source:
      basis: web
"""


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("editor") / "市民協働課 の フォルダー"
    shutil.copytree(REPOSITORY / "data", folder / "data",
                    ignore=shutil.ignore_patterns("schema"))
    for city in (REPOSITORY / "municipalities").iterdir():
        shutil.copytree(city / "data", folder / "municipalities" / city.name / "data")
    write_schemas(folder)
    editor = Editor(folder)
    yield editor
    editor.close()


def opened(editor: Editor, kind: str, text: str) -> tuple[str, list[dict[str, Any]]]:
    """Open a data file of our own; return its name and what is wrong with it."""
    name = f"data/{kind}.yaml"
    return name, editor.open(name, MODELINE.format(kind) + text)


def labels(items: list[dict[str, Any]]) -> set[str]:
    return {item["label"] for item in items}


def test_keys_of_a_form(editor: Editor) -> None:
    name, said = opened(editor, "forms", FORMS + "    \n")
    assert said == []
    offered = editor.completions(name, 9, 5)
    assert {"merits", "cautions", "cost_bearer", "zones", "documents"} <= labels(offered)
    assert not {"id", "name", "definition", "passages", "steps"} & labels(offered)
    written = {item["label"]: item["insertText"] for item in offered}
    assert written["cost_bearer"].startswith("cost_bearer: ")
    assert written["merits"].startswith("merits:\n")
    said_of = next(item for item in offered if item["label"] == "cost_bearer")["documentation"]
    words = said_of["value"] if isinstance(said_of, dict) else said_of
    assert "だれがお金を払うかです。" in words
    assert "Who pays." in words


def test_keys_of_what_is_inside_a_form(editor: Editor) -> None:
    name, _ = opened(editor, "forms", FORMS + "      \n    figure:\n      \n    zones:\n      - \n")
    assert labels(editor.completions(name, 9, 7)) == {"title", "url", "page", "accessed", "note"}
    assert labels(editor.completions(name, 11, 7)) == {"title", "image", "alt", "text", "missing"}
    assert {"zone", "strength", "note"} <= labels(editor.completions(name, 13, 9))


def test_keys_of_the_file(editor: Editor) -> None:
    name, _ = opened(editor, "forms", FORMS + "\n")
    assert {"lead", "passages", "closing"} <= labels(editor.completions(name, 9, 1))


def test_values_to_choose_from(editor: Editor) -> None:
    name, _ = opened(editor, "guideline", "title: A\nmunicipality: {name: B}\n"
                                          "languages: [ja]\nstatus: \n")
    offered = editor.completions(name, 5, 9)
    assert labels(offered) == {"draft", "public-comment", "adopted", "superseded"}
    said = next(item for item in offered if item["label"] == "draft")["documentation"]
    assert "「案」と出ます" in (said["value"] if isinstance(said, dict) else said)
    name, _ = opened(editor, "processes", "items:\n  - id: a\n    title: A\n    steps:\n"
                                          "      - id: b\n        title: B\n        kind: \n")
    assert labels(editor.completions(name, 8, 15)) == {"start", "task", "decision", "document",
                                                       "end"}


@pytest.mark.parametrize(("line", "column", "words"), [
    (3, 2, ["形態の一覧です。", "In the guideline's order."]),
    (4, 6, ["ページのアドレスになります。", "Its address.", "`subsidy`"]),
    (5, 6, ["【必須】形態の名前です。", "What it is called. Required."]),
    (5, 12, ["この言語での文です。", "The wording in each language"]),
    (5, 21, ["読みを、ひらがなで書きます。", "The reading in kana"]),
    (6, 8, ["どんな形態かです。", "What it is."]),
    (8, 9, ["どういう根拠で書いているかです。", "* `document`: ガイドラインそのものに書いてある"]),
])
def test_hover(editor: Editor, line: int, column: int, words: list[str]) -> None:
    name, _ = opened(editor, "forms", FORMS)
    said = editor.hover(name, line, column)
    for part in words:
        assert part in said
    assert "協働の形態 / Forms of collaboration" in said


WRONG = """\
heading: 3
items:
  - id: 補助
    nama: 補助
    name: {ja: 補助, yomy: ほじょ}
    merits: よいこと
    missing: yes
    zones: [a, 5, {zone: b, strength: strong}]
    figure: 図
    source: {accessed: 4月頃}
  - id: nul
"""


def test_mistakes(editor: Editor) -> None:
    _, said = opened(editor, "forms", WRONG)
    assert [(*place(one), one["message"].split(" / ")[0]) for one in said] == [
        (2, 10, "Incorrect type. Expected one of string, object, null."),
        (4, 9, "半角の英小文字と数字を、「-」でつないでください。例：partner-table"),
        (5, 5, "Property nama is not allowed."),
        (6, 20, "Property yomy is not allowed."),
        (7, 13, 'Incorrect type. Expected "array".'),
        (8, 14, 'Incorrect type. Expected "boolean".'),
        (9, 16, "Incorrect type. Expected one of string, object."),
        (9, 39, 'Value is not accepted. Valid values: "main", "partial".'),
        (10, 13, "Incorrect type. Expected one of object, null."),
        (11, 24, "2008-04-01、2008-04、2008、平成20年4月 のように、半角の数字で書いてください。"),
        (12, 5, 'Missing property "name".'),
        (12, 9, "半角の英小文字と数字を、「-」でつないでください。例：partner-table"),
    ]


def test_the_editor_and_kyodo_point_at_the_same_places(editor: Editor) -> None:
    from kyodo.parse import parse
    from kyodo.schemas import FILES
    from kyodo.source import Document, parse_yaml

    _, said = opened(editor, "forms", WRONG)
    document = parse_yaml(MODELINE.format("forms") + WRONG, Document("data/forms.yaml"))
    parse(document, FILES["forms"])
    ours = {(problem.line, problem.column) for problem in document.problems}
    # Both name a missing key at the record: kyodo at its first key, as the editor.
    assert {place(one) for one in said} == ours


def test_real_files(editor: Editor) -> None:
    names = sorted(path.relative_to(editor.folder).as_posix()
                   for path in editor.folder.rglob("*.yaml"))
    assert len(names) > 30
    said = {name: editor.open(name, (editor.folder / name).read_text(encoding="utf-8"))
            for name in names}
    assert {name: found for name, found in said.items() if found} == {}


def test_real_files_are_seen(editor: Editor) -> None:
    """No complaints does not mean that no schema was found."""
    [city, *_] = sorted((editor.folder / "municipalities").iterdir())
    for file in ("data/guideline.yaml",
                 f"{city.relative_to(editor.folder).as_posix()}/data/guideline.yaml"):
        text = (editor.folder / file).read_text(encoding="utf-8") + "\nstatuss: draft\n"
        said = editor.open(file, text)
        assert [(place(one)[0], one["message"]) for one in said] == [
            (text.count("\n"), "Property statuss is not allowed.")]
