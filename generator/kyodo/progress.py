"""How whoever waits for something long is told how far it is."""

from __future__ import annotations

from collections.abc import Callable

from kyodo.problems import Problem

Tell = Callable[[str, int], None]
"""Called with a stage's name and a count, to show progress."""


Remark = Callable[[Problem], None]
"""Called with what staff should know of files that were made all the same."""


def quiet(_stage: str, _count: int) -> None:
    """Show no progress."""


def unheard(_remark: object) -> None:
    """Show no remark."""
