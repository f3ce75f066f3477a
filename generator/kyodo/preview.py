"""A preview that follows edits: MkDocs' live-reload server over our own builds."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from importlib import resources
from pathlib import Path

import click
from mkdocs.livereload import LiveReloadServer

from kyodo.build import join, load_all, needed, passes_of, prepare
from kyodo.engine import Pass, run_passes
from kyodo.failures import explain
from kyodo.language import forget_words
from kyodo.publish import only_build
from kyodo.report import phrase
from kyodo.workspace import Member, Workspace


def serve(
    workspace: Workspace, names: tuple[str, ...], host: str, port: int, open_browser: bool,
    lang: str,
) -> None:
    """Serve the chosen guidelines until interrupted; what is wrong is said on the terminal."""
    with tempfile.TemporaryDirectory(prefix="kyodo-") as folder:
        preview = _Preview(workspace, names, Path(folder), lang)
        server = _Server(preview, host, port)
        try:
            server.server_bind()  # before the first build: a port that is taken is told at once
            preview.rebuild()
            for path in watched(preview.members):
                server.watch(str(path))
            click.echo(phrase("serving", lang, url=server.url))
            server.serve(open_in_browser=open_browser)  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            click.echo()  # what Ctrl-C leaves on the terminal stays on its own line
        finally:
            server.shutdown()


class _Server(LiveReloadServer):
    """MkDocs' server, which may be bound to its port before it serves."""

    def __init__(self, preview: _Preview, host: str, port: int) -> None:
        super().__init__(builder=preview.follow, host=host, port=port, root=str(preview.root))
        self.error_handler = preview.error_page
        self.bound = False

    def server_bind(self) -> None:
        if not self.bound:
            super().server_bind()
            self.bound = True


def _theme() -> Path:
    return Path(str(resources.files("kyodo_theme")))


def watched(members: tuple[Member, ...]) -> list[Path]:
    """Return what a preview of these guidelines has to watch: data, prose, settings, theme."""
    own = [m.folder / part for m in members for part in ("data", "content", "mkdocs.yml")]
    return [path for path in (*own, _theme()) if path.exists()]


class _Preview:
    """Builds into ``root`` again and again; passes whose staged tree is as it was are kept."""

    def __init__(self, workspace: Workspace, names: tuple[str, ...], folder: Path, lang: str):
        self.workspace = workspace
        self.members = workspace.chosen(names)
        self.place = folder
        self.root = folder / "served"
        self.lang = lang
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
            with only_build(self.workspace.staging, self.workspace.site):
                forget_words()
                loaded = load_all(needed(self.workspace, self.members), self.workspace.root)
                prepared = prepare(self.workspace, self.members, loaded)
                self._run(passes_of(prepared, self.place))
                join(self.workspace, prepared, self.place, keep=False)
            shutil.copytree(new, self.root, dirs_exist_ok=True)
            _remove_gone(new, self.root)
        except Exception as error:
            click.echo(explain(error, self.lang), err=True)
            return False
        finally:
            shutil.rmtree(new, ignore_errors=True)
        return True

    def error_page(self, code: int) -> bytes | None:
        """Return the site's own page for what is not found, where there is one."""
        page = self.root / f"{code}.html"
        return page.read_bytes() if page.is_file() else None

    def _run(self, passes: list[Pass]) -> None:
        """Run the passes whose staged tree, or the theme, differs from what they were built from.

        What is on disk counts, not what this staging wrote: another command may have staged.
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
