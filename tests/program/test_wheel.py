"""The wheel, as people install it: all that it needs is inside, and nothing else."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import pytest
from running import MAIN, REPOSITORY, contents, write

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_nothing_else(names: set[str]) -> None:
    info = {name.split("/")[0] for name in names if ".dist-info/" in name}
    assert {name.split("/")[0] for name in names} == {"kyodo", "kyodo_theme", *info}
    assert len(info) == 1
    assert [name for name in names if name.endswith((".pyc", ".log", ".html.orig", "~"))] == []


def test_everything(names: set[str]) -> None:
    """Every file of the sources is inside: pages, strings, messages, and the mark of types."""
    sources = {path.relative_to(root).as_posix()
               for root in (REPOSITORY / "generator", REPOSITORY / "theme")
               for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert sources - names == set()
    assert "kyodo/py.typed" in names
    for needed in ("kyodo_theme/overrides/mkdocs_theme.yml", "kyodo_theme/strings/ja.yaml",
                   "kyodo_theme/pages/layout.md.j2", "kyodo/messages/ja.yaml",
                   "kyodo_theme/fonts/BIZUDPGothic-Regular.ttf",
                   "kyodo_theme/fonts/BIZUDPGothic-Bold.ttf", "kyodo_theme/fonts/OFL.txt"):
        assert needed in names


def test_build(installed: Path, tmp_path: Path) -> None:
    folder = write(tmp_path / "work", MAIN)
    bare = {"PATH": f"{installed / 'bin'}:/usr/bin:/bin", "LANG": "C.UTF-8"}
    where = subprocess.run(
        ["python", "-c", "import kyodo, kyodo_theme; print(kyodo.__file__, kyodo_theme.__file__)"],
        env=bare, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert where.stdout.count(str(installed)) == 2
    done = subprocess.run(["kyodo", "build"], env=bare, cwd=folder, capture_output=True,
                          text=True, check=False)
    assert done.returncode == 0, done.stderr
    site = contents(folder / "site")
    assert {"index.html", "en/principles/index.html", "assets/kyodo/icon.svg", "404.html"} \
        <= site.keys()
    assert [name for name in site if name.endswith((".j2", ".yaml", ".py", ".ttf"))] == []


def test_metadata(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        [metadata] = [name for name in archive.namelist() if name.endswith("/METADATA")]
        [points] = [name for name in archive.namelist() if name.endswith("/entry_points.txt")]
        said, entries = archive.read(metadata).decode(), archive.read(points).decode()
    assert "Requires-Dist: mkdocs==1.6.1" in said
    assert "kyodo = kyodo.__main__:main" in entries
    assert "[mkdocs.plugins]" in entries
    assert "[mkdocs.themes]" in entries
