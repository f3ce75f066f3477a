"""Pictures of the city's own, as a file to print can hold them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from kyodo.paper.words import words
from kyodo.views.quickread import Emblem

_ON_SCREENS = frozenset(["1", "L", "LA", "P", "RGB", "RGBA"])
"""Kinds of pixels in Pillow's names whose colours are those of screens."""
_QUALITY = 92


def emblem(view: Emblem | None) -> dict[str, Any] | None:
    """Return the picture of a cover for a layout, whose data has numbers for bytes."""
    if view is None:
        return None
    return {"name": words(view.name), "alt": view.description,
            "bytes": list(printable(view.file))}


def printable(file: Path) -> bytes:
    """Return a picture as it is, or in the colours of screens where it is in those of inks.

    Printers hand out pictures in cyan, magenta, yellow and black; PDF/A wants a profile of the
    very inks for that, which nobody here has.
    """
    if file.suffix.lower() == ".svg":
        return file.read_bytes()
    from PIL import Image

    with Image.open(file) as image:
        if image.mode in _ON_SCREENS:
            return file.read_bytes()
        made = io.BytesIO()
        image.convert("RGB").save(made, "JPEG", quality=_QUALITY)
    return made.getvalue()
