"""The tables of references.py know every field of the model that holds ids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, BeforeValidator

from kyodo.checks.references import LINKS, MOST_NAMED, TARGETS, unknown_id
from kyodo.model import base
from kyodo.model.finder import Answer, Outcome
from kyodo.model.guideline import Info
from kyodo.model.processes import Exit, Step
from kyodo.model.quickread import QuickRead
from kyodo.model.whole import SECTION_FILES

INSIDE_A_PROCESS = {(Step, "lane"), (Step, "phase"), (Exit, "to")}
"""Checked with the steps, in flows.py."""
IN_THE_FINDER = {(Answer, "next"), (Outcome, "contact")}
"""Checked with the questions, in finder.py: pages of the finder, and a contact of the guideline."""
IN_THE_QUICK_READ = {(QuickRead, "process")}
"""Checked with its parts, in quickread.py."""


def test_every_field_with_ids_is_checked() -> None:
    of_model = {(record, name) for record in records() for name in id_fields(record)}
    checked = {(record, name) for record, fields in LINKS.items() for name in fields}
    # What a record inherits is a field of each heir; only Process and Version are used as such.
    of_model = {(record, name) for record, name in of_model if record.__name__ != "Flow"}
    assert of_model == checked | INSIDE_A_PROCESS | IN_THE_FINDER | IN_THE_QUICK_READ


def test_every_target_is_a_list_of_records_with_ids() -> None:
    for file, field in TARGETS.values():
        annotation = SECTION_FILES[file].model_fields[field].annotation
        (record, _) = get_args(annotation)
        assert "id" in record.model_fields
    kinds = {kind for fields in LINKS.values() for names in fields.values() for kind in names}
    assert kinds == set(TARGETS)


def test_a_message_names_so_many_ids_and_no_more() -> None:
    ids = [f"form-{number}" for number in range(MOST_NAMED + 1)]
    exact, many = (unknown_id("forms", (), "x", "form", known, "forms").params["known"]
                   for known in (ids[:MOST_NAMED], ids))
    assert exact == ", ".join(ids[:MOST_NAMED])
    assert many == f"{exact}, …"


def records() -> set[type[BaseModel]]:
    found: set[type[BaseModel]] = set()
    waiting: list[type[BaseModel]] = [Info, *SECTION_FILES.values()]
    while waiting:
        record = waiting.pop()
        if record not in found:
            found.add(record)
            for field in record.model_fields.values():
                waiting += [part for part in parts(field.annotation)
                            if isinstance(part, type) and issubclass(part, BaseModel)]
    return found


def id_fields(record: type[BaseModel]) -> Iterator[str]:
    for name, field in record.model_fields.items():
        if name == "id" and record.__name__ != "DocumentUse":
            continue
        marks = [*field.metadata, *parts(field.annotation)]
        if any(isinstance(mark, BeforeValidator) and mark.func is base._check_id
               for mark in marks):
            yield name


def parts(annotation: Any) -> Iterator[Any]:
    """Yield an annotation and all that it is made of, down to the marks of Annotated."""
    yield annotation
    for part in get_args(annotation):
        yield from parts(part)
    yield from getattr(annotation, "__metadata__", ())
