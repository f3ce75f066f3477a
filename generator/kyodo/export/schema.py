"""JSON Schema of the published JSON, from the classes that the data is checked by."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic.json_schema import models_json_schema

from kyodo.export.whole import as_json
from kyodo.model.about import Actor
from kyodo.model.base import Record
from kyodo.model.domains import Zone
from kyodo.model.finder import FinderQuestion, Outcome
from kyodo.model.forms import Example, Form
from kyodo.model.guideline import Info
from kyodo.model.principles import Principle
from kyodo.model.processes import Process, Table
from kyodo.model.promotion import Body, Measure
from kyodo.model.reading import Download, Question, Term
from kyodo.model.text import LANGUAGE_TAG
from kyodo.model.whole import SECTION_FILES

ADDRESSED: tuple[type[Record], ...] = (
    Actor, Principle, Zone, Form, FinderQuestion, Outcome, Example, Table, Process, Body, Measure,
    Download, Term, Question,
)
"""The records that stand on the site under an address of their own."""

_STRING = {"type": "string"}
_LANGUAGE = f"^{LANGUAGE_TAG.pattern}$"
_WORDINGS = {"type": "object", "patternProperties": {_LANGUAGE: _STRING},
             "additionalProperties": False}
_ADDRESS = {"type": "string", "description": (
    "Where it stands: a path below site.url and the folder that site.languages gives to a "
    "language.")}
_KNOWN: Mapping[str, Any] = {
    "missing": {"const": True, "description": "The original announces it; its words are unknown."},
    "page": {"type": "string", "description": "The page of the printed original."},
    "status": {"type": "object", "additionalProperties": {"enum": ["official", "draft", "machine"]},
               "description": "How far a wording has got; official where nothing is said."},
}


def _text(description: str, **more: Any) -> dict[str, Any]:
    return {**_WORDINGS, "description": description, "properties": {**_KNOWN, **more}}


# What the records are made of is published in another form than it is kept in.
_OWN_SHAPES: Mapping[str, Any] = {
    "Text": _text("A text by language, in Markdown."),
    "Name": _text("A name by language, in Markdown.",
                  yomi={"type": "string", "description": "Its reading in kana."}),
    "FuzzyDate": {
        "type": "string",
        "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$|^\d{4}-04/\d{4}-03$",
        "description": "ISO 8601, as precise as it is known; a fiscal year is an interval.",
    },
}


@cache
def schema_text() -> str:
    """Return the schema as it is published."""
    return as_json(schema())


def schema() -> dict[str, Any]:
    """Return the schema of a whole guideline."""
    roots: dict[str, type[Record]] = {"guideline": Info, **SECTION_FILES}
    parts, found = models_json_schema([(kind, "serialization") for kind in roots.values()],
                                      ref_template="#/$defs/{model}")
    definitions = {**_published(found["$defs"]), **_OWN_SHAPES}
    for kind in ADDRESSED:
        definitions[kind.__name__]["properties"]["address"] = _ADDRESS
    sections = {name: parts[kind, "serialization"] for name, kind in roots.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A collaboration guideline",
        "type": "object",
        "required": ["site", "guideline"],
        "additionalProperties": False,
        "properties": {"$schema": _STRING, "site": _SITE, **sections, "pages": _PAGES},
        "$defs": dict(sorted(definitions.items())),
    }


_SITE = {
    "type": "object",
    "required": ["languages"],
    "additionalProperties": False,
    "properties": {
        "url": {"type": "string", "description": "Where the guideline's site stands, if known."},
        "languages": {
            "type": "object",
            "description": "The folder of each language below that; the first is the default.",
            "patternProperties": {_LANGUAGE: _STRING},
            "additionalProperties": False,
        },
    },
}
_PAGES = {
    "type": "array",
    "description": "Pages written as prose.",
    "items": {
        "type": "object",
        "required": ["address", "title", "markdown"],
        "additionalProperties": False,
        "properties": {"address": _ADDRESS, "title": _WORDINGS, "markdown": _WORDINGS},
    },
}


def _published(value: Any) -> Any:
    """Return a schema without nothing: what is not said is left out of the JSON."""
    if isinstance(value, list):
        return [_published(one) for one in value]
    if not isinstance(value, dict):
        return value
    fitted = {key: _published(part) for key, part in value.items()
              if key != "patternErrorMessage"  # for editors
              and not (key == "default" and part in (None, []))
              and not (key == "title" and isinstance(part, str))}
    options = fitted.get("anyOf", ())
    if {"type": "null"} in options:
        rest = [one for one in options if one != {"type": "null"}]
        del fitted["anyOf"]
        return {**fitted, **rest[0]} if len(rest) == 1 else {**fitted, "anyOf": rest}
    return fitted
