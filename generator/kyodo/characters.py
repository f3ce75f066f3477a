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
