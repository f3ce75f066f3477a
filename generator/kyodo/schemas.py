"""JSON Schemas of the data files, for editors: the model's own, with words for every key."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from kyodo import descriptions
from kyodo.model.base import Record
from kyodo.model.guideline import Info
from kyodo.model.whole import DATA_FILES
from kyodo.report import catalogue

Shape = dict[str, Any]
"""A JSON Schema, or a part of one."""

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The newest draft that the usual editor support for YAML knows in full."""
FOLDER = "data/schema"
"""Where the schemas stand in a guideline's folder."""
FILES: Mapping[str, type[Record]] = {"guideline": Info, **DATA_FILES}
"""Data file without its ending → the record that it holds."""

_NULL: Shape = {"type": "null"}


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write the schemas of all data files into a guideline's folder; return where they are."""
    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    return tuple(_write(target / f"{file}.json", schema_text(file)) for file in FILES)


def _write(path: Path, text: str) -> Path:
    new = text.encode("utf-8")
    # The preview builds anew when a file changes.
    if not path.is_file() or path.read_bytes() != new:
        path.write_bytes(new)
    return path


@cache
def schema_text(file: str) -> str:
    """Return the JSON Schema of a data file as it is written."""
    return json.dumps(schema_of(file), ensure_ascii=False, indent=1) + "\n"


def schema_of(file: str) -> Shape:
    """Return the JSON Schema of the data file ``file`` ("forms")."""
    shape = FILES[file].model_json_schema(
        ref_template="#/definitions/{model}", schema_generator=_Generator)
    definitions = shape.pop("$defs", {})
    types = {name: _types(part.pop("type")) for name, part in definitions.items()}
    for part in list(_parts([shape, definitions])):
        _fit(part, types)
    return {"$schema": DRAFT, "title": descriptions.of_record(FILES[file]), **shape,
            "definitions": dict(sorted(definitions.items()))}


def _fit(part: Shape, types: Mapping[str, list[str]]) -> None:
    """Write a part in the way that an editor understands best.

    A type stands where a value is used and not where it is defined: there one can see whether it
    may be empty, and an editor knows what to put behind a key.
    """
    if ref := part.pop("$ref", None):
        nothing = ["null"] if part.pop("nullable", False) else []
        part["type"] = [*types[ref.rpartition("/")[2]], *nothing]
        part["allOf"] = [{"$ref": ref}]  # this draft looks at nothing beside a $ref
    if "else" in part:
        part["type"] = [*_types(part["else"].pop("type")), *_types(part["then"].pop("type"))]
    if code := part.get("patternErrorMessage"):
        part["patternErrorMessage"] = _advice(code)


def _parts(value: Any) -> Iterator[Shape]:
    """Yield every mapping in a value, inner ones first."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from _parts(one)
    if isinstance(value, dict):
        yield value


def _types(said: str | list[str]) -> list[str]:
    return said if isinstance(said, list) else [said]


def _advice(code: str) -> str:
    """Return how to mend a problem, in every language."""
    return " / ".join(catalogue(tag)[code]["how"] for tag in descriptions.languages())


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, with our words and without what says nothing to an editor."""

    def model_schema(self, schema: core_schema.ModelSchema) -> Shape:
        """Describe a record and its fields."""
        shape = super().model_schema(schema)
        record: type[Record] = schema["cls"]
        for key in ("title", "description"):
            shape.pop(key, None)  # an editor would show it in place of what the field says
        for name, part in shape.get("properties", {}).items():
            part.update(_said(descriptions.of_field(record, name)))
            for choice in _choices(part):
                words = [descriptions.of_choice(record, name, value) for value in choice["enum"]]
                choice["markdownEnumDescriptions"] = words
                choice.pop("type")  # the list of values says enough, and once
        return shape

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Shape:
        """Describe a field that may stay empty."""
        inner = self.generate_inner(schema["schema"])
        if "$ref" in inner:
            return {**inner, "nullable": True}
        if "enum" in inner:
            return {"anyOf": [inner, _NULL]}
        return {**inner, "type": [*_types(inner["type"]), "null"]}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Shape:
        """Name a default only where it says something: not nothing, not false, no empty list."""
        shape = super().default_schema(schema)
        if not shape.get("default"):
            shape.pop("default", None)
        return shape

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Leave out titles, which would only repeat the key."""
        return False


def _said(words: str) -> Shape:
    return {"description": words.replace("`", ""), "markdownDescription": words}


def _choices(shape: Shape) -> Iterator[Shape]:
    """Yield the parts of a field's shape that list the values it can have."""
    return (part for part in _parts(shape) if "enum" in part)
