"""A text's Markdown as blocks and runs, as the layout of the book knows them."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from kyodo.language import Phrase, words_for
from kyodo.paper.words import broken, foreign_in, quoted, tongue
from kyodo.wording import as_blocks, as_line

Block = dict[str, Any]
"""A part of the book: ``k`` says of what kind, the rest depends on that."""
Run = dict[str, Any]
"""A piece of a line: ``s`` its words, ``strong``, ``em``, ``ruby`` its reading, ``to`` where it
leads, ``l`` another language, ``o`` where it is written; or ``br``, the end of a line."""

_LISTS = ("ul", "ol")
_MARKS = {"strong": "strong", "b": "strong", "em": "em", "i": "em"}


def runs(phrase: Phrase | None) -> list[Run]:
    """Return a phrase as the runs of one line."""
    if phrase is None:
        return []
    reader = _Reader(phrase)
    reader.feed(f"<p>{as_line(phrase.markdown)}</p>")
    return [run for block in reader.blocks for run in block["r"]]


def blocks(phrase: Phrase | None) -> list[Block]:
    """Return a phrase as paragraphs (``p``) and lists (``ul``, ``ol``)."""
    if phrase is None:
        return []
    reader = _Reader(phrase)
    reader.feed(as_blocks(phrase.markdown))
    return reader.blocks


def letters_of(value: Any) -> int:
    """Return how many letters blocks or runs have."""
    if isinstance(value, dict):
        return len(value["s"]) if "s" in value else sum(map(letters_of, value.values()))
    return sum(map(letters_of, value)) if isinstance(value, list) else 0


class _Reader(HTMLParser):
    """Reads the HTML that :mod:`kyodo.wording` makes, which is a text's and no page's."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._open: list[list[Block]] = [self.blocks]
        """The lists of blocks that are open, the innermost last."""
        self._around: list[Block] = []
        """The lists of the text that are open."""
        self._looks: list[tuple[str, Any]] = []
        self._said: dict[str, str] = {}
        if phrase.foreign:
            self._said["l"] = tongue(phrase.lang)[0]
        if phrase.origin:
            self._said["o"] = phrase.origin
        self._lang = phrase.lang
        self._apart = words_for(phrase.lang)["phrase-breaks"] == "spaces"
        self._reading = ""
        self._in_paragraph = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block or a look."""
        if tag == "p":
            self._open[-1].append({"k": "p", "r": []})
            self._in_paragraph = True
        elif tag in _LISTS:
            made: Block = {"k": tag, "i": []}
            self._open[-1].append(made)
            self._around.append(made)
        elif tag == "li":
            self._around[-1]["i"].append([])
            self._open.append(self._around[-1]["i"][-1])
        elif tag == "br":
            self._line().append({"br": True})
        elif tag in _MARKS:
            self._looks.append((_MARKS[tag], True))
        elif tag == "a":
            self._looks.append(("to", dict(attrs).get("href") or ""))
        elif tag in ("rt", "rp"):
            self._reading = tag

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        if tag == "p":
            self._in_paragraph = False
        elif tag in _LISTS:
            self._around.pop()
        elif tag == "li":
            self._open.pop()
        elif tag in _MARKS or tag == "a":
            self._looks.pop()
        elif tag in ("rt", "rp"):
            self._reading = ""

    def handle_data(self, data: str) -> None:
        """Add words, or the reading of those before."""
        if self._reading == "rt":
            self._line()[-1]["ruby"] = data
        said = data.replace("\n", " " if self._apart else "")
        if self._reading or not said or not (said.strip() or self._in_paragraph):
            return
        if self._apart:
            line = self._line()
            said = quoted(said, line[-1].get("s", "") if line else "")
        pieces = None if self._apart else broken(said, self._lang)
        abroad = foreign_in(said) if self._apart else None
        self._line().append({"s": said, **({"p": pieces} if pieces else {}),
                             **({"b": abroad} if abroad else {}),
                             **dict(self._looks), **self._said})

    def _has_line(self) -> bool:
        return bool(self._open[-1]) and "r" in self._open[-1][-1]

    def _line(self) -> list[Run]:
        """Return the line that is open; a short entry of a list has no paragraph of its own."""
        if not self._has_line():
            self._open[-1].append({"k": "p", "r": []})
        found: list[Run] = self._open[-1][-1]["r"]
        return found
