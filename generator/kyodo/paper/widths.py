"""How wide words are in the font for paper, where a layout cannot be asked."""

from __future__ import annotations

from kyodo.figures.measure import width_of

# In hundredths of an em; a test reads the tables of the font. What is not here is as wide as in
# figures, which a kanji is anyway.
_WIDTHS = {
    50: "・（）「」：", 60: "、。", 78: "ト", 81: "イ", 82: "ョ", 84: "ィヵぅょドュ",
    86: "ェォッノャヮぇゥリヶ", 88: "くしァゖ", 90: "ゃゅクヌレぃっりゎエタヒミ",
    92: "ぁぉこじアコシソフムヲ", 94: "うヨンえらゕウオツニネマメ",
    96: "ジスセヘヤラぐそとまんカケゴゾチテナベペロワヰー",
    98: "ごすちもろグゼダビピモヱけよるゔガキゲサズヅハブプホユヴヺ",
}
_EMS = {character: width / 100 for width, line in _WIDTHS.items() for character in line}


def ems(text: str) -> float:
    """Return how wide a text is, in sizes of its type."""
    return sum(_EMS[one] if one in _EMS else width_of(one, 1) for one in text)
