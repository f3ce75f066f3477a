"""Views to a tree on disk that any engine for Markdown can build."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kyodo.addresses import HOME
from kyodo.assets import POLICY, assets
from kyodo.breaks import broken
from kyodo.checks.walk import walk
from kyodo.colours import scheme_of
from kyodo.documents import make
from kyodo.figures.files import picture, picture_key, svg_file
from kyodo.keeping import keep
from kyodo.language import words_for
from kyodo.links import relative
from kyodo.model.section import Figure
from kyodo.own_yaml import write_own
from kyodo.render import render_page
from kyodo.views.site import SiteView

# Python-Markdown extensions that the templates and the prose rely on.
# Superfences: a sample may stand inside a list, where the plain extension leaves its marks.
EXTENSIONS = ["attr_list", "md_in_html", "tables", "def_list", "footnotes", "admonition",
              "pymdownx.superfences", {"pymdownx.highlight": {"use_pygments": False}}]
_MENU_LIMIT = 24
"""A menu with more entries than this below one section helps nobody, and costs every page."""
_VALIDATION = {"omitted_files": "ignore", "absolute_links": "warn", "unrecognized_links": "warn",
               "anchors": "warn"}


@dataclass(frozen=True)
class Staged:
    """A staged tree."""

    folder: Path
    language: str
    prefix: str
    """Place of its pages below the guideline's own: "" or "en/"."""
    changed: bool
    """False: the tree on disk was already like this."""

    @property
    def settings(self) -> Path:
        """The engine's settings file."""
        return self.folder / "mkdocs.yml"


def stage(
    site: SiteView, folder: Path, url: str | None,
    papers: Mapping[str, bytes] = MappingProxyType({}),
) -> Staged:
    """Write the tree of one language; ``url`` is the address of the guideline's root.

    ``papers``: the files to print in all languages, by address; they stand below the first one's.
    """
    docs = folder / "docs"
    prefix = site.voice.speaker.place
    names = site.voice.addresses.files
    shared = assets(_colours(site))
    sizes = {address: len(content) for address, content in papers.items()}
    texts = {docs / names[page.key.name]: render_page(site, page, url, sizes)
             for page in site.pages}
    texts[folder / "mkdocs.yml"] = _settings(site, url + prefix if url else None, shared)
    own = {path: text.encode() for path, text in texts.items()}
    own |= {docs / name: content for name, content in (*site.files.items(), *shared.values())}
    own |= _figures(site, folder)
    if site.language == site.voice.speaker.default:
        own |= {docs / address: content for address, content in papers.items()}
    files = {docs / "files" / name: site.voice.guideline.folder / name for name in _files(site)}
    files |= {docs / name: source for name, source in _beside_prose(site).items()}
    files = {path: source for path, source in files.items() if path not in own}
    made = {docs / "files" / view.name: view for view in site.documents.values()
            if view.language == site.language}
    # First of all, because an old file may stand where a folder is to be, or the other way round.
    removed = _remove_others(folder, {*own, *files, *made})
    changed = [_write(path, content) for path, content in sorted(own.items())]
    changed += [_write(path, source.read_bytes()) for path, source in sorted(files.items())]
    changed += [_write(path, make(view)) for path, view in made.items()]
    return Staged(folder, site.language, prefix, any(changed) or removed)


def _figures(site: SiteView, folder: Path) -> dict[Path, bytes]:
    """Return the files of figures; pictures beside the tree too, where the next build finds them.

    A picture takes a tenth of a second, and most builds change none.
    """
    docs, found = folder / "docs", {}
    scheme = scheme_of("light", _colours(site))
    for entry in site.figures:
        found[docs / entry.svg] = svg = svg_file(entry, scheme)
        if entry.png:
            kept = folder / "pictures" / f"{picture_key(svg)}.png"
            if not kept.is_file():
                keep(kept, picture(svg))
            found[docs / entry.png] = found[kept] = kept.read_bytes()
    return found


def _settings(site: SiteView, url: str | None, shared: Mapping[str, tuple[str, bytes]]) -> str:
    """Return the engine's settings for one language."""
    guideline = site.voice.guideline
    speaker = site.voice.speaker
    settings: dict[str, Any] = {
        **guideline.site.settings,
        "site_name": site.frame.short_title,
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"name": "kyodo", "language": speaker.word("engine"),
                  "features": ["navigation.indexes", "navigation.prune"]},
        "plugins": [],
        "markdown_extensions": [*EXTENSIONS, {"toc": {"permalink": False, "toc_depth": "1-3"}}],
        "validation": _VALIDATION,
        "nav": _nav(site),
        "extra": {"kyodo": {"lang": speaker.language, "words": _theme_words(site),
                            "phrases": _phrases(site), "policy": POLICY, "logo": _logo(site),
                            "files": {key: name for key, (name, _) in shared.items()}},
                  "alternate": _languages(site), "generator": False},
    }
    if url:
        settings["site_url"] = url
    return write_own(settings)


