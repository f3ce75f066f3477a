"""Puts a city's name where the model has its own, and drops readings that nobody reads."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kyodo.language import read_in_kana
from kyodo.model.text import DEFAULT, Name
from kyodo.starting.city import City
from kyodo.starting.yaml_text import OpenTexts

_READING = "yomi"


def rename(folder: Path, old: Name, city: City, texts: OpenTexts) -> None:
    """Put the city's names and reading in place of those of ``old``, in every file.

    A wording whose language the city has no name in goes: it is shown in the first language
    until somebody translates it, and the checks say so.
    """
    words = {old.words.get(language) or old.words[DEFAULT]: city.names.get(language)
             for language in old.words}
    if old.yomi:
        words[old.yomi] = city.yomi
    for path in sorted([folder / "mkdocs.yml", *(folder / "data").glob("*.yaml")]):
        _rename_in_data(path, words, city, texts)
    for path in sorted((folder / "content").glob("**/*.md")):
        _rename_in_prose(path, words, city)


def _rename_in_data(
    path: Path, words: Mapping[str, str | None], city: City, texts: OpenTexts
) -> None:
    said = path.read_text(encoding="utf-8")
    silent = not any(read_in_kana(language) for language in city.languages)
    if not (any(word in said for word in words) or (silent and f"{_READING}:" in said)):
        return
    text = texts[path]
    for way, value in list(text.texts()):
        if way[-1] == _READING and silent:
            text.delete(way)
            continue
        for word, name in words.items():
            if word in value and name is None:
                text.delete(way)
                break
            if name is not None and word in value:
                value = value.replace(word, name)
                text.put(way, value)
    text.save()


def _rename_in_prose(path: Path, words: Mapping[str, str | None], city: City) -> None:
    said = path.read_text(encoding="utf-8")
    for word, name in words.items():
        said = said.replace(word, name or city.names[city.languages[0]])
    path.write_text(said, encoding="utf-8", newline="\n")
