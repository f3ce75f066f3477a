"""Pictures and files that the data names: they exist, inside the guideline's own folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from kyodo.addresses import document_name
from kyodo.checks.walk import Place
from kyodo.model.guideline import Edition
from kyodo.model.reading import Download
from kyodo.model.section import Figure
from kyodo.model.whole import Guideline
from kyodo.problems import Finding, nearest
from kyodo.problems import Path as Way

PICTURE_TYPES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
MAX_PICTURE_BYTES = 2_000_000
"""Readers are on phones; a larger picture has been put here as the camera made it."""


def check_files(guideline: Guideline, places: Sequence[Place]) -> Iterator[Finding]:
    """Report files that are not there, and pictures that do not serve their readers."""
    for file, path, record in places:
        if isinstance(record, Figure) and record.image is not None:
            way = (*path, "image")
            wrong = list(_check_file(guideline.folder, file, way, record.image))
            yield from wrong or _check_picture(guideline.folder, file, way, record.image)
            if record.alt is None:
                yield Finding("picture-without-alt", file, path)
        elif isinstance(record, Edition) and record.file is not None:
            yield from _check_file(guideline.folder, file, (*path, "file"), record.file)
        elif isinstance(record, Download):
            for number, name in enumerate(record.files):
                yield from _check_file(guideline.folder, file, (*path, "files", number), name)
    yield from _overwritten(guideline, places)


def _overwritten(guideline: Guideline, places: Sequence[Place]) -> Iterator[Finding]:
    """Report files that would stand where one that is made from the data does."""
    downloads = guideline.downloads.items if guideline.downloads else ()
    made = {document_name(one): one.id for one in downloads if one.document}
    for file, path, record in places:
        named: list[tuple[Way, str | None]] = []
        if isinstance(record, Figure):
            named = [(("image",), record.image)]
        elif isinstance(record, Edition):
            named = [(("file",), record.file)]
        elif isinstance(record, Download):
            named = [(("files", number), name) for number, name in enumerate(record.files)]
        for way, name in named:
            if name in made:
                yield Finding("file-overwritten", file, (*path, *way),
                              {"value": name, "id": made[name]})


def _check_file(folder: Path, file: str, way: Way, name: str) -> Iterator[Finding]:
    if "://" in name:
        yield Finding("address-not-file", file, way, {"value": name})
    elif "\\" in name:
        right = PureWindowsPath(name).as_posix()
        yield Finding("backslash", file, way, {"value": name, "right": right})
    elif _leaves(folder, name):
        yield Finding("file-outside", file, way, {"value": name})
    elif not _is_file(folder, name):
        yield Finding("file-not-found", file, way,
                      {"value": name, "nearest": _near_file(folder, name)})


def _leaves(folder: Path, name: str) -> bool:
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive:
        return True
    if ".." in PurePosixPath(name).parts:
        return True
    return _is_file(folder, name) and not (folder / name).resolve().is_relative_to(folder.resolve())


def _is_file(folder: Path, name: str) -> bool:
    # The names have to agree letter by letter: the web server knows no "Photo.JPG" for
    # "photo.jpg", even though Windows, where the data is edited, does.
    here = folder
    for part in PurePosixPath(name).parts:
        if not here.is_dir() or part not in {entry.name for entry in here.iterdir()}:
            return False
        here = here / part
    return here.is_file()


def _near_file(folder: Path, name: str) -> str:
    """Return the file most like ``name`` in the folder that it should be in, or ""."""
    parent = PurePosixPath(name).parent
    beside = folder / parent
    if not beside.is_dir():
        return ""
    names = [entry.name for entry in beside.iterdir() if entry.is_file()]
    wanted = PurePosixPath(name).name
    same = next((one for one in names if one.lower() == wanted.lower()), "")
    near = same or nearest(wanted, names)
    return (parent / near).as_posix() if near else ""


def _check_picture(folder: Path, file: str, way: Way, name: str) -> Iterator[Finding]:
    kind = PurePosixPath(name).suffix
    if kind.lower() not in PICTURE_TYPES:
        yield Finding("picture-type", file, way, {
            "value": name, "known": ", ".join(one[1:] for one in PICTURE_TYPES)})
    size = (folder / name).stat().st_size
    if size > MAX_PICTURE_BYTES:
        yield Finding("picture-too-large", file, way, {
            "value": name, "size": f"{size / 1e6:.1f}", "limit": MAX_PICTURE_BYTES // 1_000_000})
