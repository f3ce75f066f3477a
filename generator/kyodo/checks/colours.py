"""A city's own colours: they have to be known, and readable where they meet."""

from __future__ import annotations

from collections.abc import Iterator

from kyodo.colours import SCHEMES, palette, unreadable
from kyodo.model.guideline import Info
from kyodo.problems import Finding, nearest


def check_colours(info: Info) -> Iterator[Finding]:
    """Report colours that no part of the site has, and pairs that nobody could read."""
    if info.appearance is None:
        return
    own = {"light": info.appearance.light, "dark": info.appearance.dark}
    known = tuple(palette().schemes["light"])
    for scheme in SCHEMES:
        for token in own[scheme]:
            if token not in known:
                yield Finding("unknown-colour", "guideline", ("appearance", scheme, token), {
                    "value": token, "nearest": nearest(token, known), "known": ", ".join(known),
                }, at_key=True)
    if any(token not in known for scheme in own.values() for token in scheme):
        return
    for scheme in SCHEMES:
        for pair in unreadable(scheme, own):
            yield Finding("unreadable-colour", "guideline", ("appearance", scheme, pair.token), {
                "value": pair.token, "other": pair.other, "contrast": f"{pair.contrast:.1f}",
                "least": f"{pair.least:g}", "suggestion": pair.suggestion,
            })
