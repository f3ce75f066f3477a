"""A preview that follows edits: MkDocs' live-reload server over our own builds."""

from __future__ import annotations

import os
import shutil
import tempfile
from importlib import resources
from pathlib import Path

import click

from kyodo.build import assemble, load_all, needed, prepare
from kyodo.problems import Invalid, KyodoError
from kyodo.publish import only_build
from kyodo.report import phrase, show
from kyodo.workspace import Member, Workspace


def serve(
    workspace: Workspace, names: tuple[str, ...], host: str, port: int, open_browser: bool,
    lang: str,
) -> None:
    """Serve the chosen guidelines until interrupted; what is wrong is said on the terminal."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.livereload import LiveReloadServer

    members = workspace.chosen(names)
    with tempfile.TemporaryDirectory(prefix="kyodo-") as folder:
        root = Path(folder) / "site"
        server = LiveReloadServer(
            builder=lambda: _rebuild(workspace, members, root, lang), host=host, port=port,
            root=str(root), mount_path="/",
        )
        _rebuild(workspace, members, root, lang)
        for path in watched(members):
            server.watch(str(path))
        try:
            server.serve(open_in_browser=open_browser)  # type: ignore[no-untyped-call]
        finally:
            server.shutdown()


def watched(members: tuple[Member, ...]) -> list[Path]:
    """Return what a preview of these guidelines has to watch: data, prose, settings, theme."""
    theme = Path(str(resources.files("kyodo_theme")))
    own = [m.folder / part for m in members for part in ("data", "content", "mkdocs.yml")]
    return [path for path in (*own, theme) if path.exists()]


def _rebuild(
    workspace: Workspace, members: tuple[Member, ...], root: Path, lang: str
) -> None:
    """Build into ``root``; where that fails, say why and keep what is served."""
    place = Path(tempfile.mkdtemp(prefix="kyodo-", dir=root.parent))
    try:
        with only_build(workspace.staging):
            loaded = load_all(needed(workspace, members), workspace.root)
            prepared = prepare(workspace, members, loaded)
            new = assemble(workspace, prepared, place, keep=False)
        shutil.copytree(new, root, dirs_exist_ok=True)
        _remove_gone(new, root)
    except Invalid as error:
        click.echo(show(error.problems, lang), err=True)
    except KyodoError as error:
        click.echo(f"{phrase(f'failed-{type(error).__name__}', lang)}\n{error}", err=True)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _remove_gone(new: Path, root: Path) -> None:
    for path in sorted(root.rglob("*"), reverse=True):
        if not (new / path.relative_to(root)).exists():
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
