"""What several guidelines of one site must not do to each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from kyodo.build import load_all
from kyodo.problems import Invalid
from kyodo.report import place
from kyodo.workspace import find_workspace, within

INFO = """\
title: {ja: 試し, en: Trial}
municipality: {name: {ja: 試し市, en: Trial City}}
languages: [ja, en]
contacts: [{office: {ja: 課, en: Section}, email: a@example.jp}]
"""


@pytest.mark.parametrize("name", ["en", "contact", "assets", "compare", "data"])
def test_a_city_cannot_take_the_place_of_a_page(tmp_path: Path, name: str) -> None:
    for folder in (tmp_path, tmp_path / "municipalities" / name, tmp_path / "municipalities/town"):
        (folder / "data").mkdir(parents=True)
        (folder / "data/guideline.yaml").write_text(INFO, encoding="utf-8")
        (folder / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    workspace = find_workspace(tmp_path)
    with pytest.raises(Invalid) as caught:
        load_all(workspace.members, workspace.root)
    assert [(place(one), one.code) for one in caught.value.problems] == [
        (f"municipalities/{name}", "reserved-folder")]


def told(root: Path, site_url: str | None = None) -> list[tuple[str, str]]:
    workspace = find_workspace(root)
    loaded = load_all(workspace.members, root, site_url)
    return [(place(within(notice, member, root)), notice.code) for member in workspace.members
            for notice in loaded[member.name].notices if notice.code == "no-site-url"]


def test_whose_address_is_not_known_is_told_of_at_its_line(tmp_path: Path) -> None:
    """Papers have neither QR code nor address then; a folder below others has theirs."""
    for folder in (tmp_path, tmp_path / "municipalities" / "town"):
        (folder / "data").mkdir(parents=True)
        (folder / "data/guideline.yaml").write_text(INFO, encoding="utf-8")
        (folder / "mkdocs.yml").write_text(
            "# 設定\n# site_url: https://example.jp/\nsite_name: x\n", encoding="utf-8")
    assert told(tmp_path) == [("mkdocs.yml:2", "no-site-url"),
                              ("municipalities/town/mkdocs.yml:2", "no-site-url")]
    assert told(tmp_path, "https://example.jp/") == []
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nsite_url: https://example.jp/\n",
                                         encoding="utf-8")
    assert told(tmp_path) == []
