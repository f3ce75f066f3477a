"""Figures of the book: those that are drawn from views, and pictures of the guideline's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kyodo.figures import zones
from kyodo.figures.aims import aims
from kyodo.figures.canvas import Drawing
from kyodo.figures.flow.chart import flow
from kyodo.figures.paint import classes_of, on_paper
from kyodo.figures.structure import structure
from kyodo.paper.photographs import printable
from kyodo.views.aims import AimsFigure
from kyodo.views.flow import FlowFigure
from kyodo.views.structure import StructureFigure
from kyodo.views.zones import ZoneFigure

if TYPE_CHECKING:
    from kyodo.book.pen import Pen

WIDTH = 482.
"""The text of a page in points; what is drawn for it has type of its real size."""
_NAME, _TEXT = 11.5, 10.5


def drawn(view: Any, pen: Pen) -> dict[str, Any]:
    """Return a figure as SVG that needs nothing else, with its size."""
    return on_paper(_drawing(view), pen.scheme, classes_of(view))


def _drawing(view: Any) -> Drawing:
    if isinstance(view, ZoneFigure):
        return zones.zones(view, zones.Measures(WIDTH, _NAME, _TEXT))
    if isinstance(view, StructureFigure):
        return structure(view)
    if isinstance(view, AimsFigure):
        return aims(view)
    assert isinstance(view, FlowFigure)
    return flow(view)


def picture(file: Path) -> dict[str, Any]:
    """Return a picture of the guideline's folder; the layout's data has numbers for bytes."""
    return {"bytes": list(printable(file))}
