r"""Which characters a script has, as ranges for the brackets of regular expressions.

They are raw, with ``\u…``: the JSON Schemas for editors take them over as they are.  The search
has a range of its own, once here and once in scripts: it sees words in normal form only.
"""

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Kanji, without 々."""
KATAKANA = r"\u30a1-\u30fa\u30fc"
"""Letters, with the long mark; the middle dot stands between words and is none."""
KANA_AND_HAN = rf"\u3005-\u3007\u3041-\u30ff{HAN}"
"""What only a language that is written in kana has, with 々, 〆 and 〇, and marks such as ・."""
KANA = r"\u3041-\u3096\u3099\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
"""Hiragana and katakana in full width, with signs that repeat and lengthen them."""
BESIDE_KANA = (r"0-9\uff10-\uff19\u3000-\u3002\u300c-\u300f\u301c\u30fb\uff01\uff08\uff09\uff1f"
               r"\uff5e !?().,-")
"""What a name may have beside kana where it is written as it is read: digits and punctuation."""
