"""What every record shares: strictness, ids, labels, sources."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    Strict,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
WINDOWS_NAMES = re.compile(r"con|prn|aux|nul|com[1-9]|lpt[1-9]")
"""What no file can be called on Windows, whatever its ending."""
# Ids become file names; "index" is taken by MkDocs.
_FORBIDDEN_IDS = re.compile(f"index|{WINDOWS_NAMES.pattern}")


_WIDE = "０-９Ａ-Ｚａ-ｚ"
"""Digits and letters of the input method: sorting, searching and programs do not know them."""


class Record(BaseModel):
    """A frozen record that knows all its keys; an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Short(Record):
    """A record that can also be written as one plain string: the id in it."""

    shorthand: ClassVar[str]
    """The field that the string stands for."""

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, value: Any) -> Any:
        return {cls.shorthand: value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe both ways of writing; open data knows only the long one."""
        if handler.mode == "serialization":
            return handler(schema)
        full = handler.resolve_ref_schema(handler(schema))
        return {**full, **ID_SHAPE, "type": ["string", "object"]}


def as_typed(value: Any) -> str:
    """Return a plain value as the editor knows it, for messages: true, {…}, […]."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    return "" if value is None else str(value)


def _check_id(value: Any) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise PydanticCustomError("bad-id", "not an id", {"value": as_typed(value)})
    if _FORBIDDEN_IDS.fullmatch(value):
        raise PydanticCustomError("reserved-id", "reserved name", {"value": value})
    return value


def _as_label(value: Any) -> Any:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_number else value


def _check_width(value: str) -> str:
    right = re.sub(f"[{_WIDE}]", lambda found: unicodedata.normalize("NFKC", found[0]), value)
    if right != value:
        raise PydanticCustomError(
            "fullwidth-characters", "full-width characters", {"value": value, "right": right})
    return value


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str | dict) else value


ID_SHAPE: dict[str, Any] = {
    "type": "string",
    "pattern": f"^(?!(?:{_FORBIDDEN_IDS.pattern})$){_ID.pattern}$",
    "patternErrorMessage": "bad-id",
}
"""What an id looks like, as JSON Schema; the message is named by its code."""

Id = Annotated[str, BeforeValidator(_check_id), WithJsonSchema(ID_SHAPE)]
"""A stable name in kebab-case English; the anchor or file name on the site, never shown."""

Typed = Annotated[str, BeforeValidator(_as_label),
                  WithJsonSchema({"type": ["string", "integer"]}, mode="validation")]
"""A telephone number and the like, which YAML may take for a number."""

Label = Annotated[str, BeforeValidator(_as_label), AfterValidator(_check_width), WithJsonSchema(
    {"type": ["string", "integer"], "pattern": f"^[^{_WIDE}]*$",
     "patternErrorMessage": "fullwidth-characters"}, mode="validation")]
"""A number or mark as printed, but in half width: 1, "A", "第1号"."""

Flag = Annotated[bool, Strict()]
"""true or false and nothing else: pydantic by itself takes "yes", "off" and 1 as well."""

Count = Annotated[int, Strict(), Field(ge=0)]
"""How many: pydantic by itself takes true for 1 as well."""


class _OneOrMany:
    """Marks a list that can be written without the list where it has one entry."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_as_list, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        many = handler(schema)
        if handler.mode == "serialization":
            return many
        # Of "anyOf" an editor can only say that nothing fits; here it knows which one is meant.
        return {"if": {"type": "array"}, "then": many, "else": many["items"]}


OneOrMany = _OneOrMany()
"""Lets a list of one be written without the list."""



Basis = Literal["document", "web", "inference"]
"""Where a value comes from: the guideline itself, another public page, or a conclusion of ours."""
