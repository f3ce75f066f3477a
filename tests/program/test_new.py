"""``kyodo new``: whatever a city takes over, its folder is sound and calls it by its name."""

from __future__ import annotations

import itertools
import json
import os
import pty
import random
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from running import BIN, REPOSITORY, contents, eventually, without_privilege

from kyodo import __version__
from kyodo.cli import main
from kyodo.load import load
from kyodo.starting.city import City
from kyodo.starting.folder import Made, make
from kyodo.starting.origin import HANDBOOK, Origin, model_folder

ORIGIN = Origin(model_folder())
CALLED_MODEL = re.compile(
    "モデル(市|で|（|ガイド|協働)|このモデル|もでる|Model (City|Coll)|[Tt]his model|is a model")
SOURCE = re.compile("モデル協働ガイドライン|Model Collaboration Guideline")
USUAL = ORIGIN.usual_sections
OTHER_CITIES = re.compile("越前市|ふじみ野市|Echizen|Fujimino")
NAMES = {"ja": "さくら市", "en": "Sakura City"}
LANGUAGES = [("ja", "en"), ("ja",), ("en",), ("ja", "en", "pt")]
CHANCE = random.Random(20080401)
SUBSETS = [tuple(name for name in ORIGIN.sections if CHANCE.random() < share)
           for share in (0.2, 0.3, 0.4, 0.5, 0.6, 0.8)]


def made(folder: Path, sections: tuple[str, ...] = ORIGIN.sections,
         languages: tuple[str, ...] = ("ja", "en")) -> Made:
    names = {tag: NAMES[tag] for tag in languages if tag in NAMES}
    return make(folder, City(names, "さくらし", languages, sections), ORIGIN)


def new(folder: Path | str, *options: str, lang: str = "ja") -> Result:
    return CliRunner().invoke(main, ["new", str(folder), "--lang", lang, *options])


def comments(folder: Path, section: str) -> list[str]:
    text = (folder / "data" / f"{section}.yaml").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if re.match(r" *#", line)]


def check_sound(folder: Path, one: Made, sections: tuple[str, ...],
                languages: tuple[str, ...]) -> None:
    loaded = load(folder)
    assert {notice.code for notice in loaded.notices} <= {
        "contact-missing", "untranslated",
        *(() if "principles" in sections else ("no-principles",))}
    untranslated = {str(notice.params["language"]) for notice in loaded.notices
                    if notice.code == "untranslated"}
    assert untranslated == set(languages) - {"ja", "en"}
    assert loaded.guideline.info.languages == languages
    data = {path.stem for path in (folder / "data").glob("*.yaml")}
    assert data == {"guideline", "synonyms", *sections}
    assert loaded == one.loaded or folder != one.loaded.guideline.folder


# What is taken over

@pytest.mark.parametrize("left", [ORIGIN.sections[n::8] for n in range(8)], ids=",".join)
def test_every_section_can_be_left(left: tuple[str, ...], tmp_path: Path) -> None:
    sections = tuple(name for name in ORIGIN.sections if name not in left)
    one = made(tmp_path / "city", sections)
    check_sound(tmp_path / "city", one, sections, ("ja", "en"))
    for name in sections:
        # A comment stays unless what it is about went.
        kept, before = comments(tmp_path / "city", name), comments(ORIGIN.folder, name)
        gone = [line.strip() for line in before if line not in kept]
        assert [line for line in kept if line in before] == kept
        assert gone in ([], ["# 形態を選ぶときに考えること"],
                        ["# だれからだれへ、何が渡るか。行きと帰りは分けて書く"])


@pytest.mark.parametrize("sections", [*((name,) for name in ORIGIN.sections),
                                      ("about", "principles", "forms")], ids=",".join)
def test_every_section_can_stand_alone(sections: tuple[str, ...], tmp_path: Path) -> None:
    """Also in languages of which the model has one: names put in place of ids follow suit."""
    one = made(tmp_path / "city", sections, ("ja", "zh-Hans"))
    check_sound(tmp_path / "city", one, sections, ("ja", "zh-Hans"))


