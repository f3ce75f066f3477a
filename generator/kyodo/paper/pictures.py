"""The figures of the quick-read edition, for a page and for a panel, as SVG in points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from xml.etree import ElementTree

from kyodo.colours import Scheme
from kyodo.figures import zones
from kyodo.figures.canvas import Drawing, Label
from kyodo.figures.measure import LEADING
from kyodo.figures.paint import alone
from kyodo.furigana import Furigana
from kyodo.paper.readings import RISE, SIZE, placed
from kyodo.paper.widths import ems, width
from kyodo.views.quickread_cards import Part

_PAGE = 493.
"""Width of the text of a sheet in points; figures are drawn in points, so type has its size."""
_PANEL = 223.
_WITH_READINGS = 1.65
"""Height of lines that have readings, in sizes of their type."""


@dataclass(frozen=True)
class Sizes:
    """Sizes of type in points."""

    body: float
    """The least that body text may have."""
    note: float


def figures(
    part: Part, sizes: Sizes, scheme: Scheme, furigana: Furigana | None
) -> Mapping[str, Any] | None:
    """Draw a part's figure for a page and for a panel."""
    if part.figure is None:
        return None
    # A letter that nobody has named needs no words about that: the figure's text says it.
    figure = replace(part.figure, zones=tuple(
        replace(zone, name=replace(zone.name, markdown="", missing=False))
        if zone.name.missing and zone.code else zone for zone in part.figure.zones))
    bare = replace(figure, forms=None,
                   zones=tuple(replace(zone, forms=()) for zone in figure.zones))
    leading = _WITH_READINGS if furigana else LEADING
    wide = zones.Measures(_PAGE, sizes.body, sizes.note, leading, sizes.note, width)
    slim = zones.Measures(_PANEL, sizes.body, sizes.note, leading, sizes.note, width)
    drawn = {"page": zones.zones(figure, wide), "panel": zones.one_below_another(figure, slim),
             "brief": zones.zones(bare, wide), "panel-brief": zones.one_below_another(bare, slim)}
    return {"alt": part.figure_text,
            **{name: _svg(drawing, scheme, furigana) for name, drawing in drawn.items()}}


def _svg(drawing: Drawing, scheme: Scheme, furigana: Furigana | None) -> dict[str, Any]:
    """Return a drawing as SVG that needs nothing else, with its size in points.

    Readings are a picture that lies over it, so that they are no part of what it says.
    """
    root = ElementTree.fromstring(drawing.svg())
    found = {"svg": alone(root, scheme), "width": drawing.width, "height": drawing.height}
    if furigana:
        over = ElementTree.Element("svg", root.attrib)
        over.extend(reading for label in drawing.labels() for reading in _read(label, furigana))
        found["over"] = alone(over, scheme)
    return found


def _read(label: Label, furigana: Furigana) -> Iterator[ElementTree.Element]:
    """Yield the readings of a label, each above its words."""
    size = label.writing.size
    share = {"start": 0., "middle": .5, "end": 1.}[label.anchor]
    for line, y in label.baselines if label.writing.lang is None else ():
        x = label.x - share * ems(line) * size
        pieces = furigana.pieces(line)
        for (words, reading), place in zip(pieces, placed(pieces), strict=True):
            if reading:
                above = ElementTree.Element("text", {
                    "class": f"k-diagram__{label.kind}", "font-size": f"{size * SIZE:.2f}",
                    "font-weight": "400", "x": f"{x + place.start * size:.1f}",
                    "y": f"{y - RISE * size:.1f}"})
                above.text = reading
                yield above
            x += ems(words) * size
