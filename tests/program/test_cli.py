"""The command line: help, languages, exit codes, and words in place of tracebacks."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from running import BIN, MAIN, Done, Program, edit, finish, no_traceback, without_privilege, write

JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
INFO = "data/guideline.yaml"


@pytest.fixture()
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "work", MAIN)


@pytest.fixture()
def two_members(built_pair: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built_pair, tmp_path / "two"))


def on_a_terminal(program: Program, *command: str, cwd: Path, **env: str) -> str:
    """Run a command whose output goes to a terminal; return what that shows."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen([BIN / command[0], *command[1:]], cwd=cwd, stdin=theirs,
                               stdout=theirs, stderr=theirs,
                               env=program.environment(TERM="xterm", **env))
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        shown += part
    os.close(ours)
    process.wait(30)
    return shown.decode("utf-8")


# Help


@pytest.mark.parametrize("command", [(), ("build",), ("check",), ("schema",), ("serve",)])
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help(program: Program, tmp_path: Path, command: tuple[str, ...], option: str) -> None:
    done = program.run("kyodo", *command, option, cwd=tmp_path)
    assert done.code == 0
    assert "Examples / 例:" in done.out
    examples = done.out.split("Examples / 例:")[1].split("Options:")[0]
    assert f"kyodo {' '.join(command)}".strip() in examples
    assert JAPANESE.search(done.out)
    assert all(len(line) <= 80 for line in done.out.splitlines())


def test_version(program: Program, tmp_path: Path) -> None:
    from kyodo import __version__

    done = program.run("kyodo", "--version", cwd=tmp_path)
    assert (done.code, done.out) == (0, f"kyodo, version {__version__}\n")


def test_help_names_every_command(program: Program, tmp_path: Path) -> None:
    from kyodo.cli import main

    done = program.run("kyodo", "--help", cwd=tmp_path)
    for name in main.commands:
        assert re.search(rf"^  {name} ", done.out, re.M), name


@pytest.mark.parametrize("arguments", [
    ("bild",), ("build", "--langage", "ja"), ("check", "--lang", "xx"), ("serve", "--port", "0"),
    ("serve", "--port", "99999"), ("serve", "--port", "http"),
])
def test_usage(program: Program, folder: Path, arguments: tuple[str, ...]) -> None:
    done = program.run("kyodo", *arguments, cwd=folder)
    no_traceback(done)
    assert done.code == 2
    assert "--help" in done.err
    said = program.run("kyodo", *arguments, cwd=folder, env={"LC_ALL": "ja_JP.UTF-8"}).err
    assert re.search("という(コマンド|指定)はありません|値が正しくありません", said)
    assert "使い方は「kyodo" in said
    assert "Usage" not in said


def test_what_is_missing_or_too_much(program: Program, folder: Path) -> None:
    japanese = {"LC_ALL": "ja_JP.UTF-8"}
    assert "「DIR」がありません" in program.run("kyodo", "new", cwd=folder, env=japanese).err
    said = program.run("kyodo", "schema", "a", "b", cwd=folder, env=japanese).err
    assert "打ち方が正しくありません" in said
    assert "「check」ではありませんか" in program.run("kyodo", "chek", cwd=folder,
                                                       env=japanese).err
    assert "Known here: en, ja" in program.run("kyodo", "check", "--lang", "xx", cwd=folder).err


# Languages


