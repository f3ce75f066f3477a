"""Views of what readers look up: history, downloads, questions, contact."""

from __future__ import annotations

from dataclasses import dataclass

from kyodo.language import Phrase
from kyodo.model.processes import Process
from kyodo.views.documents import document_number
from kyodo.views.files import FileEntry, files_of, translated_files
from kyodo.views.quickread import PaperEntry, papers_of
from kyodo.views.spoken import Spoken
from kyodo.views.voice import Link, Voice


@dataclass(frozen=True)
class HistoryView:
    """The page /history/."""

    section: Spoken


@dataclass(frozen=True)
class DownloadEntry:
    """A download, with its files."""

    record: Spoken
    number: str | None
    """Its number; one of a document of ours says what it counts."""
    files: tuple[FileEntry, ...]
    """Those in the page's language, or in none."""
    others: tuple[FileEntry, ...]
    """Those in the other languages."""
    steps: tuple[Link, ...]
    """Processes in which it is used."""


@dataclass(frozen=True)
class DownloadsView:
    """The page /downloads/."""

    section: Spoken
    items: tuple[DownloadEntry, ...]
    papers: tuple[PaperEntry, ...]
    """The files of the quick-read edition."""


@dataclass(frozen=True)
class QuestionGroup:
    """Questions under one heading."""

    name: Phrase | None
    items: tuple[tuple[Spoken, tuple[Phrase, ...]], ...]
    """A question, and the actors it concerns."""


@dataclass(frozen=True)
class FaqView:
    """The page /faq/."""

    section: Spoken
    groups: tuple[QuestionGroup, ...]


@dataclass(frozen=True)
class EditionEntry:
    """An edition: its file as staged, if there is one."""

    record: Spoken
    target: Phrase
    file: str | None


@dataclass(frozen=True)
class ContactView:
    """The page /contact/."""

    contacts: tuple[Spoken, ...]
    editions: tuple[EditionEntry, ...]


def history(voice: Voice) -> HistoryView:
    """View the history."""
    return HistoryView(voice.spoken(voice.guideline.history))


def downloads(voice: Voice) -> DownloadsView:
    """View the downloads."""
    g = voice.guideline
    assert g.downloads is not None
    entries = []
    for record in g.downloads.items:
        used = [p.id for p in (g.processes.items if g.processes else ())
                if record.id in _documents_of(p)]
        entries.append(DownloadEntry(
            voice.spoken(record), document_number(voice, record), files_of(voice, record.id),
            translated_files(voice, record.id), voice.links("process", used)))
    return DownloadsView(voice.spoken(g.downloads), tuple(entries), papers_of(voice))


def _documents_of(process: Process) -> set[str]:
    return {use.id for step in process.current.steps
            for use in (*step.documents, *step.output) if use.id}


def faq(voice: Voice) -> FaqView:
    """View the questions, by group."""
    section = voice.guideline.faq
    assert section is not None
    groups: dict[str, list[tuple[Spoken, tuple[Phrase, ...]]]] = {}
    names: dict[str, Phrase | None] = {}
    for item in section.items:
        said = voice.speaker.say(item.group)
        key = said.plain if said else ""
        names.setdefault(key, said)
        groups.setdefault(key, []).append((voice.spoken(item), voice.actor_names(item.audience)))
    return FaqView(voice.spoken(section),
                   tuple(QuestionGroup(names[key], tuple(items)) for key, items in groups.items()))


def contact(voice: Voice) -> ContactView:
    """View the contacts and the editions."""
    info = voice.guideline.info
    return ContactView(
        contacts=voice.spoken(info.contacts),
        editions=tuple(
            EditionEntry(voice.spoken(e), voice.word(f"edition-{e.target}"), e.file)
            for e in info.editions),
    )
