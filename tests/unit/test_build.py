"""What several guidelines of one site must not do to each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from kyodo.build import load_all
from kyodo.problems import Invalid
from kyodo.report import place
from kyodo.workspace import find_workspace

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
