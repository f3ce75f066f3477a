"""An address as a QR code."""

from __future__ import annotations

import io


def qr_code(address: str) -> str:
    """Return a QR code as SVG, in black on white whatever the city's colours are."""
    import segno

    made = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        made, kind="svg", border=2, xmldecl=False, svgns=True, dark="#000", light="#fff")
    return made.getvalue().decode()
