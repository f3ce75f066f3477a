"""What tests share. Nothing here writes into the repository."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest

from built import FIXTURES, REPOSITORY, Built, build_copy
from kyodo.build import build
from kyodo.workspace import find_workspace
from sharing import once

# A shell starts jobs in the background with interrupts ignored, and programs inherit that: without
# this, whatever the tests start there could not be interrupted either.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The repository's root; only to read from."""
    return REPOSITORY


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of this run of the tests: one for all its processes."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def published(run_folder: Path) -> Built:
    """The repository's three guidelines, built once from a copy; only to read from."""
    return once(run_folder / "published", lambda root: build_copy(REPOSITORY, root, True))


@pytest.fixture(scope="session")
def cities(run_folder: Path) -> Built:
    """The guidelines of invented municipalities in tests/fixtures, built as one site."""

    def make(root: Path) -> Built:
        shutil.copytree(FIXTURES, root / "municipalities")
        workspace = find_workspace(root)
        return Built(root, workspace.site, build(workspace))

    return once(run_folder / "cities", make)