@pytest.mark.parametrize("languages", LANGUAGES, ids=",".join)
def test_languages(languages: tuple[str, ...], tmp_path: Path) -> None:
    one = made(tmp_path / "city", languages=languages)
    check_sound(tmp_path / "city", one, ORIGIN.sections, languages)
    for name in ORIGIN.sections:
        assert comments(tmp_path / "city", name) == comments(ORIGIN.folder, name)
    heading = (tmp_path / "city/README.md").read_text("utf-8").splitlines()[0]
    assert heading == ("# Sakura City Collaboration Guideline" if languages == ("en",)
                       else "# さくら市 協働ガイドライン")
    assert {path.name for path in (tmp_path / "city" / "content").iterdir()} == set(languages)


@pytest.mark.parametrize(
    ("sections", "languages"), list(zip(SUBSETS, itertools.cycle(LANGUAGES), strict=False)))
def test_chosen_sections(
    sections: tuple[str, ...], languages: tuple[str, ...], tmp_path: Path
) -> None:
    check_sound(tmp_path / "city", made(tmp_path / "city", sections, languages), sections,
                languages)


def test_nothing_changes_without_need(tmp_path: Path) -> None:
    made(tmp_path / "city")
    names = ("モデル市", "Model City", "\n  - id: origin\n", "\nsource:\n")
    same = [name for name in ORIGIN.sections if not any(
        word in (ORIGIN.folder / "data" / f"{name}.yaml").read_text("utf-8") for word in names)]
    assert len(same) > 5
    for name in same:
        assert (tmp_path / "city" / "data" / f"{name}.yaml").read_bytes() == \
            (ORIGIN.folder / "data" / f"{name}.yaml").read_bytes()


def test_what_is_left_is_still_named(tmp_path: Path) -> None:
    """A form that needs a document goes on to say so where there is nothing to download."""
    sections = tuple(name for name in ORIGIN.sections if name not in ("downloads", "actors"))
    guideline = made(tmp_path / "city", sections).loaded.guideline
    assert guideline.forms and guideline.examples and ORIGIN.guideline.forms
    for form, before in zip(guideline.forms.items, ORIGIN.guideline.forms.items, strict=True):
        assert len(form.documents) == len(before.documents)
        assert all(document.name for document in form.documents)
    roles = [role for example in guideline.examples.items for role in example.roles]
    assert roles
    assert all(role.name for role in roles)


def test_links_become_words(tmp_path: Path) -> None:
    sections = tuple(name for name in ORIGIN.sections if name != "evaluation")
    one = made(tmp_path / "city", sections)
    said = (tmp_path / "city" / "data" / "downloads.yaml").read_text(encoding="utf-8")
    assert "項目は評価の章と同じです" in said
    assert one.loosened > 0


def test_prose_comes_along_but_not_the_handbook(tmp_path: Path) -> None:
    model = tmp_path / "model"
    shutil.copytree(ORIGIN.folder / "data", model / "data")
    shutil.copy(ORIGIN.folder / "mkdocs.yml", model)
    prose = model / "content" / "ja"
    (prose / HANDBOOK).mkdir(parents=True)
    (prose / HANDBOOK / "index.md").write_text("# 手引き\n", encoding="utf-8")
    (prose / "story.md").write_text("# モデル市の物語\n\n[形態](/forms/)と[原則](principles.md)\n",
                                    encoding="utf-8")
    city = City(NAMES, None, ("ja", "en"), ("principles",))
    make(tmp_path / "city", city, Origin(model))
    files = contents(tmp_path / "city" / "content")
    assert set(files) == {"ja/.gitkeep", "en/.gitkeep", "ja/story.md"}
    assert files["ja/story.md"].decode() == "# さくら市の物語\n\n形態と[原則](principles.md)\n"


# What the city is called

def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for part in value.values():
            yield from texts_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts_in(part)
    elif isinstance(value, str):
        yield value


def data(folder: Path, name: str) -> Any:
    return yaml.safe_load((folder / "data" / f"{name}.yaml").read_text(encoding="utf-8"))


