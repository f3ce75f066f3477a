"""Three searches over the same pages: ours, Material's and Pagefind's. Each writes its files."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from html import escape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import material
from lxml import html
from material.plugins.search.plugin import SearchIndex
from search_pages import Pages, without_readings

from kyodo.assets import assets
from kyodo.language import read_in_kana
from kyodo.search.facts import facts_of
from kyodo.search.files import SAID, search_files
from kyodo.search.index import build_index
from kyodo.search.readings import Reader
from kyodo.search.sections import read_article

BENCH = Path(__file__).resolve().parent
SCRIPTS = BENCH.parent / "theme" / "kyodo_theme" / "scripts"
PAGEFIND = BENCH / "node_modules" / ".bin" / "pagefind"
PARTS = "parts.js"
_SCRIPTS = Path(material.__file__).parent / "templates" / "assets" / "javascripts"
_FILE = ('<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
         "<title>{title}</title></head><body><main>{article}</main></body></html>")
_LANGUAGES = {
    "ja": {"lang": ["ja", "en"], "separator": r"[\s\-　、。，．]+", "pipeline": ["stemmer"]},
    "en": {"lang": ["en"], "separator": r"[\s\-]+", "pipeline": ["stopWordFilter"]},
}
"""What Material itself sets for a site in these languages, and English beside Japanese."""
_FIELDS = {"title": {"boost": 1e3}, "text": {"boost": 1e0}, "tags": {"boost": 1e6}}


def ours(pages: Pages, articles: Mapping[str, Any], place: Path) -> None:
    """Write what our search loads."""
    facts = facts_of(pages.view)
    read = {key: said for key, one in articles.items()
            if (said := read_article(html.fromstring(f"<div>{_text(one)}</div>")))}
    listed = set(facts.pages)
    facts.pages = tuple(key for key in read if re.sub(r"^copy-\d+/", "", key) in listed)
    for article in read.values():
        facts.readings |= article.readings
    reader = Reader(facts.readings) if read_in_kana(facts.language) else None
    said = {"name": "", "words": dict.fromkeys(SAID, ""), "ways": [], "others": []}
    for name, text in search_files(build_index(facts, read, reader), said).items():
        _write(place / name, text)
    # The whole script counts; what is asked is the parts of it that need no box.
    _write(place / "search.js", assets({})["search"][1].decode())
    parts = [(SCRIPTS / f"search-{name}.js").read_text(encoding="utf-8")
             for name in ("words", "ranking", "index")]
    _write(place / PARTS, "".join([*parts, "globalThis.kyodo = { Index, answers };\n"]))


def materials(pages: Pages, articles: Mapping[str, Any], place: Path) -> None:
    """Write the index of Material's own search, and its worker beside it."""
    index = SearchIndex(fields=_FIELDS, **_LANGUAGES[pages.view.language])
    for key, article in articles.items():
        plain = without_readings(article)
        index.add_entry_from_context(SimpleNamespace(
            meta={}, content=_text(plain), toc=[], url=key, title=_title(plain)))
    _write(place / "search_index.json", index.generate_search_index(None))
    for script in [*_SCRIPTS.glob("workers/*.js"), *_SCRIPTS.glob("lunr/**/*.js")]:
        name = re.sub(r"search\..*?\.js", "search.js", script.relative_to(_SCRIPTS).as_posix())
        _write(place / name, script.read_text(encoding="utf-8"))


def pagefinds(pages: Pages, articles: Mapping[str, Any], place: Path) -> None:
    """Write what Pagefind makes of the pages."""
    site = place / "site"
    for key, article in articles.items():
        plain = without_readings(article)
        _write(site / key / "index.html", _FILE.format(
            language=pages.view.language, title=escape(_title(plain)), article=_text(plain)))
    subprocess.run([str(PAGEFIND), "--site", str(site), "--output-path", str(place / "pagefind")],
                   check=True, capture_output=True)


def _title(article: Any) -> str:
    return str(html.tostring(article.find(".//h1"), method="text", encoding="unicode",
                             with_tail=False)).strip()


def _text(article: Any) -> str:
    return str(html.tostring(article, encoding="unicode", with_tail=False))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


ENGINES = {"ours": ours, "Material": materials, "Pagefind": pagefinds}
