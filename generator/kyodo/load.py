"""A guideline's folder to a valid guideline: every problem of every file in one report."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kyodo.checks import check
from kyodo.model.guideline import Info
from kyodo.model.whole import DATA_FILES, Guideline, Prose
from kyodo.origins import Places
from kyodo.parse import parse
from kyodo.problems import Finding, Invalid, Problem, nearest
from kyodo.problems import Path as Way
from kyodo.prose import read_prose
from kyodo.site_settings import read_site
from kyodo.source import Document, read_yaml

_MAY_BE_EMPTY = frozenset(["quickread"])
"""Files that need not say anything: all of it follows from the data."""
INFO_FILE = "data/guideline.yaml"


@dataclass(frozen=True)
class Loaded:
    """A valid guideline and the notices about it."""

    guideline: Guideline
    notices: tuple[Problem, ...]
    places: Places
    """Where everything in it is written."""


def is_guideline(folder: Path) -> bool:
    """Tell whether a folder holds a guideline."""
    return (folder / INFO_FILE).exists()


def load(folder: Path) -> Loaded:
    """Read and check the guideline in ``folder``; raise Invalid with all its problems."""
    guideline, documents = _read_all(folder)
    found = [_place(finding, documents) for finding in check(guideline)]
    if any(problem.severity == "error" for problem in found):
        raise Invalid(found)
    data = {name: document for name, document in documents.items() if name != "mkdocs"}
    return Loaded(guideline, tuple(sorted(found)), Places(data))


def read(folder: Path) -> Guideline:
    """Read a guideline that is sound in shape, whether or not its parts fit together."""
    return _read_all(folder)[0]


def _read_all(folder: Path) -> tuple[Guideline, dict[str, Document]]:
    if not is_guideline(folder):
        raise Invalid([Problem(INFO_FILE, 0, 0, "no-guideline-file"), *_unknown_files(folder)])
    documents: dict[str, Document] = {}
    records = {name: _read(folder, name, kind, documents) for name, kind in _files(folder)}
    prose, problems = _read_prose(folder)
    site, site_document = read_site(folder)
    problems += site_document.problems
    problems += _unknown_files(folder)
    for document in documents.values():
        problems += document.problems
    if problems:
        raise Invalid(problems)
    info = records.pop("guideline")
    guideline = Guideline(folder=folder, site=site, info=info, prose=prose, **records)
    documents["mkdocs"] = site_document
    return guideline, documents


def _files(folder: Path) -> Iterator[tuple[str, type[Any]]]:
    yield "guideline", Info
    for name, kind in DATA_FILES.items():
        # A link that leads nowhere is a mistake to be told of, not a file that is left out.
        if os.path.lexists(folder / "data" / f"{name}.yaml"):
            yield name, kind


def _read(folder: Path, name: str, kind: type[Any], documents: dict[str, Document]) -> Any:
    file = f"data/{name}.yaml"
    document = documents[name] = read_yaml(folder / file, file)
    if name in _MAY_BE_EMPTY and [one.code for one in document.problems] == ["empty-file"]:
        document.value, document.problems = {}, []
    return parse(document, kind)


def _unknown_files(folder: Path) -> list[Problem]:
    known = ["guideline", *DATA_FILES]
    found = []
    data = folder / "data"
    for path in sorted(data.iterdir()) if data.is_dir() else ():
        name = path.name.lower()
        # Windows hides the last ending, and Notepad adds one: "forms.yaml.txt".
        is_ours = name.endswith((".yaml", ".yml", ".yaml.txt", ".yml.txt"))
        if is_ours and not name.startswith(".") and path.name not in (f"{k}.yaml" for k in known):
            near = nearest(path.name.partition(".")[0], known)
            params = {"name": path.name, "nearest": f"{near}.yaml" if near else ""}
            found.append(Problem(f"data/{path.name}", 0, 0, "file-unknown", params))
    return found


def _read_prose(folder: Path) -> tuple[dict[str, dict[str, Prose]], list[Problem]]:
    prose: dict[str, dict[str, Prose]] = {}
    problems: list[Problem] = []
    content = folder / "content"
    for path in sorted(content.glob("*/**/*.md")) if content.is_dir() else ():
        parts = path.relative_to(content).with_suffix("").parts
        page, page_problems = read_prose(path, f"content/{'/'.join(parts)}.md", "/".join(parts[1:]))
        problems += page_problems
        if page:
            prose.setdefault(parts[0], {})[page.name] = page
    return prose, problems


def _place(finding: Finding, documents: dict[str, Document]) -> Problem:
    """Turn a finding's way through the records into file, line and column."""
    params = dict(finding.params)
    if finding.also:
        params["places"] = _lines(finding.also, documents)
    document = documents.get(finding.file)
    if document is None:  # found in a prose file, whose way is the line itself
        line = int(finding.path[0]) if finding.path else 0
        return Problem(finding.file, line, 0, finding.code, params, finding.severity)
    line, column = document.where(finding.path, finding.at_key)
    if finding.other:
        file, way = finding.other
        params["other"] = f"{documents[file].file}:{documents[file].where(way)[0]}"
    return Problem(document.file, line, column, finding.code, params, finding.severity,
                   source_line=document.line(line))


def _lines(ways: tuple[tuple[str, Way], ...], documents: dict[str, Document]) -> str:
    """Return where values stand, file by file: "data/forms.yaml:3, 8; data/faq.yaml:12"."""
    lines: dict[str, set[int]] = {}
    for file, way in ways:
        if document := documents.get(file):
            lines.setdefault(document.file, set()).add(document.where(way)[0])
        else:  # a prose file, whose way is the line itself
            lines.setdefault(file, set()).add(int(way[0]))
    return "; ".join(f"{file}:{', '.join(map(str, sorted(numbers)))}"
                     for file, numbers in sorted(lines.items()))
