"""data/synonyms.yaml and data/readings.yaml: words that the search of the site should know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from kyodo.model.base import OneOrMany, Record
from kyodo.model.text import KANJI


class Synonyms(Record):
    """The synonyms of the search; they stand on no page."""

    groups: tuple[Mapping[str, Annotated[tuple[str, ...], OneOrMany]], ...] = Field(default=())
    """Groups of words, by language: who looks for one of them finds the others as well."""


class WordReading(Record):
    """How a word is read."""

    word: str
    """The word, as the texts have it."""
    yomi: Annotated[str, WithJsonSchema({
        "type": "string", "pattern": f"^[^{KANJI.pattern[1:-1]}]*$",
        "patternErrorMessage": "yomi-not-kana",
    })]
    """Its reading in kana."""

    @model_validator(mode="after")
    def _yomi_is_kana(self) -> WordReading:
        if not self.yomi.strip() or KANJI.search(self.yomi):
            raise PydanticCustomError(
                "yomi-not-kana", "reading is not kana", {"value": self.yomi, "at": ("yomi",)}
            )
        return self


class Readings(Record):
    """The readings that a dictionary does not know, or has wrong; they stand on no page."""

    items: tuple[WordReading, ...] = ()
    """The words with their readings."""