def _colours(site: SiteView) -> dict[str, Mapping[str, str]]:
    own = site.voice.guideline.info.appearance
    return {"light": own.light, "dark": own.dark} if own else {}


def _logo(site: SiteView) -> dict[str, str] | None:
    """Return the place of the city's mark, and what it says to those who do not see it."""
    own = site.voice.guideline.info.appearance
    if own is None or own.logo is None or own.logo.image is None:
        return None
    alt = site.voice.speaker.say(own.logo.alt)
    return {"file": f"files/{own.logo.image}", "alt": alt.plain if alt else ""}


def _languages(site: SiteView) -> list[dict[str, str]]:
    """Return the home pages of all languages, as a stock theme links to them."""
    speaker = site.voice.speaker
    return [{"name": words_for(tag)["language"], "lang": tag, "link": relative(home, speaker.place)}
            for tag, home in speaker.places.items()]


def _theme_words(site: SiteView) -> dict[str, str]:
    keys = ("not-found", "not-found-text", "not-found-home", "languages", "menu", "skip",
            "breadcrumbs", "footer-made", "menu-data", "menu-a-to-z", "menu-accessibility",
            "dark", "on-this-page", "printed-from", "menu-search", "search-box", "search-go",
            "search-hint", "search-failed")
    return {key.replace("-", "_"): site.voice.speaker.word(key) for key in keys}


def _phrases(site: SiteView) -> dict[str, str]:
    """Return, by the titles of the menu, those in which a line should break between phrases.

    The titles themselves stay plain: they stand in search results and tabs, too.
    """
    titles = {site.voice.speaker.word("menu-home"): site.language}
    for page in site.pages:
        said = page.title if page.key.parent else site.voice.menu_title(page.key.name)
        titles[said.plain] = said.lang
    escaped = {html.escape(title, quote=False): lang for title, lang in sorted(titles.items())}
    marked = {title: broken(title, lang, site.whole_words) for title, lang in escaped.items()}
    return {title: words for title, words in marked.items() if words != title}


def _nav(site: SiteView) -> list[Any]:
    """Return the menu: sections, each with its records where they are not too many."""
    files = site.voice.addresses.files
    children: dict[str, list[Any]] = {}
    for page in site.pages:
        if page.key.parent and page.key.listed:
            entry = {html.escape(page.title.plain, quote=False): files[page.key.name]}
            children.setdefault(page.key.parent, []).append(entry)
    nav: list[Any] = [{site.voice.speaker.word("menu-home"): files[HOME]}]
    for name in site.voice.addresses.order:
        below = children.get(name, [])
        title = html.escape(site.voice.menu_title(name).plain, quote=False)
        listed = 0 < len(below) <= _MENU_LIMIT
        nav.append({title: [files[name], *below] if listed else files[name]})
    return nav


def _files(site: SiteView) -> Iterable[str]:
    """Yield the paths of pictures and documents that pages refer to."""
    guideline = site.voice.guideline
    records = [place.record for place in walk(guideline)]
    names = {record.image for record in records if isinstance(record, Figure)}
    if guideline.downloads:
        names |= {file for item in guideline.downloads.items for file in item.files}
    names |= {edition.file for edition in guideline.info.editions}
    return sorted(name for name in names if name)


def _beside_prose(site: SiteView) -> dict[str, Path]:
    """Return what lies beside the Markdown files, pictures above all; own language first."""
    content = site.voice.guideline.folder / "content"
    found: dict[str, Path] = {}
    for language in (site.voice.speaker.default, site.language):
        for path in sorted((content / language).rglob("*")):
            name = path.relative_to(content / language)
            if path.is_file() and path.suffix != ".md" and not path.name.startswith("."):
                found[name.as_posix()] = path
    return found


def _write(path: Path, content: bytes) -> bool:
    """Write a file unless it is there already; a preview watches for what is written."""
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True


def _remove_others(folder: Path, kept: set[Path]) -> bool:
    """Remove what an earlier staging left behind."""
    removed = False
    for path in sorted(folder.rglob("*"), reverse=True) if folder.is_dir() else ():
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in kept:
            path.unlink()
            removed = True
    return removed

