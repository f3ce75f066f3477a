"""What Typst leaves to be done: heads of rows, the words of links, title and dates, clear ends."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Page, Pdf

_POINTS = 72 / 25.4
"""Points of a millimetre."""
_DATES = re.compile(rb"<(xmp:CreateDate|xmp:ModifyDate|stEvt:when)>[^<]*</\1>")


@dataclass(frozen=True)
class Told:
    """What a file says of itself, where Typst would say something else."""

    links: Mapping[str, str]
    """Where a link leads → what it is called; Typst would say it in English in any language."""
    dated: bool
    """False: nobody knows of when the guideline is, so the file has no date either."""


def told(data: Mapping[str, Any], dated: bool) -> Told:
    """Return what a file of this data says of itself; ``data["ways"]``: scheme → word for it."""
    return Told({to: f"{data['ways'][scheme]} {said}" for to, said in _links_in(data)
                 if (scheme := to.partition(":")[0]) in data["ways"]}, dated)


def _links_in(value: Any) -> Iterator[tuple[str, str]]:
    """Yield where the links of what a layout reads lead, with their words."""
    if isinstance(value, Mapping):
        to = value.get("link") or value.get("web")
        if isinstance(to, str):
            yield to, str(value.get("value") or value.get("s"))
        value = [*value.values()]
    if isinstance(value, list):
        for part in value:
            if isinstance(part, Mapping | list):
                yield from _links_in(part)


def finished(
    pdf: bytes, says: Told, reports: Iterable[Mapping[str, Any]] = (),
    write: Callable[[Pdf], bytes] | None = None,
) -> tuple[bytes, int]:
    """Return a file with all of that done, and how many pages it has.

    ``reports``: what its layout has to say, also where the printing shop is to cut. ``write``: what
    makes bytes of it, if not :func:`rewritten`.
    """
    import pikepdf

    reports = tuple(reports)
    cut = next((one for one in reports if one["kind"] == "cut"), None)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root.get("/StructTreeRoot")
        _end(document)
        for row in _rows(root) if root is not None else ():
            _as_head(row)
        _name(document)
        for page in document.pages:
            _call_links(page, says.links)
            if cut:
                _cut(page, cut)
        if not says.dated:
            _undate(document)
        return (write or rewritten)(document), len(document.pages)


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


def _call_links(page: Page, links: Mapping[str, str]) -> None:
    for one in page.obj.get("/Annots", ()):
        if (said := links.get(str(one.A.get("/URI", "")) if "/A" in one else "")):
            one.Contents = said


def _undate(document: Pdf) -> None:
    """Take out when a file was made, which Typst wants to be told for PDF/A, and PDF/A does not."""
    for key in ("/CreationDate", "/ModDate"):
        if key in document.docinfo:
            del document.docinfo[key]
    said = document.Root.Metadata
    said.write(_DATES.sub(b"", said.read_bytes()))


def _cut(page: Page, cut: Mapping[str, Any]) -> None:
    """Say where a sheet is cut, and how far its colours reach beyond that."""
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    for name, inner in (("/TrimBox", cut["slug"]), ("/BleedBox", cut["slug"] - cut["bleed"])):
        points = inner * _POINTS
        page.obj[name] = [round(edge, 4) for edge in (
            left + points, bottom + points, right - points, top - points)]


def _name(document: Pdf) -> None:
    """Have the title of a file stand above it, not its name."""
    import pikepdf

    known = document.Root.get("/ViewerPreferences")
    if known is None:
        known = document.Root["/ViewerPreferences"] = pikepdf.Dictionary()
    known["/DisplayDocTitle"] = True


def _end(document: Pdf) -> None:
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


def _as_head(row: Any) -> None:
    import pikepdf

    cell = next(_children(row), None)
    if cell is None or str(cell.S) != "/TD":
        return
    cell.S = pikepdf.Name.TH
    scope = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
    known = cell.get("/A")
    if known is None:
        cell.A = scope
    else:
        cell.A = pikepdf.Array([*(known if isinstance(known, pikepdf.Array) else [known]), scope])
