"""Views of files to take home: those of the folder, and those made from the data."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kyodo.addresses import document_name
from kyodo.language import Speaker, words_for
from kyodo.model.reading import Download
from kyodo.views.voice import Voice

_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\s]+')


@dataclass(frozen=True)
class FileEntry:
    """A file that a page leads to."""

    address: str
    """From the root of the guideline."""
    format: str
    """The program or kind of file, in words."""
    name: str
    """What it is a file of."""
    size: int | None
    """Bytes; None: it is made of the document of this address, and has the size that it gets."""
    saved_as: str | None = None
    """The name it gets on the reader's machine, where that is another one than here."""
    language: str | None = None
    """The language it is in, where there is one file for each."""


def files_of(voice: Voice, download_id: str) -> tuple[FileEntry, ...]:
    """Return the files of a download: the document in the page's language, then the folder's."""
    record = _download(voice, download_id)
    said = voice.speaker.say(record.name)
    place = voice.speaker.place
    given = tuple(FileEntry(f"{place}files/{file}", _format(voice.speaker, file), str(said or ""),
                            (voice.guideline.folder / file).stat().st_size)
                  for file in record.files)
    made = _made(voice, record, voice.speaker)
    return (made, *given) if made else given


def translated_files(voice: Voice, download_id: str) -> tuple[FileEntry, ...]:
    """Return the files that are made of a download in the other languages."""
    record = _download(voice, download_id)
    made = (_made(voice, record, Speaker(language, voice.speaker.languages))
            for language in voice.speaker.languages if language != voice.speaker.language)
    return tuple(one for one in made if one)


def sheet_files(voice: Voice) -> tuple[FileEntry, ...]:
    """Return the files on which the evaluation sheet stands, in the page's language."""
    downloads = voice.guideline.downloads
    made = (_made(voice, one, voice.speaker) for one in (downloads.items if downloads else ())
            if one.document and any(part.sheet for part in one.document.parts))
    return tuple(one for one in made if one)


def _download(voice: Voice, download_id: str) -> Download:
    downloads = voice.guideline.downloads
    return next(one for one in (downloads.items if downloads else ()) if one.id == download_id)


def _made(voice: Voice, record: Download, speaker: Speaker) -> FileEntry | None:
    """Return the file that is made of a download for the readers of one language."""
    file, said = document_name(record), speaker.say(record.name)
    if file is None or said is None:
        return None
    saved_as = _NOT_IN_FILE_NAMES.sub(" ", said.plain).strip()
    return FileEntry(f"{speaker.place}files/{file}", _format(voice.speaker, file), said.plain,
                     None, f"{saved_as}.{file.rsplit('.', 1)[-1]}", speaker.language)


def _format(speaker: Speaker, file: str) -> str:
    ending = file.rsplit(".", 1)[-1]
    key = f"format-{ending.lower()}"
    return speaker.word(key) if key in words_for(speaker.language) else ending.upper()
