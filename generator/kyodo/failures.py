"""What went wrong, in the reader's words: nobody who uses the program sees a traceback."""

from __future__ import annotations

import errno
import traceback
from pathlib import Path

from kyodo.problems import Invalid, KyodoError, Refused
from kyodo.report import has, lines_of, phrase, show


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
        return phrase("system", language, reason=_reason(error, language), name=name)
    return phrase("unexpected", language, what=f"{type(error).__name__}: {error}",
                  where=_place(error))


def _reason(error: OSError, language: str) -> str:
    """Return why a file could not be handled; the system says it in its own language."""
    key = f"system-{errno.errorcode.get(error.errno or 0, '')}"
    return phrase(key, language) if has(key, language) else str(error.strerror or error)


def _place(error: BaseException) -> str:
    """Return the line of code that failed, for whoever mends the program."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return "?"
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}"
