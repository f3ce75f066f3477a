"""Same input, same bytes: wherever, whenever and by whichever command a site is built."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from running import MAIN, REPOSITORY, TOWN, Program, contents, edit, write

from built import Built

pytestmark = pytest.mark.engine

ELSEWHERE = {"PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo", "LANG": "ja_JP.UTF-8", "LC_ALL": "",
             "SOURCE_DATE_EPOCH": "1000000000"}


def copied(target: Path) -> Path:
    """Copy the repository's guidelines."""
    for name in ("data", "content", "municipalities"):
        if (REPOSITORY / name).exists():
            shutil.copytree(REPOSITORY / name, target / name,
                            ignore=shutil.ignore_patterns("site", ".kyodo"))
    shutil.copy2(REPOSITORY / "mkdocs.yml", target)
    return target


@pytest.fixture(scope="module")
def real(published: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's guidelines, built, to build again."""
    return Path(shutil.copytree(published.root, tmp_path_factory.mktemp("real") / "work"))


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the files in which two sites differ: a short answer where all of it would be long."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_another_place_time_and_command(program: Program, real: Path, tmp_path: Path) -> None:
    """By kyodo here, by MkDocs there: two builds of the whole tell all of it."""
    other = copied(tmp_path / "other")
    # Files come in another order from another disk, and were written at another time.
    for path in sorted(other.rglob("*.yaml"), reverse=True):
        path.rename(path.with_suffix(".moved"))
        path.with_suffix(".moved").rename(path)
        path.touch()
    done = program.run("mkdocs", "build", "--strict", "--site-dir", tmp_path / "site", cwd=other,
                       env=ELSEWHERE, timeout=300.0)
    assert done.code == 0, done.said
    assert differing(contents(real / "site"), contents(tmp_path / "site")) == []


def test_one_member_of_the_repository(program: Program, real: Path) -> None:
    whole = contents(real / "site")
    shutil.rmtree(real / ".kyodo")
    member = sorted((real / "municipalities").iterdir())[0].name
    program.build(real, member)
    assert differing(whole, contents(real / "site")) == []


def test_one_member_changes_nothing_else(program: Program, pair: Path) -> None:
    before = contents(pair / "site")
    edit(pair / "municipalities/town/data/guideline.yaml", "企画課", "政策課")
    edit(pair / "data/principles.yaml", "隠さない。", "まだ公開しない。")
    program.build(pair, "town")
    after = contents(pair / "site")
    changed = differing(before, after)
    assert changed
    # What hosts are told names the search's files of every guideline, by their contents.
    assert {name.split("/")[0] for name in changed} == {"town", "_headers"}
    program.build(pair)
    assert {name for name in differing(after, contents(pair / "site"))
            if name.startswith("town/")} == set()


def test_main_alone_keeps_the_members(program: Program, pair: Path) -> None:
    before = contents(pair / "site")
    edit(pair / "data/principles.yaml", "隠さない。", "何も隠さない。")
    edit(pair / "municipalities/town/data/guideline.yaml", "企画課", "政策課")
    program.build(pair, "main")
    changed = differing(before, contents(pair / "site"))
    assert "principles/index.html" in changed
    assert [name for name in changed if name.startswith("town/")] == []


def test_member_alone_has_the_address_of_the_whole(program: Program, pair: Path) -> None:
    """Its own site_url is for the day it is published on its own."""
    edit(pair / "municipalities/town/mkdocs.yml", "https://trial.example/town/",
         "https://www.town.example/")
    program.build(pair)
    whole = contents(pair / "site")
    assert b"https://trial.example/town/" in whole["town/index.html"]
    program.build(pair, "town")
    assert differing(whole, contents(pair / "site")) == []


def test_member_alone_first(program: Program, tmp_path: Path) -> None:
    """Without the others' pages a site can begin, and grow to the whole."""
    folder = write(tmp_path / "pair", MAIN)
    write(folder / "municipalities/town", TOWN)
    program.build(folder, "town")
    first = contents(folder / "site")
    assert "town/index.html" in first
    assert "index.html" not in first
    program.build(folder)
    whole = contents(folder / "site")
    assert differing({name: first[name] for name in first if name.startswith("town/")},
                     {name: whole[name] for name in whole if name.startswith("town/")}) == []


def test_engine_leftovers_by_place(program: Program, tmp_path: Path) -> None:
    """A page may have the name of something that the engine leaves behind."""
    folder = write(tmp_path / "work", {**MAIN, "content/ja/workers.md": "# 働く人\n",
                                       "content/en/workers.md": "# Workers\n"})
    program.build(folder)
    site = contents(folder / "site")
    assert {"workers/index.html", "en/workers/index.html", "sitemap.xml"} <= site.keys()
    assert [name for name in site if name.endswith(".map") or "/lunr/" in name
            or "javascripts/workers" in name or name == "en/sitemap.xml"] == []
