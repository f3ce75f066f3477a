"""Built pages to the published folder, whole or not at all."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from kyodo.problems import KyodoError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RANDOM = "?" * 8
"""What tempfile puts behind a prefix."""


class Busy(KyodoError):
    """Another build of the same site is running and did not end in time."""


@contextmanager
def only_build(staging: Path, site: Path, patience: float = 600.0) -> Iterator[None]:
    """Hold ``site`` for one build; wait up to ``patience`` seconds for another to end.

    What a killed build left is mended first: nobody else can be at work then.
    """
    staging.mkdir(parents=True, exist_ok=True)
    (staging / ".gitignore").write_text("*\n", encoding="utf-8")
    lock = FileLock(staging / "build.lock")
    try:
        lock.acquire(timeout=patience)
    except Timeout:
        raise Busy(str(staging)) from None
    try:
        recover(site)
        yield
    finally:
        lock.release()


@contextmanager
def building_place(site: Path) -> Iterator[Path]:
    """Give a new empty folder beside ``site``, on the same disk; remove it afterwards."""
    if site.exists() and not site.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(site))
    site.parent.mkdir(parents=True, exist_ok=True)
    place = Path(tempfile.mkdtemp(prefix=_new(site), dir=site.parent))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def recover(site: Path) -> None:
    """Mend what a killed build left: put the old site back, remove half-built ones."""
    old = _old(site)
    if old.exists() and not site.exists():
        old.rename(site)
    elif old.exists():
        shutil.rmtree(old, ignore_errors=True)
    for left in site.parent.glob(_new(site) + _RANDOM):
        shutil.rmtree(left, ignore_errors=True)


def swap(new: Path, site: Path) -> None:
    """Put ``new`` in the place of ``site`` in one step, or as near to one as the system has."""
    new.chmod(0o755)
    if not site.exists():
        new.rename(site)
        return
    if _exchange(new, site):
        return
    old = _old(site)
    shutil.rmtree(old, ignore_errors=True)
    site.rename(old)
    try:
        new.rename(site)
    except BaseException:  # an interruption too
        if not site.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


# Other sites may be published in the same folder at the same time, so both names have the site's.
def _old(site: Path) -> Path:
    return site.parent / f".{site.name}-old"


def _new(site: Path) -> str:
    return f".{site.name}-new-"


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically; return False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    paths = (os.fsencode(one), os.fsencode(other))
    return bool(rename(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)
