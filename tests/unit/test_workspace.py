from __future__ import annotations

from pathlib import Path

import pytest

from kyodo.build import load_all
from kyodo.problems import Invalid
from kyodo.workspace import Workspace, find_workspace


def guideline(folder: Path) -> Path:
    (folder / "data").mkdir(parents=True)
    (folder / "data/guideline.yaml").touch()
    return folder


@pytest.fixture()
def root(tmp_path: Path) -> Path:
    for name in ("town", "city", "not-one"):
        (tmp_path / "work/municipalities" / name).mkdir(parents=True)
    for name in ("town", "city"):
        guideline(tmp_path / "work/municipalities" / name)
    return guideline(tmp_path / "work")


def described(workspace: Workspace) -> list[tuple[str, str]]:
    return [(member.name, member.prefix) for member in workspace.members]


def test_whole(root: Path) -> None:
    found = find_workspace(root)
    assert described(found) == [("main", ""), ("city", "city/"), ("town", "town/")]
    assert found.site == root / "site"
    assert found.staging == root / ".kyodo"
    assert found.chosen(()) == found.members


def test_members_alone(root: Path) -> None:
    (root / "data/guideline.yaml").unlink()
    assert described(find_workspace(root)) == [("city", "city/"), ("town", "town/")]


@pytest.mark.parametrize("name", ["main", "town"])
def test_main_file_renamed(root: Path, name: str) -> None:
    """Left out in silence, the guideline would vanish from the published site."""
    folder = root if name == "main" else root / "municipalities" / name
    (folder / "data/guideline.yaml").rename(folder / "data/guideline.yml")
    member = next(one for one in find_workspace(root).members if one.name == name)
    with pytest.raises(Invalid) as caught:
        load_all((member,), root)
    prefix = "" if name == "main" else f"municipalities/{name}/"
    assert [(problem.file, problem.code) for problem in caught.value.problems] == [
        (f"{prefix}data/guideline.yaml", "no-guideline-file"),
        (f"{prefix}data/guideline.yml", "file-unknown")]


def test_a_member_s_own_folder(root: Path) -> None:
    assert described(find_workspace(root / "municipalities/town")) == [("main", "")]


@pytest.mark.parametrize("name", ["town", "municipalities/town", "./municipalities/town/"])
def test_chosen(root: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(root)
    assert [member.name for member in find_workspace(root).chosen((name,))] == ["town"]


def test_chosen_by_a_link(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "short").symlink_to(root / "municipalities/town")
    monkeypatch.chdir(root)
    assert find_workspace(root).chosen((str(tmp_path / "short"),))[0].name == "town"


def test_wrong_name(root: Path) -> None:
    with pytest.raises(Invalid) as caught:
        find_workspace(root).chosen(("twon",))
    [problem] = caught.value.problems
    assert problem.code == "no-such-guideline"
    assert problem.params == {"known": "main, city, town", "nearest": "town"}


def test_a_link_that_leads_to_itself(root: Path, tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(Invalid):
        find_workspace(root).chosen((str(tmp_path / "loop"),))


def test_named_folder_elsewhere(root: Path, tmp_path: Path) -> None:
    assert find_workspace(tmp_path, (str(root),)).root == root


def test_nothing_here(tmp_path: Path) -> None:
    with pytest.raises(Invalid) as caught:
        find_workspace(tmp_path)
    assert caught.value.problems[0].code == "no-guideline-file"


def test_site_is_a_link(root: Path, tmp_path: Path) -> None:
    (root / "site").symlink_to(tmp_path / "served")
    assert find_workspace(root).site == tmp_path / "served"
