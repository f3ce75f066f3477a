"""Pictures and files that the data names: they exist, inside the guideline's own folder."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from kyodo.addresses import document_name
from kyodo.checks.pictures import check_picture
from kyodo.checks.walk import Place
from kyodo.model.guideline import Edition
from kyodo.model.reading import Download
from kyodo.model.section import Figure
from kyodo.model.whole import Guideline
from kyodo.problems import Finding, nearest
from kyodo.problems import Path as Way


def check_files(guideline: Guideline, places: Sequence[Place]) -> Iterator[Finding]:
    """Report files that are not there, and pictures that do not serve their readers."""
    for file, path, record in places:
        if isinstance(record, Figure) and record.image is not None:
            way = (*path, "image")
            wrong = list(check_file(guideline.folder, file, way, record.image))
            yield from wrong or check_picture(guideline.folder / record.image, file, way,
                                             record.image)
            if record.alt is None:
                yield Finding("picture-without-alt", file, path)
        elif isinstance(record, Edition) and record.file is not None:
            yield from check_file(guideline.folder, file, (*path, "file"), record.file)
        elif isinstance(record, Download):
            for number, name in enumerate(record.files):
                yield from check_file(guideline.folder, file, (*path, "files", number), name)
    yield from _overwritten(guideline, places)
    yield from _lent(guideline.folder)


def _lent(folder: Path) -> Iterator[Finding]:
    """Report links in the file system from among the prose, all of which is published."""
    content = folder / "content"
    homes = (folder.resolve(), content.resolve())
    for path in sorted(content.rglob("*")) if content.is_dir() else ():
        if path.is_symlink() and not any(path.resolve().is_relative_to(home) for home in homes):
            name = path.relative_to(folder).as_posix()
            yield Finding("file-outside", name, (), {"value": name})


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


def check_file(
    folder: Path, file: str, way: Way, name: str, beside: str = ""
) -> Iterator[Finding]:
    """Report the name of a file that is none, or not within the guideline's folder.

    ``beside``: the folder that the name starts from, where that is not the guideline's own.
    """
    if "://" in name:
        yield Finding("address-not-file", file, way, {"value": name})
    elif "\\" in name:
        right = PureWindowsPath(name).as_posix()
        yield Finding("backslash", file, way, {"value": name, "right": right})
    elif _leaves(folder, name, beside):
        yield Finding("file-outside", file, way, {"value": name})
    elif not _is_file(folder, path := _joined(beside, name)):
        near = _near_file(folder, path)
        yield Finding("file-not-found", file, way, {
            "value": name, "nearest": posixpath.relpath(near, beside or ".") if near else ""})


def _leaves(folder: Path, name: str, beside: str) -> bool:
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive:
        return True
    path = _joined(beside, name)
    if path.split("/")[0] == ".." or (not beside and ".." in PurePosixPath(name).parts):
        return True
    return _is_file(folder, path) and not (folder / path).resolve().is_relative_to(folder.resolve())


def _joined(beside: str, name: str) -> str:
    return posixpath.normpath(posixpath.join(beside, name))


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
