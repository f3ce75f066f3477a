"""What the cases, which are plain files, cannot show of a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from kyodo.load import load
from kyodo.problems import Invalid


def test_a_link_that_leads_nowhere_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    (tmp_path / "data/guideline.yaml").write_text(
        "title: 試し\nmunicipality: {name: 試し市}\nlanguages: [ja]\n"
        "contacts: [{office: 課, email: a@example.jp}]\n", encoding="utf-8")
    load(tmp_path)
    (tmp_path / "data/forms.yaml").symlink_to("nowhere.yaml")
    with pytest.raises(Invalid) as caught:
        load(tmp_path)
    assert [(one.file, one.code) for one in caught.value.problems] == [
        ("data/forms.yaml", "file-unreadable")]
