"""How wide a text is, before anybody knows in which font it will be shown.

Readers see a figure in the font their own machine has, so the widths are those of the widest of
the usual ones: a text may turn out shorter than we think, and hardly longer.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
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


Wide = Callable[[str, float, bool], float]
"""How wide a text is in a size, bold or not."""


def write(
    text: Phrase, room: float, size: float, bold: bool = False, wide: Wide = width_of
) -> Writing:
    """Break a text into as few lines as ``room`` allows, and these as even as can be."""
    whole = phrases(text.plain, text.lang)

    def widths(line: str) -> float:
        return wide(line, size, bold)

    parts = [piece for part in whole for piece in _pieces(part, room, widths)]
    lines = _lines(parts, room, widths)
    low, high = 0., room
    while high - low > 1:
        # The narrowest room that takes no more lines: nothing is left alone on the last one.
        middle = (low + high) / 2
        if len(_lines(parts, middle, widths)) > len(lines) or any(
                widths(part.rstrip()) > middle for part in parts):
            low = middle
        else:
            high = middle
    return Writing(tuple(_lines(parts, high, widths)), size, bold,
                   text.lang if text.foreign else None, len(parts) > len(whole))


def fit(text: Phrase, room: float, size: float, bold: bool = False) -> Writing:
    """Break a text into lines as ``write`` does; of a word that is cut, too, no line is wider.

    There a mark may hang over the end of its line, and has to find room.
    """
    words = write(text, room, size, bold)
    return write(text, room - size, size, bold) if words.cut else words


def _lines(parts: Sequence[str], room: float, width: Callable[[str], float]) -> list[str]:
    lines: list[str] = []
    line = ""
    for part in parts:
        if line and width((line + part).rstrip()) > room:
            lines.append(line.rstrip())
            line = ""
        line += part if line else part.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(part: str, room: float, width: Callable[[str], float]) -> list[str]:
    """Cut a phrase that is wider than the room, but never before a mark that ends one."""
    if width(part.rstrip()) <= room:
        return [part]
    pieces = [""]
    for character in part:
        full = width(pieces[-1] + character) > room
        if full and character not in _NEVER_FIRST:
            pieces.append("")
        pieces[-1] += character
    return pieces
