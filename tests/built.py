"""Reading built sites, for tests: a page's words, links and head, with no help from kyodo."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import html

from kyodo.build import Prepared, build
from kyodo.workspace import find_workspace

REPOSITORY = Path(__file__).resolve().parent.parent
FIXTURES = REPOSITORY / "tests" / "fixtures"
VALIDATOR = REPOSITORY / "node_modules" / ".bin" / "html-validate"
_GUIDELINE = ("data", "content", "mkdocs.yml")
_INLINE = frozenset(
    ["a", "strong", "em", "b", "i", "span", "code", "ruby", "time", "abbr", "small", "wbr",
     "button", "label"])
_UNSEEN = ("script", "style", "template")


def plain(text: str) -> str:
    """Return a text as it is compared: NFKC, every run of white space one space."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def tight(text: str) -> str:
    """Return a text without any white space, for wordings that markup may cut in pieces."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@dataclass(frozen=True)
class Page:
    """A built HTML page."""

    folder: Path
    """The site's folder."""
    path: str
    """The page's path from there, with index.html."""

    @cached_property
    def tree(self) -> Any:
        return html.fromstring((self.folder / self.path).read_bytes())

    @property
    def address(self) -> str:
        """The path without index.html: "" or "en/forms/"."""
        return self.path.removesuffix("index.html")

    @property
    def lang(self) -> str:
        return str(self.tree.get("lang"))

    @cached_property
    def article(self) -> Any:
        """The element that holds the page's own content, without header and menu."""
        return self.tree.find(".//article")

    @cached_property
    def text(self) -> str:
        """Every word of the content; readings and what hides in attributes are left out."""
        return plain(words(self.article))

    @cached_property
    def tight(self) -> str:
        return tight(self.text)

    @property
    def h1(self) -> list[str]:
        return [plain(words(one)) for one in self.tree.iter("h1")]

    @property
    def menu(self) -> list[str]:
        """The addresses in the main menu, as written."""
        (nav,) = self.tree.xpath('//header//nav[@class="k-nav"]')
        return [str(a.get("href")) for a in nav.iter("a")]

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(str(one.get("id")) for one in self.tree.xpath("//*[@id]"))

    def links(self, within: str = "") -> list[str]:
        return [str(value) for value in self.tree.xpath(f"{within}//@href")]

    def meta(self, name: str) -> str | None:
        found = self.tree.xpath("//meta[@name=$name or @property=$name]/@content", name=name)
        return str(found[0]) if found else None

    def rel(self, rel: str) -> list[Any]:
        return list(self.tree.xpath("//head/link[@rel=$rel]", rel=rel))


def words(element: Any) -> str:
    """Return the text of an element as it is read: no scripts, no readings above the line."""
    parts: list[str] = []

    def walk(one: Any) -> None:
        if isinstance(one.tag, str) and one.tag not in (*_UNSEEN, "rt", "rp"):
            if one.tag not in _INLINE:
                parts.append(" ")
            parts.append(one.text or "")
            for child in one:
                walk(child)
                parts.append(child.tail or "")
            if one.tag not in _INLINE:
                parts.append(" ")

    walk(element)
    return "".join(parts)


def items(page: Page, path: str) -> list[str]:
    """Return the words of each element that an XPath finds in the content."""
    return [plain(words(one)) for one in page.article.xpath(path)]


@dataclass(frozen=True)
class Built:
    """A published site, with what it was made from."""

    root: Path
    """The copied guidelines."""
    site: Path
    prepared: tuple[Prepared, ...] = field(repr=False)

    @cached_property
    def pages(self) -> dict[str, Page]:
        """All pages by address, error pages under their file's name."""
        found = sorted(path.relative_to(self.site).as_posix() for path in self.site.rglob("*.html"))
        pages = [Page(self.site, path) for path in found]
        return {page.address: page for page in pages}

    @cached_property
    def content(self) -> dict[str, Page]:
        """All pages but the error pages."""
        return {key: page for key, page in self.pages.items() if not key.endswith("404.html")}

    def of(self, name: str, language: str) -> dict[str, Page]:
        """Return the pages of one guideline in one language."""
        one = next(one for one in self.prepared if one.member.name == name)
        view = next(view for view in one.views if view.language == language)
        staged = next(staged for staged in one.staged if staged.language == language)
        prefix = one.member.prefix + staged.prefix
        return {page.key.address: self.pages[prefix + page.key.address] for page in view.pages}


def build_copy(source: Path, target: Path, collection: bool = False) -> Built:
    """Copy the guideline in ``source``, and those below it, to ``target`` and build the site."""
    target.mkdir(parents=True, exist_ok=True)
    for name in (*_GUIDELINE, *(["municipalities"] if collection else [])):
        path = source / name
        if path.is_dir():
            shutil.copytree(path, target / name)
        elif path.exists():
            shutil.copy2(path, target / name)
    for extra in source.iterdir() if not collection else ():
        if extra.name not in _GUIDELINE and not extra.name.startswith(".") and extra.is_dir():
            shutil.copytree(extra, target / extra.name)
    workspace = find_workspace(target)
    return Built(target, workspace.site, build(workspace))


def validate(folder: Path) -> list[str]:
    """Return what html-validate says about all pages of a folder."""
    assert VALIDATOR.exists(), "run `make test`, or `npm ci` first"
    # Into a file: node cuts off what it has not written to a pipe when it ends.
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        subprocess.run([VALIDATOR, "--config", REPOSITORY / ".htmlvalidate.json", "-f", "json",
                        f"{folder}/**/*.html"], stdout=said, check=False)
        said.seek(0)
        found = json.load(said)
    return [f"{one['filePath']}:{message['line']}: {message['ruleId']}: {message['message']}"
            for one in found for message in one["messages"]]
