"""Running the program from outside, as its users do, on guidelines of its own."""

from __future__ import annotations

import compileall
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH, _PR_CAPBSET_DROP = 1, 2, 24

MAIN = {
    "mkdocs.yml": """\
site_name: 試しのガイドライン
site_url: https://trial.example/
docs_dir: content
theme: {name: kyodo}
plugins: [kyodo]
""",
    "data/guideline.yaml": """\
title: {ja: 試しのガイドライン, en: A guideline for trials}
municipality: {name: {ja: 試し市, en: Trial City}}
languages: [ja, en]
contacts:
  - {office: {ja: 協働課, en: Collaboration Office}, tel: 0778-22-3293}
""",
    "data/principles.yaml": """\
items:
  - {id: openness, name: {ja: 公開, en: Openness}, gloss: {ja: 隠さない。, en: Hide nothing.}}
""",
    "content/ja/story.md": "# 物語\n\nむかしむかし。\n",
    "content/en/story.md": "# Story\n\nOnce upon a time.\n",
}
TOWN = {
    "mkdocs.yml": MAIN["mkdocs.yml"].replace("試し", "町の").replace("example/", "example/town/"),
    "data/guideline.yaml": """\
title: 町のガイドライン
municipality: {name: 試し町}
languages: [ja]
contacts:
  - {office: 企画課, tel: 0778-22-3293}
""",
}


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write text files below a folder; return it."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def edit(file: Path, old: str, new: str) -> None:
    """Replace a wording that has to be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Return path → bytes of all files below a folder; nothing where there is no folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def litter(folder: Path) -> list[str]:
    """Return the names of what an unfinished build left beside the site."""
    return sorted(path.name for path in folder.iterdir() if path.name.startswith(".site"))


def engines(folder: Path) -> list[int]:
    """Return the processes whose command names the folder: the engine's passes for it."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes().split(b"\0")
        except OSError:  # ended meanwhile
            continue
        if b"kyodo.engine" in words and any(os.fsencode(folder) in word for word in words):
            found.append(int(process.name))
    return found


def eventually(true: Callable[[], Any], seconds: float = 30.0, step: float = 0.1) -> Any:
    """Return what a question is answered with as soon as that is true; fail after a time."""
    deadline = time.monotonic() + seconds
    while not (answer := true()):
        assert time.monotonic() < deadline, f"not true after {seconds} s"
        time.sleep(step)
    return answer


@dataclass(frozen=True)
class Done:
    """A command that has ended."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


@dataclass(frozen=True)
class Program:
    """The commands, run from a copy of the sources: nobody edits that under a running test."""

    code: Path

    @classmethod
    def copied(cls, target: Path) -> Program:
        for source in ("generator/kyodo", "theme/kyodo_theme"):
            shutil.copytree(REPOSITORY / source, target / Path(source).name,
                            ignore=shutil.ignore_patterns("__pycache__"))
        # Once, and not at each of the hundreds of starts, which write nothing beside the sources.
        compileall.compile_dir(target, quiet=1)
        return cls(target)

    def environment(self, **more: str) -> dict[str, str]:
        return {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "HOME": os.environ["HOME"],
                "LANG": "C.UTF-8", "PYTHONPATH": str(self.code), "NO_MKDOCS_2_WARNING": "1",
                "PYTHONDONTWRITEBYTECODE": "1", **more}

    def start(self, *command: str | Path, cwd: Path, env: dict[str, str] | None = None,
              **options: Any) -> subprocess.Popen[str]:
        """Start ``kyodo …``, or another command named by its file in the same place."""
        name, *arguments = map(str, command)
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
        return subprocess.Popen(
            [BIN / name, *arguments], cwd=cwd, env=self.environment(**(env or {})),
            stdin=subprocess.DEVNULL, encoding="utf-8", errors="replace",
            start_new_session=True, **options)

    def run(self, *command: str | Path, cwd: Path, env: dict[str, str] | None = None,
            timeout: float = 90.0, **options: Any) -> Done:
        """Run a command to its end."""
        with self.start(*command, cwd=cwd, env=env, **options) as process:
            return finish(process, timeout)

    def build(self, folder: Path, *names: str, **env: str) -> Done:
        """Run ``kyodo build``, which has to succeed."""
        done = self.run("kyodo", "build", *names, cwd=folder, env=env, timeout=300.0)
        assert done.code == 0, done.said
        return done

    def python(self, script: str, cwd: Path, **options: Any) -> Done:
        """Run a few lines of Python on the copied sources."""
        return self.run("python", "-c", script, cwd=cwd, **options)


def finish(process: subprocess.Popen[str], timeout: float = 90.0) -> Done:
    """Wait for a command's end; end its whole group where it takes too long."""
    try:
        out, err = process.communicate(timeout=timeout)
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise
    return Done(process.returncode, out or "", err or "")


def without_privilege() -> dict[str, Any]:
    """Return what makes file permissions count, for the administrator too."""

    def drop() -> None:
        for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
            ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)

    return {"preexec_fn": drop} if os.geteuid() == 0 else {}


def interrupted(process: subprocess.Popen[str], whole_group: bool = True) -> Done:
    """Press Ctrl-C: a terminal signals the whole group, other programs the process alone."""
    (os.killpg if whole_group else os.kill)(process.pid, signal.SIGINT)
    return finish(process, 20)


def no_traceback(done: Done) -> None:
    """Check that a command said what it had to say in words."""
    assert "Traceback" not in done.said, done.said
    assert 'File "' not in done.said, done.said
    assert "Warning" not in done.said, done.said


def lines(text: str) -> Iterator[str]:
    """Yield the lines that say something."""
    return (line for line in text.splitlines() if line.strip())
