"""mkdocs.yml of a guideline's folder: what of it is ours, and what goes on to the engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kyodo.model.whole import Site
from kyodo.parse import kind_of
from kyodo.source import Document, read_yaml

SETTINGS_FILE = "mkdocs.yml"
# Set for each language by the staging; a folder's own values would contradict the data.
_OURS = frozenset(["site_name", "site_url", "nav", "docs_dir", "site_dir", "plugins", "theme"])


def read_site(folder: Path) -> tuple[Site, Document]:
    """Read the settings; problems are in the document."""
    document = Document(SETTINGS_FILE)
    if not (folder / SETTINGS_FILE).exists():
        document.problem("no-settings-file", 0, 0)
        return Site(""), document
    document = read_yaml(folder / SETTINGS_FILE, SETTINGS_FILE)
    value = document.value
    if document.problems:
        return Site(""), document
    if not isinstance(value, dict):
        document.problem("not-a-mapping", 1, 1, kind=kind_of(value))
        return Site(""), document
    url = value.get("site_url")
    if url is not None and not str(url).startswith(("https://", "http://")):
        document.problem("bad-site-url", *document.where(("site_url",)), value=str(url))
    site = Site(
        name=str(value.get("site_name") or ""),
        url=str(url).rstrip("/") + "/" if url else None,
        order=_order(value.get("nav"), document),
        settings={key: part for key, part in value.items() if key not in _OURS},
    )
    return site, document


def _order(nav: Any, document: Document) -> tuple[str, ...]:
    """Return page names in menu order; titles come from the data, so the list is flat."""
    if nav is None:
        return ()
    if not isinstance(nav, list) or not all(isinstance(entry, str) for entry in nav):
        document.problem("bad-nav", *document.where(("nav",)))
        return ()
    return tuple(entry.removesuffix(".md").removesuffix("/index") for entry in nav)
