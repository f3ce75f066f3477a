"""Headings and lists that Word counts by itself: delete an article and the rest move up."""

from __future__ import annotations

from typing import Any

from docx.document import Document as Letter
from docx.shared import Length, Mm

from kyodo.documents.markup import element, put

_HEADINGS, _POINTS, _BULLETS = 0, 1, 2
INDENT = Mm(8)


class Numbering:
    """The counters of one document."""

    def __init__(self, letter: Letter, heading: str) -> None:
        self._root: Any = letter.part.numbering_part.element
        for child in list(self._root):
            self._root.remove(child)
        before, _, self.after_heading = heading.partition("{title}")
        """What stands behind the words of a heading."""
        self._define(_HEADINGS, before.replace("{number}", "%1"), None)
        self._define(_POINTS, "(%1)", INDENT)
        self._define(_BULLETS, "・", Mm(4))
        self._count = 0
        self._headings = self._counter(_HEADINGS)
        self._bullets = self._counter(_BULLETS)

    def heading(self, paragraph: Any) -> None:
        """Count a heading."""
        _put(paragraph, self._headings)

    def bullet(self, paragraph: Any) -> None:
        """Put a mark before an entry of a list."""
        _put(paragraph, self._bullets)

    def points(self) -> int:
        """Begin a list that counts from 1, and return its counter."""
        return self._counter(_POINTS)

    def point(self, paragraph: Any, counter: int) -> None:
        """Count an entry of a list."""
        _put(paragraph, counter)

    def _define(self, key: int, words: str, indent: Length | None) -> None:
        kind = element("w:abstractNum", abstractNumId=key)
        kind.append(element("w:multiLevelType", val="singleLevel"))
        level = element("w:lvl", ilvl=0)
        level.append(element("w:start", val=1))
        level.append(element("w:numFmt", val="bullet" if key == _BULLETS else "decimal"))
        level.append(element("w:suff", val="tab" if indent else "nothing"))
        level.append(element("w:lvlText", val=words))
        level.append(element("w:lvlJc", val="left"))
        if indent:
            shape = element("w:pPr")
            shape.append(element("w:ind", left=indent.twips, hanging=indent.twips))
            level.append(shape)
        kind.append(level)
        self._root.append(kind)

    def _counter(self, key: int) -> int:
        self._count += 1
        counter = element("w:num", numId=self._count)
        counter.append(element("w:abstractNumId", val=key))
        anew = element("w:lvlOverride", ilvl=0)
        anew.append(element("w:startOverride", val=1))
        counter.append(anew)
        self._root.append(counter)
        return self._count


def _put(paragraph: Any, counter: int) -> None:
    counted = element("w:numPr")
    counted.append(element("w:ilvl", val=0))
    counted.append(element("w:numId", val=counter))
    put(paragraph._p.get_or_add_pPr(), counted, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
