"""What Lighthouse says of our pages on a phone, beside stock Material on the same Markdown.

Run with ``make bench``; it writes nothing into the repository. The first guideline's first
language is looked at, each page three times; what counts is the median.
"""

from __future__ import annotations

import gzip
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml
from build_time import ROOT, stock

from kyodo.hosting import HEADERS

LIGHTHOUSE = ROOT / "bench" / "node_modules" / ".bin" / "lighthouse"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ("--headless=new --no-sandbox --disable-gpu --no-first-run "
         "--disable-background-networking --disable-component-update --disable-sync")
PAGES = {"home": "", "form": "forms/subsidy/", "process": "processes/a/"}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
RUNS = 3
GOAL = "98 100 100 100, 60 kB"
# A site of seven Japanese pages, measured in November 2026; Starlight is not built here.
STARLIGHT = {"performance": 100, "accessibility": 100, "best-practices": 96, "kB": 60}
KINDS = {".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript",
         ".json": "application/json", ".svg": "image/svg+xml", ".txt": "text/plain",
         ".xml": "text/xml"}


@contextmanager
def served(site: Path, headers: dict[str, str]) -> Iterator[str]:
    """Serve a site as a city's server would: compressed, with headers."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.split("?")[0]
            file = site / path.lstrip("/") / ("index.html" if path.endswith("/") else "")
            found = file.is_file()
            content = (file if found else site / "404.html").read_bytes()
            self.send_response(200 if found else 404)
            kind = KINDS.get(file.suffix, "application/octet-stream")
            if file.suffix in KINDS:
                content = gzip.compress(content, mtime=0)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Type", kind if found else KINDS[".html"])
            self.send_header("Content-Length", str(len(content)))
            kept = "/assets/" in path
            self.send_header("Cache-Control", "max-age=31536000" if kept else "no-cache")
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def judged(address: str, folder: Path) -> dict[str, Any]:
    """Return the report of one run."""
    report = folder / "report.json"
    subprocess.run(
        [LIGHTHOUSE, address, "--quiet", "--output=json", f"--output-path={report}",
         f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={FLAGS}"],
        check=True, capture_output=True, env={**os.environ, "CHROME_PATH": str(CHROMIUM)})
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return found


def measured(site: Path, headers: dict[str, str], folder: Path) -> Iterator[str]:
    """Yield a line for each page, and what Lighthouse found to better."""
    with served(site, headers) as base:
        for name, address in PAGES.items():
            runs = [judged(base + address, folder) for _ in range(RUNS)]
            scores = [round(100 * statistics.median(run["categories"][one]["score"] or 0
                                                    for run in runs)) for one in CATEGORIES]
            size = statistics.median(run["audits"]["total-byte-weight"]["numericValue"]
                                     for run in runs) / 1000
            times = [statistics.median(run["audits"][one]["numericValue"] for run in runs)
                     for one in ("largest-contentful-paint", "total-blocking-time")]
            yield (f"{name:<9}" + "".join(f"{score:>6}" for score in scores)
                   + f"{size:>8.1f}{times[0]:>8.0f}{times[1]:>6.0f}")
            for audit in runs[0]["audits"].values():
                if audit["score"] is not None and audit["score"] < 0.9 and (
                        audit["scoreDisplayMode"] in ("binary", "numeric")):
                    yield f"          {audit['id']}: {audit.get('displayValue', '')}"


def main() -> None:
    kyodo = str(Path(sys.executable).with_name("kyodo"))
    mkdocs = str(Path(sys.executable).with_name("mkdocs"))
    if CHROMIUM is None or not LIGHTHOUSE.exists():
        sys.exit("Chromium (tests/install-tools) and Lighthouse (npm ci --prefix bench) are needed")
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "three"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(
            ".*", "site", "hosting", "node_modules"))
        subprocess.run([kyodo, "build"], cwd=copy, check=True, capture_output=True)
        peer = next(one for one in stock(copy) if one.parent.name == "ja")
        settings = yaml.safe_load(peer.read_text(encoding="utf-8"))
        print("page        perf  a11y  best   seo      kB  LCP ms   TBT")
        print(f"kyodo (goal {GOAL})")
        print(*measured(copy / "site", dict(HEADERS), Path(place)), sep="\n", flush=True)
        subprocess.run([mkdocs, "build", "-q", "-f", str(peer)], check=True, capture_output=True)
        print("stock Material on the same Markdown, without its web fonts")
        print(*measured(peer.parent / settings["site_dir"], {}, Path(place)), sep="\n", flush=True)
        print(f"Starlight 0.42, another site: {STARLIGHT}")


if __name__ == "__main__":
    main()
