"""Files to print, as tests read them."""

from __future__ import annotations

from typing import Any

import pikepdf
import pypdfium2

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
