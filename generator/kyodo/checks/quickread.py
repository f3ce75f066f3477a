"""The quick-read edition: what it names is there, and is named once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kyodo.checks.references import unknown_id
from kyodo.checks.repeats import repeats
from kyodo.model.whole import Guideline
from kyodo.problems import Finding

FILE = "quickread"


def check_quickread(guideline: Guideline) -> Iterator[Finding]:
    """Report parts named twice, texts of records that there are not, and lacking principles."""
    yield from _without_principles(guideline)
    own = guideline.quickread
    if own is None:
        return
    for field, names in (("order", own.order), ("parts", [one.part for one in own.parts])):
        yield from repeats(FILE, field, (
            ((field, number), name) for number, name in enumerate(names)))
    for number, name in enumerate(own.order):
        file = _FILES.get(name, name)
        if guideline.section(file) is None:
            yield Finding("part-without-file", FILE, ("order", number), severity="notice",
                          params={"value": name, "file": f"data/{file}.yaml"})
    for number, part in enumerate(own.parts):
        yield from repeats(FILE, "items", (
            (("parts", number, "items", place, "id"), short.id)
            for place, short in enumerate(part.items)))
        known = [one.id for one in records_of(guideline, part.part)]
        for place, short in enumerate(part.items):
            if short.id not in known:
                yield unknown_id(FILE, ("parts", number, "items", place, "id"), short.id,
                                 "quickread-record", known, _FILES.get(part.part, part.part))
    if "furigana_from_grade" in own.model_fields_set and "furigana" not in own.model_fields_set:
        yield Finding("grade-without-furigana", FILE, ("furigana_from_grade",),
                      severity="notice")
    processes = guideline.processes.items if guideline.processes else ()
    if own.process and own.process not in [one.id for one in processes]:
        yield unknown_id(FILE, ("process",), own.process, "process",
                         [one.id for one in processes], "processes")


def _without_principles(guideline: Guideline) -> Iterator[Finding]:
    """Tell who prints that an edition has no principles, unless it is not to have any."""
    section, own = guideline.principles, guideline.quickread
    if (section and (section.items or section.missing)) or (own and own.order and (
            "principles" not in own.order or section is None)):
        return  # of a file that the order wants and that is not there, the check of the order tells
    yield Finding("no-principles", "principles" if section else "guideline", ("items",),
                  at_key=True, severity="notice")


_FILES = {"tables": "processes", "elements": "about", "aims": "about"}


def records_of(guideline: Guideline, part: str) -> tuple[Any, ...]:
    """Return the records of a part that shorter texts can name."""
    section: Any = guideline.section(_FILES.get(part, part)) if part != "elements" else None
    if section is None or part in ("about", "elements", "aims", "actors", "domains"):
        return ()
    if part == "promotion":
        return tuple(section.bodies)
    if part == "tables":
        return tuple(section.tables)
    if part == "processes":
        flows = [one.current for one in section.items]
        return (*section.items, *(x for flow in flows for x in (*flow.phases, *flow.steps)))
    return tuple(section.items)
