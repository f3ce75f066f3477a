"""What one of the tests' processes has made, for all of them."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from filelock import FileLock

T = TypeVar("T")


def once(place: Path, make: Callable[[Path], T]) -> T:
    """Return what ``make`` returns for a folder to work in, called by whichever process is first.

    ``place``: a folder of this run of the tests, for this alone.
    """
    place.mkdir(exist_ok=True)
    kept = place / "made.pickle"
    with FileLock(place / "lock"):
        if kept.exists():
            made: T = pickle.loads(kept.read_bytes())
        else:
            made = make(place / "work")
            kept.write_bytes(pickle.dumps(made))
    return made
