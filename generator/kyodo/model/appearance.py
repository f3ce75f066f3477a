"""How a city's site looks: its colours and its mark."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from kyodo.model.base import Record, as_typed
from kyodo.model.section import Figure

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def _colour(value: Any) -> str:
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        raise PydanticCustomError("bad-colour", "not a colour", {"value": as_typed(value)})
    return value.lower()


Colour = Annotated[str, BeforeValidator(_colour), WithJsonSchema(
    {"type": "string", "pattern": f"^{_COLOUR.pattern}$"})]
"""A colour as ``#rrggbb``."""


class Appearance(Record):
    """The city's own colours and mark."""

    light: Mapping[str, Colour] = Field(default_factory=dict)
    """Colours on a light ground by their name, as "#0b5d5b"; "brand" is the city's own."""
    dark: Mapping[str, Colour] = Field(default_factory=dict)
    """Colours on a dark ground; they follow from the light ones where they are left out."""
    logo: Figure | None = None
    """The mark that stands in the header."""
