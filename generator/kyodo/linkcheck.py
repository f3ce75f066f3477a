"""Links and anchors of a built site, checked before it is published."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree, html


@dataclass(frozen=True)
class BrokenLink:
    """A link that leads nowhere."""

    page: str
    """Path of the page from the site's root."""
    target: str
    """The link as it stands on the page."""


@dataclass(frozen=True)
class _Parsed:
    links: tuple[str, ...]
    anchors: frozenset[str]


Look = Callable[[str, Any], object]
"""Called with a page's path and its parsed HTML."""


def _look_away(_page: str, _tree: Any) -> None:
    """Do nothing else with a page."""


def check_links(
    site: Path, outside: tuple[str, ...] = (), look: Look = _look_away
) -> list[BrokenLink]:
    """Return the broken links of all pages; paths below ``outside`` are taken to exist.

    ``look`` sees every page in passing: to parse them takes longer than to read them.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {name: _parse(site / name, partial(look, name))
             for name in sorted(files) if name.endswith(".html")}
    return [
        BrokenLink(name, link)
        for name, parsed in pages.items()
        # An error page is served at any address, so its links count from the site's own root.
        if not name.endswith("404.html")
        for link in parsed.links
        if not _leads_somewhere(name, link, files, pages, outside)
    ]


def _parse(path: Path, look: Callable[[Any], object]) -> _Parsed:
    links: dict[str, None] = {}
    anchors = set()
    try:
        tree = html.fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    except etree.ParserError:  # an empty file that the folder brings along
        return _Parsed((), frozenset())
    for element in tree.iter():
        for attribute, value in element.items():
            if attribute in ("href", "src"):
                links[str(value)] = None
            elif attribute == "id":
                anchors.add(str(value))
    look(tree)
    return _Parsed(tuple(links), frozenset(anchors))


def _leads_somewhere(
    page: str, link: str, files: set[str], pages: dict[str, _Parsed], outside: tuple[str, ...]
) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:  # "http://[…"
        return False
    if parts.scheme or parts.netloc or link.startswith("/"):
        return True
    path = _normal(PurePosixPath(page).parent, unquote(parts.path)) if parts.path else page
    if path is None:
        return False
    if any(f"{path}/".startswith(prefix) for prefix in outside):
        return True
    target = next((name for name in _candidates(path, parts.path) if name in files), None)
    if target is None:
        return False
    anchor = unquote(parts.fragment)
    return not anchor or target not in pages or anchor in pages[target].anchors


def _candidates(path: str, written: str) -> Iterator[str]:
    if not written.endswith("/") and path not in (".", ""):
        yield path
    yield "index.html" if path in (".", "") else f"{path}/index.html"


def _normal(folder: PurePosixPath, way: str) -> str | None:
    """Resolve ``..``; None where the way leaves the site."""
    parts = [part for part in folder.parts if part != "."]
    for part in PurePosixPath(way).parts:
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
