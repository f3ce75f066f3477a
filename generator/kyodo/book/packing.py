"""A tagged file has thousands of small objects; packed together they take a third of the room."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kyodo.paper.tags import rewritten

if TYPE_CHECKING:
    from pikepdf import Pdf

_TRIES = 16
_UNCLEAR = re.compile(rb"(?<!\?>)[\r\n]\nendstream")
"""A stream that ends like a line: nobody could tell where it ends, says PDF/A. What a file says
of itself ends so, but is no packed stream."""


def packed(document: Pdf) -> bytes:
    """Return a file with its objects in compressed streams, or without where none has clear ends.

    How such a stream ends is chance: it is a sum over what is in it. So that another try has other
    streams, objects are shifted by a few empty ones, in the place that PDF has for a program's own.
    """
    import pikepdf

    for count in range(_TRIES):
        if count:
            document.Root.PieceInfo = pikepdf.Dictionary(kyodo=pikepdf.Dictionary(
                LastModified=document.docinfo.get("/ModDate", "D:20000101000000Z"),
                Private=[document.make_indirect(pikepdf.Dictionary()) for _ in range(count)]))
        content = rewritten(document, "--object-streams=generate")
        if not _UNCLEAR.search(content):
            return content
    del document.Root.PieceInfo
    return rewritten(document)
