"""Plain values to records: all problems of shape of all files, gathered by code."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from kyodo.misplaced import column_of, right_place
from kyodo.model.base import Record, as_typed
from kyodo.model.text import LANGUAGE_TAG, RESERVED
from kyodo.problems import Path as Way
from kyodo.problems import nearest
from kyodo.source import Document

R = TypeVar("R", bound=Record)


def parse(document: Document, kind: type[R]) -> R | None:
    """Read a document as a record of ``kind``; note what does not fit in the document."""
    if document.problems:
        return None
    if not isinstance(document.value, dict):
        document.problem("not-a-mapping", *document.where(()), kind=kind_of(document.value))
        return None
    try:
        return kind.model_validate(document.value)
    except ValidationError as error:
        found = error.errors(include_url=False)
        misplaced = {way: home for problem in found if problem["type"] in _UNKNOWN
                     and (home := right_place(document, way := _place(document, problem),
                                              partial(known_keys, kind))) is not None}
        strange = _strangers(document, found, misplaced)
        moved = {(home, way[-1]) for way, home in misplaced.items()}
        for problem in found:
            way = _place(document, problem)
            if way in misplaced:
                _note_misplaced(document, way, misplaced[way])
            elif keys := strange.get(way[:-1] if problem["type"] == "extra_forbidden" else ("",)):
                if way[-1] == keys[0]:
                    _note_strangers(document, kind, way, keys)
            elif problem["type"] == "too_short" and problem["input"]:
                continue  # to pydantic, a list each of whose entries is wrong is empty as well
            elif (way, problem["loc"][-1]) not in moved or problem["type"] != "missing":
                _note(document, kind, problem, way)
        return None


def _strangers(
    document: Document, found: Sequence[Mapping[str, Any]], misplaced: Mapping[Way, Way]
) -> dict[Way, list[str]]:
    """Return the unknown keys of mappings with so many that they are something else altogether."""
    unknown: dict[Way, list[str]] = {}
    for problem in found:
        way = _place(document, problem)
        if problem["type"] == "extra_forbidden" and way not in misplaced:
            unknown.setdefault(way[:-1], []).append(str(way[-1]))
    return {way: keys for way, keys in unknown.items() if len(keys) >= _TOO_MANY}


def _note_strangers(
    document: Document, kind: type[Record], way: Way, keys: Sequence[str]
) -> None:
    """Report keys that do not belong where they are; perhaps another list wants them."""
    here, home = str(way[0]), None
    if len(way) == _IN_ENTRY:
        entry = [name for name in document.value[here][way[1]] if isinstance(name, str)]
        home = next((name for name in kind.model_fields
                     if name != here and isinstance(document.value.get(name), list)
                     and set(entry) <= set(known_keys(kind, (name, 0)))), None)
    if home:
        document.problem("entry-of-other-list", *document.where(way[:-1]), list=home, here=here,
                         begins=document.where((here,), True)[0])
    else:
        document.problem("unknown-keys", *document.where(way, True), keys=", ".join(keys))


def _place(document: Document, problem: Mapping[str, Any]) -> Way:
    """Return the way to what pydantic found fault with."""
    inside = (problem.get("ctx") or {}).get("at", ())
    return _way(document.value, (*problem["loc"], *inside))


def _note_misplaced(document: Document, way: Way, home: Way) -> None:
    line, column = document.keys[way]
    document.problem("key-at-wrong-level", line, column, key=way[-1], found=column - 1,
                     allowed=column_of(document, home) - 1, home=document.where(home)[0])


def _note(document: Document, kind: type[Record], problem: Mapping[str, Any], way: Way) -> None:
    context = {key: value for key, value in (problem.get("ctx") or {}).items() if key != "at"}
    code, params, at_key = _translate(kind, problem, way, context)
    if code == "unknown-text-key" and _is_rest_of_text(document, way):
        code = "comma-in-braces"
    document.problem(code, *document.where(way, at_key), **params)


def _is_rest_of_text(document: Document, way: Way) -> bool:
    """Tell whether a key is what follows a comma in a text within braces: it has no value."""
    value = document.value
    for part in way:
        value = value[part]
    return value is None and "{" in (document.line(document.where(way, True)[0]) or "")


def _translate(
    kind: type[Record], problem: Mapping[str, Any], way: Way, context: dict[str, Any]
) -> tuple[str, dict[str, Any], bool]:
    """Return message code, its values, and whether the key is meant."""
    value, said = problem.get("input"), str(problem["type"])
    name = str(next((part for part in reversed(way) if isinstance(part, str)), ""))
    if said == "extra_forbidden":
        known = known_keys(kind, way[:-1])
        if name == "yomi" and "words" in known:
            return "yomi-not-here", {}, True
        return "unknown-key", {"key": name, "nearest": nearest(name, known),
                               "known": ", ".join(known)}, True
    if said == "missing":
        return "missing-key", {"key": str(problem["loc"][-1])}, False
    if said not in _SAY_EMPTY and (value is None or value == ""):
        return "empty-value", {"key": name}, False
    if said == "literal_error":
        expected = context["expected"].replace(" or ", ", ").split(", ")
        allowed = [word.strip("'") for word in expected]
        return "not-a-choice", {"value": as_typed(value), "key": name,
                                "allowed": ", ".join(allowed),
                                "nearest": nearest(str(value), allowed)}, False
    if said == "unknown-text-key":
        return said, {**context, "nearest": nearest(context["key"], RESERVED) or _tag_like(name),
                      "known": ", ".join(RESERVED)}, True
    return _translate_shape(said, name, value, context)


def _translate_shape(
    said: str, name: str, value: Any, context: dict[str, Any]
) -> tuple[str, dict[str, Any], bool]:
    """Return the same of a value that is of another kind, or out of bounds."""
    if said in _LIMITS:
        code, limit = _LIMITS[said]
        return code, {"key": name, "value": as_typed(value), "limit": context[limit]}, False
    for prefix, code in _SHAPES.items():
        if said.startswith(prefix):
            shown = as_typed(value)
            if code == "want-number" and isinstance(value, str) and shown.isdecimal():
                shown = f'"{value}"'  # the quotes are what is wrong with it
            if code == "want-boolean" and isinstance(value, str) and value in ("true", "false"):
                return "boolean-in-quotes", {"key": name, "value": value}, False
            return code, {"key": name, "value": shown, "kind": kind_of(value)}, False
    return said, context, False


_IN_ENTRY = 3
"""So many steps lead to a key in an entry of one of a file's own lists: closing, 0, merits."""
_TOO_MANY = 3
"""So many unknown keys of one mapping are no slips: it stands in the wrong list or file."""
_UNKNOWN = ("extra_forbidden", "unknown-text-key")
_SAY_EMPTY = ("empty-text", *_UNKNOWN, "yomi-not-kana")
"""Errors with an empty value that have words of their own for it, or are about the key."""
_LIMITS = {"greater_than_equal": ("number-too-small", "ge"),
           "less_than_equal": ("number-too-large", "le")}
