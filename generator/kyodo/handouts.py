"""The files to print alone, for staff who want to look at them or to hand them out."""

from __future__ import annotations

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


@dataclass(frozen=True)
class Handouts:
    """Files that were written."""

    paths: tuple[Path, ...]
    notices: tuple[Problem, ...]
    """What staff should know of them."""


def write_papers(
    workspace: Workspace, names: tuple[str, ...], folder: Path, editions: tuple[str, ...] = (),
    languages: tuple[str, ...] = (), tell: Tell = quiet,
) -> Handouts:
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
    with only_build(workspace.staging, workspace.site):
        for member in members:
            one = loaded[member.name]
            try:
                files = papers_of(one, member, workspace, url_of(member, one, root_url),
                                  editions, languages, tell)
            except Invalid as error:
                problems += error.problems
                continue
            made |= {folder / member.name / Path(address).name: content
                     for address, content in sorted(files.items())}
    if problems:
        raise Invalid(problems)
    for path, content in made.items():
        keep(path, content)
    return Handouts((*made,), tuple(within(notice, member, workspace.root) for member in members
                                    for notice in loaded[member.name].notices
                                    if notice.code == UNADDRESSED))


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
