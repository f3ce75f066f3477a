"""Typst: one file of data and a layout of the theme to a PDF, the same anywhere."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from kyodo import fonts
from kyodo.paper.placing import PLACED, Plan, Room, placed
from kyodo.problems import KyodoError

if TYPE_CHECKING:
    from typst import Compiler

Standard = Literal["ua-1", "a-2a"]
ACCESSIBLE: tuple[Standard, ...] = ("ua-1", "a-2a")
"""The standards of files that are read and kept: PDF/UA-1 and PDF/A-2a."""
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of a file without one: Typst wants one for PDF/A. It is taken out again."""


class PaperFailure(KyodoError):
    """A layout did not become a PDF; that is a fault of the program, not of the data."""


@dataclass(frozen=True)
class Typeset:
    """What came of a layout."""

    pdf: bytes
    reports: tuple[Mapping[str, Any], ...]
    """What the layout has to say: how many pages it made, and what did not fit."""


def folder() -> Path:
    """Return the folder of the layouts."""
    return Path(str(resources.files("kyodo_theme"))) / "print"


def typeset(
    layout: str, data: Mapping[str, Any], moment: datetime | None = None,
    standards: tuple[Standard, ...] = (), plan: Plan | None = None,
) -> Typeset:
    """Set a layout; ``moment`` is what the file says of its making, never the clock's.

    ``plan``: which parts stand where. A layout that takes one only tells its heights without it.

    Raises PaperFailure on an error and on any warning: an unknown font would only be one.
    """
    import typst

    compiler = _compiler()
    source = str(folder() / f"{layout}.typ")
    inputs = {"data": json.dumps(data, ensure_ascii=False, sort_keys=True)}
    if plan is not None:
        inputs["plan"] = json.dumps(plan)
    try:
        pdf, warnings = compiler.compile_with_warnings(
            input=source, format="pdf", pdf_standards=list(standards),
            timestamp=moment or _EPOCH, sys_inputs=inputs)
        found = json.loads(compiler.query("<report>", field="value"))
    except typst.TypstError as error:
        raise PaperFailure(f"{layout}: {error.diagnostic or error.message}") from error
    if warnings:
        raise PaperFailure(f"{layout}: {warnings[0].message}")
    assert isinstance(pdf, bytes)
    return Typeset(pdf, tuple(found))


def room_in(layout: str, data: Mapping[str, Any]) -> Room:
    """Return the room that a layout has for the parts, of those that take a plan."""
    return Room(next(one for one in typeset(layout, data).reports if one["kind"] == "room"))


def set_alone(
    layout: str, data: Mapping[str, Any], moment: datetime | None = None,
    standards: tuple[Standard, ...] = (),
) -> Typeset | None:
    """Set a layout as it is best for this language; None where the parts have no room."""
    if layout not in PLACED:
        return typeset(layout, data, moment, standards)
    [plan] = placed([room_in(layout, data)])
    return typeset(layout, data, moment, standards, plan) if plan else None


@cache
def outlined(words: str, language: str) -> str:
    """Return words as a drawing in SVG, black, in the bold font for paper."""
    made = _compiler().compile(
        input=str(folder() / "outline.typ"), format="svg",
        sys_inputs={"words": words, "lang": language, "font": fonts.FAMILY})
    assert isinstance(made, bytes)
    return made.decode()


_OWN = threading.local()
"""A compiler remembers what it set last, so each thread has one of its own; what they have
measured, all of them know."""


def _compiler() -> Compiler:
    import typst

    if not hasattr(_OWN, "compiler"):
        _OWN.compiler = typst.Compiler(input=b"", root=str(folder()), font_paths=fonts.for_typst())
    own: Compiler = _OWN.compiler
    return own
