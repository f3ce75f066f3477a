"""A site below a path, served with the settings written for it."""

from __future__ import annotations

import http.server
import shutil
import threading
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

from built import FIXTURES
from kyodo.build import build
from kyodo.workspace import find_workspace

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [pytest.mark.engine, pytest.mark.browser,
              pytest.mark.skipif(CHROMIUM is None, reason="no chromium: tests/install-tools")]

PLACE = "/kyodo/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hosting") / "three-zones"
    shutil.copytree(FIXTURES / "three-zones", root)
    build(find_workspace(root), site_url=f"https://www.city.example.lg.jp{PLACE}")
    return root / "site"


def rules(site: Path) -> list[tuple[str, list[tuple[str, str]]]]:
    found: list[tuple[str, list[tuple[str, str]]]] = []
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            found.append((line, []))
        elif line:
            name, _, value = line.strip().partition(": ")
            found[-1][1].append((name, value))
    return found


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """The address of a server that does what ``_headers`` says, with the page for errors."""
    settings = rules(site)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            file = site / self.path.removeprefix(PLACE)
            file = file / "index.html" if self.path.endswith("/") else file
            found = self.path.startswith(PLACE) and file.is_file()
            place = "en/" if self.path.startswith(f"{PLACE}en/") else ""
            self.send_response(200 if found else 404)
            kinds = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
            self.send_header("Content-Type", kinds.get(file.suffix, "text/html; charset=utf-8"))
            for pattern, headers in settings:
                for name, value in headers if fnmatchcase(self.path, pattern) else ():
                    self.send_header(name, value)
            self.end_headers()
            self.wfile.write((file if found else site / place / "404.html").read_bytes())

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.mark.parametrize(("address", "status", "language"), [
    ("", 200, "ja"), ("en/", 200, "en"), ("en/forms/", 200, "en"),
    ("nothing/", 404, "ja"), ("en/forms/nothing/", 404, "en")])
def test_pages_work_under_these_settings(
    browser: Any, served: str, address: str, status: int, language: str
) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    answers: dict[str, Any] = {}
    page.on("console", lambda said: complaints.append(said.text)
            if "status of 404" not in said.text else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("response", lambda one: answers.update({one.url: one}))
    response = page.goto(served + PLACE + address)
    assert response.status == status
    headers = response.headers
    assert headers["content-security-policy"].endswith("frame-ancestors 'self'")
    assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"]
    assert "cache-control" not in headers
    assert page.locator("html").get_attribute("lang") == language
    (style,) = [one for url, one in answers.items() if url.endswith(".css")]
    assert style.status == 200 and style.headers["cache-control"].endswith("immutable")
    assert {one.status for url, one in answers.items() if url != response.url} == {200}
    assert not complaints
    page.close()


def test_the_policy_would_be_broken_by_what_is_inline(browser: Any, served: str) -> None:
    page = browser.new_page()
    page.goto(served + PLACE)
    with page.expect_console_message(lambda said: "Content Security Policy" in said.text):
        page.evaluate(
            "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')")
    page.close()
