"""Files as text: UTF-8, and what a file that is something else seems to be."""

from __future__ import annotations

import re
from pathlib import Path

from kyodo.problems import Problem

_JIS = re.compile(rb"\x1b\$[@B(]")
MAX_BYTES = 5_000_000
"""A file larger than this is not part of a guideline; the largest known has 0.3 MB."""


def decode(path: Path, file: str) -> tuple[str | None, list[Problem]]:
    """Read a file as UTF-8; on failure return None and say what its encoding seems to be."""
    if path.is_dir():
        return None, [Problem(file, 0, 0, "folder-not-file")]
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            return None, [Problem(file, 0, 0, "file-too-large",
                                  {"size": f"{size / 1e6:.0f}", "limit": MAX_BYTES // 1_000_000})]
        raw = path.read_bytes()
    except OSError as error:
        return None, [Problem(file, 0, 0, "file-unreadable", {"reason": error.strerror or ""})]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [Problem(file, 1, 0, "wrong-encoding", {"encoding": "UTF-16"})]
    if _JIS.search(raw):  # seven bits a byte, so it would pass for UTF-8
        return None, [Problem(file, 1, 0, "wrong-encoding", {"encoding": "JIS (ISO-2022-JP)"})]
    try:
        # The mark that Windows editors put before UTF-8 does no harm and is no mistake.
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), []
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        if _is_damaged(raw):
            return None, [Problem(file, line, 0, "damaged-character")]
        encoding = _guess(raw)
        if encoding is None:
            return None, [Problem(file, 0, 0, "not-a-text-file")]
        return None, [Problem(file, line, 0, "wrong-encoding", {"encoding": encoding})]


def _is_damaged(raw: bytes) -> bool:
    """Tell whether the file is UTF-8 but for a few bytes."""
    text = raw.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    return damaged < sum(not character.isascii() for character in text) - damaged


def _guess(raw: bytes) -> str | None:
    if b"\0" in raw:  # no text has it; one in UTF-16 has it at every line end
        return "UTF-16" if raw.count(b"\n\0") + raw.count(b"\0\n") else None
    # EUC-JP first: its bytes nearly always pass for Shift_JIS too, but not the other way.
    for encoding in ("euc-jp", "cp932"):
        try:
            raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return {"cp932": "Shift_JIS (ANSI)", "euc-jp": "EUC-JP"}[encoding]
    return None
