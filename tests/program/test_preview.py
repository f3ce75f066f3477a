"""The previews: what is edited is shown, what is broken is told, and Ctrl-C ends them."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from running import TOWN, Program, contents, edit, engines, eventually, finish, write

pytestmark = pytest.mark.engine

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PANEL = '<section class="kp kp--failed"'


@dataclass
class Preview:
    """A running preview."""

    process: subprocess.Popen[str]
    port: int
    log: Path

    def page(self, address: str = "", speaks: str = "", status: int = 200) -> str:
        """Return a page as it is served now to a browser; nothing where the status is another."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/{address}",
                                         headers={"Accept-Language": speaks})
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                code, body = answer.status, answer.read()
        except urllib.error.HTTPError as error:
            code, body = error.code, error.read()
        except (urllib.error.URLError, ConnectionError):
            return ""
        return str(body.decode("utf-8")) if code == status else ""

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


@contextmanager
def browser() -> Iterator[Any]:
    """Open a page of a phone's width."""
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        try:
            yield running.new_page(viewport={"width": 390, "height": 800})
        finally:
            running.close()


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

        edit(theme.code / "kyodo_theme/strings/ja.yaml", "menu-contact: ", "menu-contact: ZZZ")
        preview.shows("ZZZ")

        block = "{% block htmltitle %}"
        frame = next(file for file in (theme.code / "kyodo_theme/overrides").glob("*.html")
                     if block in file.read_text(encoding="utf-8"))
        edit(frame, block, f"{block}<!-- trial -->")
        preview.shows("<!-- trial -->", "en/story/")

        edit(one / "data/principles.yaml", "items:", "items")
        preview.says("data/principles.yaml:1")
        assert "Traceback" not in preview.said
        preview.shows(PANEL, "en/principles/openness/")
        assert "Hide nothing at all." in preview.page("en/principles/openness/")
        assert preview.process.poll() is None

        edit(one / "data/principles.yaml", "items", "items:")
        edit(one / "data/principles.yaml", "at all.", "whatsoever.")
        preview.shows("Hide nothing whatsoever.", "en/principles/openness/")
        assert PANEL not in preview.page("en/principles/openness/")

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
    with running(program, "kyodo", one, "--lang", "en") as preview:
        preview.says("data/principles.yaml:1")
        preview.says(f"http://127.0.0.1:{preview.port}/")
        # Whoever left a page open since yesterday is told there as well.
        for address in ("", "en/story/", "story/"):
            page = preview.page(address, "ja, en;q=0.5", 404)
            assert "data/principles.yaml:1" in page
            assert "直し方" in page and 'lang="ja"' in page
            assert "/livereload/" in page
        assert "How to mend it" in preview.page("", "fr", 404)
        edit(one / "data/principles.yaml", "items", "items:")
        preview.shows("試しのガイドライン")
        assert PANEL not in preview.page("", "ja")


def test_problems_stand_above_the_last_good_page(program: Program, one: Path) -> None:
    before = contents(one)
    with running(program, "kyodo", one) as preview:
        preview.shows("隠さない。", "principles/openness/")
        assert PANEL not in preview.page("principles/openness/")
        edit(one / "data/principles.yaml", "items:\n  - {id", "items:\n  - {idd")
        preview.shows(PANEL, "principles/openness/")
        page = preview.page("principles/openness/", "en")  # the page is in Japanese
        assert "隠さない。" in page and "「idd」という項目はありません。" in page
        file = (one / "data/principles.yaml").as_uri().removeprefix("file://")
        assert f'href="vscode://file{file}:2:6"' in page
        assert "data/principles.yaml:2:6" in page and "- {idd: openness" in page
        assert page.index(PANEL) < page.index("<header")
        assert "There is no key “idd” here." in preview.page("en/", "ja")
        assert PANEL in preview.page("no/such/page/", "ja", 404)
        assert "kp" in preview.page("_preview/preview.css")
        edit(one / "data/principles.yaml", "{idd", "{id")
        eventually(lambda: PANEL not in preview.page("principles/openness/"), 40)
    after = contents(one)
    assert after == before, "what is published, and what is staged for it, is as it was"


