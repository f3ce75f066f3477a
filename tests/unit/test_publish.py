from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock

from kyodo import publish
from kyodo.publish import Busy, building_place, only_build, recover, swap


@pytest.fixture()
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "old.html").write_text("old", encoding="utf-8")
    return folder


def new(site: Path) -> Path:
    folder = site.parent / "fresh"
    folder.mkdir(mode=0o700)
    (folder / "new.html").write_text("new", encoding="utf-8")
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("exchanges", [True, False])
def test_swap(site: Path, monkeypatch: pytest.MonkeyPatch, exchanges: bool) -> None:
    if not exchanges:
        monkeypatch.setattr(publish, "_exchange", lambda one, other: False)
    swap(new(site), site)
    assert names(site) == ["new.html"]
    assert site.stat().st_mode & 0o777 == 0o755  # a web server has to read it
    assert not (site.parent / ".site-old").exists()


def test_first(tmp_path: Path) -> None:
    site = tmp_path / "site"
    swap(new(site), site)
    assert names(site) == ["new.html"]
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_swap_fails_between(site: Path, monkeypatch: pytest.MonkeyPatch,
                            error: type[BaseException]) -> None:
    monkeypatch.setattr(publish, "_exchange", lambda one, other: False)
    fresh, rename = new(site), Path.rename

    def renaming(path: Path, target: Path) -> Path:
        if path == fresh:
            raise error
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", renaming)
    with pytest.raises(error):
        swap(fresh, site)
    assert names(site) == ["old.html"]


def test_recover_puts_the_old_site_back(site: Path) -> None:
    site.rename(site.parent / ".site-old")
    recover(site)
    assert names(site) == ["old.html"]
    assert names(site.parent) == ["site"]


def test_recover_keeps_the_new_site(site: Path) -> None:
    new(site).rename(site.parent / ".site-old")
    recover(site)
    assert names(site) == ["old.html"]
    assert names(site.parent) == ["site"]


def test_recover_removes_only_its_own(site: Path) -> None:
    for name in (".site-new-abcd1234", ".site-new-notes", ".town-new-abcd1234", ".site-news",
                 "site-new-abcd1234"):
        (site.parent / name).mkdir()
    recover(site)
    assert names(site.parent) == [".site-new-notes", ".site-news", ".town-new-abcd1234", "site",
                                  "site-new-abcd1234"]


def test_building_place(site: Path) -> None:
    with building_place(site) as place:
        assert place.parent == site.parent  # one disk, or there is no renaming
        (place / "half.html").touch()
    assert not place.exists()


def test_building_place_goes_on_failure(site: Path) -> None:
    with pytest.raises(KeyboardInterrupt), building_place(site) as place:
        raise KeyboardInterrupt
    assert not place.exists()


def test_building_place_is_what_recover_removes(site: Path) -> None:
    with building_place(site) as place:
        recover(site)
        assert not place.exists()


def test_building_place_beside_a_file(tmp_path: Path) -> None:
    (tmp_path / "site").touch()
    with pytest.raises(NotADirectoryError), building_place(tmp_path / "site"):
        pass
    assert names(tmp_path) == ["site"]


def test_only_build(site: Path) -> None:
    staging = site.parent / ".kyodo"
    with only_build(staging, site), pytest.raises(Busy), only_build(staging, site, patience=0):
        pass
    with only_build(staging, site, patience=0):
        pass
    assert (staging / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_only_build_recovers_when_it_is_alone(site: Path) -> None:
    staging = site.parent / ".kyodo"
    staging.mkdir()
    place = site.parent / ".site-new-abcd1234"
    place.mkdir()
    with FileLock(staging / "build.lock"), pytest.raises(Busy), \
            only_build(staging, site, patience=0):
        pass
    assert place.exists()
    with only_build(staging, site):
        assert not place.exists()
