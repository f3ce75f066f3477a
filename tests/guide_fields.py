"""The page of the staff's guide that lists every key of the data files, from the model.

``make guide`` writes it; a test tells when it is not what this would write.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import yaml

from kyodo.descriptions import choice_in, field_in, record_in
from kyodo.model.base import Record
from kyodo.model.section import Section
from kyodo.model.text import Text
from kyodo.schemas import FILES

ROOT = Path(__file__).parents[1]
WORDS = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
_SHARED = 3
"""A record that stands in this many files is explained once, after them all."""

Kind = type[Record]


def pages() -> dict[Path, str]:
    """Return the text of the page in each language."""
    return {ROOT / "content" / language / "guide" / "fields.md": _page(language, words)
            for language, words in WORDS.items()}


def _page(language: str, words: Mapping[str, Any]) -> str:
    shared = _shared()
    parts = [f"---\ntitle: {words['title']}\n---\n# {words['title']}", *words["intro"]]
    for file, kind in FILES.items():
        parts.append(f"## {record_in(kind, language)}: `data/{file}.yaml` {{: #{file} }}")
        common = Section.model_fields if issubclass(kind, Section) else ()
        own = [name for name in kind.model_fields if name not in common]
        parts += _record(kind, own, file, language, shared)
    parts += [f"## {words['common']} {{: #common }}", words["common-text"],
              *_record(Section, list(Section.model_fields), "common", language, shared)]
    for key, kind in shared.items():
        parts += [f"### `{key}` {{: #common-{key} }}",
                  *_record(kind, list(kind.model_fields), f"common.{key}", language, shared)]
    return "\n\n".join(parts) + "\n"


def _record(kind: Kind, names: list[str], way: str, language: str,
            shared: Mapping[str, Kind]) -> Iterator[str]:
    """Yield the keys of a record, then those of the records in them.

    ``way``: the file and the keys that lead to the record.
    """
    yield "\n\n".join(_entry(kind, name, language) for name in names)
    for name in names:
        inner = _inner(kind, name)
        if inner and inner is not kind and inner not in shared.values():
            path = f"{way}.{name}"
            yield f"### `{path.partition('.')[2]}` {{: #{path.replace('.', '-')} }}"
            yield from _record(inner, list(inner.model_fields), path, language, shared)


def _entry(kind: Kind, name: str, language: str) -> str:
    lines = [f"`{name}`", f":   {field_in(kind, name, language)}"]
    choices = [f"    - `{value}`: {said}" for value in _choices(kind.model_fields[name].annotation)
               if (said := choice_in(kind, name, value, language))]
    return "\n".join([*lines, *([""] if choices else []), *choices])


def _shared() -> dict[str, Kind]:
    """Return the records that stand in many files, by the key that they mostly stand under."""
    found: dict[Kind, set[str]] = {}
    keys: dict[Kind, list[str]] = {}
    for file, kind in FILES.items():
        for key, inner in _below(kind, set()):
            found.setdefault(inner, set()).add(file)
            keys.setdefault(inner, []).append(key)
    shared = [kind for kind, files in found.items() if len(files) >= _SHARED]
    return {max(sorted(set(keys[kind])), key=keys[kind].count): kind for kind in shared}


def _below(kind: Kind, seen: set[Kind]) -> Iterator[tuple[str, Kind]]:
    for name in kind.model_fields:
        inner = _inner(kind, name)
        if inner:
            yield name, inner
            if inner not in seen:
                seen.add(inner)
                yield from _below(inner, seen)


def _inner(kind: Kind, name: str) -> Kind | None:
    """Return the record that a field holds, one or many, unless it is a text."""
    for part in _types(kind.model_fields[name].annotation):
        if isinstance(part, type) and issubclass(part, Record) and not issubclass(part, Text):
            return part
    return None


def _choices(annotation: Any) -> tuple[str, ...]:
    return next((get_args(part) for part in _types(annotation) if get_origin(part) is Literal), ())


def _types(annotation: Any) -> Iterator[Any]:
    yield annotation
    if get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from _types(part)


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8", newline="\n")