def test_names(tmp_path: Path) -> None:
    made(tmp_path / "city")
    info = data(tmp_path / "city", "guideline")
    assert info["title"] == {
        "ja": "さくら市協働ガイドライン", "yomi": "さくらしきょうどうがいどらいん",
        "en": "Sakura City Collaboration Guideline"}
    assert info["municipality"]["name"] == {
        "ja": "さくら市", "yomi": "さくらし", "en": "Sakura City"}
    assert "後援 さくら市" in (tmp_path / "city/data/forms.yaml").read_text(encoding="utf-8")
    assert info["status"] == "draft"
    assert "tel" not in info["contacts"][0]
    assert "email" not in info["contacts"][0]
    assert "license" not in info
    assert info["summary"] == data(ORIGIN.folder, "guideline")["summary"]
    assert "…" not in list(texts_in(info))
    assert yaml.safe_load((tmp_path / "city/mkdocs.yml").read_text("utf-8"))["site_name"] == \
        "さくら市協働ガイドライン"


def test_no_text_calls_it_a_model(tmp_path: Path) -> None:
    """What is made from the data, documents to fill in as well, speaks of the city."""
    made(tmp_path / "city")
    told = []
    for name in ("guideline", *ORIGIN.sections):
        said = data(tmp_path / "city", name)
        if name == "guideline":
            assert SOURCE.search(said.pop("source")["note"]["ja"])
        told += [text for text in texts_in(said) if CALLED_MODEL.search(text)]
    assert told == []


def test_other_cities_have_no_say(tmp_path: Path) -> None:
    """Where the model's words come from is no part of the city's own."""
    made(tmp_path / "city", USUAL)
    assert set(ORIGIN.sections) - set(USUAL) == {"examples", "history"}
    for name in USUAL:
        said = data(tmp_path / "city", name)
        assert "source" not in said, name
        assert [text for text in texts_in(said) if OTHER_CITIES.search(text)] == [], name
        assert "○○市" not in "".join(texts_in(said)), name
    sources = data(ORIGIN.folder, "forms"), data(ORIGIN.folder, "processes")
    assert all("source" in one for one in sources)


def test_without_a_name_in_a_language(tmp_path: Path) -> None:
    """What has the name in it is shown in the first language; nobody makes up a name."""
    one = make(tmp_path / "city", City({"ja": "さくら市"}, None, ("ja", "en"), ("forms",)), ORIGIN)
    info = data(tmp_path / "city", "guideline")
    assert info["title"] == {"ja": "さくら市協働ガイドライン"}
    assert info["municipality"]["name"] == {"ja": "さくら市"}
    assert "untranslated" in {notice.code for notice in one.loaded.notices}


def test_names_that_yaml_has_to_quote(tmp_path: Path) -> None:
    name = "Bishop's: \"Castle\" & Co #1"
    make(tmp_path / "city", City({"en": name}, None, ("en",), ("forms",)), ORIGIN)
    assert data(tmp_path / "city", "guideline")["municipality"]["name"] == {"en": name}


@pytest.mark.engine
@pytest.mark.parametrize(("sections", "languages"), [
    (ORIGIN.sections, ("ja",)), (SUBSETS[3], ("en",)), (SUBSETS[1], ("ja", "en", "pt")),
    ((), ("ja",)),
], ids=["all", "some", "three languages", "nothing"])
def test_site(sections: tuple[str, ...], languages: tuple[str, ...], tmp_path: Path) -> None:
    folder = tmp_path / "さくら 市"
    made(folder, sections, languages)
    built = subprocess.run([BIN / "kyodo", "build"], cwd=folder, capture_output=True, text=True,
                           check=False)
    assert built.returncode == 0, built.stderr
    pages = {name: text.decode() for name, text in contents(folder / "site").items()
             if name.endswith(".html")}
    first = {"ja": "さくら市", "en": "Sakura City"}[languages[0]]
    assert first in pages["index.html"]
    for name, page in pages.items():
        # The model is named as the source of the texts, and nowhere else.
        assert not CALLED_MODEL.search(SOURCE.sub("", page)), name
        assert not re.search("tel:|mailto:", page), name
    contact = pages["contact/index.html"]
    assert re.search("準備中です|still to come", contact)


