"""The files to print alone, for staff who want to look at them or to hand them out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kyodo.addresses import Addresses
from kyodo.build import address_of, load_all, url_of
from kyodo.checks.lettering import writable
from kyodo.keeping import keep
from kyodo.language import Speaker
from kyodo.load import Loaded
from kyodo.printing import papers_of
from kyodo.problems import Invalid, Problem, Refused
from kyodo.progress import Tell, quiet
from kyodo.publish import only_build
from kyodo.site_settings import UNADDRESSED
from kyodo.views.quickread import PaperEntry
from kyodo.views.quickread import papers_of as entries_of
from kyodo.views.voice import Voice
from kyodo.workspace import Workspace, within

_OF_PAPER = frozenset([
    "no-principles", "part-without-file", "language-unprintable", UNADDRESSED])
"""Notices of what a file to print comes without."""
_LIST = "handouts.json"


@dataclass(frozen=True)
class Written:
    """What became of files to print."""

    files: tuple[Path, ...]
    """Those that were written."""
    removed: tuple[Path, ...]
    """Those of an earlier time, of editions or languages that there are no more."""
    notices: tuple[Problem, ...]
    """What they come without."""


def write_papers(
    workspace: Workspace, names: tuple[str, ...], folder: Path, editions: tuple[str, ...] = (),
    languages: tuple[str, ...] = (), tell: Tell = quiet,
) -> Written:
    """Write the files to print of the chosen guidelines below a folder.

    ``editions``, ``languages``: only these; all where it is empty. Nothing is written unless all
    can be; raises Invalid with the problems of all guidelines, Refused for what there is not.
    """
    members = workspace.chosen(names)
    loaded = load_all(members, workspace.root)
    root_url = address_of(workspace)
    there = [entry for one in loaded.values() for entry in _entries(one)]
    _refuse(there, editions, languages)
    made: dict[Path, bytes] = {}
    problems: list[Problem] = []
    remarks: list[Problem] = []
    with only_build(workspace.staging, workspace.site):
        for member in members:
            one = loaded[member.name]
            try:
                files = papers_of(one, member, workspace, url_of(member, one, root_url),
                                  editions, languages, tell, remarks.append)
            except Invalid as error:
                problems += error.problems
                continue
            made |= {folder / member.name / Path(address).name: content
                     for address, content in sorted(files.items())}
        if problems:
            raise Invalid(problems)
        for path, content in made.items():
            keep(path, content)
        ours = (folder,) if not names else tuple(folder / name for name in names)
        removed = _remember(workspace.staging / _LIST, made,
                            () if editions or languages else ours)
    remarks += [within(notice, member, workspace.root) for member in members
                for notice in loaded[member.name].notices if notice.code in _OF_PAPER]
    return Written((*made,), removed, tuple(sorted(remarks)))


def _remember(
    listed: Path, made: Mapping[Path, bytes], folders: tuple[Path, ...]
) -> tuple[Path, ...]:
    """Note what was written; remove from the folders what was once, and is not any more.

    Only files that are still as we wrote them go: any other somebody else has put there.
    """
    known: dict[str, str] = json.loads(listed.read_text("utf-8")) if listed.is_file() else {}
    now = {str(path.resolve()): hashlib.sha256(content).hexdigest()
           for path, content in made.items()}
    old = [Path(path) for path in sorted(known) if path not in now
           and any(Path(path).is_relative_to(folder.resolve()) for folder in folders)]
    gone = tuple(path for path in old if path.is_file()
                 and hashlib.sha256(path.read_bytes()).hexdigest() == known[str(path)])
    for path in gone:
        path.unlink()
    kept = {path: mark for path, mark in known.items() if Path(path) not in old} | now
    keep(listed, json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True).encode())
    return gone


def _entries(loaded: Loaded) -> list[PaperEntry]:
    """Return the files that a guideline can be had as, in all its languages."""
    guideline = loaded.guideline
    languages = guideline.info.languages
    addresses = Addresses(guideline)
    return [entry for language in languages if writable(guideline, language)
            for entry in entries_of(Voice(guideline, addresses, Speaker(language, languages)))]


def _refuse(
    there: list[PaperEntry], editions: tuple[str, ...], languages: tuple[str, ...]
) -> None:
    """Raise Refused for a language or an edition that none of the guidelines has."""
    known = dict.fromkeys(entry.language for entry in there)
    for language in languages:
        if language not in known:
            raise Refused("no-such-paper-language", "--language", value=language,
                          known=", ".join(known))
    has = dict.fromkeys(entry.edition for entry in there
                        if not languages or entry.language in languages)
    for edition in editions:
        elsewhere = dict.fromkeys(entry.language for entry in there if entry.edition == edition)
        if edition not in has and elsewhere:
            raise Refused("no-such-paper-in", "--edition", value=edition,
                          language=", ".join(languages), known=", ".join(elsewhere))
        if edition not in has:
            raise Refused("no-such-paper", "--edition", value=edition, known=", ".join(has))
