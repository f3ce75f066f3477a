"""The zip archive that a file of Office is: the same bytes for the same content."""

from __future__ import annotations

import io
import re
import zipfile

_TIMES = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")
_TIME = ('<dcterms:{0} xsi:type="dcterms:W3CDTF" '
         'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{1}T00:00:00Z</dcterms:{0}>')


def settled(content: bytes, changed: str | None) -> bytes:
    """Return an archive without the time at which it was made.

    ``changed`` is the ISO date that the file says it is of.  Nothing is compressed: how small a
    compressor gets something differs from one version of zlib to the next.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = _TIMES.sub(lambda found: _time(found.group(1).decode(), changed), part)
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), part)
    return target.getvalue()


def _time(kind: str, changed: str | None) -> bytes:
    return _TIME.format(kind, changed).encode() if changed else b""
