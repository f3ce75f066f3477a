"""One pass of the engine: a staged tree to HTML."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
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
def _listening() -> Iterator[list[str]]:
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

    with _listening() as heard:
        try:
            build(load_config(str(settings), strict=True, site_dir=str(target)))
        except (MkDocsException, SystemExit) as error:
            raise EngineFailed("\n".join([*heard, str(error)])) from None


def run_passes(passes: Sequence[Pass]) -> None:
    """Build several staged trees, side by side in as many processes as there are cores."""
    workers = min(len(passes), os.cpu_count() or 1)
    shares = [passes[worker::workers] for worker in range(workers)]
    with ThreadPoolExecutor(workers or 1) as pool:
        said = [word for word in pool.map(_run_share, shares) if word]
    if said:
        raise EngineFailed("\n".join(said))


def _run_share(passes: Sequence[Pass]) -> str:
    """Run passes in a process of its own, which behaves alike on every system."""
    command = [sys.executable, "-m", "kyodo.engine", *(str(part) for one in passes for part in one)]
    # Material prints a notice about the future of MkDocs at every start; it is not for staff.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True,
                          encoding="utf-8", errors="replace", check=False)
    return "" if done.returncode == 0 else (done.stderr.strip() or f"exit {done.returncode}")


def main(arguments: Sequence[str]) -> int:
    """Run the passes named on the command line: settings, target, settings, target, …"""
    for settings, target in zip(arguments[::2], arguments[1::2], strict=True):
        try:
            run_pass(Path(settings), Path(target))
        except EngineFailed as error:
            sys.stderr.write(str(error))
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
