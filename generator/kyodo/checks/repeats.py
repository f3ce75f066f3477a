"""Lists that name one thing twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kyodo.problems import Finding, Path


def repeats(file: str, key: str, entries: Iterable[tuple[Path, str]]) -> Iterator[Finding]:
    """Report each entry that its list has already; ``key``: what the list is called."""
    seen: set[str] = set()
    for path, value in entries:
        if value in seen:
            yield Finding("duplicate-entry", file, path, {"value": value, "key": key})
        seen.add(value)
