"""Ctrl-C, also where the interrupt itself is lost: in what Python calls while it imports or frees.

There an exception is only printed. It is noted, so that the program ends at its next stage, and
not printed.
"""

from __future__ import annotations

import signal
import sys
import threading
from typing import Any, NoReturn

_noted = threading.Event()


def watch() -> None:
    """Note every interrupt from now on; called by the main thread."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else nobody wants them
        signal.signal(signal.SIGINT, _note)
        sys.unraisablehook = _unraisable


def check() -> None:
    """Raise KeyboardInterrupt where one has come, and was lost."""
    if _noted.is_set():
        raise KeyboardInterrupt


def _note(_number: int, _frame: object) -> NoReturn:
    _noted.set()
    raise KeyboardInterrupt


def _unraisable(lost: Any) -> None:
    if not issubclass(lost.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(lost)
