"""What the tests of the program share: one copy of its sources, and sites built once."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from running import MAIN, REPOSITORY, TOWN, Program, write


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


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    folder = tmp_path_factory.mktemp("dist")
    done = subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
                          cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    [found] = folder.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel; the libraries are the developers', for want of a net."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(folder, with_pip=True, symlinks=True)
    python = folder / "bin" / "python"
    [packages] = folder.glob("lib/python*/site-packages")
    done = subprocess.run([python, "-m", "pip", "install", "--no-deps", "--no-index", "--quiet",
                           "--disable-pip-version-check", wheel],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    # A path alone, not addsitedir: the developers' own .pth files must not lead to the checkout.
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder
