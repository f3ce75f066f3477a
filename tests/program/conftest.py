"""What the tests of the program share: one copy of its sources, and sites built once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from running import MAIN, TOWN, Program, write


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program, copied."""
    return Program.copied(tmp_path_factory.mktemp("program"))


@pytest.fixture(scope="session")
def built_pair(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A guideline with another below it, published; only to copy from."""
    folder = write(tmp_path_factory.mktemp("pair") / "work", MAIN)
    write(folder / "municipalities" / "town", TOWN)
    program.build(folder)
    return folder


@pytest.fixture(scope="session")
def built_one(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A guideline in two languages, published; only to copy from."""
    folder = write(tmp_path_factory.mktemp("one") / "work", MAIN)
    program.build(folder)
    return folder


@pytest.fixture()
def pair(built_pair: Path, tmp_path: Path) -> Path:
    """A published guideline with another below it, to do with as one likes."""
    return Path(shutil.copytree(built_pair, tmp_path / "pair"))


@pytest.fixture()
def one(built_one: Path, tmp_path: Path) -> Path:
    """A published guideline in two languages, to do with as one likes."""
    return Path(shutil.copytree(built_one, tmp_path / "one"))
