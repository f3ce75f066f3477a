"""Pictures serve their readers: a browser can show them, a telephone can load them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath

from lxml import etree

from kyodo.problems import Finding
from kyodo.problems import Path as Way

MAX_PICTURE_BYTES = 2_000_000
"""Readers are on phones; a larger picture has been put here as the camera made it."""
_JPEG = ((0, b"\xff\xd8\xff"),)
_SIGNS: Mapping[str, tuple[tuple[int, bytes], ...]] = {
    ".png": ((0, b"\x89PNG\r\n\x1a\n"),),
    ".jpg": _JPEG,
    ".jpeg": _JPEG,
    ".webp": ((0, b"RIFF"), (8, b"WEBP")),
}
"""Ending → where in the file which bytes stand, by the formats' own definitions."""
PICTURE_TYPES = (".svg", *_SIGNS)
_SVG = "{http://www.w3.org/2000/svg}"
_RUNS = ("script", "foreignObject", "iframe")


def check_picture(
    picture: Path, file: str, way: Way, name: str
) -> Iterator[Finding]:
    """Report a picture that browsers cannot show, that is too large, or that does things.

    ``name``: what the editor called it.
    """
    ending = PurePosixPath(name).suffix.lower()
    if ending not in PICTURE_TYPES:
        yield Finding("picture-type", file, way, {
            "value": name, "known": ", ".join(one[1:] for one in PICTURE_TYPES)})
        return
    size = picture.stat().st_size
    if size > MAX_PICTURE_BYTES:
        yield Finding("picture-too-large", file, way, {
            "value": name, "size": f"{size / 1e6:.1f}", "limit": MAX_PICTURE_BYTES // 1_000_000})
    elif ending == ".svg":
        yield from _check_drawing(picture, file, way, name)
    elif not all(picture.read_bytes()[at:].startswith(sign) for at, sign in _SIGNS[ending]):
        yield Finding("picture-is-none", file, way, {"value": name, "ending": ending[1:]})
    elif not _is_whole(picture, picture.stat().st_mtime_ns):
        yield Finding("picture-broken", file, way, {"value": name})


@lru_cache(maxsize=1_000)
def _is_whole(picture: Path, _changed: int) -> bool:
    """Tell whether all of a picture can be shown: browsers show half of one, paper nothing.

    It is known by when it was changed: a preview asks again at every edit of a text.
    """
    from PIL import Image

    try:
        with Image.open(picture) as image:
            image.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    return True


def _check_drawing(picture: Path, file: str, way: Way, name: str) -> Iterator[Finding]:
    """Report an SVG that is none, and one that runs or loads things: it stands on the city's site.

    Nothing is loaded or expanded while reading it.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(picture.read_bytes(), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None or root.tag != f"{_SVG}svg":
        yield Finding("picture-is-none", file, way, {"value": name, "ending": "svg"})
        return
    for element in root.iter(etree.Element):
        if part := _does_something(element):
            yield Finding("picture-not-still", file, way, {"value": name, "part": part})
            return


def _does_something(element: etree._Element) -> str:
    """Return what of an element runs or loads something, or ""."""
    tag = etree.QName(element).localname
    if tag in _RUNS:
        return f"<{tag}>"
    for key, value in element.items():
        attribute, said = etree.QName(key).localname, str(value).strip()
        if attribute.startswith("on"):
            return attribute
        own = tag == "a" or said.startswith(("#", "data:image/"))
        if attribute in ("href", "src") and not own:
            return said
        if "url(" in said and "url(#" not in said.replace("'", "").replace('"', ""):
            return said
    style = element.text or "" if tag == "style" else ""
    return "@import" if "@import" in style else "url(http" if "url(http" in style else ""
