"""What Typst leaves to be done: heads of rows are tagged, and streams have a clear end."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Page, Pdf

_POINTS = 72 / 25.4
"""Points of a millimetre."""


def finished(
    pdf: bytes, reports: Iterable[Mapping[str, Any]] = ()
) -> tuple[bytes, int]:
    """Return a file with heads of rows tagged and streams ended, and how many pages it has.

    ``reports``: what its layout has to say, also where the printing shop is to cut.
    """
    import pikepdf

    cut = next((one for one in reports if one["kind"] == "cut"), None)

    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root.get("/StructTreeRoot")
        changed = [*_ended(document)]
        changed += [_as_head(document, row) for row in (_rows(root) if root is not None else ())]
        changed += [_named(document), *(_cut(page, cut) for page in document.pages if cut)]
        pages = len(document.pages)
        if not any(changed):
            return pdf, pages
        return rewritten(document), pages


def rewritten(document: Pdf, *options: str) -> bytes:
    """Return a file as qpdf writes it, with options of its own; raise OSError on a full disk.

    PDF/A wants a line end after each stream, also after one that ends like a line.
    """
    import pikepdf

    # Not straight into a file: on a full disk qpdf ends the program, Python says what is wrong.
    loose = io.BytesIO()
    document.save(loose, deterministic_id=True)
    with TemporaryDirectory() as folder:
        before, after = Path(folder, "before.pdf"), Path(folder, "after.pdf")
        before.write_bytes(loose.getvalue())
        pikepdf.Job(["qpdf", "--deterministic-id", "--newline-before-endstream", *options,
                     str(before), str(after)]).run()
        return after.read_bytes()


def _cut(page: Page, cut: Mapping[str, Any]) -> bool:
    """Say where a sheet is cut, and how far its colours reach beyond that."""
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    for name, inner in (("/TrimBox", cut["slug"]), ("/BleedBox", cut["slug"] - cut["bleed"])):
        points = inner * _POINTS
        page.obj[name] = [round(edge, 4) for edge in (
            left + points, bottom + points, right - points, top - points)]
    return True


def _named(document: Pdf) -> bool:
    """Have the title of a file stand above it, not its name."""
    import pikepdf

    known = document.Root.get("/ViewerPreferences")
    if known is not None and known.get("/DisplayDocTitle"):
        return False
    if known is None:
        known = document.Root["/ViewerPreferences"] = pikepdf.Dictionary()
    known["/DisplayDocTitle"] = True
    return True


def _ended(document: Pdf) -> Iterator[bool]:
    """Lengthen streams that end like a line: nobody could tell where they end, says PDF/A."""
    import pikepdf

    for one in document.objects:
        if isinstance(one, pikepdf.Stream) and one.get("/Filter") == "/FlateDecode" and (
                one.read_raw_bytes()[-1:] in (b"\r", b"\n")):
            content = one.read_bytes()
            while (packed := zlib.compress(content))[-1:] in (b"\r", b"\n"):
                content += b"\n"
            if "/Length1" in one:
                one.Length1 = len(content)
            one.write(packed, filter=pikepdf.Name.FlateDecode)
            yield True


def _children(element: Any) -> Iterator[Any]:
    import pikepdf

    children = element.get("/K")
    if children is None:
        return
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and child.get("/S") is not None:
            yield child


def _rows(element: Any) -> Iterator[Any]:
    for child in _children(element):
        if str(child.S) == "/TR":
            yield child
        else:
            yield from _rows(child)


def _as_head(document: Pdf, row: Any) -> bool:
    import pikepdf

    cell = next(_children(row), None)
    if cell is None or str(cell.S) != "/TD":
        return False
    cell.S = pikepdf.Name.TH
    scope = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
    known = cell.get("/A")
    if known is None:
        cell.A = scope
    else:
        cell.A = pikepdf.Array([*(known if isinstance(known, pikepdf.Array) else [known]), scope])
    return True
