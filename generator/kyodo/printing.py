"""The files to print of a loaded guideline; what cannot be printed becomes a report for staff."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kyodo.addresses import Addresses
from kyodo.book.binding import Bindery
from kyodo.colours import scheme_of
from kyodo.language import Speaker
from kyodo.load import Loaded
from kyodo.paper.faults import Fault
from kyodo.paper.making import Press, Unprintable
from kyodo.problems import Invalid, Problem
from kyodo.progress import Remark, Tell, quiet, unheard
from kyodo.views.quickread import BOOK
from kyodo.views.voice import Voice
from kyodo.workspace import Member, Workspace, within


def papers(
    loaded: Loaded, url: str | None, kept: Path, editions: tuple[str, ...] = (),
    languages: tuple[str, ...] = (), tell: Tell = quiet, remark: Remark = unheard,
) -> dict[str, bytes]:
    """Return the files of a guideline by address; raise Invalid with what cannot be printed.

    ``url``: the address of its root. ``kept``: where files stand until their input changes.
    ``editions``, ``languages``: what is wanted; all where it is empty. ``remark``: called with a
    notice for each file that lacks something for want of room.
    """
    guideline = loaded.guideline
    own = guideline.info.appearance
    scheme = scheme_of("light", {"light": own.light} if own else {})
    voice = Voice(guideline, Addresses(guideline), Speaker(
        guideline.info.languages[0], guideline.info.languages))
    made: dict[str, bytes] = {}
    try:
        if set(editions) != {BOOK}:
            made |= Press(scheme, url, kept, tell, lambda fault: remark(
                replace(_problem(loaded, fault), severity="notice"))).files(
                voice, editions, languages)
        if not editions or BOOK in editions:
            made |= Bindery(scheme, url, kept / "book").books(voice, languages)
        return made
    except Unprintable as error:
        raise Invalid(_problem(loaded, fault) for fault in error.faults) from error


def papers_of(
    loaded: Loaded, member: Member, workspace: Workspace, url: str | None,
    editions: tuple[str, ...] = (), languages: tuple[str, ...] = (), tell: Tell = quiet,
    remark: Remark = unheard,
) -> dict[str, bytes]:
    """Return the files to print; a file of the last build stands until what it says changes."""
    try:
        return papers(loaded, url, workspace.staging / member.name / "paper",
                      editions, languages, tell,
                      lambda one: remark(within(one, member, workspace.root)))
    except Invalid as error:
        raise Invalid(within(one, member, workspace.root) for one in error.problems) from error


def _problem(loaded: Loaded, fault: Fault) -> Problem:
    spot = loaded.places.spot(fault.origin) if fault.origin else None
    file, line, column = spot or ("data/guideline.yaml", 0, 0)
    params = {**fault.params, "tongue": fault.params["language"]}
    return Problem(file, line, column, fault.code, params,
                   source_line=loaded.places.line(file, line))
