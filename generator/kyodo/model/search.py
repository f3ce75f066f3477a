"""data/synonyms.yaml and data/readings.yaml: words that the search of the site should know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, model_validator

from kyodo.model.base import OneOrMany, Record
from kyodo.model.text import Kana, check_kana


class Synonyms(Record):
    """The synonyms of the search; they stand on no page."""

    groups: tuple[Mapping[str, Annotated[tuple[str, ...], OneOrMany]], ...] = Field(default=())
    """Groups of words, by language: who looks for one of them finds the others as well."""


class WordReading(Record):
    """How a word is read."""

    word: str
    """The word, as the texts have it."""
    yomi: Kana
    """Its reading in kana."""

    @model_validator(mode="after")
    def _yomi_is_kana(self) -> WordReading:
        check_kana(self.yomi)
        return self


class Readings(Record):
    """The readings that a dictionary does not know, or has wrong; they stand on no page."""

    items: tuple[WordReading, ...] = ()
    """The words with their readings."""
