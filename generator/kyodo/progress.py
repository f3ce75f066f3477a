"""How whoever waits for something long is told how far it is."""

from __future__ import annotations

from collections.abc import Callable

Tell = Callable[[str, int], None]
"""Called with a stage's name and a count, to show progress."""


def quiet(_stage: str, _count: int) -> None:
    """Show no progress."""
