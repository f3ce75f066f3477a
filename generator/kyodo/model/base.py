"""What every record shares: strictness, ids, labels, sources."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Strict
from pydantic_core import PydanticCustomError

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Ids become file names; these cannot be one on Windows, and "index" is taken by MkDocs.
_FORBIDDEN_IDS = frozenset(
    ["index", "con", "prn", "aux", "nul"]
    + [f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)]
)


class Record(BaseModel):
    """A frozen record that knows all its keys; an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


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
    if value in _FORBIDDEN_IDS:
        raise PydanticCustomError("reserved-id", "reserved name", {"value": value})
    return value


def _as_label(value: Any) -> Any:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_number else value


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str | dict) else value


Id = Annotated[str, BeforeValidator(_check_id)]
"""A stable name in kebab-case English; the anchor or file name on the site, never shown."""

Label = Annotated[str, BeforeValidator(_as_label)]
"""A number or mark as printed: 1, "A", "第1号"."""

Flag = Annotated[bool, Strict()]
"""true or false and nothing else: pydantic by itself takes "yes", "off" and 1 as well."""

OneOrMany = BeforeValidator(_as_list)
"""Lets a list of one be written without the list."""


def from_shorthand(value: Any, key: str) -> Any:
    """Expand a plain string to a mapping with the one ``key``; leave all else as it is."""
    return {key: value} if isinstance(value, str) else value


Basis = Literal["document", "web", "inference"]
"""Where a value comes from: the guideline itself, another public page, or a conclusion of ours."""
