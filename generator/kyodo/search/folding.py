"""Words as the search compares them: width, case, accents and the two kinds of kana do not count.

What is done here at the building of the index, theme/kyodo_theme/scripts/search-words.js does to
what a reader types; tests/unit/test_search.py holds the two against each other.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kyodo.collation import hiragana

_ACCENTS = re.compile("[\u0300-\u036f]")
_MAYBE_ACCENTS = re.compile("[^\x00-\x7f\u3000-\u30ff\u3400-\u9fff]")
_JOINED = re.compile(r"(?<=[0-9a-z])[-‐‑‒–'’](?=[0-9a-z])|[・·]")
_BLANKS = re.compile(r"\s+")
# A long vowel is written in many ways in kana and in Roman letters; here it counts as a short one.
_LONG = re.compile("ー|(?<=[おこそとのほもよろをごぞどぼぽょ])[うお]"
                   "|(?<=[うくすつぬふむゆるぐずづぶぷゅ])う")
_WORD = re.compile(r"[0-9a-z]+")


@lru_cache(maxsize=20_000)
def folded(words: str) -> str:
    """Return words as they are compared: "ＮＰＯ・パートナー" is "npoぱーとなー"."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    if _MAYBE_ACCENTS.search(plain):
        plain = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", plain)))
    return _BLANKS.sub(" ", _JOINED.sub("", hiragana(plain))).strip()


def sound(reading: str) -> str:
    """Return a reading as sounds are compared: "キョウドウ" and "きょーどー" are "きょど"."""
    return _LONG.sub("", folded(reading).replace(" ", "").replace("っ", "つ"))


def grams(run: str) -> list[str]:
    """Return the keys that folded words without blanks are found by.

    Words of Latin letters and digits are keys themselves; of other scripts, each two neighbouring
    characters are one, or the one character that stands alone.
    """
    found = _WORD.findall(run)
    for part in _WORD.split(run):
        found += [part] if len(part) == 1 else [part[n:n + 2] for n in range(len(part) - 1)]
    return found
