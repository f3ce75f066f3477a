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

from sharing import once


@pytest.fixture(scope="session")
def program(run_folder: Path) -> Program:
    """The program, copied."""
    return once(run_folder / "program", Program.copied)


@pytest.fixture(scope="session")
def built_pair(program: Program, run_folder: Path) -> Path:
    """A guideline with another below it, published; only to copy from."""

    def make(folder: Path) -> Path:
        write(folder, MAIN)
        write(folder / "municipalities" / "town", TOWN)
        program.build(folder)
        return folder

    return once(run_folder / "pair", make)


@pytest.fixture(scope="session")
def built_one(program: Program, run_folder: Path) -> Path:
    """A guideline in two languages, published; only to copy from."""

    def make(folder: Path) -> Path:
        program.build(write(folder, MAIN))
        return folder

    return once(run_folder / "one", make)


@pytest.fixture()
def pair(built_pair: Path, tmp_path: Path) -> Path:
    """A published guideline with another below it, to do with as one likes."""
    return Path(shutil.copytree(built_pair, tmp_path / "pair"))


@pytest.fixture()
def one(built_one: Path, tmp_path: Path) -> Path:
    """A published guideline in two languages, to do with as one likes."""
    return Path(shutil.copytree(built_one, tmp_path / "one"))


@pytest.fixture(scope="session")
def wheel(run_folder: Path) -> Path:
    """The wheel, built from the checkout."""
    return once(run_folder / "dist", _wheel_in)


def _wheel_in(folder: Path) -> Path:
    done = subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
                          cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    [found] = folder.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def installed(wheel: Path, run_folder: Path) -> Path:
    """A fresh environment with the wheel; the libraries are the developers', for want of a net."""
    return once(run_folder / "installed", lambda folder: _environment_in(folder, wheel))


def _environment_in(folder: Path, wheel: Path) -> Path:
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
