"""Dates in order; fuzzy ones are reported only where no reading of them is in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kyodo.checks.walk import Place
from kyodo.model.accessibility import AccessibilityTest
from kyodo.model.dates import FuzzyDate
from kyodo.model.forms import Example
from kyodo.model.guideline import Info
from kyodo.model.history import Event, History, PublicComment
from kyodo.model.processes import Process, Version
from kyodo.problems import Finding, Path

_SPANS: tuple[tuple[type, str, str], ...] = (
    (Example, "since", "until"),
    (Event, "date", "until"),
    (PublicComment, "begin", "end"),
    (AccessibilityTest, "begin", "end"),
    (Version, "valid_from", "valid_to"),
)


def check_dates(places: Sequence[Place]) -> Iterator[Finding]:
    """Report dates that contradict each other."""
    for place in places:
        record, path = place.record, place.path
        for kind, begin, end in _SPANS:
            if isinstance(record, kind):
                yield from _span(place, begin, end)
        if isinstance(record, Info):
            yield from _revisions(record)
        elif isinstance(record, History):
            dated = [((*path, "events", i, "date"), event.date)
                     for i, event in enumerate(record.events)]
            yield from _ascending(place.file, "events-out-of-order", dated)
        elif isinstance(record, Process):
            yield from _versions(place.file, path, record.versions)


def _span(place: Place, begin: str, end: str) -> Iterator[Finding]:
    first: FuzzyDate | None = getattr(place.record, begin)
    last: FuzzyDate | None = getattr(place.record, end)
    if first and last and first.first > last.last:
        yield Finding("span-reversed", place.file, (*place.path, end), {
            "begin": begin, "end": end, "first": _said(first), "last": _said(last)})


def _revisions(info: Info) -> Iterator[Finding]:
    dated: list[tuple[Path, FuzzyDate | None]] = [(("established",), info.established)]
    dated += [(("revised", i), date) for i, date in enumerate(info.revised)]
    yield from _ascending("guideline", "revisions-out-of-order", dated)


def _ascending(
    file: str, code: str, dated: Sequence[tuple[Path, FuzzyDate | None]]
) -> Iterator[Finding]:
    latest: tuple[Path, FuzzyDate] | None = None
    for path, date in dated:
        if date is None:
            continue
        if latest and latest[1].first > date.last:
            yield Finding(code, file, path, {"date": _said(date), "before": _said(latest[1])},
                          other=(file, latest[0]))
        elif latest is None or date.first > latest[1].first:
            latest = path, date


def _versions(file: str, path: Path, versions: Sequence[Version]) -> Iterator[Finding]:
    dated = [((*path, "versions", i, "valid_from"), v.valid_from) for i, v in enumerate(versions)]
    unordered = list(_ascending(file, "versions-out-of-order", dated))
    yield from unordered
    if unordered:  # overlaps would only say the same again
        return
    for i, version in enumerate(versions[:-1]):
        here: Path = (*path, "versions", i)
        following = versions[i + 1]
        if version.valid_to is None:
            yield Finding("version-without-end", file, here,
                          {"id": version.id, "next": following.id})
        elif following.valid_from and version.valid_to.first > following.valid_from.last:
            yield Finding("versions-overlap", file, (*here, "valid_to"), {
                "id": version.id, "until": _said(version.valid_to),
                "next": following.id, "since": _said(following.valid_from)})


def _said(date: FuzzyDate) -> str:
    return date.written or date.iso
