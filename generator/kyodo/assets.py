"""The files that every page loads, under names that change with what is in them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib import resources

from kyodo.colours import SCHEMES, Scheme, scheme_of

POLICY = "default-src 'self'; base-uri 'self'; form-action 'self'; object-src 'none'"
"""The Content-Security-Policy that every page asks for: nothing from elsewhere, nothing inline."""
KEPT = r"/assets/[a-z]+-[0-9a-f]{10}\.(css|js)$"
"""The addresses of files that a browser may keep: another content has another name."""

_STYLES = ("base", "shell", "parts", "pages", "home", "print")
_DARK = "@media (prefers-color-scheme: dark) { :root:not([data-scheme=light]) { %s } }"


def assets(colours: Mapping[str, Scheme]) -> dict[str, tuple[str, bytes]]:
    """Return, by what they are for, the path and the content of the site's style and scripts.

    ``colours``: those that the guideline sets itself, by scheme and token.
    """
    theme = resources.files("kyodo_theme")
    style = "\n".join([_tokens(colours), *((theme / "styles" / f"{name}.css").read_text("utf-8")
                                           for name in _STYLES)])
    scheme = (theme / "scripts" / "scheme.js").read_text("utf-8")
    return {"style": _named("style.css", style), "scheme": _named("scheme.js", scheme)}


def _named(name: str, text: str) -> tuple[str, bytes]:
    content = text.encode()
    stem, _, ending = name.rpartition(".")
    return f"assets/{stem}-{hashlib.sha256(content).hexdigest()[:10]}.{ending}", content


def _tokens(colours: Mapping[str, Scheme]) -> str:
    light, dark = ("; ".join(f"--k-{token}: {colour}"
                             for token, colour in scheme_of(name, colours).items())
                   for name in SCHEMES)
    return "\n".join([f":root {{ color-scheme: light dark; {light} }}",
                      _DARK % dark, f"[data-scheme=dark] {{ color-scheme: dark; {dark} }}",
                      "[data-scheme=light] { color-scheme: light }",
                      f"@media print {{ :root, [data-scheme] {{ {light} }} }}"])
