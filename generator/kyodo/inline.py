"""Texts of the data to HTML: inline Markdown, readings, marks of another language."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import markdown
from markupsafe import Markup, escape

from kyodo.language import Phrase
from kyodo.model.text import RUBY

_PLAIN = re.compile(r"[^\\`*_{}\[\]<>&|!\n]*")
_TAG = re.compile(r"(<[^>]+>)")
_BLOCK = re.compile(r"^(?:(\d+)(?=\.[ \t])|(?=[#>]|[-+*][ \t]))", re.M)
_LINK_TAG = re.compile(r"</?a\b[^>]*>")
_ROOTED = re.compile(r'href="/(?!/)')
_SPECIAL = str.maketrans({c: f"&#{ord(c)};" for c in "\\`*_{}[]#|~^="})


@cache
def _markdown() -> markdown.Markdown:
    engine = markdown.Markdown(extensions=["sane_lists"], output_format="html")
    engine.preprocessors.deregister("html_block")
    engine.inlinePatterns.deregister("html")
    return engine


@lru_cache(maxsize=20_000)
def _html(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return f"<p>{escape(text)}</p>"
    engine = _markdown()
    marked = RUBY.sub(r"⟦\1¦\2⟧", text)
    html = engine.reset().convert(marked)
    return _ROOTED.sub('href="page:', _readings(html))


def _readings(html: str) -> str:
    return re.sub(
        r"⟦([^⟦⟧¦]+)¦([^⟦⟧¦]+)⟧",
        r"<ruby>\1<rp>（</rp><rt>\2</rt><rp>）</rp></ruby>",
        html,
    )


def _in_line(text: str) -> str:
    """Escape what begins a list or a heading: a name may be "1. NPO & NGO", and stays a line."""
    if _PLAIN.fullmatch(text):
        return text
    lines = "\n".join(line.lstrip() for line in text.split("\n"))
    return _BLOCK.sub(r"\1\\", lines)


def inline(phrase: Phrase | str | None) -> Markup:
    """Return a phrase as HTML within a line; one in another language says which."""
    if phrase is None:
        return Markup("")
    if isinstance(phrase, str):
        return escape(phrase)
    html = _html(_in_line(phrase.markdown)).replace("</p>\n<p>", "<br>")
    html = html.removeprefix("<p>").removesuffix("</p>")
    if phrase.foreign:
        html = f'<span lang="{escape(phrase.lang)}">{html}</span>'
    if phrase.review != "official":
        html = f'<span data-review="{phrase.review}">{html}</span>'
    if phrase.page:
        html = f'{html} <small class="k-page">({escape(phrase.page)})</small>'
    return Markup(html)


def unlinked(phrase: Phrase | str | None) -> Markup:
    """Return a phrase as HTML that may stand inside a link."""
    return Markup(_LINK_TAG.sub("", str(inline(phrase))))


def blocks(phrase: Phrase | None) -> Markup:
    """Return a phrase as paragraphs and lists."""
    if phrase is None:
        return Markup("")
    html = _html(phrase.markdown)
    if phrase.foreign:
        html = f'<div lang="{escape(phrase.lang)}">{html}</div>'
    if phrase.review != "official":
        html = f'<div data-review="{phrase.review}">{html}</div>'
    if phrase.page:
        html = f'{html}\n<p><small class="k-page">({escape(phrase.page)})</small></p>'
    return Markup(html)


def heading(phrase: Phrase | str) -> Markup:
    """Return a phrase as HTML that may stand in a line of Markdown."""
    parts = _TAG.split(str(inline(phrase)))
    return Markup("".join(p if p.startswith("<") else p.translate(_SPECIAL) for p in parts))
