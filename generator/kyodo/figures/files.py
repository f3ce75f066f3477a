"""Figures as files: SVG that needs nothing else, and pictures of it in PNG."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib.metadata import version
from math import ceil
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from kyodo import fonts
from kyodo.colours import Scheme
from kyodo.figures import zones
from kyodo.figures.aims import aims
from kyodo.figures.canvas import Drawing, Label, drawing
from kyodo.figures.flow.chart import flow
from kyodo.figures.measure import write
from kyodo.figures.paint import classes_of, painted
from kyodo.figures.structure import with_list
from kyodo.views.aims import AimsFigure
from kyodo.views.figures import FigureEntry
from kyodo.views.flow import FlowFigure
from kyodo.views.structure import StructureFigure
from kyodo.views.zones import ZoneFigure

if TYPE_CHECKING:
    from typst import Compiler

_DRAWN: Mapping[type, Callable[[Any], Drawing]] = {
    ZoneFigure: lambda view: zones.zones(view, zones.WIDE),
    StructureFigure: with_list,
    AimsFigure: aims,
    FlowFigure: flow,
}
"""How a view is drawn for a file: with all that it needs, since no page is around it."""
_FAMILIES = f"'{fonts.FAMILY}', 'Yu Gothic', 'Hiragino Sans', 'Noto Sans JP', sans-serif"
_BORDER = 24
_CREDIT = 11
_NAMESPACE = "http://www.w3.org/2000/svg"
_SHARPNESS = 144
"""Dots an inch; of the 72 pixels of an SVG this makes twice as many."""
_PICTURE = b"""\
#set page(width: float(sys.inputs.width) * 1pt, height: float(sys.inputs.height) * 1pt, margin: 0pt)
#image(bytes(sys.inputs.figure), format: "svg", width: 100%)
"""


def svg_file(entry: FigureEntry, scheme: Scheme) -> bytes:
    """Return a figure as a file: its looks in itself, nothing outside needed, the same anywhere.

    ``scheme``: the colours for paper.
    """
    drawn = _DRAWN[type(entry.view)](entry.view)
    words = write(entry.credit, drawn.width, _CREDIT)
    credit = Label(drawn.width, drawn.height + 14, words, "muted", "end")
    whole = drawing(drawn.width, [*drawn.parts, credit])
    width, height = (str(ceil(one) + 2 * _BORDER) for one in (whole.width, whole.height))
    figure = Element("svg", {
        "xmlns": _NAMESPACE, "viewBox": f"0 0 {width} {height}", "width": width, "height": height,
        "lang": entry.language, "role": "img", "font-family": _FAMILIES})
    SubElement(figure, "title").text = entry.title.plain
    SubElement(figure, "desc").text = entry.text
    SubElement(figure, "rect", {"width": width, "height": height, "fill": scheme["ground"]})
    inner = painted(ElementTree.fromstring(whole.svg()), scheme, classes_of(entry.view))
    group = SubElement(figure, "g", {"transform": f"translate({_BORDER} {_BORDER})"})
    group.extend(list(inner))
    text: bytes = ElementTree.tostring(figure, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def picture_key(svg: bytes) -> str:
    """Return what a picture can be kept under: another one is made of anything else."""
    made_by = f"typst {version('typst')} {_SHARPNESS} ".encode()
    return hashlib.sha256(made_by + _PICTURE + svg).hexdigest()[:20]


@lru_cache(maxsize=100)
def picture(svg: bytes) -> bytes:
    """Return an SVG file as PNG, twice as large; the same bytes for the same file."""
    root = ElementTree.fromstring(svg)
    made: bytes | list[bytes] | None = _compiler().compile(
        input=_PICTURE, format="png", ppi=_SHARPNESS,
        sys_inputs={"width": root.get("width", ""), "height": root.get("height", ""),
                    "figure": svg.decode()})
    assert isinstance(made, bytes)
    return made


@cache
def _compiler() -> Compiler:
    # Imported here: most builds find their pictures where the last one left them.
    import typst

    return typst.Compiler(font_paths=fonts.for_typst())
