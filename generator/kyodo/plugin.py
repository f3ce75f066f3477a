"""The MkDocs plugin: ``mkdocs build`` and ``mkdocs serve`` in a guideline's folder.

MkDocs' own pass builds the first language of the folder's guideline from its staged tree; the
other passes follow, and the whole is published as ``kyodo build`` does it.
"""

from __future__ import annotations

import atexit
import os
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files

from kyodo.build import Prepared, join, load_all, needed, passes_of, prepare
from kyodo.engine import EngineFailed, listening, run_passes
from kyodo.failures import explain
from kyodo.language import forget_words
from kyodo.preview.follow import notices, watched
from kyodo.preview.pages import Pages
from kyodo.preview.report import Report
from kyodo.publish import building_place, only_build, swap
from kyodo.report import terminal_language
from kyodo.workspace import Workspace, find_workspace

_log = get_plugin_logger("kyodo")


class KyodoPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Puts the staged tree in MkDocs' way, and the other languages beside its result."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.report = Report(Path())

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Tell MkDocs to keep this plugin from build to build: the preview reads its report."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load, check and stage the guidelines; hand MkDocs the tree of the first language."""
        # MkDocs tells nobody of Ctrl-C; the half-built pages go at the end of the program.
        atexit.register(self.stack.close)
        self.stack.callback(atexit.unregister, self.stack.close)
        try:
            return self._staged(config)
        except Exception as error:
            self.stack.close()
            raise self._in_words(error) from None

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Listen to what MkDocs warns of from here on: nothing doubtful is published."""
        self.heard = self.stack.enter_context(listening())
        return files

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Build the other languages, join them, check the links, publish."""
        with self.stack:
            try:
                if self.heard:
                    raise EngineFailed("\n".join(self.heard))
                run_passes(self.passes[1:])
                swap(join(self.workspace, self.prepared, self.place, keep=True), self.target)
            except Exception as error:
                raise self._in_words(error) from None
        self.report = Report(
            self.workspace.root, notices=notices(self.workspace, self.loaded), has_site=True)

    def on_build_error(self, error: Exception) -> None:
        """Leave nothing half-built behind."""
        self.stack.close()

    def on_serve(self, server: Any, /, *, config: MkDocsConfig, builder: Any) -> Any:
        """Follow edits of the data, the prose and the templates.

        MkDocs lets every request wait while an edit is broken; ours shows the last good pages,
        and above them what is wrong.
        """
        server.set_app(Pages(server.get_app(), lambda: self.report, terminal_language()))
        for path in watched(self.workspace.members):
            server.watch(str(path))

        def rebuild() -> None:
            try:
                builder()
            except MkDocsException as error:
                _log.error(str(error))

        server.builder = rebuild
        return server

    def _staged(self, config: MkDocsConfig) -> MkDocsConfig:
        folder = Path(config.config_file_path).parent
        self.workspace: Workspace = find_workspace(folder)
        self.target = Path(os.path.realpath(config.site_dir))
        self.stack.enter_context(only_build(self.workspace.staging, self.target))
        forget_words()
        members = self.workspace.members
        self.loaded = loaded = load_all(needed(self.workspace, members), self.workspace.root)
        self.prepared: tuple[Prepared, ...] = prepare(
            self.workspace, members, loaded, config.site_url or None)
        self.place = self.stack.enter_context(building_place(self.target))
        self.passes = passes_of(self.prepared, self.place)
        settings, target = self.passes[0]
        staged_config = load_config(str(settings), strict=config.strict, site_dir=str(target))
        staged_config.plugins = config.plugins
        return staged_config

    def _in_words(self, error: Exception) -> PluginError:
        """Note an error for the preview; return it as MkDocs shows one without a traceback."""
        self.report = replace(self.report, error=error)
        return PluginError("\n" + explain(error, terminal_language()))
