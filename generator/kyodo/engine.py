"""One pass of the engine: a staged tree to HTML."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kyodo.problems import KyodoError

Pass = tuple[Path, Path]
"""A staged tree's settings file, and the folder to build it into."""


class EngineFailed(KyodoError):
    """The engine did not accept a staged tree; its own words are the message."""


class _Heard(logging.Handler):
    """Keeps the engine's warnings, so that a failed pass can say why."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage())


@contextmanager
def listening() -> Iterator[list[str]]:
    """Collect what the engine warns of."""
    heard = _Heard()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    propagate, logger.propagate = logger.propagate, False
    try:
        yield heard.words
    finally:
        logger.removeHandler(heard)
        logger.propagate = propagate


def run_pass(settings: Path, target: Path) -> None:
    """Build one staged tree, strictly, into ``target``."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    with listening() as heard:
        try:
            build(load_config(str(settings), strict=True, site_dir=str(target)))
        except (MkDocsException, SystemExit) as error:
            raise EngineFailed("\n".join([*heard, str(error)])) from None


def run_passes(passes: Sequence[Pass]) -> None:
    """Build several staged trees, side by side in as many processes as there are cores."""
    workers = min(len(passes), os.cpu_count() or 1)
    children: list[subprocess.Popen[bytes]] = []
    try:
        for worker in range(workers):
            children.append(_start(passes[worker::workers]))
        said = [words for child in children if (words := _outcome(child))]
    finally:
        for child in children:
            _end(child)
    if said:
        raise EngineFailed("\n".join(said))


def _start(passes: Sequence[Pass]) -> subprocess.Popen[bytes]:
    """Start some passes in a process of their own, which behaves alike on every system."""
    # -P: a file in the editor's folder that is named like a module must not stand in for it.
    command = [sys.executable, "-P", "-m", "kyodo.engine",
               *(str(part) for one in passes for part in one)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONWARNINGS"}
    # Material prints a notice about the future of MkDocs at every start; it is not for staff.
    environment.update(NO_MKDOCS_2_WARNING="1", PYTHONUTF8="1")
    return subprocess.Popen(command, env=environment, stdin=subprocess.PIPE,
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def _outcome(child: subprocess.Popen[bytes]) -> str:
    """Wait for a child; return what it says went wrong, or ""."""
    assert child.stderr
    said = child.stderr.read().decode("utf-8", "replace").strip()
    code = child.wait()
    return "" if code == 0 else (said or f"exit {code}")


def _end(child: subprocess.Popen[bytes]) -> None:
    """Leave no child behind, however its parent fares."""
    child.kill()
    child.wait()
    for pipe in (child.stdin, child.stderr):
        if pipe:
            pipe.close()


def _end_with_parent() -> None:
    """Stop as soon as the parent is gone, even one that was killed and could not say so.

    The parent holds the other end of the standard input and never writes to it: when reading
    returns, there is no parent. An orphan would go on writing where the next build works.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business

    def wait() -> None:
        os.read(0, 1)
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def main(arguments: Sequence[str]) -> int:
    """Run the passes named on the command line: settings, target, settings, target, …"""
    for settings, target in zip(arguments[::2], arguments[1::2], strict=True):
        try:
            run_pass(Path(settings), Path(target))
        except EngineFailed as error:
            sys.stderr.write(str(error))
            return 1
        except Exception as error:
            sys.stderr.write(f"{type(error).__name__}: {error}")
            return 1
    return 0


if __name__ == "__main__":
    _end_with_parent()
    sys.exit(main(sys.argv[1:]))