def test_notices_are_folded(program: Program, one: Path) -> None:
    edit(one / "data/principles.yaml", "{ja: 隠さない。, en: Hide nothing.}", "隠さない。")
    with running(program, "kyodo", one) as preview:
        preview.shows("お知らせ 1 件", "story/")
        assert '<details class="kp kp--notices" lang="ja"><summary>' in preview.page("story/")
        assert "role=\"alert\"" not in preview.page("story/")


FORMS = """\
items:
  - id: grant
    name: {ja: 補助, en: Grant}
    merits:
      - ja: 続けやすい。
        en: It lasts.
"""
GLOSSARY = """\
lead: 言葉の意味です。
items:
  - {id: npo, name: 協議, definition: 話し合うこと。}
"""
PROSE = """\
---
title: 手引き
---

# 手引き

はじめの{段落|だんらく}です。
二行めです。

## 見出し

- 一つめ

- 二つめ

| 表 | の |
|---|---|
| 中 | 身 |
"""
SOURCE = re.compile(r'(?:[^<>]*<(?!a class="kp-source)[^<>]*>)*?[^<>]*'
                    r'<a class="kp-source[^"]*" href="vscode://file([^"]*)">([^<]*)</a>')


def source_of(page: str, words: str) -> str:
    """Return file and line that the page gives for some words: those of the next link."""
    assert words in page
    found = SOURCE.match(page, page.index(words, page.index("<article")) + len(words))
    assert found
    assert unquote(found[1]).endswith(found[2])
    return found[2]


def test_blocks_link_to_their_lines(program: Program, one: Path) -> None:
    write(one, {"data/forms.yaml": FORMS, "data/glossary.yaml": GLOSSARY,
                "content/ja/tebiki.md": PROSE})
    write(one / "municipalities/town", TOWN)
    edit(one / "data/principles.yaml", "nothing.}", "nothing.}, points: [見せる。]")

    def lines(address: str, *words: str) -> None:
        """Check that each of these wordings stands on the line that its link names."""
        page = preview.page(address)
        for word in words:
            file, _, line = source_of(page, word).rpartition(":")
            assert word in (one / file).read_text("utf-8").splitlines()[int(line) - 1]

    with running(program, "kyodo", one) as preview:
        preview.shows("続けやすい。", "forms/grant/")
        lines("forms/grant/", "補助", "続けやすい。")
        lines("en/forms/grant/", "Grant", "It lasts.")
        lines("glossary/", "言葉の意味です。", "協議", "話し合うこと。")
        lines("principles/openness/", "公開", "隠さない。", "見せる。")
        lines("tebiki/", "手引き", "見出し", "一つめ", "二つめ")
        assert source_of(preview.page("tebiki/"), "二行めです。") == "content/ja/tebiki.md:7"
        assert source_of(preview.page("town/contact/"), "企画課") \
            == "municipalities/town/data/guideline.yaml:5"
        # A line added above moves the link, though the page stays as it is.
        edit(one / "data/forms.yaml", "items:", "# 覚え書き\nitems:")
        eventually(lambda: source_of(preview.page("forms/grant/"), "続けやすい。")
                   == "data/forms.yaml:6", 40)
    program.build(one)
    built = contents(one / "site")
    with running(program, "kyodo", one, "--no-source-links") as preview:
        for address in ("forms/grant/", "tebiki/", "town/contact/"):
            eventually(lambda address=address: preview.page(address), 40)
            said = re.sub(r"<script>\s*var livereload.*?</script>", "", preview.page(address),
                          flags=re.S)
            said = re.sub(r'<details class="kp .*?</details>\n?', "", said, flags=re.S)
            assert "kp-source" not in said and "<!--@" not in said
            assert words_of(said) == words_of(built[f"{address}index.html"].decode())
    program.build(one)
    assert contents(one / "site") == built