# On the terminal

def test_says_what_to_do_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = new("さくら 市", "--name", "さくら市", "--name-in", "en=Sakura City",
                 "--yomi", "さくらし", "--leave", "faq, glossary", "--yes")
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    assert "cd 'さくら 市'\n    kyodo serve --open\n" in result.output
    assert "章 11" in result.output
    assert not (tmp_path / "さくら 市/data/faq.yaml").exists()


def test_take(tmp_path: Path) -> None:
    result = new(tmp_path / "city", "--name", "さくら市", "--take", "forms,principles",
                 "--languages", "ja", lang="en")
    assert result.exit_code == 0, result.output
    assert "sections: 2, languages: ja" in result.output
    names = sorted(path.name for path in (tmp_path / "city/data").iterdir() if path.is_file())
    assert names == ["forms.yaml", "guideline.yaml", "principles.yaml", "synonyms.yaml"]


@pytest.mark.parametrize(("taken", "sections"), [
    ("1,3", {0, 2}), ("２-４", {1, 2, 3}), ("1〜2、14", {0, 1, 13}), ("3,1-3", {0, 1, 2}),
])
def test_sections_by_number(taken: str, sections: set[int], tmp_path: Path) -> None:
    result = new(tmp_path / "city", "--name", "さくら市", "--take", taken, "--yes")
    assert result.exit_code == 0, result.output
    names = {path.stem for path in (tmp_path / "city/data").glob("*.yaml")}
    assert names == {"guideline", "synonyms", *(ORIGIN.sections[number] for number in sections)}


@pytest.mark.parametrize("typed", ["サクラシ", "ｻｸﾗｼ", "さくらし"])
def test_a_reading_in_any_kana(typed: str, tmp_path: Path) -> None:
    new(tmp_path / "city", "--name", "さくら市", "--yomi", typed, "--take", "1", "--yes")
    info = data(tmp_path / "city", "guideline")
    assert info["municipality"]["name"]["yomi"] == "さくらし"


@pytest.mark.parametrize(("options", "said"), [
    (["--name", "市", "--take", "16"], "「16」という章は"),
    (["--name", "市", "--take", "3-16"], "「3-16」という章は"),
    (["--name", "市", "--take", "0"], "「0」という章は"),
    (["--name", "市", "--take", "4-2"], "「4-2」という章は"),
    ([], "市の名前がありません"),
    (["--name", "  "], "市の名前がありません"),
    (["--name", "<b>市"], "使えません"),
    (["--name", "市", "--languages", "jp,en"], "「ja」ではありませんか"),
    (["--name", "市", "--languages", "pt"], "ja, en のどれか"),
    (["--name", "市", "--languages", "ja,ja"], "二度書かれて"),
    (["--name", "市", "--take", "form"], "「forms」ではありませんか"),
    (["--name", "市", "--leave", "faqs"], "「faq」ではありませんか"),
    (["--name", "市", "--take", "faq", "--leave", "forms"], "--take と --leave の両方"),
    (["--name", "市", "--yomi", "市"], "かなでない文字があります"),
    (["--name", "市", "--name-in", "pt=Cidade"], "--name-in pt=Cidade"),
    (["--name", "市", "--name-in", "City"], "--name-in City"),
])
def test_refusals(options: list[str], said: str, tmp_path: Path) -> None:
    result = new(tmp_path / "city", *options, "--yes")
    assert result.exit_code == 1
    assert said in result.stderr
    assert list(tmp_path.iterdir()) == []
    english = new(tmp_path / "city", *options, "--yes", lang="en")
    assert english.exit_code == 1
    assert not re.search("[ぁ-ん]", english.stderr)


def test_places(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "memo.txt").write_text("大事", encoding="utf-8")
    (tmp_path / "file").write_text("大事", encoding="utf-8")
    for name, said in (("full", "空ではありません"), ("file", "同じ名前のファイル"),
                       ("none/city", "がありません")):
        result = new(tmp_path / name, "--name", "さくら市", "--yes")
        assert result.exit_code == 1
        assert said in result.stderr
    assert set(contents(tmp_path)) == {"full/memo.txt", "file"}


