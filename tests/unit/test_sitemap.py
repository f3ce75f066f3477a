from __future__ import annotations

from pathlib import Path

from lxml import etree
from making import PRINCIPLES, made, site

from kyodo.sitemap import robots, sitemap

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def read(folder: Path, languages: list[str], url: str, info: str = "") -> etree._Element:
    files = {"data/guideline.yaml": info} if info else {"data/principles.yaml": PRINCIPLES}
    guideline = made(folder, files)
    return etree.fromstring(sitemap((site(guideline, tag), url) for tag in languages).encode())


def test_every_page_in_every_language(tmp_path: Path) -> None:
    tree = read(tmp_path, ["ja", "en"], "https://x.example/k/")
    found = [str(one.text) for one in tree.iterfind("s:url/s:loc", NAMES)]
    assert found == [f"https://x.example/k/{tag}{name}" for tag in ("", "en/") for name in
                     ("", "principles/", "principles/openness/", "principles/equality/",
                      "contact/", "quick-read/", "a-to-z/", "data/", "accessibility/",
                      "search/")]
    for url in tree.iterfind("s:url", NAMES):
        assert [link.get("hreflang") for link in url.iterfind("x:link", NAMES)] == ["ja", "en"]


def test_one_language_has_no_alternates(tmp_path: Path) -> None:
    info = "title: 試し\nmunicipality: {name: 試し市}\nlanguages: [ja]\n" \
           "contacts: [{office: 課, tel: 0778-22-3293}]\n"
    tree = read(tmp_path, ["ja"], "https://x.example/", info)
    assert tree.findall("s:url", NAMES)
    assert tree.findall(".//x:link", NAMES) == []


def test_addresses_are_escaped(tmp_path: Path) -> None:
    tree = read(tmp_path, ["ja"], "https://x.example/a&b/")
    assert str(tree.findtext("s:url/s:loc", namespaces=NAMES)) == "https://x.example/a&b/"


def test_robots() -> None:
    assert robots(["https://x.example/", None, "https://x.example/town/"]) == (
        "User-agent: *\nAllow: /\nSitemap: https://x.example/sitemap.xml\n"
        "Sitemap: https://x.example/town/sitemap.xml\n")
    assert robots([]) == "User-agent: *\nAllow: /\n"