@pytest.mark.parametrize(("env", "options", "japanese"), [
    ({"LANG": "ja_JP.UTF-8"}, (), True),
    ({"LANG": "C"}, (), False),
    ({"LANG": "C.UTF-8"}, (), False),
    ({"LANG": "de_DE.UTF-8"}, (), False),
    ({"LANG": "en_US.UTF-8", "LC_ALL": "ja_JP.UTF-8"}, (), True),
    ({"LANG": "ja_JP.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, (), False),
    ({"LANG": "ja_JP.UTF-8", "LC_ALL": ""}, (), True),
    ({"LANG": "ja_JP.UTF-8"}, ("--lang", "en"), False),
    ({"LANG": "C"}, ("--lang", "ja"), True),
])
def test_language(program: Program, tmp_path: Path, env: dict[str, str], options: tuple[str, ...],
                  japanese: bool) -> None:
    done = program.run("kyodo", "check", *options, cwd=tmp_path, env=env)
    assert done.code == 1
    assert bool(JAPANESE.search(done.err)) is japanese
    assert ("エラー" in done.err) is japanese
    assert ("error" in done.err) is not japanese


# Colour and the source line


def test_colour_on_a_terminal(program: Program, folder: Path) -> None:
    edit(folder / INFO, "tel: 0778", "telephone: 0778")
    line = next(line for line in (folder / INFO).read_text(encoding="utf-8").splitlines()
                if "telephone" in line)
    shown = on_a_terminal(program, "kyodo", "check", cwd=folder)
    assert "\x1b[31m" in shown
    assert line.strip() in shown
    done = program.run("kyodo", "check", cwd=folder)
    assert "\x1b" not in done.said
    assert done.code == 1
    assert f"{INFO}:5:" in done.err
    assert line.strip() in done.err


def test_no_colour_on_success(program: Program, folder: Path) -> None:
    assert "\x1b[31m" not in on_a_terminal(program, "kyodo", "check", cwd=folder)


# What the commands say and return


def test_check(program: Program, folder: Path) -> None:
    done = program.run("kyodo", "check", cwd=folder)
    no_traceback(done)
    assert (done.code, done.out) == (0, "A guideline for trials: no errors.\n")
    assert not (folder / "site").exists()
    assert not (folder / ".kyodo").exists()


def test_check_lists_all_problems(program: Program, two_members: Path) -> None:
    edit(two_members / INFO, "tel: 0778", "telephone: 0778")
    edit(two_members / "data/principles.yaml", "id: openness", "id: Openness!")
    edit(two_members / "municipalities/town" / INFO, "title:", "titel:")
    done = program.run("kyodo", "check", cwd=two_members)
    assert done.code == 1
    for place in (f"{INFO}:5", "data/principles.yaml:2", f"municipalities/town/{INFO}:1"):
        assert place in done.err
    assert "“tel”" in done.err
    alone = program.run("kyodo", "check", "town", cwd=two_members)
    assert f"municipalities/town/{INFO}:1" in alone.err
    assert "principles" not in alone.err


def test_notices(program: Program, folder: Path) -> None:
    edit(folder / INFO, "{ja: 試し市, en: Trial City}", "試し市")
    done = program.run("kyodo", "check", cwd=folder)
    assert done.code == 0
    assert "1 notices" in done.err
    listed = program.run("kyodo", "check", "--notices", cwd=folder)
    assert listed.code == 0
    assert f"{INFO}:2" in listed.out


@pytest.mark.engine
def test_build(program: Program, two_members: Path) -> None:
    done = program.run("kyodo", "build", cwd=two_members)
    no_traceback(done)
    assert done.code == 0
    assert done.out == f"Done: {two_members / 'site'}\n"
    assert "2 guidelines" in done.err  # progress
    assert "3 passes" in done.err


@pytest.mark.engine
def test_site_url(program: Program, folder: Path) -> None:
    program.build(folder, "--site-url", "https://www.city.example.jp/kyodo")
    page = (folder / "site/principles/index.html").read_text(encoding="utf-8")
    assert 'href="https://www.city.example.jp/kyodo/principles/"' in page
    assert "trial.example" not in page


@pytest.mark.engine
def test_site_url_without_slash_in_the_settings(program: Program, folder: Path) -> None:
    edit(folder / "mkdocs.yml", "https://trial.example/", "https://trial.example/guide")
    program.build(folder)
    site = (folder / "site/sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://trial.example/guide/en/principles/</loc>" in site


@pytest.mark.parametrize("url", ["www.city.example.jp", "ftp://city.example.jp/", ""])
def test_site_url_that_is_none(program: Program, folder: Path, url: str) -> None:
    done = program.run("kyodo", "build", "--site-url", url, cwd=folder)
    no_traceback(done)
    assert done.code == 2
    assert "https://" in done.err
    assert not (folder / "site").exists()


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_wrong_name(program: Program, two_members: Path, command: str) -> None:
    done = program.run("kyodo", command, "twon", cwd=two_members)
    no_traceback(done)
    assert done.code == 1
    assert "Did you mean “town”?" in done.err
    assert "main, town" in done.err


def test_wrong_name_like_none(program: Program, two_members: Path) -> None:
    done = program.run("kyodo", "check", "zzzzzz", cwd=two_members)
    assert done.code == 1
    assert "Did you mean" not in done.err
    assert "main, town" in done.err


@pytest.mark.parametrize("name", ["town", "municipalities/town", "municipalities/town/"])
def test_name_or_folder(program: Program, two_members: Path, name: str) -> None:
    done = program.run("kyodo", "check", name, cwd=two_members)
    assert (done.code, done.out) == (0, "町のガイドライン: no errors.\n")


def test_folder_elsewhere(program: Program, folder: Path) -> None:
    done = program.run("kyodo", "check", folder, cwd=folder.parent)
    assert (done.code, done.out) == (0, "A guideline for trials: no errors.\n")


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_outside_a_guideline(program: Program, tmp_path: Path, command: str) -> None:
    done = program.run("kyodo", command, cwd=tmp_path)
    no_traceback(done)
    assert done.code == 1
    assert INFO in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("below", ["data", "content/ja"])
def test_in_a_folder_below(program: Program, folder: Path, below: str) -> None:
    done = program.run("kyodo", "check", cwd=folder / below)
    no_traceback(done)
    assert done.code == 1
    assert INFO in done.err


# Words in place of tracebacks


def deny(folder: Path) -> None:
    (folder / "data/principles.yaml").chmod(0)


def deny_folder(folder: Path) -> None:
    (folder / "data").chmod(0)


def deny_staging(folder: Path) -> None:
    (folder / ".kyodo").mkdir()
    (folder / ".kyodo").chmod(0o555)


def folder_for_file(folder: Path) -> None:
    (folder / "data/principles.yaml").unlink()
    (folder / "data/principles.yaml").mkdir()


def folder_for_settings(folder: Path) -> None:
    (folder / "mkdocs.yml").unlink()
    (folder / "mkdocs.yml").mkdir()


def folder_for_prose(folder: Path) -> None:
    (folder / "content/ja/other.md").mkdir()


def data_is_a_file(folder: Path) -> None:
    shutil.rmtree(folder / "data")
    (folder / "data").write_text("", encoding="utf-8")


def link_to_nowhere(folder: Path) -> None:
    (folder / "content/ja/more.md").symlink_to("nowhere.md")


def staging_is_a_file(folder: Path) -> None:
    (folder / ".kyodo").write_text("", encoding="utf-8")


def not_utf8(folder: Path) -> None:
    (folder / INFO).write_bytes("title: 試し".encode("cp932"))


def nothing_in_it(folder: Path) -> None:
    (folder / INFO).write_bytes(b"")


def binary(folder: Path) -> None:
    (folder / INFO).write_bytes(bytes(range(256)) * 9)


def deep(folder: Path) -> None:
    (folder / INFO).write_text("[" * 100_000, encoding="utf-8")


def wrong_prose(folder: Path) -> None:
    write(folder, {"content/ja/story.md": "# 物語\n\n{{ nosuch() }}\n"})


def unclosed_prose(folder: Path) -> None:
    write(folder, {"content/ja/story.md": "# 物語\n\n{% if %}\n"})


@pytest.mark.parametrize(("harm", "named"), [
    (deny, "data/principles.yaml"), (deny_folder, "data"), (deny_staging, ".kyodo"),
    (folder_for_file, "data/principles.yaml"), (folder_for_settings, "mkdocs.yml"),
    (folder_for_prose, "content/ja/other.md"), (data_is_a_file, INFO),
    (staging_is_a_file, ".kyodo"), (not_utf8, INFO),
    (nothing_in_it, INFO), (binary, INFO), (deep, INFO), (wrong_prose, "content/ja/story.md"),
    (unclosed_prose, "content/ja/story.md"), (link_to_nowhere, "content/ja/more.md"),
], ids=lambda value: getattr(value, "__name__", ""))
def test_no_traceback(program: Program, folder: Path, harm: Callable[[Path], None],
                      named: str) -> None:
    harm(folder)
    done = program.run("kyodo", "build", cwd=folder, **without_privilege())
    for path in (folder / "data", folder / ".kyodo"):
        if path.is_dir():
            path.chmod(0o755)
    no_traceback(done)
    assert done.code == 1, done.said
    assert named in done.err, done.said
    assert "unforeseen" not in done.err, done.said
    assert not (folder / "site").exists()


@pytest.mark.engine
@pytest.mark.parametrize("staged", ["main", "main/ja", "main/ja/docs"])
def test_staged_folder_is_a_file(program: Program, folder: Path, staged: str) -> None:
    write(folder / ".kyodo", {staged: ""})
    done = program.run("kyodo", "build", cwd=folder)
    no_traceback(done)
    assert done.code == 0 or staged in done.err, done.said


@pytest.mark.engine
def test_staged_file_is_a_folder(program: Program, folder: Path) -> None:
    write(folder / ".kyodo/main/ja/docs/principles.md", {"old.md": ""})
    program.build(folder)


def test_full_disk(program: Program, folder: Path) -> None:
    script = """
import errno
from pathlib import Path
def full(path, content):
    raise OSError(errno.ENOSPC, "No space left on device", str(path))
Path.write_bytes = full
from kyodo.cli import main
main(["build"])
"""
    done = program.python(script, folder)
    no_traceback(done)
    assert done.code == 1
    assert "the disk is full" in done.err


@pytest.mark.engine
def test_full_disk_in_the_engine(program: Program, folder: Path) -> None:
    """The engine's own process must not show its traceback either."""
    import resource

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))  # Material's scripts are larger

    done = program.run("kyodo", "build", cwd=folder, preexec_fn=small_files)
    no_traceback(done)
    assert done.code == 1
    assert "File too large" in done.err
    assert not (folder / "site").exists()


def test_mistake_of_the_program(program: Program, folder: Path) -> None:
    script = """
import kyodo.build
def broken(*_, **__):
    return {}["missing"]
kyodo.build.prepare = broken
from kyodo.cli import main
main(["build"])
"""
    done = program.python(script, folder)
    no_traceback(done)
    assert done.code == 1
    assert "KeyError: 'missing'" in done.err
    assert "<string>:4" in done.err  # for whoever mends it


LOST = """
import os, signal
import kyodo.build
from kyodo.__main__ import main
class Freed:
    def __del__(self):  # what is raised here Python only prints
        os.kill(os.getpid(), signal.SIGINT)
load = kyodo.build.load_all
def load_all(*given, **named):
    Freed()
    return load(*given, **named)
kyodo.build.load_all = load_all
import sys
sys.argv = ["kyodo", "build", "--lang", "en"]
main()
"""


def test_an_interrupt_that_is_lost_is_noticed(program: Program, folder: Path) -> None:
    done = program.python(LOST, folder)
    assert done.code == 130 and "Traceback" not in done.said, done.said
    assert "ignored" not in done.said and not (folder / "site").exists()


@pytest.mark.engine
def test_names_of_folders(program: Program, tmp_path: Path) -> None:
    folder = write(tmp_path / "協働 ガイド（案）" / "with spaces & marks #1 %20 ＦＵＬＬ", MAIN)
    done = program.run("kyodo", "build", cwd=folder, env={"LANG": "ja_JP.UTF-8"})
    no_traceback(done)
    assert done.code == 0, done.said
    assert str(folder / "site") in done.out
    assert (folder / "site/en/principles/index.html").exists()


@pytest.mark.engine
def test_warnings_of_python(program: Program, folder: Path) -> None:
    """They are neither shown to staff nor, where a developer wants them so, fatal."""
    done = program.run("kyodo", "build", cwd=folder, env={"PYTHONWARNINGS": "error::UserWarning"})
    no_traceback(done)
    assert done.code == 0
    shown = program.run("kyodo", "check", cwd=folder, env={"PYTHONDEVMODE": "1"})
    assert [line for line in shown.err.splitlines() if "kyodo" in line and "Warning" in line] == []


@pytest.mark.engine
def test_modules_in_the_folder_are_not_run(program: Program, folder: Path) -> None:
    write(folder, {name: "raise SystemExit('run')" for name in ("yaml.py", "markdown.py",
                                                                "kyodo/__init__.py")})
    program.build(folder)


@pytest.mark.parametrize("encoding", ["cp932", "ascii", "latin-1", "cp437", "utf-8"])
@pytest.mark.parametrize("arguments", [("--help",), ("check", "--lang", "ja"),
                                       ("check", "--lang", "en", "--notices")])
def test_encoding(program: Program, folder: Path, encoding: str,
                  arguments: tuple[str, ...]) -> None:
    edit(folder / INFO, "{ja: 試し市, en: Trial City}", "試し市 한국 🏯")
    done = program.run("kyodo", *arguments, cwd=folder, env={"PYTHONIOENCODING": encoding})
    no_traceback(done)
    assert done.code == 0


def test_encoding_of_errors(program: Program, folder: Path) -> None:
    edit(folder / INFO, "tel: 0778", "tell: 한국 🏯 0778")
    with program.start("kyodo", "check", "--lang", "ja", cwd=folder,
                       env={"PYTHONIOENCODING": "cp932"}) as process:
        done: Done = finish(process)
    no_traceback(done)
    assert done.code == 1


def test_closed_pipe(program: Program, folder: Path) -> None:
    done = subprocess.run(f"{BIN / 'kyodo'} check | true; exit ${{PIPESTATUS[0]}}", shell=True,
                          executable="/bin/bash", cwd=folder, env=program.environment(),
                          capture_output=True, text=True, check=False, timeout=30)
    assert "Traceback" not in done.stderr


def test_port_taken(program: Program, folder: Path) -> None:
    import socket

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = program.run("kyodo", "serve", "--port", str(port), cwd=folder)
    no_traceback(done)
    assert done.code == 1
    assert f"Port {port} is in use" in done.err
    assert f"kyodo serve --port {port + 1 if port < 65535 else port - 1}" in done.err


def test_as_a_module(program: Program, folder: Path) -> None:
    """Where the command's own name is not on the path, as often on Windows."""
    import sys

    done = program.run(sys.executable, "-m", "kyodo", "check", cwd=folder)
    assert done.code == 0, done.said
    assert "Usage: kyodo" in program.run(sys.executable, "-m", "kyodo", "-h", cwd=folder).out
