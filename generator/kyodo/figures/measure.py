"""How wide a text is, before anybody knows in which font it will be shown.

Readers see a figure in the font their own machine has, so the widths are those of the widest of
the usual ones: a text may turn out shorter than we think, and hardly longer.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kyodo.language import Phrase
from kyodo.phrases import NEVER_FIRST, phrases

# In hundredths of an em: BIZ UDPGothic, the widest of the fonts that the stylesheet asks for.
_WIDTHS = {
    34: " '!,.:;_il", 38: "j", 44: "I|", 48: "r\"-t", 50: "()*/[\\]`f", 54: "J", 58: "vz",
    60: "Lsx", 64: "1ky{}", 66: "ac", 68: "Fg", 70: "eo", 72: "ESTbdhnpqu", 76: "023456789AKPRVYZ",
    78: "?B", 80: "$CX", 84: "+<=>DGHNU^~", 86: "O", 90: "&Qw", 94: "m", 100: "#%@MW",
}
_LATIN = {character: width / 100 for width, line in _WIDTHS.items() for character in line}
_LOWER, _UPPER = .72, .86
_BOLD = 1.05
_LAST_LATIN = 0x24F
_NEVER_FIRST = NEVER_FIRST | frozenset(")]}")
LEADING = 1.4
"""Height of a line, in sizes of its type."""


@dataclass(frozen=True)
class Writing:
    """A text in lines, ready to be placed."""

    lines: tuple[str, ...]
    size: float
    bold: bool = False
    lang: str | None = None
    """The text's language, where it is not the page's."""
    cut: bool = False
    """True: some phrase was wider than the room, and is broken within."""
    leading: float = LEADING
    """Height of one of its lines, in sizes of its type; what is more than usual is above words."""

    @property
    def width(self) -> float:
        """The most that its longest line can take."""
        return max((width_of(line, self.size, self.bold) for line in self.lines), default=0)

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last."""
        return len(self.lines) * self.size * self.leading


def width_of(text: str, size: float, bold: bool = False) -> float:
    """Return how wide a text is at the most."""
    return _ems(text) * size * (_BOLD if bold else 1)


@lru_cache(maxsize=20_000)
def _ems(text: str) -> float:
    return sum(_em(character) for character in text if not unicodedata.combining(character))


def _em(character: str) -> float:
    if ord(character) > _LAST_LATIN:
        narrow = unicodedata.east_asian_width(character) in ("Na", "N", "H")
        return _UPPER if narrow else 1
    letter = unicodedata.normalize("NFD", character)[0]
    return _LATIN.get(letter, _UPPER if letter.isupper() else _LOWER)


def write(text: Phrase, room: float, size: float, bold: bool = False) -> Writing:
    """Break a text into as few lines as ``room`` allows, and these as even as can be."""
    whole = phrases(text.plain, text.lang)
    parts = [piece for part in whole for piece in _pieces(part, room, size, bold)]
    lines = _lines(parts, room, size, bold)
    low, high = 0., room
    while high - low > 1:
        # The narrowest room that takes no more lines: nothing is left alone on the last one.
        middle = (low + high) / 2
        if len(_lines(parts, middle, size, bold)) > len(lines) or any(
                width_of(part.rstrip(), size, bold) > middle for part in parts):
            low = middle
        else:
            high = middle
    return Writing(tuple(_lines(parts, high, size, bold)), size, bold,
                   text.lang if text.foreign else None, len(parts) > len(whole))


def fit(text: Phrase, room: float, size: float, bold: bool = False) -> Writing:
    """Break a text into lines as ``write`` does; of a word that is cut, too, no line is wider.

    There a mark may hang over the end of its line, and has to find room.
    """
    words = write(text, room, size, bold)
    return write(text, room - size, size, bold) if words.cut else words


def _lines(parts: Sequence[str], room: float, size: float, bold: bool) -> list[str]:
    lines: list[str] = []
    line = ""
    for part in parts:
        if line and width_of((line + part).rstrip(), size, bold) > room:
            lines.append(line.rstrip())
            line = ""
        line += part if line else part.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(part: str, room: float, size: float, bold: bool) -> list[str]:
    """Cut a phrase that is wider than the room, but never before a mark that ends one."""
    if width_of(part.rstrip(), size, bold) <= room:
        return [part]
    pieces = [""]
    for character in part:
        full = width_of(pieces[-1] + character, size, bold) > room
        if full and character not in _NEVER_FIRST:
            pieces.append("")
        pieces[-1] += character
    return pieces
