"""What stands from one build to the next is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from kyodo.keeping import keep


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
