"""Settings of web servers: a policy for every page, error pages, caching, encoding.

``_headers`` belongs to the published files; what other servers read has to be copied by somebody
who knows the server: docs/decisions/0020-settings-of-web-servers.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

import jinja2

from kyodo.assets import KEPT, POLICY

HEADERS: Mapping[str, str] = {
    # A page cannot say in its own head who may show it in a frame.
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
"""What every answer of the server carries."""
YEAR = 365 * 24 * 60 * 60
"""How long a file may be kept whose name changes with its content, in seconds."""
ROOT_FILE = "_headers"
"""Read by Netlify, Cloudflare Pages and others at the root of what they publish."""
FOLDER = "hosting"
"""The folder, beside the site's, for what is copied by hand."""
_FOLDER = re.compile(r"(/assets/[^/]+)/[^/]+$")
"""A folder that is kept as a whole; a ``*`` at the end of a path means the same everywhere."""
FILES: Mapping[str, tuple[str, str]] = {
    "apache/.htaccess": ("htaccess.j2", "hosting-apache"),
    "nginx/kyodo.conf": ("nginx.conf.j2", "hosting-nginx"),
    "iis/web.config": ("web.config.j2", "hosting-iis"),
}
"""Files in that folder, their templates, and the words that say where each of them goes."""


def place_of(url: str | None) -> str:
    """Return the path at which a site with this address stands on its host: "/kyodo/"."""
    return (urlsplit(url).path.rstrip("/") + "/") if url else "/"


def root_file(site: Path, url: str | None) -> str:
    """Return ``_headers`` for a built site: each kept file by its name.

    What a ``*`` inside a path means differs from host to host.
    """
    names = ["/" + path.relative_to(site).as_posix() for path in site.rglob("assets/**/*.*")]
    kept = {_FOLDER.sub(r"\1/*", name) for name in names if re.search(KEPT, name)}
    return _render("headers.j2", url, kept=[name.removeprefix("/") for name in sorted(kept)])


def server_files(site: Path, url: str | None, words: Mapping[str, str]) -> dict[str, str]:
    """Return the files for servers of the city's own, by path below ``FOLDER``.

    ``words``: the interface's, in the language of those who read the comments.
    """
    found = (path.parent.relative_to(site).as_posix() for path in site.rglob("404.html"))
    folders = [folder for folder in sorted(found) if folder != "."]
    return {name: _render(template, url, folders=folders, where=words[word])
            for name, (template, word) in FILES.items()}


def write_server_files(root: Path, files: Mapping[str, str]) -> None:
    """Write the files into ``FOLDER`` below a guideline's folder."""
    for name, text in files.items():
        path = root / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _render(template: str, url: str | None, **values: object) -> str:
    return _environment().get_template(template).render(
        place=place_of(url), headers=HEADERS, year=YEAR, kept_names=KEPT, **values)


@cache
def _environment() -> jinja2.Environment:
    folder = Path(str(resources.files("kyodo") / "hosting"))
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder), undefined=jinja2.StrictUndefined,
        autoescape=lambda name: name == "web.config.j2", trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True)
