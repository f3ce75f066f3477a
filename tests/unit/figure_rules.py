"""What has to hold for any figure."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

from kyodo.figures.canvas import Box, Drawing, Label, Rect

SPARE = 3.99
"""Least distance of a text from the side of its box: 4, and what adding up takes away."""


def assert_sound(drawn: Drawing) -> None:
    boxes = [part for part in drawn.parts if isinstance(part, Box)]
    labels = list(drawn.labels())
    whole = Rect(0, 0, drawn.width, drawn.height)
    for box in boxes:
        assert whole.holds(box.rect), box
        for label in box.labels:
            assert box.rect.holds(label.rect, SPARE), (box, label)
    for one, other in combinations(boxes, 2):
        inside = one.rect.holds(other.rect) or other.rect.holds(one.rect)
        assert inside or not one.rect.overlaps(other.rect, -.01), (one, other)
    for label in labels:
        assert whole.holds(label.rect, -.01), label
        for box in boxes:
            inside = box.rect.holds(label.rect, SPARE if box.labels or label.writing.cut else 0)
            assert inside or not box.rect.overlaps(label.rect), (box, label)
    for first, second in combinations(labels, 2):
        assert not first.rect.overlaps(second.rect, -.01), (first, second)
    assert_tight(drawn)
    assert_well_formed(drawn)


def assert_tight(drawn: Drawing) -> None:
    """The figure ends where its parts end."""
    rects = [part.rect for part in drawn.parts]
    assert min(rect.x for rect in rects) <= 2
    assert min(rect.y for rect in rects) <= 2
    assert 0 <= drawn.width - max(rect.right for rect in rects) <= 2
    assert 0 <= drawn.height - max(rect.bottom for rect in rects) <= 2


def assert_well_formed(drawn: Drawing) -> None:
    """It is XML, with nothing in it that the policy of the pages forbids, and no ids."""
    text = str(drawn.svg())
    tree = ElementTree.fromstring(text)
    assert tree.get("aria-hidden") == "true"
    for element in tree.iter():
        assert not {"id", "style", "onclick"} & set(element.attrib)
        if element.tag == "a":
            assert element.get("tabindex") == "-1"
    assert "nan" not in text and "inf" not in text


def words_of(drawn: Drawing) -> list[str]:
    """Return what its labels say, line breaks left out."""
    return ["".join(label.writing.lines) for label in drawn.labels() if isinstance(label, Label)]