def words_of(page: str) -> str:
    return page[page.index("<header"):]


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no chromium: tests/install-browser")
def test_links_to_lines_show_when_asked_for(program: Program, one: Path) -> None:
    """They take no room, show for the block that is pointed at, and answer to the keyboard."""
    seen = "e => getComputedStyle(e).clipPath === 'none'"
    with running(program, "kyodo", one) as preview, browser() as page:
        preview.shows("隠さない。", "principles/openness/")
        page.goto(f"http://127.0.0.1:{preview.port}/principles/openness/")
        height = page.evaluate("document.documentElement.scrollHeight")
        lead = page.locator(".k-lead .kp-source")
        title = page.locator("h1 + .kp-source")
        assert not lead.evaluate(seen) and not title.evaluate(seen)
        page.get_by_text("隠さない。").hover()
        assert lead.evaluate(seen) and not title.evaluate(seen)
        title.focus()
        assert title.evaluate(seen)
        assert page.get_by_role("heading", name="公開", level=1, exact=True).count() == 1
        page.evaluate("document.querySelectorAll('.kp-source').forEach(e => e.remove())")
        assert page.evaluate("document.documentElement.scrollHeight") == height


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no chromium: tests/install-browser")
@pytest.mark.parametrize(("address", "says"), [("", "直すところが 1 件あります"),
                                               ("en/", "Problems to mend: 1")])
def test_open_pages_follow(program: Program, one: Path, address: str, says: str) -> None:
    """What somebody sees who edits beside a browser: told at once, and told no more."""
    with running(program, "kyodo", one) as preview, browser() as page:
        preview.shows("試しのガイドライン")
        page.set_default_timeout(40_000)
        page.goto(f"http://127.0.0.1:{preview.port}/{address}principles/openness/")
        edit(one / "data/principles.yaml", "items:\n", "items\n")
        page.get_by_role("heading", name=says).wait_for()
        page.wait_for_load_state()  # the panel comes before the rest of the page
        assert page.get_by_role("alert").count() == 1
        assert page.locator("h1").is_visible()
        below = page.locator("header").bounding_box()
        panel = page.locator(".kp").bounding_box()
        assert below and panel and panel["y"] == 0 and panel["height"] <= below["y"]
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.href").startswith("vscode://file/")
        edit(one / "data/principles.yaml", "items\n", "items:\n")
        page.locator(".kp").wait_for(state="detached")
        page.locator("h1").wait_for()  # the page is loading again: what was there may be gone


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no chromium: tests/install-browser")
def test_a_page_appears_once_the_file_is_mended(program: Program, one: Path) -> None:
    edit(one / "data/principles.yaml", "items:", "items")
    with running(program, "kyodo", one) as preview, browser() as page:
        preview.says(f"http://127.0.0.1:{preview.port}/")
        page.set_default_timeout(40_000)
        page.goto(f"http://127.0.0.1:{preview.port}/en/story/")
        assert page.get_by_role("alert").count() == 1
        edit(one / "data/principles.yaml", "items", "items:")
        page.get_by_role("heading", name="Story", level=1).wait_for()
        page.wait_for_load_state()
        assert page.locator(".kp").count() == 0


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
import kyodo.preview.follow as preview
from kyodo.workspace import find_workspace
run = preview.run_passes
def told(passes):
    print("run", *sorted("/".join(target.parts[-2:]) for _, target in passes))
    run(passes)
preview.run_passes = told
shown = preview.Preview(find_workspace(Path.cwd()), (), Path(sys.argv[1]), "en")
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
from kyodo.origins import MARK
def unmarked(path):
    return MARK.sub("", path.read_bytes().decode("latin-1")).encode("latin-1")
served = {p.relative_to(shown.root): unmarked(p) for p in shown.root.rglob("*") if p.is_file()}
from kyodo.build import build
build(workspace)
site = workspace.site
built = {p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file()}
def without_paper(files):  # it would keep a preview waiting, whose pages and search say so
    return {path: data for path, data in files.items() if path.suffix != ".pdf"
            and not any(part == "quick-read" or part.startswith("contents") or part == "_headers"
                        for part in path.parts)}
assert without_paper(served) == without_paper(built)
assert len(without_paper(built)) > 30
"""


def test_only_changed_passes(program: Program, one: Path, tmp_path: Path) -> None:
    """And the result is that of a whole build, but for the marks of where it is written."""
    write(one / "municipalities/town", TOWN)
    write(one, {"data/glossary.yaml": GLOSSARY, "content/ja/tebiki.md": PROSE})
    place = tmp_path / "place"
    place.mkdir()
    done = program.run("python", "-c", WHICH, place, cwd=one)
    assert done.code == 0, done.said
    # The third edit is of an English text, which the open data beside the first language holds too.
    assert [line.split()[1:] for line in done.out.splitlines()] == [
        ["main/en", "main/ja", "town/ja"], [], ["main/en", "main/ja"], ["main/ja"]]
