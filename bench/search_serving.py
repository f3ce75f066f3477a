"""A server that counts the bytes it gives, compressed as a city's server would."""

from __future__ import annotations

import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from search_engines import PARTS

_ASKING = Path(__file__).with_name("search_asking.js")
_KINDS = {".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8",
          ".json": "application/json", ".wasm": "application/wasm"}
_PAGE = '<!doctype html><html lang="{}"><title>.</title><script src="/asking.js"></script>'


@dataclass
class Serving:
    """A running server."""

    address: str
    size: int = 0
    """Bytes given so far, compressed; set it to 0 to count from now on."""
    lock: threading.Lock = field(default_factory=threading.Lock)


@contextmanager
def serving(site: Path) -> Iterator[Serving]:
    """Serve a folder, and below <language>.html a page that can ask."""

    @cache
    def content(name: str) -> tuple[bytes, int]:
        """Return a file and its size on the way."""
        if name == "asking.js":
            return _ASKING.read_bytes(), 0
        if name.endswith(".html"):
            return _PAGE.format(name.removesuffix(".html")).encode(), 0
        given = (site / name).read_bytes()
        counted = 0 if name.endswith(PARTS) else min(len(given), len(gzip.compress(given, 9)))
        return given, counted

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            name = self.path.split("?")[0].lstrip("/")
            try:
                given, counted = content(name)
            except OSError:
                return self.send_error(404)
            with served.lock:
                served.size += counted
            self.send_response(200)
            kind = _KINDS.get(Path(name).suffix, "application/octet-stream")
            for key, value in {"Content-Type": kind, "Content-Length": str(len(given)),
                               "Cache-Control": "no-store"}.items():
                self.send_header(key, value)
            self.end_headers()
            self.wfile.write(given)
            return None

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served = Serving(f"http://127.0.0.1:{server.server_address[1]}/")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
