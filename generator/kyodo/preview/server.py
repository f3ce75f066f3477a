"""``kyodo serve``: MkDocs' live-reload server over our own builds."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

import click
from mkdocs.livereload import LiveReloadServer

from kyodo.preview.follow import Preview, watched
from kyodo.preview.pages import Pages
from kyodo.problems import Refused
from kyodo.report import phrase
from kyodo.workspace import Workspace

_LAST_PORT = 65535


def serve(
    workspace: Workspace, names: tuple[str, ...], host: str, port: int, open_browser: bool,
    lang: str, source_links: bool = True,
) -> None:
    """Serve the chosen guidelines until interrupted; what is wrong is said on every page."""
    with tempfile.TemporaryDirectory(prefix="kyodo-") as folder:
        preview = Preview(workspace, names, Path(folder), lang, source_links)
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

    # On Windows this would let two previews share a port, and answer by chance.
    allow_reuse_address = os.name != "nt"

    def __init__(self, preview: Preview, host: str, port: int) -> None:
        super().__init__(builder=preview.follow, host=host, port=port, root=str(preview.root))
        self.set_app(Pages(self.serve_request, lambda: preview.report, preview.lang))
        self.url += preview.members[0].prefix  # where the first of the chosen guidelines begins
        self.bound = False

    def server_bind(self) -> None:
        if self.bound:
            return
        try:
            super().server_bind()
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            port = int(self.server_address[1])
            other = port + 1 if port < _LAST_PORT else port - 1
            raise Refused("port-taken", "--port", port=port, other=other) from None
        self.bound = True
