"""The files that every page loads, under names that change with what is in them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib import resources

from rjsmin import jsmin as without_comments

from kyodo.colours import SCHEMES, Scheme, scheme_of
from kyodo.views.examples import MOST_OPTIONS
from kyodo.views.roles import MOST_ROLES

POLICY = "default-src 'self'; base-uri 'self'; form-action 'self'; object-src 'none'"
"""The Content-Security-Policy that every page asks for: nothing from elsewhere, nothing inline."""
KEPT = r"/assets/[a-z]+-[0-9a-f]{10}(/[a-z0-9]+)?\.(css|js)$"
"""The addresses of files that a browser may keep: another content has another name."""

_STYLES = ("base", "shell", "parts", "pages", "figures", "flow", "finder", "home", "walk", "words",
           "search", "quick", "print")
_SCRIPTS = {
    "page": ("scheme", "opening"),
    "walk": ("walk",),
    "furigana": ("furigana",),
    "search": ("search-words", "search-ranking", "search-index", "search-box"),
}
"""What every page loads in its head, some pages, and those on which somebody searches."""
_ALONE = "(function () {\n\"use strict\";\n%s})();\n"
"""So that the names of one script are none of another."""
_NARROWED = ".k-filter:has([value='%d']:checked) [data-is]:not([data-is~='%d']) { display: none }"
_CHOSEN = ":root:not([data-walking]) .k-article:has(.k-roles [value='%d']:checked) "
_IN_ROLE = _CHOSEN + "[data-roles~='%d']"
_NOT_IN_ROLE = _CHOSEN + "[data-roles]:not([data-roles~='%d'])"
_STANDS_OUT = ("--step-ground: var(--k-brand-soft); --step-edge: var(--k-brand); "
               "--step-line: var(--k-brand); --step-stroke: 2.6; --step-way: 2.2")
_STANDS_BACK = ("--step-ground: var(--k-ground); --step-ink: var(--k-muted); "
                "--step-mark: var(--k-muted); --step-edge: var(--k-line); "
                "--step-line: var(--k-edge); --step-weight: 400; --step-style: dotted; "
                "--step-dash: 2 3; --step-stroke: 1.2; --step-way: 1")
# None of these selectors weighs more than :root, so that what comes later (more contrast, paper)
# has the last word.
_DARK = "@media (prefers-color-scheme: dark) { :root:where(:not([data-scheme=light])) { %s } }"


def assets(colours: Mapping[str, Scheme]) -> dict[str, tuple[str, bytes]]:
    """Return, by what they are for, the path and the content of the site's style and scripts.

    ``colours``: those that the guideline sets itself, by scheme and token.
    """
    theme = resources.files("kyodo_theme")
    style = "\n".join([_tokens(colours), *((theme / "styles" / f"{name}.css").read_text("utf-8")
                                           for name in _STYLES), _choices(), _roles()])
    scripts = {name: "".join((theme / "scripts" / f"{part}.js").read_text("utf-8")
                             for part in parts) for name, parts in _SCRIPTS.items()}
    scripts["search"] = _ALONE % scripts["search"]
    return {"style": _named("style.css", style),
            **{name: _named(f"{name}.js", str(without_comments(text)))
               for name, text in scripts.items()}}


def _named(name: str, text: str) -> tuple[str, bytes]:
    content = text.encode()
    stem, _, ending = name.rpartition(".")
    return f"assets/{stem}-{hashlib.sha256(content).hexdigest()[:10]}.{ending}", content


def _choices() -> str:
    """Return what hides all but the examples that a reader chose, an option a rule.

    Without scripts a style has to know the options beforehand, and those it can know by number.
    """
    return "\n".join(_NARROWED % (number, number) for number in range(1, MOST_OPTIONS + 1))


def _roles() -> str:
    """Return what makes the steps of a role stand out from the others, a role a selector."""
    numbers = range(1, MOST_ROLES + 1)
    own = ", ".join(_IN_ROLE % (number, number) for number in numbers)
    others = ", ".join(_NOT_IN_ROLE % (number, number) for number in numbers)
    badge = ", ".join(f"{_IN_ROLE % (n, n)}.k-step::before" for n in numbers)
    return "\n".join([f"{own} {{ {_STANDS_OUT} }}", f"{others} {{ {_STANDS_BACK} }}",
                      f"{badge} {{ content: attr(data-mine) }}"])


def _tokens(colours: Mapping[str, Scheme]) -> str:
    light, dark = ("; ".join(f"--k-{token}: {colour}"
                             for token, colour in scheme_of(name, colours).items())
                   for name in SCHEMES)
    return "\n".join([f":root {{ color-scheme: light dark; {light} }}",
                      _DARK % dark, f"[data-scheme=dark] {{ color-scheme: dark; {dark} }}",
                      "[data-scheme=light] { color-scheme: light }",
                      f"@media print {{ :root, [data-scheme] {{ color-scheme: light; {light}",
                      "} }"])
