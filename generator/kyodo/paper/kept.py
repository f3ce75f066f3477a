"""What files to print are kept under, so that only those are made whose input has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

from kyodo import fonts
from kyodo.keeping import mark_of
from kyodo.paper.typeset import folder
from kyodo.views.voice import Voice

_MADE_BY = ("typst", "pikepdf", "segno")


@dataclass(frozen=True)
class Sheet:
    """What layouts read of a language."""

    data: Mapping[str, Any]

    @cached_property
    def mark(self) -> str:
        """Another one for other data; files are kept under what follows from it."""
        return key_of("", self.data, None)


def read_by(layout: str, sheet: Sheet) -> Sheet:
    """Return what a layout reads: a poster need not be made again where other parts change.

    What layouts measure counts for each other only where they read the same, so the others do.
    """
    if layout != "poster":
        return sheet
    return Sheet({key: [part for part in value if part["chart"]][:1]
                   if key in ("parts", "measured") else value
                   for key, value in sheet.data.items()})


def moment_of(voice: Voice) -> datetime | None:
    """Return what files say of their making: the date of the edition, never the clock's."""
    info = voice.guideline.info
    dates = [date for date in (info.updated, *info.revised[-1:], info.effective, info.established)
             if date]
    if not dates:
        return None
    return datetime(dates[0].year, dates[0].month or 1, dates[0].day or 1, tzinfo=UTC)


def key_of(layout: str, data: Any, moment: datetime | None) -> str:
    """Return what a file can be kept under: another one is made of anything else."""
    said = json.dumps([layout, data, moment and moment.isoformat()], sort_keys=True)
    return hashlib.sha256((_workshop() + said).encode()).hexdigest()[:20]


@cache
def _workshop() -> str:
    """Return a mark of programs, layouts and fonts: of others, other files are made."""
    # Of our own code, what works on files after they are set.
    own = [Path(__file__).with_name(f"{name}.py") for name in ("tags", "placing")]
    return " ".join([*(version(name) for name in _MADE_BY), mark_of(
        [*own, *folder().glob("*.typ"), *fonts.folder().glob("*.ttf")])])