_SHAPES = {
    "string_": "want-string", "int_": "want-number",
    "bool_": "want-boolean",
    "tuple_": "want-list", "list_": "want-list", "too_short": "list-empty",
    "model_": "want-mapping", "mapping_": "want-mapping", "dict_": "want-mapping",
}


def _tag_like(word: str) -> str:
    """Return the language that a full-width word means, or ""."""
    plain = unicodedata.normalize("NFKC", word).lower()
    return plain if plain != word and LANGUAGE_TAG.fullmatch(plain) else ""


def known_keys(kind: type[BaseModel], way: Way) -> list[str]:
    """Return the keys that a record of ``kind`` knows at ``way``."""
    here: type[BaseModel] | None = kind
    for part in way:
        if isinstance(part, int) or here is None:
            continue
        here = _record_in(here.model_fields[part].annotation) if part in here.model_fields else None
    return sorted(here.model_fields) if here else []


def _record_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        if found := _record_in(part):
            return found
    return None


def _way(value: Any, loc: tuple[Any, ...]) -> Way:
    """Keep of pydantic's ``loc`` what really stands in the file."""
    way: list[str | int] = []
    for part in loc:
        in_list = isinstance(value, list) and isinstance(part, int) and part < len(value)
        if in_list or (isinstance(value, dict) and part in value):
            value = value[part]
        else:
            continue
        way.append(part)
    return tuple(way)


def kind_of(value: Any) -> str:
    """Return what a plain value is, as the message catalogues call it."""
    kinds = {dict: "mapping", list: "list", str: "string", bool: "boolean", int: "number",
             float: "number", type(None): "nothing"}
    return kinds.get(type(value), "string")
