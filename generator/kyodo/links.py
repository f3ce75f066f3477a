"""Links: from page to page, written and read in prose, and to a telephone."""

from __future__ import annotations

import posixpath

from kyodo.addresses import HOME


def relative(target: str, page: str) -> str:
    """Return the way from the page at one address to another address, as a link says it."""
    path, mark, anchor = target.partition("#")
    if path == page and mark:
        return f"#{anchor}"
    here, there = page.split("/")[:-1], path.split("/")[:-1]
    common = 0
    while common < min(len(here), len(there)) and here[common] == there[common]:
        common += 1
    steps = [".."] * (len(here) - common) + there[common:]
    name = path.rsplit("/", 1)[-1]
    way = "/".join(steps) + "/" if steps else ""
    return (way + name or "./") + mark + anchor


def phone(number: str) -> str:
    """Return the link that dials a number; brackets and hyphens may stand in it, blanks not."""
    return "tel:" + number.replace(" ", "")


def target_page(page: str, link: str) -> str:
    """Return the name of the page that a prose link means: "/forms/", "forms.md", "../faq.md"."""
    if link.startswith("/"):
        return link.strip("/") or HOME
    folder = posixpath.dirname(page)
    return posixpath.normpath(posixpath.join(folder, link)).removesuffix(".md")
