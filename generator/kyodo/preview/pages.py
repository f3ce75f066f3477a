"""Pages as they are served: with the report of the last build above them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import resources
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from kyodo.preview.panel import panel
from kyodo.preview.report import Report, spoken
from kyodo.preview.source_links import with_source_links

STYLE = "/_preview/preview.css"
"""Address of the preview's own style; no page of a guideline begins with "_"."""
_RELOADING = "/livereload/"
_LANGUAGE = re.compile(r'<html\b[^>]*\blang="([^"]*)"')
_HTML = re.compile(r"<html\b(?![^>]*\blang=)")
# Live reload is a script inside the page, which the policy of the published site forbids.
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_HEAD_END = re.compile(r"</head>")
_BODY = re.compile(r"<body\b[^>]*>")


@dataclass
class _Answer:
    """What the server under us answers."""

    status: str = ""
    headers: list[tuple[str, str]] | None = None
    body: Iterable[bytes] = ()

    @property
    def is_page(self) -> bool:
        return any(name.lower() == "content-type" and value.startswith("text/html")
                   for name, value in self.headers or ())

    @property
    def is_found(self) -> bool:
        return not self.status.startswith("404")

    def read(self) -> bytes:
        """Return the whole body and let go of the file it comes from."""
        try:
            return b"".join(self.body)
        finally:
            if hasattr(self.body, "close"):
                self.body.close()


class Pages:
    """A WSGI application around the live-reload server's own."""

    def __init__(
        self, app: WSGIApplication, report: Callable[[], Report], language: str
    ) -> None:
        self.app = app
        self.report = report
        self.language = language
        """What is spoken where neither page nor browser say what they understand."""

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        path = str(environ.get("PATH_INFO", ""))
        if path == STYLE:
            style = (resources.files("kyodo.preview") / "preview.css").read_bytes()
            return _give(start, "200 OK", "text/css; charset=utf-8", style)
        if path.startswith(_RELOADING):
            return self.app(environ, start)
        answer = self._ask(environ)
        if not answer.is_found:
            answer = self._error_page(environ, path) or answer
        if not answer.is_page:
            start(answer.status, answer.headers or [])
            return answer.body
        page = self._with_report(answer.read().decode("utf-8", "replace"), path,
                                 str(environ.get("HTTP_ACCEPT_LANGUAGE", "")))
        return _give(start, answer.status, "text/html; charset=utf-8", page.encode())

    def _ask(self, environ: WSGIEnvironment) -> _Answer:
        answer = _Answer()

        def start(status: str, headers: list[tuple[str, str]], *_: Any) -> Any:
            answer.status, answer.headers = status, headers

        answer.body = self.app(environ, start)
        return answer

    def _error_page(self, environ: WSGIEnvironment, path: str) -> _Answer | None:
        """Return the nearest page for what is not found, asked for as a page that reloads."""
        folders = path.strip("/").split("/")
        for depth in range(len(folders), -1, -1):
            place = "".join(f"/{folder}" for folder in folders[:depth] if folder)
            answer = self._ask({**environ, "PATH_INFO": f"{place}/404.html"})
            if answer.is_found and answer.is_page:
                answer.status = "404 Not Found"
                return answer
            answer.read()
        return None

    def _with_report(self, page: str, path: str, accepted: str) -> str:
        """Return a page with what is to be said above it, and with links to its sources."""
        page = _POLICY.sub("", page, count=1)
        found = _LANGUAGE.search(page)
        language = spoken(found and found.group(1), accepted, self.language)
        report, address = self.report(), path.lstrip("/")
        said = panel(report, address, language)
        linked = with_source_links(page, lambda origin: report.source_at(address, origin))
        if not said and linked == page:
            return page
        page = linked
        page = _HTML.sub(f'<html lang="{language}"', page, count=1)
        page = _HEAD_END.sub(f'<link rel="stylesheet" href="{STYLE}"></head>', page, count=1)
        return _BODY.sub(lambda body: f"{body.group(0)}\n{said}", page, count=1)


def _give(start: StartResponse, status: str, kind: str, body: bytes) -> Iterable[bytes]:
    start(status, [("Content-Type", kind), ("Content-Length", str(len(body))),
                   ("Cache-Control", "no-store")])
    return [body]
