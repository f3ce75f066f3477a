"""What cannot be written in a case: links in the file system."""

from __future__ import annotations

from pathlib import Path

from kyodo.checks.files import check_files
from kyodo.checks.walk import walk
from kyodo.model.guideline import Info
from kyodo.model.reading import Downloads
from kyodo.model.whole import Guideline, Site


def test_a_link_that_leads_outside(tmp_path: Path) -> None:
    folder = tmp_path / "city"
    folder.mkdir()
    (tmp_path / "secret.pdf").write_bytes(b"")
    (folder / "form.pdf").symlink_to(tmp_path / "secret.pdf")
    (folder / "inside.pdf").write_bytes(b"")
    (folder / "linked.pdf").symlink_to(folder / "inside.pdf")
    info = Info.model_validate(
        {"title": "試し", "municipality": {"name": "試し市"}, "languages": ["ja"]})
    downloads = Downloads.model_validate(
        {"items": [{"id": "a", "name": "様式", "files": ["form.pdf", "linked.pdf"]}]})
    guideline = Guideline(folder=folder, site=Site(""), info=info, downloads=downloads)
    found = list(check_files(guideline, list(walk(guideline))))
    assert [(one.code, one.path) for one in found] == [
        ("file-outside", ("items", 0, "files", 0)),
    ]


def test_links_among_the_prose(tmp_path: Path) -> None:
    content = tmp_path / "city" / "content" / "ja"
    content.mkdir(parents=True)
    (tmp_path / "secret.pdf").write_bytes(b"")
    (content / "lent.pdf").symlink_to(tmp_path / "secret.pdf")
    (content / "own.pdf").write_bytes(b"")
    (content / "linked.pdf").symlink_to(content / "own.pdf")
    info = Info.model_validate(
        {"title": "試し", "municipality": {"name": "試し市"}, "languages": ["ja"]})
    guideline = Guideline(folder=tmp_path / "city", site=Site(""), info=info)
    assert [(one.code, one.file) for one in check_files(guideline, list(walk(guideline)))] == [
        ("file-outside", "content/ja/lent.pdf")]
