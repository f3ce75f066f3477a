"""mkdocs.yml of a guideline's folder: what of it is ours, and what goes on to the engine."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from kyodo.model.whole import Site
from kyodo.parse import kind_of
from kyodo.problems import Problem, nearest
from kyodo.source import Document, read_yaml

SETTINGS_FILE = "mkdocs.yml"
_TEXTS = ("copyright", "edit_uri", "edit_uri_template", "remote_branch", "remote_name",
          "repo_name", "repo_url", "site_author", "site_description", "site_name")
_LISTS = ("extra_css", "extra_javascript", "extra_templates", "hooks", "watch")
_OTHERS = ("dev_addr", "draft_docs", "exclude_docs", "extra", "markdown_extensions",
           "mdx_configs", "not_in_nav", "strict", "use_directory_urls", "validation", "INHERIT")
# Set for each language by the staging; a folder's own values would contradict the data.
_MOST_USED = ("site_name", "site_url", "nav", "docs_dir", "theme", "plugins", "copyright")
_OURS = frozenset(["site_name", "site_url", "nav", "docs_dir", "site_dir", "plugins", "theme",
                   "use_directory_urls", "strict", "INHERIT"])
KNOWN = frozenset([*_TEXTS, *_LISTS, *_OTHERS, *_OURS])
"""All keys of a mkdocs.yml; the engine stops at any other, without saying where it stands."""
UNADDRESSED = "no-site-url"
"""What is said of a site that does not know its address."""
_ADDRESS = re.compile(r"\s*#?\s*site_url\s*:")
"""Its line, also where it is still a comment, as in a new folder."""


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
    _check_keys(value, document)
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


def unaddressed(folder: Path) -> Problem:
    """Return the notice that a site does not know its address, at the line for it."""
    lines = (folder / SETTINGS_FILE).read_text(encoding="utf-8").splitlines()
    line = next((n for n, one in enumerate(lines, 1) if _ADDRESS.match(one)), 0)
    return Problem(SETTINGS_FILE, line, 0, UNADDRESSED, severity="notice",
                   source_line=lines[line - 1] if line else None)


def _check_keys(value: dict[str, Any], document: Document) -> None:
    """Report what the engine would stumble over, while we still know on which line it is."""
    for key, part in value.items():
        kind = kind_of(part)
        if key not in KNOWN:
            document.problem("unknown-key", *document.where((key,), True), key=key,
                             nearest=nearest(key, KNOWN), known=", ".join(_MOST_USED))
        elif part is None or part == "":
            document.problem("empty-value", *document.where((key,)), key=key)
        elif key in _TEXTS and kind in ("list", "mapping"):
            document.problem("want-string", *document.where((key,)), key=key, kind=kind)
        elif key in _LISTS and kind != "list":
            document.problem("want-list", *document.where((key,)), key=key, kind=kind)
        elif key == "extra" and kind != "mapping":
            document.problem("want-mapping", *document.where((key,)), key=key, kind=kind)


def _order(nav: Any, document: Document) -> tuple[str, ...]:
    """Return page names in menu order; titles come from the data, so the list is flat."""
    if nav is None:
        return ()
    if not isinstance(nav, list) or not all(isinstance(entry, str) for entry in nav):
        document.problem("bad-nav", *document.where(("nav",)))
        return ()
    return tuple(entry.removesuffix(".md").removesuffix("/index") for entry in nav)
