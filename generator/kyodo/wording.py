"""A text's Markdown as HTML and as plain words; what is block and what is line is decided here."""

from __future__ import annotations

import html
import re
from functools import cache, lru_cache

import markdown
from markupsafe import escape

from kyodo.model.text import RUBY

RUBY_HTML = r"<ruby>\1<rp>（</rp><rt>\2</rt><rp>）</rp></ruby>"
"""What a match of words and reading is replaced by."""
_PLAIN = re.compile(r"[^\\`*_{}\[\]<>&|!\n#>+=0-9:~-]*")
_TAG = re.compile(r"<[^>]+>")
_READING = re.compile(r"<r[pt]>[^<]*</r[pt]>")
_ROOTED = re.compile(r'href="/(?!/)')
_MARKED = re.compile(r"⟦([^⟦⟧¦]+)¦([^⟦⟧¦]+)⟧")
_ORDINARY_BLANKS = re.compile(r"[ \t\r\n]+")
_CODE = re.compile(r"^[A-Z0-9\W_]*$")
_STOP = re.compile(r"[。！？]+|[.!?]+(?=[\"'”’)]*\s+[\"'“‘(]*[A-Z0-9])")
_ABBREVIATED = re.compile(r"(?:\b[A-Z][a-z]{0,2}|\.\w+)\Z")
_OPENING, _CLOSING = "([{「『（“〈《【", ")]}」』）”〉》】"
_PARAGRAPH_END = re.compile(r"\n\s*(?:\n|[-*+] |\d+[.)] )")
# A text is a paragraph or a list: no headings, rules or code blocks, and no link definitions,
# which would vanish from it.
_NEVER = ("code", "hashheader", "setextheader", "hr", "reference", "indent")
_LISTS = ("olist", "ulist", "quote")


@cache
def _engine(lists: bool) -> markdown.Markdown:
    engine = markdown.Markdown(extensions=["sane_lists"] if lists else [], output_format="html")
    engine.preprocessors.deregister("html_block")
    engine.inlinePatterns.deregister("html")
    for name in (*_NEVER[: -1 if lists else None], *(() if lists else _LISTS)):
        engine.parser.blockprocessors.deregister(name)
    return engine


def _converted(text: str, lists: bool) -> str:
    if _PLAIN.fullmatch(text):
        return f"<p>{escape(text)}</p>"
    said = _engine(lists).reset().convert(RUBY.sub(r"⟦\1¦\2⟧", text))
    said = _MARKED.sub(RUBY_HTML, said)
    return _ROOTED.sub('href="page:', said)


@lru_cache(maxsize=20_000)
def as_blocks(text: str) -> str:
    """Return a text as paragraphs and lists."""
    return _converted(text, lists=True)


@lru_cache(maxsize=20_000)
def as_line(text: str) -> str:
    """Return a text as HTML within a line, whatever it begins with."""
    line = _converted(text, lists=False).replace("</p>\n<p>", "<br>")
    return line.removeprefix("<p>").removesuffix("</p>")


@lru_cache(maxsize=20_000)
def as_plain(text: str) -> str:
    """Return a text's words alone, for titles and attributes."""
    return " ".join(as_printed(text).split())


@lru_cache(maxsize=20_000)
def as_printed(text: str) -> str:
    """Return a text's words alone, with the full-width spaces that leave room to write."""
    words = html.unescape(_TAG.sub("", _READING.sub("", as_line(text))))
    return _ORDINARY_BLANKS.sub(" ", words).strip(" ")


@lru_cache(maxsize=20_000)
def first_sentence(text: str) -> str:
    """Return the Markdown of a text's first sentence; all of it where no end can be told.

    A full stop within brackets or quotation marks, in a link or in an abbreviation ends nothing,
    and marks that are opened in the sentence are closed in it.
    """
    ending = _PARAGRAPH_END.search(text)
    paragraph = text[: ending.start()] if ending else text
    for stop in _STOP.finditer(paragraph):
        said = paragraph[: stop.end()]
        if _is_whole(said) and not _ABBREVIATED.search(paragraph[: stop.start()]):
            return said
    return paragraph


def _is_whole(said: str) -> bool:
    """Tell whether nothing that is opened in ``said`` is left open."""
    depth = sum(said.count(c) for c in _OPENING) - sum(said.count(c) for c in _CLOSING)
    return depth == 0 and all(said.count(mark) % 2 == 0 for mark in ("**", "*", "_", "`"))


def says_the_same_everywhere(text: str) -> bool:
    """Tell whether a text needs no translation: a number, a code such as NPO, an address."""
    return all((_CODE.match(word) and word.isascii()) or "@" in word or "://" in word
               for word in text.split())
