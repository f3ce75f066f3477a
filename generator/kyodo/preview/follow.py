"""Builds that follow edits, in a folder of their own: neither site/ nor .kyodo/ is touched."""

from __future__ import annotations

import hashlib
import html
import shutil
from collections.abc import Mapping
from dataclasses import replace
from importlib import resources
from pathlib import Path

import click

from kyodo.build import join, load_all, needed, passes_of, prepare
from kyodo.engine import Pass, run_passes
from kyodo.failures import explain
from kyodo.language import forget_words
from kyodo.load import Loaded
from kyodo.preview.report import Report
from kyodo.preview.source_links import Sources
from kyodo.problems import Problem
from kyodo.report import phrase
from kyodo.workspace import Member, Workspace, within

_EMPTY = """<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>kyodo</title>
<style>body {{ margin: 0 }} p {{ margin: 16px }}</style>
</head>
<body>
{}
</body>
</html>
"""


def _theme() -> Path:
    return Path(str(resources.files("kyodo_theme")))


def watched(members: tuple[Member, ...]) -> list[Path]:
    """Return what a preview of these guidelines has to watch: data, prose, settings, theme."""
    own = [m.folder / part for m in members for part in ("data", "content", "mkdocs.yml")]
    return [path for path in (*own, _theme()) if path.exists()]


def notices(workspace: Workspace, loaded: Mapping[str, Loaded]) -> dict[str, tuple[Problem, ...]]:
    """Return the notices about each guideline by its place on the site."""
    return {one.prefix: tuple(within(n, one, workspace.root) for n in loaded[one.name].notices)
            for one in workspace.members if one.name in loaded}


class Preview:
    """Builds into ``root`` again and again; passes whose staged tree is as it was are kept."""

    def __init__(self, workspace: Workspace, names: tuple[str, ...], folder: Path, lang: str,
                 marked: bool = True):
        self.workspace = workspace
        self.members = workspace.chosen(names)
        self.place = folder
        self.root = folder / "served"
        self.lang = lang
        self.marked = marked
        """True: every block of a page has a link to where it is written."""
        self.report = Report(workspace.root)
        self.built: dict[Path, str] = {}
        """Folder of a built pass → what it was built from."""

    def follow(self) -> None:
        """Rebuild after an edit and say so."""
        if self.rebuild():
            click.echo(phrase("rebuilt", self.lang))

    def rebuild(self) -> bool:
        """Build into the served folder; where that fails, say why and keep what is served."""
        new = self.place / "site"
        try:
            forget_words()
            loaded = load_all(needed(self.workspace, self.members), self.workspace.root)
            prepared = prepare(self.workspace, self.members, loaded,
                               staging=self.place / "staged", marked=self.marked)
            self._run(passes_of(prepared, self.place))
            join(self.workspace, prepared, self.place, keep=False)
            shutil.copytree(new, self.root, dirs_exist_ok=True)
            _remove_gone(new, self.root)
            self.report = Report(self.workspace.root, None, notices(self.workspace, loaded),
                                 self._sources(loaded), has_site=True)
        except Exception as error:
            click.echo(explain(error, self.lang), err=True)
            self.report = replace(self.report, error=error)
            return False
        finally:
            shutil.rmtree(new, ignore_errors=True)
            self._stand_in()
        return True

    def _sources(self, loaded: dict[str, Loaded]) -> dict[str, Sources]:
        root = self.workspace.root
        return {one.prefix: Sources(
                    one.folder,
                    "" if one.folder == root else f"{one.folder.relative_to(root).as_posix()}/",
                    loaded[one.name].places)
                for one in self.members} if self.marked else {}

    def _stand_in(self) -> None:
        """Put a page where the site has none to show: before it is built, or above its root."""
        page = self.root / "404.html"
        if not page.exists():
            links = "".join(f'<p><a href="/{one.prefix}">{html.escape(one.name)}</a></p>'
                            for one in self.members if one.prefix and self.report.has_site)
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(_EMPTY.format(links), encoding="utf-8")

    def _run(self, passes: list[Pass]) -> None:
        """Run the passes whose staged tree, or the theme, differs from what they were built from.

        What is on disk counts: a pass that failed is run again, though nothing was staged anew.
        """
        theme = _fingerprint(_theme() / "overrides")
        wanted = {target: theme + _fingerprint(settings.parent) for settings, target in passes}
        due = [one for one in passes if self.built.get(one[1]) != wanted[one[1]]]
        for _settings, target in due:
            self.built.pop(target, None)
        run_passes(due)
        self.built.update((target, wanted[target]) for _settings, target in due)


def _fingerprint(folder: Path) -> str:
    """Return a digest of all names and contents below a folder."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            for part in (path.relative_to(folder).as_posix().encode(), path.read_bytes()):
                digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _remove_gone(new: Path, root: Path) -> None:
    for path in sorted(root.rglob("*"), reverse=True):
        if not (new / path.relative_to(root)).exists():
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
