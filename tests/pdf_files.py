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
    """Something that is drawn."""

    left: float
    """From the left edge of the page, in points, as all."""
    right: float
    high: float
    alpha: float
    """1: nothing shines through."""
    artifact: bool
    """True: it is no part of what is read aloud."""
    drawn: bool
    """True: it is drawn with lines and areas, and no text."""

    @property
    def is_sign(self) -> bool:
        """Tell whether it marks a draft; the figure of the cover is not quite as pale."""
        return self.artifact and 0.147 < self.alpha < 0.153


def shown_on(page: pypdfium2.PdfPage) -> list[Shown]:
    """Return what is drawn on a page, in the order in which it is drawn."""
    found = []
    for one in page.get_objects(max_depth=1):
        paint = [ctypes.c_uint() for _ in range(4)]
        pdfium.FPDFPageObj_GetFillColor(one.raw, *map(ctypes.byref, paint))
        left, low, right, high = one.get_bounds()
        found.append(Shown(
            left, right, high - low, paint[3].value / 255, "Artifact" in _marks_of(one.raw),
            one.type == pdfium.FPDF_PAGEOBJ_PATH))
    return found


def _marks_of(drawn: Any) -> list[str]:
    """Return what a thing on a page is marked as."""
    found = []
    for number in range(pdfium.FPDFPageObj_CountMarks(drawn)):
        mark = pdfium.FPDFPageObj_GetMark(drawn, number)
        name, size = (ctypes.c_ushort * 40)(), ctypes.c_ulong()
        pdfium.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), ctypes.byref(size))
        found.append(bytes(name)[:size.value - 2].decode("utf-16-le"))
    return found
