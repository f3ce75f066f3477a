"""A built site as one that opens from a folder: no server adds the name of a page's file."""

from __future__ import annotations

import re
from pathlib import Path

INDEX = "index.html"
_LINK = re.compile(r'( (?:href|action)=")([^"#?:]*)([#?][^"]*)?(")')
_SEARCH = 'data-index=""'


def name_files(site: Path) -> None:
    """Let the links of all pages end in the names of files; the search does the same then."""
    for page in sorted(site.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        named = _LINK.sub(_with_file, text).replace(_SEARCH, f'data-index="{INDEX}"')
        page.write_text(named, encoding="utf-8", newline="\n")


def _with_file(link: re.Match[str]) -> str:
    begin, path, rest, end = link.groups()
    folder = path.endswith("/") or path.rpartition("/")[2] in (".", "..")
    # What begins with a slash is an address of some other host or place; "" is the page itself.
    if not path or path.startswith("/") or not folder:
        return link.group(0)
    return f"{begin}{path.rstrip('/')}/{INDEX}{rest or ''}{end}"
