"""What went wrong, in the reader's words: nobody who uses the program sees a traceback."""

from __future__ import annotations

import traceback
from pathlib import Path

from kyodo.problems import Invalid, KyodoError, Refused
from kyodo.report import lines_of, phrase, show


def explain(error: BaseException, language: str) -> str:
    """Return an error in words for the terminal."""
    if isinstance(error, Invalid):
        return show(error.problems, language, notices=False)
    if isinstance(error, Refused):
        return "\n".join(lines_of(error.problem, language))
    if isinstance(error, KyodoError):
        return f"{phrase(f'failed-{type(error).__name__}', language)}\n{error}"
    if isinstance(error, OSError):
        name = error.filename or ""
        return phrase("system", language, reason=error.strerror or error, name=name)
    return phrase("unexpected", language, what=f"{type(error).__name__}: {error}",
                  where=_place(error))


def _place(error: BaseException) -> str:
    """Return the line of code that failed, for whoever mends the program."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return "?"
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}"
