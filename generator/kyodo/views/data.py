"""View of the page of open data: which files there are, and what is in them."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from kyodo.export.files import FOLDER, OpenData, Published
from kyodo.language import Phrase
from kyodo.views.voice import Link, Voice


@dataclass(frozen=True)
class FileEntry:
    """A file to take away."""

    title: Phrase
    address: str
    """From the root of the guideline's site."""
    kilobytes: int
    """Its size, rounded up; any finer, and most edits would change the page in every language."""
    rows: int
    """How many rows a table has, without its head; 0 for what is no table."""
    columns: tuple[str, ...]


@dataclass(frozen=True)
class DataView:
    """The page /data/."""

    whole: FileEntry
    schema: FileEntry
    tables: tuple[FileEntry, ...]
    license: Phrase | None
    """Under what terms the texts may be used, where the guideline says so."""
    ask: Link | None
    """Whom to ask about the terms."""
    translated: bool
    """True: texts without a translation are in another language."""


def data(voice: Voice, files: OpenData) -> DataView:
    """View the files of open data."""
    info = voice.guideline.info
    contact = Link(voice.spoken(info.contacts[0]).office, "contact/") if info.contacts else None
    return DataView(
        whole=_entry(voice.word("data-whole"), files.whole, ""),
        schema=_entry(voice.word("data-schema"), files.schema, ""),
        tables=tuple(_table(voice, one) for one in files.tables),
        license=voice.speaker.say(info.license),
        ask=contact,
        translated=voice.speaker.language != voice.speaker.default,
    )


def _table(voice: Voice, file: Published) -> FileEntry:
    assert file.table
    title = Phrase(file.table.title, voice.speaker.language)
    return _entry(title, file, voice.speaker.place)


def _entry(title: Phrase, file: Published, place: str) -> FileEntry:
    return FileEntry(
        title=title,
        address=f"{place}{FOLDER}/{file.name}",
        kilobytes=ceil(len(file.content) / 1000),
        rows=len(file.table.rows) if file.table else 0,
        columns=file.table.header if file.table else (),
    )
