"""The guidelines that one site is made of, and where they stand on it."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from kyodo.load import is_guideline
from kyodo.problems import Invalid, Problem, nearest

COLLECTION = "municipalities"
"""The folder, beside a guideline, that holds others to be published below it."""
STAGING = ".kyodo"
"""The folder, beside a guideline, that staged trees are written to."""


@dataclass(frozen=True)
class Member:
    """A guideline of a workspace."""

    name: str
    """Its folder's name; "main" for the one at the root."""
    folder: Path
    prefix: str
    """Its place on the site: "" or "some-city/"."""


@dataclass(frozen=True)
class Workspace:
    """A guideline with those below it, and the site that they become."""

    root: Path
    members: tuple[Member, ...]

    @property
    def site(self) -> Path:
        """The published folder; where that is a link, what it leads to."""
        return Path(os.path.realpath(self.root / "site"))

    @property
    def staging(self) -> Path:
        """The folder of staged trees."""
        return self.root / STAGING

    def chosen(self, names: tuple[str, ...]) -> tuple[Member, ...]:
        """Return the members with these names or folders; all where none is named."""
        if not names:
            return self.members
        return tuple(self._find(name) for name in names)

    def _find(self, name: str) -> Member:
        for member in self.members:
            if name == member.name or os.path.realpath(name) == os.path.realpath(member.folder):
                return member
        known = [member.name for member in self.members]
        params = {"known": ", ".join(known), "nearest": nearest(name, known)}
        raise Invalid([Problem(name, 0, 0, "no-such-guideline", params)])


def find_workspace(start: Path, names: tuple[str, ...] = ()) -> Workspace:
    """Return the workspace at ``start``, or of the one folder named that lies elsewhere."""
    start = Path(os.path.realpath(start))
    if len(names) == 1 and not is_guideline(start) and is_guideline(Path(names[0])):
        start = Path(os.path.realpath(names[0]))
    members = [Member("main", start, "")] if _means_to_be_one(start) else []
    collection = start / COLLECTION
    for folder in sorted(collection.iterdir()) if collection.is_dir() else ():
        if _means_to_be_one(folder):
            members.append(Member(folder.name, folder, f"{folder.name}/"))
    if not any(is_guideline(member.folder) for member in members):
        raise Invalid([Problem("data/guideline.yaml", 0, 0, "no-guideline-file")])
    return Workspace(start, tuple(members))


def _means_to_be_one(folder: Path) -> bool:
    """Tell whether a folder has parts of a guideline.

    One without its main file is told of: left out in silence, it would vanish from the site.
    """
    return is_guideline(folder) or any((folder / "data").glob("*.y*ml*")) or (
        (folder / "mkdocs.yml").exists())


def within(problem: Problem, member: Member, root: Path) -> Problem:
    """Return a problem with its file named from the folder where the command runs."""
    if member.folder == root:
        return problem
    folder = member.folder.relative_to(root).as_posix()
    return replace(problem, file=f"{folder}/{problem.file}")
