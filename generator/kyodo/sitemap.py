"""sitemap.xml of a guideline, robots.txt of a site."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from kyodo.views.site import SiteView


def sitemap(sites: Iterable[tuple[SiteView, str]]) -> str:
    """Return sitemap.xml; each language comes with the address of its guideline's root."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>',
             '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
             ' xmlns:xhtml="http://www.w3.org/1999/xhtml">']
    for site, url in sites:
        places = site.voice.speaker.places
        for page in site.pages:
            ways = {tag: url + place + page.key.address for tag, place in places.items()}
            lines.append(f"  <url><loc>{escape(ways[site.language])}</loc>")
            if len(places) > 1:
                lines += [f'    <xhtml:link rel="alternate" hreflang={quoteattr(tag)}'
                          f" href={quoteattr(way)}/>" for tag, way in ways.items()]
            lines.append("  </url>")
    return "\n".join([*lines, "</urlset>", ""])


def robots(urls: Iterable[str | None]) -> str:
    """Return robots.txt: everything may be read; each guideline's address has a sitemap."""
    lines = ["User-agent: *", "Allow: /"]
    lines += [f"Sitemap: {url}sitemap.xml" for url in urls if url]
    return "\n".join([*lines, ""])
