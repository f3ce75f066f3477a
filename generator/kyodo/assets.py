"""The files that every page loads, under names that change with what is in them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib import resources

from kyodo.colours import SCHEMES, Scheme, scheme_of
from kyodo.views.examples import MOST_OPTIONS

POLICY = "default-src 'self'; base-uri 'self'; form-action 'self'; object-src 'none'"
"""The Content-Security-Policy that every page asks for: nothing from elsewhere, nothing inline."""
KEPT = r"/assets/[a-z]+-[0-9a-f]{10}\.(css|js)$"
"""The addresses of files that a browser may keep: another content has another name."""

_STYLES = ("base", "shell", "parts", "pages", "figures", "flow", "finder", "home", "words", "print")
_NARROWED = ".k-filter:has([value='%d']:checked) [data-is]:not([data-is~='%d']) { display: none }"
# None of these selectors weighs more than :root, so that what comes later (more contrast, paper)
# has the last word.
_DARK = "@media (prefers-color-scheme: dark) { :root:where(:not([data-scheme=light])) { %s } }"


def assets(colours: Mapping[str, Scheme]) -> dict[str, tuple[str, bytes]]:
    """Return, by what they are for, the path and the content of the site's style and scripts.

    ``colours``: those that the guideline sets itself, by scheme and token.
    """
    theme = resources.files("kyodo_theme")
    style = "\n".join([_tokens(colours), *((theme / "styles" / f"{name}.css").read_text("utf-8")
                                           for name in _STYLES), _choices()])
    scheme = (theme / "scripts" / "scheme.js").read_text("utf-8")
    return {"style": _named("style.css", style), "scheme": _named("scheme.js", scheme)}


def _named(name: str, text: str) -> tuple[str, bytes]:
    content = text.encode()
    stem, _, ending = name.rpartition(".")
    return f"assets/{stem}-{hashlib.sha256(content).hexdigest()[:10]}.{ending}", content


def _choices() -> str:
    """Return what hides all but the examples that a reader chose, an option a rule.

    Without scripts a style has to know the options beforehand, and those it can know by number.
    """
    return "\n".join(_NARROWED % (number, number) for number in range(1, MOST_OPTIONS + 1))


def _tokens(colours: Mapping[str, Scheme]) -> str:
    light, dark = ("; ".join(f"--k-{token}: {colour}"
                             for token, colour in scheme_of(name, colours).items())
                   for name in SCHEMES)
    return "\n".join([f":root {{ color-scheme: light dark; {light} }}",
                      _DARK % dark, f"[data-scheme=dark] {{ color-scheme: dark; {dark} }}",
                      "[data-scheme=light] { color-scheme: light }",
                      f"@media print {{ :root, [data-scheme] {{ color-scheme: light; {light}",
                      "} }"])
