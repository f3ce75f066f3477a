"""The lanes behind a flow: a shade each, and lines between them that leave room for labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kyodo.figures.canvas import Area, Edge, Rect

_AROUND = 4


def lane(band: Rect, number: int) -> Area:
    """Draw a lane; every second one is shaded."""
    corners = ((band.x, band.y), (band.right, band.y), (band.right, band.bottom),
               (band.x, band.bottom))
    return Area(corners, "lane k-diagram__lane--odd" if number % 2 else "lane")


def border(band: Rect, sideways: bool, labels: Sequence[Rect]) -> Iterator[Edge]:
    """Draw the line before a lane, in the pieces that labels across it leave."""
    if sideways:
        for low, high in _left((band.x, band.right), band.y, [_turned(box) for box in labels]):
            yield Edge(((low, band.y), (high, band.y)), "between")
    else:
        for low, high in _left((band.y, band.bottom), band.x, labels):
            yield Edge(((band.x, low), (band.x, high)), "between")


def _turned(box: Rect) -> Rect:
    return Rect(box.y, box.x, box.height, box.width)


def _left(
    whole: tuple[float, float], at: float, boxes: Sequence[Rect],
) -> Iterator[tuple[float, float]]:
    low, end = whole
    for box in sorted((box.grown(_AROUND) for box in boxes), key=lambda box: box.y):
        if box.x < at < box.right:
            if box.y > low:
                yield low, box.y
            low = max(low, box.bottom)
    if low < end:
        yield low, end
