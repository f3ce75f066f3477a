"""Takes out what the model says of itself: where it has its words from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kyodo.starting.yaml_text import OpenTexts

ORIGIN = "origin"
"""Id of the passages in which the model says what it drew on."""
_SOURCE = "source"
_PASSAGES = ("passages", "closing")


def leave_out_origins(folder: Path, texts: OpenTexts) -> None:
    """Take the source of each section, and the passages about it, out of a new folder.

    That the guideline began with the model's texts stands once, as the source in guideline.yaml.
    """
    for path in sorted((folder / "data").glob("*.yaml")):
        if path.stem == "guideline" or not _may_tell(path) or not _tells(texts[path].root):
            continue
        text = texts[path]
        for key in _PASSAGES:
            passages = text.root.get(key, ())
            for number in reversed(range(len(passages))):
                if passages[number]["id"] == ORIGIN:
                    text.delete((key, number))
        if _SOURCE in text.root:
            text.delete((_SOURCE,))
        text.save()


def _may_tell(path: Path) -> bool:
    """Look before the file is opened to be changed, which takes long."""
    said = path.read_text(encoding="utf-8")
    return f"{_SOURCE}:" in said or ORIGIN in said


def _tells(root: Any) -> bool:
    return _SOURCE in root or any(
        passage["id"] == ORIGIN for key in _PASSAGES for passage in root.get(key, ()))
