"""How wide words are in the font for paper, where a layout cannot be asked."""

from __future__ import annotations

from kyodo.figures.measure import width_of

# In hundredths of an em, of the regular weight; a test reads the font's own table. What is not here
# is as wide as in figures, and other kana and kanji are an em.
_WIDTHS = {
    50: "・（）「」：", 60: "、。", 76: "ト", 79: "イ", 82: "ョ", 83: "ィノヵ", 84: "ぅょドュリ",
    85: "くしェォッャヮ", 86: "ぇゥヶ", 87: "ァクヌレ", 88: "りゖエタヒミ", 89: "こゃゅゎアコシソ",
    90: "ぃっフムヲ", 91: "ぁうぉじヨン", 92: "らウオツニネマメ", 93: "えスセヘヤラ",
    94: "そとまんゕカケチテナロワヰ", 95: "ぐすもろジモヱ", 96: "けちよるキゴサゾハピベペホユー",
    97: "ごせてにやゔグゼダビヴ",
    98: "あおきさずたつでどなぬひふへみむめゆれゐゑをガゲズヅブプルヺ",
    99: "かげぢねはばぱほぼぽわヂデバパボポヷヸヹ",
}
_EMS = {character: width / 100 for width, line in _WIDTHS.items() for character in line}


def width(text: str, size: float, bold: bool) -> float:
    """Return how wide a text is: kanji and kana are as wide in bold, letters are wider."""
    return sum(width_of(one, size, bold) if one.isascii() else ems(one) * size for one in text)


def ems(text: str) -> float:
    """Return how wide a text is, in sizes of its type."""
    return sum(_EMS[one] if one in _EMS else width_of(one, 1) for one in text)
