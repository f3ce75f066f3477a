"""Texts in several languages, and names with a reading."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, GetJsonSchemaHandler, WithJsonSchema, model_validator
from pydantic_core import CoreSchema, PydanticCustomError

from kyodo.characters import BESIDE_KANA, KANA
from kyodo.model.base import Flag, Label, Record, as_typed

DEFAULT = ""
"""The key of a text written as a plain string: it is in the guideline's first language."""

LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")
RUBY = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
_BROKEN_RUBY = re.compile(r"\{[^{}|]*\|[^{}]*$|\{[^{}|]*\|\s*\}|\{\s*\|[^{}]*\}", re.M)
_HTML = re.compile(r"<(?!https?://|mailto:)(/?[A-Za-z][^<>]*|!--)>?")
_READING = f"^[{BESIDE_KANA}]*[{KANA}][{KANA}{BESIDE_KANA}]*$"
_TAG_IN_TEXT = re.compile(r"\s*([a-z]{2}(?:-[A-Z][A-Za-z]+)?)\s*[:：](?!//)")
"""What a text begins with whose languages stand inside it, behind a "|"."""
RESERVED = ("yomi", "status", "page", "missing")
"""The keys of a text that are no languages."""

LanguageTag = Annotated[str, WithJsonSchema({
    "type": "string", "pattern": f"^{LANGUAGE_TAG.pattern}$",
    "patternErrorMessage": "bad-language",
})]
"""The tag of a language; whether it is one is checked with the languages of the guideline."""

_WORDING = {"type": "string", "pattern": r"\S", "patternErrorMessage": "empty-text"}

Review = Literal["official", "draft", "machine"]
"""How far a wording has got: adopted, written but not adopted, translated by a machine."""


def find_raw_html(text: str) -> str | None:
    """Return the first HTML tag in ``text``, or None; autolinks such as <https://…> are fine."""
    found = _HTML.search(text)
    return found.group(0) if found else None


def find_broken_ruby(text: str) -> str | None:
    """Return the first reading mark that is not ``{words|reading}``, or None."""
    found = _BROKEN_RUBY.search(text)
    return found.group(0) if found else None


class Text(Record):
    """A text: a string (then in the first language) or a mapping from language to string."""

    words: Mapping[str, str] = Field(default_factory=dict)
    """The wording in each language, as inline Markdown."""
    status: Mapping[str, Review] = Field(default_factory=dict)
    """How far the wording has got, for each language; "official" where nothing is said."""
    page: Label | None = None
    """The page of the printed original that it stands on."""
    missing: Flag = False
    """True: the original announces this text, but what it says is not known."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe a text as it is written: its languages stand beside its other keys."""
        full = handler.resolve_ref_schema(handler(schema))
        words, status = (full["properties"].pop(name) for name in ("words", "status"))
        said = {key: words[key] for key in words if "escription" in key}
        choice, _ = status.pop("additionalProperties"), status.pop("type")
        of_each = {"type": ["object"], "additionalProperties": choice}
        full["properties"]["status"] = {**status, "anyOf": [choice, of_each]}
        full["patternProperties"] = {f"^{LANGUAGE_TAG.pattern}$": {**_WORDING, **said}}
        return {**full, **_WORDING, "type": ["string", "object"], "minProperties": 1}

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, Text):
            return value
        if isinstance(value, str):
            return {"words": {DEFAULT: _checked(value)}}
        if value is None:
            raise PydanticCustomError("empty-text", "empty text", {})
        if not isinstance(value, dict):
            raise PydanticCustomError("not-a-text", "not a text", {"value": as_typed(value)})
        record: dict[str, Any] = {"words": {}}
        for key, part in value.items():
            if key in RESERVED:
                record[key] = part
            elif not isinstance(key, str) or not LANGUAGE_TAG.fullmatch(key):
                raise PydanticCustomError(
                    "unknown-text-key", "unknown key", {"key": str(key), "at": (key,)}
                )
            elif not isinstance(part, str):
                raise PydanticCustomError(
                    "not-a-text", "not a text", {"value": as_typed(part), "at": (key,)}
                )
            else:
                record["words"][key] = _checked(part, key)
        if not record["words"] and record.get("missing") is not True:
            raise PydanticCustomError("empty-text", "empty text", {})
        return record

    @model_validator(mode="before")
    @classmethod
    def _spread_status(cls, value: Any) -> Any:
        if isinstance(value, dict) and isinstance(value.get("status"), str):
            languages = [key for key in value if key not in RESERVED]
            return {**value, "status": dict.fromkeys(languages, value["status"])}
        return value


Kana = Annotated[str, WithJsonSchema({
    "type": "string", "pattern": _READING, "patternErrorMessage": "yomi-not-kana",
})]
"""A reading; records that have one call :func:`check_kana`."""


def is_reading(text: str) -> bool:
    """Tell whether a text is in kana; digits and punctuation may stand beside them."""
    return re.fullmatch(_READING, text) is not None


def check_kana(yomi: str) -> None:
    """Raise PydanticCustomError if the reading of a record, its ``yomi``, is none."""
    if not is_reading(yomi):
        raise PydanticCustomError(
            "yomi-not-kana", "reading is not kana", {"value": yomi, "at": ("yomi",)})


class Name(Text):
    """A text that names something; it can carry its reading."""

    yomi: Kana | None = None
    """The reading in kana: what search by sound, sorting and furigana use."""

    @model_validator(mode="after")
    def _yomi_is_kana(self) -> Name:
        if self.yomi is not None:
            check_kana(self.yomi)
        return self


def _checked(text: str, key: str | None = None) -> str:
    at = (key,) if key else ()
    if not text.strip():
        raise PydanticCustomError("empty-text", "empty text", {"at": at})
    if found := _TAG_IN_TEXT.match(text):
        raise PydanticCustomError(
            "language-in-text", "language in text", {"value": found.group(1), "at": at})
    if tag := find_raw_html(text):
        raise PydanticCustomError("raw-html", "raw HTML", {"value": tag, "at": at})
    if mark := find_broken_ruby(text):
        raise PydanticCustomError("broken-reading", "broken reading", {"value": mark, "at": at})
    return text.strip()
