"""Views to the text of staged pages: Jinja2, strict, with no decisions of its own."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

import jinja2
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from kyodo import inline
from kyodo.breaks import in_elements, in_headings
from kyodo.documents import make
from kyodo.figures import zones
from kyodo.figures.aims import aims
from kyodo.figures.flow.chart import flow
from kyodo.figures.structure import structure
from kyodo.head import head_of
from kyodo.language import words_for
from kyodo.links import phone, relative, target_page
from kyodo.marking import Marker
from kyodo.model.text import RUBY
from kyodo.model.whole import Prose
from kyodo.origins import mark
from kyodo.own_yaml import write_own
from kyodo.prose import CALLS, CODE, openings, template_of, visible_lines
from kyodo.ruby import with_readings
from kyodo.signs import in_their_language, other_language
from kyodo.views.files import FileEntry
from kyodo.views.furigana import furigana
from kyodo.views.quickread import PaperEntry
from kyodo.views.site import SECTION_VIEWS, PageView, SiteView
from kyodo.wording import RUBY_HTML

_OWN_LINK = re.compile(r'(href|src)="(page|site):([^"]*)"')
_BLANKS = re.compile(r"\n\s*\n\s*\n+")
_PROSE_LINK = re.compile(r"\]\((?![a-z]+:|#)([^)\s#]+)(#[^)\s]*)?\)")


_FIGURES = {
    "flow": lambda view: flow(view).svg(),
    "zones_wide": lambda view: zones.zones(view, zones.WIDE).svg(),
    "zones_compact": lambda view: zones.zones(view, zones.COMPACT).svg(),
    "aims": lambda view: aims(view).svg(),
    "structure": lambda view: structure(view).svg(),
    "zones_narrow": lambda view: zones.one_below_another(view, zones.NARROW).svg(),
}
"""Figures, by the name of the filter that draws a view of one."""


@cache
def _environment() -> jinja2.Environment:
    theme = Path(str(resources.files("kyodo_theme")))
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([theme / "pages", theme / "components"]),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        inline=inline.inline, unlinked=inline.unlinked, blocks=inline.blocks,
        heading=inline.heading,
        phone=phone, **_FIGURES,
        host=lambda address: urlsplit(address).netloc,
        language_name=lambda tag: words_for(tag)["language"],
    )
    return environment


def render_page(
    site: SiteView, page: PageView, url: str | None,
    sizes: Mapping[str, int] = MappingProxyType({}),
) -> str:
    """Return a page as Markdown with front matter; ``url`` is the address of the site's root.

    ``sizes``: bytes of the files to print that there are, by address.
    """
    words = site.voice.speaker
    shown = {"page": page, "frame": site.frame, "word": words.word, "count": words.count,
             "lang": words.language, "view": page.body, "own_title": False,
             "papers": [(one, words.size(sizes[one.address])) for one in _papers(page)
                        if one.address in sizes],
             "size": lambda file: words.size(_size(site, file))}
    marker = Marker(site.meanings, page.meanings,
                    lambda name: words.word("meaning-of", name=name))
    finish = partial(_finished, site, marker)
    body = _prose(site, page, shown, finish) if page.prose else finish(_body(page, shown))
    if page.prose and page.key.kind == "home":
        # A home page of one's own opens the page; the ways in still follow.
        body = f"{body}\n\n{finish(_body(page, {**shown, 'own_title': True}))}"
    said = f"{inline.inline(page.title)}{body}"
    text = _environment().get_template("layout.md.j2").render(
        shown, content=Markup(body), meanings=marker.used,
        foreign=[tag for tag in page.foreign if re.search(rf'<(span|div) lang="{tag}"', said)],
        reviews=[review for review in page.reviews if f'data-review="{review}"' in said],
    )
    text = in_headings(_told(text.strip(), site), words.language, site.whole_words)
    if getattr(page.body, "furigana", False) and page.prose is None:
        text = with_readings(text, furigana(site.voice), words.language)
    front = write_own(head_of(site, page, url), sort_keys=True)
    return f"---\n{front}---\n\n{_resolve(text, site, page)}\n"


def _papers(page: PageView) -> tuple[PaperEntry, ...]:
    return getattr(page.body, "papers", ())


def _size(site: SiteView, file: FileEntry) -> int:
    return len(make(site.documents[file.address])) if file.size is None else file.size


def _body(page: PageView, shown: dict[str, Any]) -> str:
    return _environment().get_template(f"{page.key.kind}.md.j2").render(shown)


def _finished(site: SiteView, marker: Marker, text: str) -> str:
    """Return what a template made, with its words explained and its titles in phrases."""
    return in_elements(marker.marked(text), site.language, site.whole_words)


def _told(text: str, site: SiteView) -> str:
    """Return a text with the language of words that stand in other signs than their page."""
    other = other_language(site.language, site.voice.guideline.info.languages)
    return in_their_language(text, site.language, other) if other else text


def _prose(
    site: SiteView, page: PageView, shown: dict[str, Any], finish: Callable[[str], str]
) -> str:
    """Render a Markdown file of the folder; it may call the data's sections by name."""
    assert page.prose is not None

    def call(name: str) -> str:
        view = SECTION_VIEWS[name](site.voice)
        return finish(_environment().get_template(f"{name}.md.j2").render(shown, view=view))

    present = {name: (lambda name=name: call(name)) for name in CALLS if site.voice.has_page(name)}
    environment = SandboxedEnvironment(undefined=jinja2.StrictUndefined)
    text = environment.from_string(
        template_of(_own_marks(page.prose, site, page))).render(present)
    if page.prose_language != site.language:
        return f'<div lang="{page.prose_language}" markdown="1">\n\n{text}\n\n</div>'
    return text


def _own_marks(prose: Prose, site: SiteView, page: PageView) -> str:
    """Turn readings and links between pages into what the engine's Markdown knows."""
    text = prose.text
    files = site.voice.addresses.files
    here = posixpath.dirname(files[page.key.name]) or "."

    def way(match: re.Match[str]) -> str:
        path, anchor = match.group(1), match.group(2) or ""
        beside = posixpath.join(posixpath.dirname(page.key.name), path)
        target = files.get(target_page(page.key.name, path), beside)
        return f"]({posixpath.relpath(target, here)}{anchor})"

    lines = text.split("\n")
    for number, line in visible_lines(text):
        parts = CODE.split(line)  # every second part is a sample and stays as it is written
        parts[::2] = [_PROSE_LINK.sub(way, RUBY.sub(RUBY_HTML, part)) for part in parts[::2]]
        lines[number] = "".join(parts)
    for number in openings(text) if site.voice.speaker.origins else ():
        words = lines[number].rstrip()
        origin = f"{prose.file}/{prose.first_line + number}"
        lines[number] = words + mark(origin) + lines[number][len(words):]
    return "\n".join(lines)


def _resolve(text: str, site: SiteView, page: PageView) -> str:
    """Make the links of templates and texts relative to the page."""
    prefix = site.voice.speaker.place

    def way(match: re.Match[str]) -> str:
        attribute, root, target = match.groups()
        if root == "site":
            return f'{attribute}="{relative(target, prefix + page.key.address)}"'
        return f'{attribute}="{relative(target, page.key.address)}"'

    return _BLANKS.sub("\n\n", _OWN_LINK.sub(way, text))
