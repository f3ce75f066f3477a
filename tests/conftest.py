"""What tests share. Nothing here writes into the repository."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest

from built import FIXTURES, REPOSITORY, Built, build_copy
from kyodo.build import build
from kyodo.workspace import find_workspace

# A shell starts jobs in the background with interrupts ignored, and programs inherit that: without
# this, whatever the tests start there could not be interrupted either.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The repository's root; only to read from."""
    return REPOSITORY


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The repository's three guidelines, built once from a copy."""
    return build_copy(REPOSITORY, tmp_path_factory.mktemp("published") / "work", collection=True)


@pytest.fixture(scope="session")
def cities(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The guidelines of invented municipalities in tests/fixtures, built as one site."""
    root = tmp_path_factory.mktemp("cities")
    shutil.copytree(FIXTURES, root / "municipalities")
    workspace = find_workspace(root)
    return Built(root, workspace.site, build(workspace))
