"""Readings above kanji, for paper and pages."""

from kyodo.furigana.furigana import Furigana
from kyodo.furigana.given import readings_in
from kyodo.furigana.okurigana import Piece

__all__ = ["Furigana", "Piece", "readings_in"]
