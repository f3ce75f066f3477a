"""Files to print, as tests read them."""

from __future__ import annotations

import ctypes
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

PLACES = {"main": "", "echizen": "echizen/", "fujimino": "fujimino/"}
"""The repository's guidelines, and where each stands on the site."""


def text_of(content: bytes) -> str:
    """Return the words of a file as they come out of it."""
    document = pypdfium2.PdfDocument(content)
    return "\n".join(one.get_textpage().get_text_range() for one in document)


def elements(root: pikepdf.Object) -> list[Any]:
    """Return what is tagged, in reading order."""
    found: list[Any] = []
    children = root.get("/K")
    for child in (children if isinstance(children, pikepdf.Array) else [children]):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            found += [child, *elements(child)]
    return found


def sizes_of(content: bytes) -> Counter[float]:
    """Return sizes of letters in points, also of those in figures, and how many have each."""
    found: Counter[float] = Counter()
    for page in pypdfium2.PdfDocument(content):
        text, matrix = page.get_textpage(), pdfium.FS_MATRIX()
        for number in range(text.count_chars()):
            if text.get_text_range(number, 1).strip():
                pdfium.FPDFText_GetMatrix(text.raw, number, ctypes.byref(matrix))
                size = pdfium.FPDFText_GetFontSize(text.raw, number)
                found[round(size * (matrix.c ** 2 + matrix.d ** 2) ** 0.5, 1)] += 1
    return found


@dataclass(frozen=True)
class Shown:
    """A piece of text as it is drawn."""

    size: float
    """In points."""
    alpha: float
    """1: nothing shines through."""
    artifact: bool
    """True: it is no part of what is read aloud."""


def texts_of(page: pikepdf.Page) -> list[Shown]:
    """Return the pieces of text of a page, in the order in which they are drawn."""
    states = page.Resources.get("/ExtGState", {})
    found: list[Shown] = []
    kept: list[tuple[float, float]] = []
    marks: list[str] = []
    size, alpha = 0., 1.
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "q":
            kept.append((size, alpha))
        elif name == "Q":
            size, alpha = kept.pop()
        elif name == "gs":
            alpha = float(states[str(operands[0])].get("/ca", alpha))
        elif name == "Tf":
            size = float(operands[1])
        elif name in ("BDC", "BMC"):
            marks.append(str(operands[0]))
        elif name == "EMC":
            marks.pop()
        elif name in ("Tj", "TJ"):
            found.append(Shown(size, alpha, "/Artifact" in marks))
    return found
