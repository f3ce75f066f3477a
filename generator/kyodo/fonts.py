"""The fonts that come with the theme, for pictures and paper; pages use those of the reader."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import Fonts

FAMILY = "BIZ UDPGothic"
_LAST_LATIN = "\u017f"
_JAPANESE = "cp932"
"""What Japanese computers write is in the fonts as a whole; a test reads their tables."""
_MORE = frozenset("–—•↔")
"""What figures and other languages use beside that."""


def folder() -> Path:
    """Return the folder of the fonts, with their licence."""
    return Path(str(resources.files("kyodo_theme"))) / "fonts"


@cache
def for_typst() -> Fonts:
    """Return them for what Typst makes, which uses no others, whatever the machine has."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False,
                       font_paths=[str(folder())])


def has_all_of(text: str) -> bool:
    """Tell whether the fonts have a shape for each character; a text in Korean, say, has none."""
    return all(one <= _LAST_LATIN or one in _MORE or _is_japanese(one) for one in text)


def _is_japanese(character: str) -> bool:
    try:
        character.encode(_JAPANESE)
    except UnicodeEncodeError:
        return False
    return not "\ue000" <= character <= "\uf8ff"
