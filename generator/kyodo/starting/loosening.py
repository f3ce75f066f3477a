"""Takes out what leads to parts that a city did not take over.

What that is, the checks say: the same that tell an editor of a link that leads nowhere.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml.comments import CommentedMap

from kyodo.checks import check
from kyodo.checks.links import LINK, broken_links
from kyodo.checks.references import LINKS, TARGETS, dangling
from kyodo.checks.walk import Place, walk
from kyodo.load import read
from kyodo.model.base import Record
from kyodo.model.domains import Criterion
from kyodo.model.whole import Guideline
from kyodo.problems import Finding
from kyodo.problems import Path as Way
from kyodo.starting.origin import Origin
from kyodo.starting.yaml_text import OpenTexts, YamlText

_ONLY_FOR = {(Criterion, "forms")}
"""Fields that say what alone a record is for: without it, it would be for everything."""
_STAND_INS = ("name", "title")


def loosen(folder: Path, origin: Origin, texts: OpenTexts) -> int:
    """Change the files of a new folder until no part leads to one that is not there.

    Return how many references and links went.  What goes can be what something else leads to, so
    it is done again until a round changes nothing.  That comes to an end: every change takes
    something out.
    """
    mended, changed = 0, True
    while changed:
        guideline = read(folder)
        places = tuple(walk(guideline))
        records = {(place.file, place.path): place.record for place in places}
        changes: dict[str, _Changes] = {}
        for finding in _found(guideline, places):
            if mend := _MENDING.get(finding.code):
                here = changes.setdefault(finding.file, _Changes(folder, finding.file, texts))
                mend(here, finding, _owner(finding, records), origin)
                mended += mend is not _drop
        changed = any([one.apply() for one in changes.values()])
    return mended


def _found(guideline: Guideline, places: Sequence[Place]) -> Iterable[Finding]:
    """Return all errors; where a whole file is missing, the checks tell people only once."""
    found = [*dangling(guideline, places), *broken_links(guideline, places), *check(guideline)]
    return {(one.file, one.path, one.code): one for one in found
            if one.severity == "error"}.values()


@dataclass
class _Changes:
    """What is to be changed in one file; ways are those of records."""

    folder: Path
    file: str
    """As findings name it: "forms", "mkdocs", "content/<language>/story.md"."""
    texts: OpenTexts
    gone: set[Way] = field(default_factory=set)
    named: dict[Way, Any] = field(default_factory=dict)
    """Records whose id of another one is replaced by that one's name."""
    unlinked: set[tuple[Way, str]] = field(default_factory=set)
    """A text and the page that its link leads to."""

    def apply(self) -> bool:
        """Change the file; tell whether that made a difference."""
        name = (self.file if self.file.endswith(".md") else
                f"{self.file}.yml" if self.file == "mkdocs" else f"data/{self.file}.yaml")
        path = self.folder / name
        before = path.read_bytes()
        if name == self.file:
            self._apply_to_prose(path)
        else:
            self._apply_to_data(self.texts[path])
        return path.read_bytes() != before

    def _apply_to_data(self, text: YamlText) -> None:
        for way, target in self.unlinked:
            place = text.reach(way)
            text.put(place, _without_link(text.value(place), target))
        for way, name_of_it in self.named.items():
            _put_name(text, way, name_of_it)
        # From the end, so that the numbers of list items stay true; each once.
        for way in sorted({text.reach(way) for way in self.gone}, reverse=True):
            text.delete(way)
        text.save()

    def _apply_to_prose(self, path: Path) -> None:
        lines = path.read_text(encoding="utf-8").split("\n")
        for (number, *_), target in self.unlinked:
            line = int(number) - 1
            lines[line] = _without_link(lines[line], target)
        path.write_text("\n".join(lines), encoding="utf-8", newline="\n")


@dataclass(frozen=True)
class _Owner:
    """The record that a finding is about."""

    record: Record | None
    way: Way
    field: str
    """The field of it that is meant, or ""."""


def _owner(finding: Finding, records: Mapping[tuple[str, Way], Record]) -> _Owner:
    for end in range(len(finding.path), -1, -1):
        if record := records.get((finding.file, finding.path[:end])):
            rest = finding.path[end:]
            return _Owner(record, finding.path[:end], str(rest[0]) if rest else "")
    return _Owner(None, (), "")


def _drop_reference(changes: _Changes, finding: Finding, owner: _Owner, origin: Origin) -> None:
    """Take out an id; where it is the only thing said, say the name of what it meant."""
    kind = type(owner.record or Record())
    fields = kind.model_fields
    if (kind, owner.field) in _ONLY_FOR and finding.code == "no-data-file":
        changes.gone.add(owner.way)
    elif isinstance(finding.path[-1], int):
        changes.gone.add(finding.path)
    elif owner.field in fields and fields[owner.field].is_required():
        changes.gone.add(owner.way)
    elif "name" in fields and getattr(owner.record, "name", None) is None:
        value = getattr(owner.record, owner.field)
        name = _name_of(kind, owner.field, value, origin, changes.texts)
        changes.named[finding.path] = name
    else:
        changes.gone.add(finding.path)


def _drop(changes: _Changes, finding: Finding, _owner: _Owner, _origin: Origin) -> None:
    changes.gone.add(finding.path)


def _unlink(changes: _Changes, finding: Finding, _owner: _Owner, _origin: Origin) -> None:
    changes.unlinked.add((finding.path, str(finding.params["value"])))


_MENDING: Mapping[str, Callable[[_Changes, Finding, _Owner, Origin], None]] = {
    "no-data-file": _drop_reference,
    "unknown-id": _drop_reference,
    "lane-not-declared": _drop_reference,
    "sheet-not-there": _drop_reference,
    "forms-not-there": _drop_reference,
    "unknown-language": _drop,
    "unknown-page": _drop,
    "unknown-page-link": _unlink,
}
"""What to do about a finding.  All others are mistakes, and are shown as such."""


def _name_of(
    kind: type[Record], key: str, value: str, origin: Origin, texts: OpenTexts
) -> Any:
    """Return a record's name as the model's file has it."""
    for target in LINKS[kind][key]:
        home, items = TARGETS[target]
        text = texts[origin.folder / "data" / f"{home}.yaml"]
        for record in text.root.get(items, ()):
            if record["id"] == value:
                return copy.deepcopy(next(record[one] for one in _STAND_INS if one in record))
    raise LookupError(f"{kind.__name__}.{key}: {value}")


def _put_name(text: YamlText, way: Way, name: Any) -> None:
    place = text.reach(way)
    if place == way:
        text.rename(way, "name", name)
        return
    spelled_out = CommentedMap({"name": name})
    spelled_out.fa.set_flow_style()
    text.put(place, spelled_out)


def _without_link(words: str, target: str) -> str:
    def plain(found: Any) -> str:
        whole = str(found.group())
        return whole[1 : whole.index("](")] if found.group(2) == target else whole

    return LINK.sub(plain, words)
