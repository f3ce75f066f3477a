"""The MkDocs plugin: ``mkdocs build`` and ``mkdocs serve`` in a guideline's folder.

MkDocs' own pass builds the first language of the folder's guideline from its staged tree; the
other passes follow, and the whole is published as ``kyodo build`` does it.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin

from kyodo.build import Prepared, join, load_all, needed, passes_of, prepare
from kyodo.engine import run_passes
from kyodo.preview import watched
from kyodo.problems import Invalid, KyodoError
from kyodo.publish import building_place, only_build, swap
from kyodo.report import phrase, show, terminal_language
from kyodo.workspace import Workspace, find_workspace


class KyodoPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Puts the staged tree in MkDocs' way, and the other languages beside its result."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load, check and stage the guidelines; hand MkDocs the tree of the first language."""
        self.stack = ExitStack()
        try:
            return self._staged(config)
        except KyodoError as error:
            self.stack.close()
            raise PluginError(_words(error)) from None

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Build the other languages, join them, check the links, publish."""
        with self.stack:
            own = self.passes[0][1]
            try:
                run_passes([one for one in self.passes if one[1] != own])
                swap(join(self.workspace, self.prepared, self.place, keep=True), self.target)
            except KyodoError as error:
                raise PluginError(_words(error)) from None

    def on_build_error(self, error: Exception) -> None:
        """Leave nothing half-built behind."""
        self.stack.close()

    def on_serve(self, server: Any, /, *, config: MkDocsConfig, builder: Any) -> Any:
        """Follow edits of the data, the prose and the templates."""
        for path in watched(self.workspace.members):
            server.watch(str(path))
        return server

    def _staged(self, config: MkDocsConfig) -> MkDocsConfig:
        folder = Path(config.config_file_path).parent
        self.workspace: Workspace = find_workspace(folder)
        self.target = Path(config.site_dir)
        self.stack.enter_context(only_build(self.workspace.staging))
        members = self.workspace.members
        loaded = load_all(needed(self.workspace, members), self.workspace.root)
        self.prepared: tuple[Prepared, ...] = prepare(
            self.workspace, members, loaded, config.site_url or None)
        self.place = self.stack.enter_context(building_place(self.target))
        self.passes = passes_of(self.prepared, self.place)
        settings, target = self.passes[0]
        staged_config = load_config(str(settings), strict=config.strict, site_dir=str(target))
        staged_config.plugins = config.plugins
        return staged_config


def _words(error: KyodoError) -> str:
    language = terminal_language()
    if isinstance(error, Invalid):
        return "\n" + show(error.problems, language)
    return f"{phrase(f'failed-{type(error).__name__}', language)}\n{error}"