def test_an_empty_folder_or_a_fresh_repository_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    assert new(".", "--name", "さくら市", "--yes", "--take", "forms").exit_code == 0
    assert {".git", "data", "README.md", ".gitignore"} <= {path.name for path in tmp_path.iterdir()}
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".kyodo-new")] == []


def test_no_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        done = subprocess.run(
            [BIN / "kyodo", "new", "city", "--name", "さくら市", "--yes", "--lang", "ja"],
            cwd=tmp_path, capture_output=True, text=True, check=False, **without_privilege())
    finally:
        tmp_path.chmod(0o755)
    assert done.returncode == 1
    assert "書きこむ権限がありません" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("exists", [True, False])
def test_nothing_half_made(exists: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that would not be sound, or cannot be finished, does not come to be."""
    folder = tmp_path / "city"
    if exists:
        folder.mkdir()

    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kyodo.starting.folder.load", fail)
    assert new(folder, "--name", "さくら市", "--yes").exit_code == 1
    assert list(tmp_path.rglob("*")) == ([folder] if exists else [])


def test_questions(tmp_path: Path) -> None:
    """Somebody at a real terminal, who first gets some answers wrong."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [BIN / "kyodo", "new", "city", "--lang", "ja"], cwd=tmp_path, stdin=theirs, stdout=theirs,
        stderr=theirs, env={**os.environ, "LANG": "C.UTF-8"})
    os.close(theirs)
    said = b""
    os.set_blocking(ours, False)

    def heard(words: str) -> bool:
        nonlocal said
        with suppress(OSError):  # nothing new, or the other side has gone
            said += os.read(ours, 65536)
        return words in said.decode("utf-8", "replace")

    for words, answer in (
        ("ja 日本語, en 英語", "jp"), ("「jp」という言語の記号はありません", ""),
        ("市の名前（日本語", ""), ("ここだけは書いてください", "さくら市"),
        ("読み（ひらがな", "桜"), ("かなでない文字があります", "さくらし"),
        ("市の名前（英語", "Sakura City"), ("取り入れる章の番号か名前", "１-2、forms"),
        ("kyodo serve --open", None),
    ):
        eventually(lambda words=words: heard(words))
        if answer is not None:
            os.write(ours, f"{answer}\n".encode())
    assert process.wait(30) == 0
    os.close(ours)
    guideline = load(tmp_path / "city").guideline
    assert guideline.info.municipality.name.words == NAMES
    assert guideline.info.municipality.name.yomi == "さくらし"
    assert guideline.about
    assert guideline.forms
    assert not guideline.principles


