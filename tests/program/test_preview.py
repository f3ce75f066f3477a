"""The previews: what is edited is shown, what is broken is told, and Ctrl-C ends them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from running import TOWN, Program, contents, edit, engines, eventually, finish, write

pytestmark = pytest.mark.engine

Start = Callable[[Path], "subprocess.Popen[str]"]


@dataclass
class Preview:
    """A running preview."""

    process: subprocess.Popen[str]
    port: int
    log: Path

    def page(self, address: str = "") -> str:
        """Return a page as it is served now; nothing where there is none."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{address}",
                                        timeout=20) as answer:
                return str(answer.read().decode("utf-8"))
        except (urllib.error.HTTPError, urllib.error.URLError, ConnectionError):
            return ""

    def shows(self, words: str, address: str = "") -> None:
        eventually(lambda: words in self.page(address), 40)

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def says(self, words: str) -> None:
        eventually(lambda: words in self.said, 40)


@contextmanager
def running(program: Program, command: str, folder: Path, *options: str) -> Iterator[Preview]:
    """Run a preview until the test is over."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    where = (["--port", str(port)] if command == "kyodo"
             else ["--dev-addr", f"127.0.0.1:{port}"])
    log = folder.parent / f"{command}.log"
    with log.open("w", encoding="utf-8") as out, program.start(
            command, "serve", *where, *options, cwd=folder, stdout=out,
            stderr=subprocess.STDOUT, env={"PYTHONUNBUFFERED": "1",
                                           "TMPDIR": str(folder.parent)}) as process:
        try:
            yield Preview(process, port, log)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


@pytest.mark.parametrize("command", ["kyodo", "mkdocs"])
def test_following(program: Program, one: Path, tmp_path: Path, command: str) -> None:
    """One long session, as an editor has it."""
    theme = Program.copied(tmp_path / "code")
    published = contents(one / "site")
    with running(theme, command, one) as preview:
        preview.shows("隠さない。", "principles/openness/")
        assert f"http://127.0.0.1:{preview.port}/" in preview.said
        assert "Hide nothing." in preview.page("en/principles/openness/")

        edit(one / "data/principles.yaml", "Hide nothing.", "Hide nothing at all.")
        preview.shows("Hide nothing at all.", "en/principles/openness/")
        assert "隠さない。" in preview.page("principles/openness/")

        edit(one / "content/ja/story.md", "むかしむかし", "あるところに")
        preview.shows("あるところに", "story/")

        page = theme.code / "kyodo_theme/pages/layout.md.j2"
        page.write_text(page.read_text(encoding="utf-8") + "\n新しい型紙\n", encoding="utf-8")
        preview.shows("新しい型紙", "story/")

        edit(theme.code / "kyodo_theme/strings/ja.yaml", "menu-contact: ", "menu-contact: 試しの")
        preview.shows("試しのお問い合わせ")

        block = "{% block htmltitle %}"
        frame = next(file for file in (theme.code / "kyodo_theme/overrides").glob("*.html")
                     if block in file.read_text(encoding="utf-8"))
        edit(frame, block, f"{block}<!-- trial -->")
        preview.shows("<!-- trial -->", "en/story/")

        edit(one / "data/principles.yaml", "items:", "items")
        preview.says("data/principles.yaml:1")
        assert "Traceback" not in preview.said
        assert "Hide nothing at all." in preview.page("en/principles/openness/")
        assert preview.process.poll() is None

        edit(one / "data/principles.yaml", "items", "items:")
        edit(one / "data/principles.yaml", "at all.", "whatsoever.")
        preview.shows("Hide nothing whatsoever.", "en/principles/openness/")

        os.killpg(preview.process.pid, signal.SIGINT)
        finish(preview.process, 20)
    assert preview.process.returncode == 0
    assert "Traceback" not in preview.said
    assert contents(one / "site") == published
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"code", "one", f"{command}.log"}
    assert engines(one) == []


def test_broken_at_the_start(program: Program, one: Path) -> None:
    edit(one / "data/principles.yaml", "items:", "items")
    with running(program, "kyodo", one) as preview:
        preview.says("data/principles.yaml:1")
        preview.says(f"http://127.0.0.1:{preview.port}/")
        assert preview.page() == ""
        edit(one / "data/principles.yaml", "items", "items:")
        preview.shows("試しのガイドライン")


def test_pages_that_go(program: Program, one: Path) -> None:
    with running(program, "kyodo", one) as preview:
        preview.shows("むかしむかし", "story/")
        (one / "content/ja/story.md").unlink()
        (one / "content/en/story.md").unlink()
        eventually(lambda: not preview.page("story/"), 40)
        assert preview.page()


WHICH = """
import sys
from pathlib import Path
import kyodo.preview as preview
from kyodo.workspace import find_workspace
run = preview.run_passes
def told(passes):
    print("run", *sorted("/".join(target.parts[-2:]) for _, target in passes))
    run(passes)
preview.run_passes = told
shown = preview._Preview(find_workspace(Path.cwd()), (), Path(sys.argv[1]), "en")
def edit(name, old, new):
    file = Path(name)
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
assert shown.rebuild()
assert shown.rebuild()
edit("content/en/story.md", "upon", "on")
assert shown.rebuild()
edit("data/principles.yaml", "隠さない。", "隠しません。")
# Another command may have staged the edit before the preview does.
from kyodo.build import load_all, prepare
workspace = find_workspace(Path.cwd())
prepare(workspace, workspace.members, load_all(workspace.members, workspace.root))
assert shown.rebuild()
served = {p.relative_to(shown.root): p.read_bytes() for p in shown.root.rglob("*") if p.is_file()}
from kyodo.build import build
build(workspace)
site = workspace.site
assert served == {p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file()}
"""


def test_only_changed_passes(program: Program, one: Path, tmp_path: Path) -> None:
    """And the result is that of a whole build."""
    write(one / "municipalities/town", TOWN)
    place = tmp_path / "place"
    place.mkdir()
    done = program.run("python", "-c", WHICH, place, cwd=one)
    assert done.code == 0, done.said
    assert [line.split()[1:] for line in done.out.splitlines()] == [
        ["main/en", "main/ja", "town/ja"], [], ["main/en"], ["main/ja"]]
