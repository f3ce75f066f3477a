"""The folder of a new city: made whole beside its place, then put there."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from kyodo import __version__
from kyodo.language import FALLBACK, Speaker
from kyodo.load import Loaded, load, read
from kyodo.problems import Refused
from kyodo.schemas import write_schemas
from kyodo.starting.city import City
from kyodo.starting.loosening import loosen
from kyodo.starting.naming import rename
from kyodo.starting.origin import TEMPLATE, Origin
from kyodo.starting.own_voice import leave_out_origins
from kyodo.starting.yaml_text import OpenTexts

_HIDDEN = "dot."
"""Names that begin so begin with a dot in the city's folder; here, tools would act on them."""
_README = "README"
"""It is there in several languages; the folder gets one."""
_AS_MODEL = "…"
"""A key with this value in the template's data/guideline.yaml gets what the model says there."""
_ALLOWED = {".git"}
"""What a folder may hold before: people make the repository first, then the guideline."""


@dataclass(frozen=True)
class Made:
    """A new folder, valid."""

    loaded: Loaded
    loosened: int
    """How many references and links went, because what they led to was not taken over."""


def check_place(folder: Path) -> None:
    """Refuse a place where no folder can be made, before anybody is asked anything."""
    if os.path.lexists(folder) and not folder.is_dir():
        raise Refused("new-not-a-folder", str(folder))
    if not folder.is_dir():
        if not folder.resolve().parent.is_dir():
            raise Refused("new-no-parent", str(folder), value=folder.resolve().parent)
        return
    try:
        present = {entry.name for entry in folder.iterdir()}
    except PermissionError as error:
        raise Refused("new-no-permission", str(folder), value=folder) from error
    if present - _ALLOWED:
        raise Refused("new-folder-not-empty", str(folder))


def make(folder: Path, city: City, origin: Origin) -> Made:
    """Make the folder of a city; when that fails, leave all as it was."""
    check_place(folder)
    exists = folder.is_dir()
    beside = folder if exists else folder.resolve().parent
    try:
        started = Path(tempfile.mkdtemp(prefix=".kyodo-new-", dir=beside))
    except PermissionError as error:
        raise Refused("new-no-permission", str(folder), value=beside) from error
    try:
        whole = started / "whole"
        whole.mkdir()
        made = _fill(whole, city, origin)
        if exists:
            _move_in(whole, folder)
        else:
            whole.rename(folder)
    finally:
        shutil.rmtree(started, ignore_errors=True)
    return made


def _fill(folder: Path, city: City, origin: Origin) -> Made:
    origin.copy(folder, city.sections, city.languages)
    _copy_template(folder, city)
    texts = OpenTexts()
    _complete_info(folder, city, origin, texts)
    leave_out_origins(folder, texts)
    loosened = loosen(folder, origin, texts)
    rename(folder, origin.guideline.info.municipality.name, city, texts)
    _name_site(folder, texts)
    write_schemas(folder)
    return Made(load(folder), loosened)


def _move_in(whole: Path, folder: Path) -> None:
    moved: list[Path] = []
    try:
        for entry in sorted(whole.iterdir()):
            moved.append(entry.rename(folder / entry.name))
    except BaseException:
        for entry in moved:
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        raise


def _copy_template(folder: Path, city: City) -> None:
    language, readme = _readme(city)
    name = city.names.get(language, city.names[city.languages[0]])
    known = {"version": __version__, "name": name, "city": city}
    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True)
    for source in sorted(path for path in TEMPLATE.rglob("*") if path.is_file()):
        parts = [_shown(part) for part in source.relative_to(TEMPLATE).parts]
        target = folder.joinpath(*parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.parent == TEMPLATE and source.name.startswith(_README):
            if source != readme:
                continue
            target = folder / f"{_README}.md.j2"
        said = source.read_text(encoding="utf-8")
        if target.suffix == ".j2":
            target = target.with_suffix("")
            said = environment.from_string(said).render(known)
        target.write_text(said, encoding="utf-8", newline="\n")


def _readme(city: City) -> tuple[str, Path]:
    """Return the language of the folder's README, and where it is."""
    there = {language: TEMPLATE / f"{_README}.{language}.md.j2"
             for language in (*city.languages, FALLBACK)}
    return next((language, path) for language, path in there.items() if path.is_file())


def _shown(name: str) -> str:
    return f".{name.removeprefix(_HIDDEN)}" if name.startswith(_HIDDEN) else name


def _name_site(folder: Path, texts: OpenTexts) -> None:
    """Name the site in mkdocs.yml by the guideline's title in its first language."""
    info = read(folder).info
    title = Speaker(info.languages[0], info.languages).say(info.title)
    settings = texts[folder / "mkdocs.yml"]
    settings.put(("site_name",), title.plain if title else "")
    settings.save()


def _complete_info(folder: Path, city: City, origin: Origin, texts: OpenTexts) -> None:
    """Fill what the template leaves to the model, the languages, and all names of the city."""
    text = texts[folder / "data" / "guideline.yaml"]
    model = texts[origin.folder / "data" / "guideline.yaml"].root
    for key in [key for key, value in text.root.items() if value == _AS_MODEL]:
        if key in model:
            text.fill(key, model[key])
        else:
            text.delete((key,))
    text.root["languages"][:] = city.languages
    name = text.root["municipality"]["name"]
    for language in city.languages:
        if language not in name and language in city.names:
            name[language] = city.names[language]
    text.save()


