"""What stands from one build to the next is whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kyodo.keeping import keep, put


def test_a_build_that_was_stopped_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "new" / "ja.kept"
    keep(file, b"whole")

    def stopped(self: Path, content: bytes) -> int:
        with self.open("wb") as half:
            half.write(content[: len(content) // 2])
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_bytes", stopped)
    with pytest.raises(KeyboardInterrupt):
        keep(file, b"another")
    assert file.read_bytes() == b"whole"


@pytest.mark.parametrize("links", [True, False])
def test_what_is_put_is_what_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    kept, target = tmp_path / "kept", tmp_path / "published"
    kept.write_bytes(b"new")
    if not links:
        def refused(*_: object) -> None:
            raise PermissionError

        monkeypatch.setattr(os, "link", refused)
    for before in (None, b"old"):
        if before:
            target.unlink()
            target.write_bytes(before)
        put(kept, target)
        assert target.read_bytes() == b"new"
    assert kept.samefile(target) is links
