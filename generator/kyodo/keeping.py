"""Files that stand from one build to the next."""

from __future__ import annotations

from pathlib import Path


def keep(file: Path, content: bytes) -> None:
    """Write a file whole or not at all; an OSError names it.

    Half a file, of a build that was stopped, would be taken for a whole one ever after.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.part")
    try:
        part.write_bytes(content)
        part.replace(file)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(file)) from error