def test_leaving_in_the_middle(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen([BIN / "kyodo", "new", "city", "--lang", "ja"], cwd=tmp_path,
                               stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, text=True)
    os.close(theirs)
    os.write(ours, b"\x04")
    _, said = process.communicate(timeout=30)
    os.close(ours)
    assert process.returncode == 130
    assert "途中で止めました" in said
    assert list(tmp_path.iterdir()) == []


# What lies beside the data

@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole") / "さくら 市"
    made(folder, ("forms",))
    return folder


def test_files(whole: Path) -> None:
    files = set(contents(whole))
    assert {"README.md", "mkdocs.yml", "requirements.txt", ".gitignore", ".gitattributes",
            ".editorconfig", ".vscode/settings.json", ".vscode/extensions.json",
            ".github/workflows/publish.yml", "data/guideline.yaml"} <= files
    assert f"kyodo-guide=={__version__}\n" in (whole / "requirements.txt").read_text("utf-8")
    assert "さくら市" in (whole / "README.md").read_text(encoding="utf-8").splitlines()[0]
    settings = json.loads((whole / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert settings["files.encoding"] == "utf8"
    assert settings["files.eol"] == "\n"
    assert settings["yaml.format.enable"] is False
    assert {f"data/schema/{name}.json" for name in ("guideline", "forms", "faq")} <= files
    for section in ("guideline", "forms"):
        first = (whole / "data" / f"{section}.yaml").read_text(encoding="utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema=schema/{section}.json"
    for name, text in contents(whole).items():
        assert b"\r" not in text, name
        assert b"{{" not in text.replace(b"${{", b"") or name.endswith(".yaml"), name


def workflow(folder: Path) -> Any:
    # GitHub reads YAML 1.2, where "on" is a word.
    text = (folder / ".github/workflows/publish.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)


def test_workflow(whole: Path) -> None:
    said = workflow(whole)
    assert set(said) == {"name", "on", "permissions", "jobs"}
    assert set(said["on"]) == {"pull_request", "push", "workflow_dispatch"}
    assert said["on"]["push"] == {"branches": ["main"]}
    assert said["permissions"] == {"contents": "read"}
    jobs = said["jobs"]
    assert list(jobs) == ["check", "build", "deploy"]
    assert (jobs["build"]["needs"], jobs["deploy"]["needs"]) == ("check", "build")
    assert "pull_request" in jobs["build"]["if"]
    assert "permissions" not in jobs["check"]
    assert jobs["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert jobs["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert jobs["deploy"]["environment"]["name"] == "github-pages"
    used = [step["uses"] for job in jobs.values() for step in job["steps"] if "uses" in step]
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", one) for one in used)
    assert {one.partition("@")[0] for one in used} == {
        "actions/checkout", "actions/setup-python", "actions/configure-pages",
        "actions/upload-pages-artifact", "actions/deploy-pages"}
    for job in jobs.values():
        assert job["runs-on"] == "ubuntu-latest"
        for step in job["steps"]:
            assert len({"run", "uses"} & set(step)) == 1
            assert "${{" not in step.get("run", ""), "a value put into a command can be a command"


def runs(folder: Path, job: str) -> list[str]:
    return [step["run"] for step in workflow(folder)["jobs"][job]["steps"] if "run" in step]


@pytest.mark.engine
def test_commands_of_the_workflow(
    whole: Path, wheel: Path, installed: Path, tmp_path: Path
) -> None:
    """Each command of GitHub's machine works, with pip finding the program in our own wheel."""
    folder = Path(shutil.copytree(whole, tmp_path / "さくら 市"))
    env = {"PATH": f"{installed / 'bin'}:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(tmp_path),
           "PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_FIND_LINKS": wheel.parent.as_uri(),
           "SITE_URL": "https://sakura.example/kyodo"}
    commands = [*runs(folder, "check"), *runs(folder, "build")]
    assert len(commands) == 4
    for command in commands:
        done = subprocess.run(["bash", "-e", "-c", command], cwd=folder, env=env,
                              capture_output=True, text=True, check=False)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
    assert b"https://sakura.example/kyodo/" in contents(folder / "site")["index.html"]


@pytest.mark.engine
def test_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    """A machine without the checkout, in a folder whose name has spaces and Japanese letters.

    That the wheel builds as well is seen in test_commands_of_the_workflow and test_wheel.py.
    """
    here = tmp_path / "市民協働課 の フォルダー"
    here.mkdir()
    env = {"PATH": f"{installed / 'bin'}:/usr/bin:/bin", "LANG": "ja_JP.UTF-8",
           "PYTHONUTF8": "1"}

    def run(command: str, cwd: Path) -> str:
        done = subprocess.run(command, shell=True, cwd=cwd, env=env, capture_output=True,
                              text=True, stdin=subprocess.DEVNULL, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    said = run("kyodo new 'さくら 市' --name さくら市 --yomi さくらし", here)
    way = next(line for line in said.splitlines() if line.strip().startswith("cd "))
    said = run(f"{way} && kyodo check", here)
    assert said.startswith("さくら市協働ガイドライン：エラーはありません。")
    same = {name: text for name, text in contents(here / "さくら 市").items()
            if name.startswith("data/")}
    expected = tmp_path / "expected"
    make(expected, City({"ja": "さくら市"}, "さくらし", ("ja", "en"), USUAL), ORIGIN)
    assert same == {name: text for name, text in contents(expected).items()
                    if name.startswith("data/")}


def test_the_model_is_that_of_the_checkout() -> None:
    assert model_folder() == REPOSITORY
