from __future__ import annotations

from pathlib import Path

from kyodo.checks.walk import walk
from kyodo.model.base import Record
from kyodo.model.forms import Forms
from kyodo.model.guideline import Info
from kyodo.model.whole import Guideline, Site


def test_every_record_with_its_way() -> None:
    info = Info.model_validate(
        {"title": "試し", "municipality": {"name": "試し市"}, "languages": ["ja"]})
    forms = Forms.model_validate(
        {"items": [{"id": "a", "name": "補助", "zones": ["b", {"zone": "c", "note": "注"}]}]})
    guideline = Guideline(folder=Path(), site=Site(""), info=info, forms=forms)
    found = {(place.file, place.path): place.record for place in walk(guideline)}
    assert list(found) == [
        ("guideline", ()), ("guideline", ("title",)), ("guideline", ("municipality",)),
        ("guideline", ("municipality", "name")),
        ("forms", ()), ("forms", ("items", 0)), ("forms", ("items", 0, "name")),
        ("forms", ("items", 0, "zones", 0)), ("forms", ("items", 0, "zones", 1)),
        ("forms", ("items", 0, "zones", 1, "note")),
    ]
    assert found["forms", ("items", 0)] is forms.items[0]
    assert all(isinstance(record, Record) for record in found.values())
