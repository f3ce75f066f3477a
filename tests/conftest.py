"""What tests share. Nothing here writes into the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from built import FIXTURES, REPOSITORY, Built, build_copy


@pytest.fixture(scope="session")
def repository() -> Path:
    """The repository's root; only to read from."""
    return REPOSITORY


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The repository's three guidelines, built once from a copy."""
    return build_copy(REPOSITORY, tmp_path_factory.mktemp("published") / "work", collection=True)


@pytest.fixture(scope="session")
def fixture_folder() -> Path:
    """The folder of guidelines of invented municipalities."""
    return FIXTURES
