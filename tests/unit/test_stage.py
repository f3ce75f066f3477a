from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from making import PRINCIPLES, made, site

from kyodo.stage import stage

FILES = {"data/principles.yaml": PRINCIPLES, "content/ja/story.md": "# 物語\n"}


@pytest.fixture()
def source(tmp_path: Path) -> Path:
    return tmp_path / "source"


@pytest.fixture()
def target(tmp_path: Path) -> Path:
    return tmp_path / "staged" / "ja"


def times(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_tree(source: Path, target: Path) -> None:
    view = site(made(source, FILES))
    staged = stage(view, target, "https://x.example/")
    assert staged.changed
    assert (staged.language, staged.prefix) == ("ja", "")
    files = {path.relative_to(target / "docs").as_posix() for path in (target / "docs").rglob("*")
             if path.is_file()}
    shared = {name for name in files if name.startswith("assets/")}
    assert files - shared == {*view.voice.addresses.files.values(), *view.files}
    assert (target / "docs/data/guideline.json").read_bytes() == view.files["data/guideline.json"]
    settings = yaml.safe_load(staged.settings.read_text(encoding="utf-8"))
    assert settings["site_url"] == "https://x.example/"
    assert settings["theme"]["name"] == "kyodo"
    assert set(settings["extra"]["kyodo"]["files"].values()) == shared


def test_other_language_stands_below(source: Path, target: Path) -> None:
    staged = stage(site(made(source, FILES), "en"), target, "https://x.example/")
    assert staged.prefix == "en/"
    settings = yaml.safe_load(staged.settings.read_text(encoding="utf-8"))
    assert settings["site_url"] == "https://x.example/en/"


def test_without_address(source: Path, target: Path) -> None:
    staged = stage(site(made(source, FILES)), target, None)
    assert "site_url" not in yaml.safe_load(staged.settings.read_text(encoding="utf-8"))


def test_unchanged_is_not_written(source: Path, target: Path) -> None:
    """A preview watches for what is written; it must not wake itself."""
    view = site(made(source, FILES))
    stage(view, target, None)
    before = times(target)
    assert not stage(view, target, None).changed
    assert times(target) == before


def test_only_the_edited_page_is_written(source: Path, target: Path) -> None:
    stage(site(made(source, FILES)), target, None)
    before = times(target)
    edited = {**FILES, "content/ja/story.md": "# 物語\n\nつづき。\n"}
    assert stage(site(made(source, edited)), target, None).changed
    after = times(target)
    written = {path.relative_to(target / "docs").as_posix() for path in after
               if after[path] != before[path]}
    assert written == {"story/index.md", "data/guideline.json"}


def test_stale_pages_go(source: Path, target: Path) -> None:
    stage(site(made(source, FILES)), target, None)
    (source / "data/principles.yaml").unlink()
    view = site(made(source, {"content/ja/story.md": FILES["content/ja/story.md"]}))
    assert stage(view, target, None).changed
    assert not [path for path in (target / "docs").rglob("*") if "principles" in path.name]
    assert not stage(view, target, None).changed


def test_folder_in_the_place_of_a_page(source: Path, target: Path) -> None:
    """What an older program or a slip left there does not stop the build for ever."""
    view = site(made(source, FILES))
    page = target / "docs" / view.voice.addresses.files["story"]
    page.mkdir(parents=True)
    (page / "old.md").write_text("", encoding="utf-8")
    stage(view, target, None)
    assert page.is_file()


def test_file_in_the_place_of_a_folder(source: Path, target: Path) -> None:
    target.mkdir(parents=True)
    (target / "docs").write_text("", encoding="utf-8")
    stage(site(made(source, FILES)), target, None)
    assert (target / "docs" / "index.md").is_file()


def test_own_settings_go_on_to_the_engine(source: Path, target: Path) -> None:
    view = site(made(source, {**FILES, "mkdocs.yml": "site_name: x\ncopyright: 試し市\n"}))
    settings = yaml.safe_load(stage(view, target, None).settings.read_text(encoding="utf-8"))
    assert settings["copyright"] == "試し市"
    assert settings["site_name"] != "x"


def test_menu(source: Path, target: Path) -> None:
    view = site(made(source, FILES))
    settings = yaml.safe_load(stage(view, target, None).settings.read_text(encoding="utf-8"))
    files = view.voice.addresses.files
    assert settings["nav"][1] == {"大切なこと": [
        files["principles"], {"1 公開": files["principles/openness"]},
        {"2 対等": files["principles/equality"]}]}
    assert {"物語": files["story"]} in settings["nav"]


def test_long_menu_is_cut(source: Path, target: Path) -> None:
    """Every page carries the menu: with all records in it a site would grow with the square."""
    items = "".join(f"  - {{id: p{n}, name: 原則{n}}}\n" for n in range(40))
    view = site(made(source, {"data/principles.yaml": f"items:\n{items}"}))
    settings = yaml.safe_load(stage(view, target, None).settings.read_text(encoding="utf-8"))
    entry = next(value for one in settings["nav"] for value in one.values()
                 if "principles" in str(value))
    assert isinstance(entry, str)
