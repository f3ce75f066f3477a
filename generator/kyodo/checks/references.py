"""Every id that names something elsewhere has to exist there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kyodo.checks.repeats import repeats
from kyodo.checks.walk import Place
from kyodo.model.about import Actor, Definition, Effect
from kyodo.model.base import Record
from kyodo.model.domains import Criterion
from kyodo.model.evaluation import Layer, SheetItem
from kyodo.model.finder import FormChoice, FormOutside, Outcome
from kyodo.model.forms import DocumentUse, Example, Form, Role, ZoneLink
from kyodo.model.principles import Principle
from kyodo.model.processes import Process, Step, Table, Version
from kyodo.model.promotion import Measure, Relation
from kyodo.model.reading import Question, Term
from kyodo.model.whole import Guideline
from kyodo.problems import Finding, Path, nearest

TARGETS: Mapping[str, tuple[str, str]] = {
    "actor": ("actors", "items"),
    "body": ("promotion", "bodies"),
    "download": ("downloads", "items"),
    "example": ("examples", "items"),
    "form": ("forms", "items"),
    "principle": ("principles", "items"),
    "process": ("processes", "items"),
    "table": ("processes", "tables"),
    "term": ("glossary", "items"),
    "zone": ("domains", "zones"),
}
"""Kind of record → the data file and the list in it that the ids are defined in."""

LINKS: Mapping[type[Record], Mapping[str, tuple[str, ...]]] = {
    Actor: {"includes": ("actor",)},
    Criterion: {"forms": ("form",)},
    Definition: {"parties": ("actor",)},
    DocumentUse: {"id": ("download",)},
    Effect: {"actor": ("actor",)},
    Example: {"forms": ("form",), "zone": ("zone",)},
    Form: {"combinable": ("form",), "examples": ("example",)},
    FormChoice: {"form": ("form",)},
    FormOutside: {"form": ("form",)},
    Layer: {"actors": ("actor",)},
    Measure: {"bodies": ("body",), "table": ("table",)},
    Outcome: {"zone": ("zone",), "processes": ("process",)},
    Principle: {"applies_to": ("actor",), "examples": ("example",)},
    Process: {"lanes": ("actor",), "starts_with": ("actor",), "forms": ("form",)},
    Question: {"audience": ("actor",)},
    Relation: {"source": ("body", "actor"), "target": ("body", "actor")},
    Role: {"actor": ("actor",)},
    SheetItem: {"principle": ("principle",)},
    Step: {"actors": ("actor",), "forms": ("form",), "table": ("table",)},
    Table: {"actors": ("actor",)},
    Term: {"see": ("term",)},
    Version: {"lanes": ("actor",)},
    ZoneLink: {"zone": ("zone",)},
}
"""Record → its fields that hold ids, and what kind of record they may name.

``Step.lane``, ``Step.phase`` and ``Exit.to`` stay inside a process (:mod:`flows`), ``Answer.next``
inside the finder (:mod:`finder`).
"""

MOST_NAMED = 12
"""So many known ids are listed in a message; more would hide the rest of it."""


def check_references(guideline: Guideline, places: Sequence[Place]) -> Iterator[Finding]:
    """Report ids that name nothing, lists that name one thing twice, and links to oneself."""
    homeless: dict[object, list[Finding]] = {}
    for finding in dangling(guideline, places):
        if finding.code == "no-data-file":
            homeless.setdefault(finding.params["home"], []).append(finding)
        else:
            yield finding
    for place in places:
        for field in LINKS.get(type(place.record), {}):
            yield from repeats(place.file, field, _values(place, field))
        yield from _to_itself(place)
    for findings in homeless.values():  # one file is missing, so that is one problem
        yield replace(findings[0],
                      params={**findings[0].params, "count": len(findings)},
                      also=tuple((one.file, one.path) for one in findings))


def dangling(guideline: Guideline, places: Sequence[Place]) -> Iterator[Finding]:
    """Yield a finding for each id that names nothing, whatever the reason."""
    known = {kind: _ids(guideline, kind) for kind in TARGETS}
    for place in places:
        for field, kinds in LINKS.get(type(place.record), {}).items():
            for path, value in _values(place, field):
                yield from _resolve(place.file, path, value, kinds, known)


def unknown_id(file: str, path: Path, value: str, kind: str, known: Sequence[str],
               home: str) -> Finding:
    """Return the finding for an id that is not among the ``known`` ones of the file ``home``."""
    listed = ", ".join(known[:MOST_NAMED]) + (", …" if len(known) > MOST_NAMED else "")
    return Finding("unknown-id", file, path, {
        "value": value, "kind": kind, "nearest": nearest(value, known), "known": listed,
        "home": f"data/{home}.yaml",
    })


def _ids(guideline: Guideline, kind: str) -> tuple[str, ...] | None:
    """Return the ids of a kind of record, or None where their data file does not exist."""
    file, field = TARGETS[kind]
    section = guideline.section(file)
    return None if section is None else tuple(one.id for one in getattr(section, field))


def _values(place: Place, field: str) -> Iterator[tuple[Path, str]]:
    value = getattr(place.record, field)
    if isinstance(value, tuple):
        yield from (((*place.path, field, i), part) for i, part in enumerate(value))
    elif value is not None:
        yield (*place.path, field), value


def _resolve(file: str, path: Path, value: str, kinds: tuple[str, ...],
             known: Mapping[str, tuple[str, ...] | None]) -> Iterator[Finding]:
    present = [kind for kind in kinds if known[kind] is not None]
    ids = [one for kind in present for one in known[kind] or ()]
    if value in ids:
        return
    kind = kinds[0] if len(kinds) == 1 else "party"
    home = TARGETS[(present or kinds)[0]][0]
    if present:
        yield unknown_id(file, path, value, kind, ids, home)
    else:
        yield Finding("no-data-file", file, path,
                      {"value": value, "kind": kind, "home": f"data/{home}.yaml"})


def _to_itself(place: Place) -> Iterator[Finding]:
    record, own = place.record, None
    if isinstance(record, Relation):
        own, field = record.source, "target"
    elif isinstance(record, Form):
        own, field = record.id, "combinable"
    elif isinstance(record, Actor):
        own, field = record.id, "includes"
    elif isinstance(record, Term):
        own, field = record.id, "see"
    if own is None:
        return
    for path, value in _values(place, field):
        if value == own:
            yield Finding("link-to-itself", place.file, path, {"value": value, "key": field})
