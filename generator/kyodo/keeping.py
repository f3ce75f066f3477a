"""Files that stand from one build to the next."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
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


def put(file: Path, target: Path) -> None:
    """Put a file that is kept, and never changed in its place, where it is published.

    As another name of the same file, where the disk has such: to make a file takes ten times as
    long.
    """
    try:
        os.link(file, target)
    except FileExistsError:
        target.unlink()
        put(file, target)
    except OSError:
        shutil.copyfile(file, target)


def mark_of(files: Iterable[Path]) -> str:
    """Return a mark of what is in files: what was made with others is made again."""
    mark = hashlib.sha256()
    for file in sorted(files):
        mark.update(file.read_bytes())
    return mark.hexdigest()
