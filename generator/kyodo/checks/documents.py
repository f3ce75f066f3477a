"""Documents that are to be made from the data have something to be made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kyodo.checks.walk import Place
from kyodo.model.documents import Blank, DocumentPart
from kyodo.model.whole import Guideline
from kyodo.problems import Finding


def check_documents(guideline: Guideline, places: Sequence[Place]) -> Iterator[Finding]:
    """Report documents that ask for the evaluation sheet or for forms where there are none."""
    sheet = guideline.evaluation.sheet if guideline.evaluation else None
    scored = bool(sheet and sheet.items and sheet.scale)
    for file, path, record in places:
        if isinstance(record, DocumentPart) and record.sheet and not scored:
            yield Finding("sheet-not-there", file, (*path, "sheet"),
                          {"home": "data/evaluation.yaml"})
        elif isinstance(record, Blank) and record.forms and not guideline.forms:
            yield Finding("forms-not-there", file, (*path, "forms"), {"home": "data/forms.yaml"})
