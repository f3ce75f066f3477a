"""Settings of web servers, read by parsers of their formats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import crossplane
import pytest
from lxml import etree

from kyodo.assets import POLICY
from kyodo.hosting import HEADERS, place_of, root_file, server_files, write_server_files
from kyodo.language import words_for

URL = "https://www.city.example.lg.jp/kyodo/"
KEPT = "assets/style-0123456789.css"
OTHERS = ("assets/icon.svg", "assets/photo-2023112015.jpg", "index.html", "assets/style.css")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("404.html", "en/404.html", KEPT, f"en/{KEPT}", *OTHERS):
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path / "site"


def files(site: Path, url: str | None, language: str = "ja") -> dict[str, str]:
    return server_files(site, url, words_for(language))


def test_the_policy_is_that_of_the_pages() -> None:
    assert HEADERS["Content-Security-Policy"].startswith(POLICY + "; ")
    assert "unsafe" not in str(HEADERS)


@pytest.mark.parametrize(("url", "place"), [
    (None, "/"), ("https://kyodo.example/", "/"), (URL, "/kyodo/"),
    ("https://x.example/a/b", "/a/b/")])
def test_place(url: str | None, place: str) -> None:
    assert place_of(url) == place


# _headers

def rules(text: str) -> dict[str, dict[str, str]]:
    """Read ``_headers`` as its hosts do: a path, then indented headers."""
    found: dict[str, dict[str, str]] = {}
    path = ""
    for line in text.splitlines():
        if line and not line.startswith(" "):
            path = line
            assert path.startswith("/") and path not in found
            found[path] = {}
        elif line:
            name, value = line.strip().split(": ", 1)
            assert name not in found[path] and len(line) < 2000
            found[path][name] = value
    return found


@pytest.mark.parametrize(("url", "place"), [(None, "/"), (URL, "/kyodo/")])
def test_root_file(site: Path, url: str | None, place: str) -> None:
    found = rules(root_file(site, url))
    assert found.pop(f"{place}*") == dict(HEADERS)
    assert set(found) == {f"{place}{KEPT}", f"{place}en/{KEPT}"}
    for headers in found.values():
        assert headers == {"Cache-Control": "public, max-age=31536000, immutable"}


# nginx

def nginx(text: str, folder: Path) -> list[dict[str, Any]]:
    """Return the locations as parsed; crossplane knows which directive may stand where."""
    (folder / "kyodo.conf").write_text(text, encoding="utf-8")
    (folder / "nginx.conf").write_text(
        "events {} http { server { include kyodo.conf; } }", encoding="utf-8")
    parsed = crossplane.parse(str(folder / "nginx.conf"), combine=True, strict=True)
    assert parsed["status"] == "ok", parsed["errors"]
    (http,) = [one for one in parsed["config"][0]["parsed"] if one["directive"] == "http"]
    return [one for one in http["block"][0]["block"] if one["directive"] == "location"]


def said(block: dict[str, Any], directive: str) -> list[list[str]]:
    return [one["args"] for one in block["block"] if one["directive"] == directive]


@pytest.mark.parametrize(("url", "place"), [(None, "/"), (URL, "/kyodo/")])
def test_nginx(site: Path, tmp_path: Path, url: str | None, place: str) -> None:
    (whole,) = nginx(files(site, url)["nginx/kyodo.conf"], tmp_path)
    assert whole["args"] == [place]
    assert said(whole, "charset") == [["utf-8"]]
    assert said(whole, "add_header") == [[*one, "always"] for one in HEADERS.items()]
    assert said(whole, "error_page") == [["404", f"{place}404.html"]]
    kept, english = (one for one in whole["block"] if one["directive"] == "location")
    # A block with headers of its own would lose those around it.
    assert not said(kept, "add_header") and not said(english, "add_header")
    assert said(kept, "expires") == [["365d"]]
    assert kept["args"][0] == "~"
    matches = [name for name in (KEPT, f"en/{KEPT}", *OTHERS)
               if re.search(kept["args"][1], f"{place}{name}")]
    assert matches == [KEPT, f"en/{KEPT}"]
    assert english["args"] == [f"{place}en/"]
    assert said(english, "error_page") == [["404", f"{place}en/404.html"]]


# Apache

def apache(text: str) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield the sections around each directive, its name and its arguments."""
    sections: list[str] = []
    for line in (line.strip() for line in text.splitlines()):
        if end := re.fullmatch(r"</(\w+)>", line):
            assert sections.pop().split()[0] == end.group(1)
        elif begin := re.fullmatch(r"<(\w+ .+)>", line):
            sections.append(begin.group(1))
        elif line and not line.startswith("#"):
            name, _, arguments = line.partition(" ")
            assert arguments.count('"') in (0, 2)
            yield tuple(sections), name, arguments
    assert not sections


