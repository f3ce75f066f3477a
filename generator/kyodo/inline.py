"""Phrases to HTML: marked by language, by how far the wording has got, by the printed page."""

from __future__ import annotations

import html
import re

from markupsafe import Markup, escape

from kyodo.language import Phrase
from kyodo.origins import mark
from kyodo.wording import as_blocks, as_line

_TAG = re.compile(r"(<[^>]+>)")
_LINK_TAG = re.compile(r"</?a\b[^>]*>")
_FIRST_TAG = re.compile(r"\A<[^>]+>")
_SPECIAL = {ord(c): f"&#{ord(c)};" for c in "&<>\"\\`*_{}[]#|~^="}


def inline(phrase: Phrase | str | None) -> Markup:
    """Return a phrase as HTML within a line; one in another language says which."""
    if phrase is None:
        return Markup("")
    if isinstance(phrase, str):
        return escape(phrase)
    said = _marked(phrase, as_line(phrase.markdown), "span", " ")
    return Markup(mark(phrase.origin)) + said


def blocks(phrase: Phrase | None) -> Markup:
    """Return a phrase as paragraphs and lists."""
    if phrase is None:
        return Markup("")
    said = _marked(phrase, as_blocks(phrase.markdown), "div", "\n")
    # Inside its first element: to Markdown a comment that begins a line is a block of its own.
    return Markup(_FIRST_TAG.sub(rf"\g<0>{mark(phrase.origin)}", str(said), count=1))


def _marked(phrase: Phrase, said: str, element: str, gap: str) -> Markup:
    if phrase.foreign:
        said = f'<{element} lang="{escape(phrase.lang)}">{said}</{element}>'
    if phrase.review != "official":
        said = f'<{element} data-review="{phrase.review}">{said}</{element}>'
    if phrase.page:
        said = f'{said}{gap}<small class="k-printed-page">({escape(phrase.page)})</small>'
    return Markup(said)


def unlinked(phrase: Phrase | str | None) -> Markup:
    """Return a phrase as HTML that may stand inside a link."""
    return Markup(_LINK_TAG.sub("", str(inline(phrase))))


def heading(phrase: Phrase | str) -> Markup:
    """Return a phrase as HTML that may stand in a line of Markdown."""
    parts = _TAG.split(str(inline(phrase)))
    return Markup("".join(part if _TAG.fullmatch(part) else
                          html.unescape(part).translate(_SPECIAL) for part in parts))