@pytest.mark.parametrize(("url", "place"), [(None, "/"), (URL, "/kyodo/")])
def test_apache(site: Path, url: str | None, place: str) -> None:
    found = list(apache(files(site, url)["apache/.htaccess"]))
    pages = {around: arguments for around, name, arguments in found if name == "ErrorDocument"}
    assert pages == {
        (): f"404 {place}404.html",
        (f'If "%{{REQUEST_URI}} =~ m#^{place}en/#"',): f"404 {place}en/404.html"}
    assert ((), "AddDefaultCharset", "UTF-8") in found
    # Where the module is missing, the site is to work all the same.
    headers = [(around, arguments) for around, name, arguments in found if name == "Header"]
    assert all(around[0] == "IfModule mod_headers.c" for around, _ in headers)
    assert [arguments for around, arguments in headers if len(around) == 1] == [
        f'always set {name} "{value}"' for name, value in HEADERS.items()]
    (kept,) = [around[1] for around, arguments in headers if "immutable" in arguments]
    pattern = kept.removeprefix('FilesMatch "').removesuffix('"')
    assert re.search(pattern, Path(KEPT).name)
    assert not [name for name in OTHERS if re.search(pattern, Path(name).name)]


# IIS

@pytest.mark.parametrize(("url", "place"), [(None, "/"), (URL, "/kyodo/")])
def test_iis(site: Path, url: str | None, place: str) -> None:
    tree = etree.fromstring(files(site, url)["iis/web.config"].encode())
    own = tree.find("system.webServer")
    assert own is not None
    assert {one.get("name"): one.get("value") for one in own.iterfind(".//customHeaders/add")} == (
        dict(HEADERS))
    assert [one.get("path") for one in own.iterfind("httpErrors/error")] == [f"{place}404.html"]
    # IIS refuses the whole site where something is said twice: first it is removed.
    for added in tree.iter("add", "mimeMap", "error"):
        before = added.getprevious()
        assert before is not None and before.tag == "remove"
        assert set(before.attrib.items()) <= set(added.attrib.items())
    below = {one.get("path"): one for one in tree.iterfind("location")}
    assert set(below) == {"en", "assets", "en/assets"}
    assert [one.get("path") for one in below["en"].iter("error")] == [f"{place}en/404.html"]


# All of them

@pytest.mark.parametrize("language", ["ja", "en"])
def test_each_says_where_it_goes(site: Path, language: str) -> None:
    for name, text in files(site, None, language).items():
        server = name.split("/")[0]
        assert words_for(language)[f"hosting-{server}"] in text.splitlines()[
            1 if server == "iis" else 0]


def test_written_beside_the_site(site: Path, tmp_path: Path) -> None:
    write_server_files(tmp_path, files(site, URL))
    written = {path.relative_to(tmp_path / "hosting").as_posix()
               for path in (tmp_path / "hosting").rglob("*") if path.is_file()}
    assert written == {"apache/.htaccess", "nginx/kyodo.conf", "iis/web.config"}
