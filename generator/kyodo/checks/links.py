"""Links between pages in texts, prose and menu: they lead to pages that there are."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import unquote

import jinja2
from jinja2 import nodes

from kyodo.addresses import HOME, SECTION_PAGES, TAKEN, Addresses
from kyodo.checks.anchors import Anchors, check_anchor
from kyodo.checks.files import check_file
from kyodo.checks.pictures import check_picture
from kyodo.checks.repeats import repeats
from kyodo.checks.walk import Place
from kyodo.links import target_page
from kyodo.model.text import DEFAULT, Text
from kyodo.model.whole import SECTION_FILES, Guideline, Prose
from kyodo.problems import Finding, nearest
from kyodo.prose import CALLS, template_of, visible_lines

LINK = re.compile(r"(!?)\[[^\]]*\]\(\s*<?([^)\s>]*)>?[^)]*\)")
"""A link or a picture of Markdown: the sign of a picture, and where it leads."""
_OUTSIDE = ("https://", "http://", "mailto:", "tel:")


def check_links(guideline: Guideline, places: Sequence[Place]) -> Iterator[Finding]:
    """Report links that lead nowhere; where a whole data file is missing, it is told of once."""
    homeless: dict[str, list[Finding]] = {}
    for finding in broken_links(guideline, places):
        section = _lost_section(finding, guideline)
        if section:
            homeless.setdefault(section, []).append(finding)
        else:
            yield finding
    for section, findings in homeless.items():
        yield replace(findings[0], code="no-data-file-for-page", params={
            "value": findings[0].params["value"], "home": f"data/{section}.yaml",
            "count": len(findings)}, also=tuple((one.file, one.path) for one in findings))


def _lost_section(finding: Finding, guideline: Guideline) -> str:
    """Return the section that a link or a line of the menu means and that has no data file."""
    if finding.code not in ("unknown-page-link", "unknown-page"):
        return ""
    page = str(finding.params["value"]).partition("#")[0].removesuffix("/").removesuffix(".md")
    name = page.strip("./").split("/")[0]
    has_page = name in SECTION_PAGES and name in SECTION_FILES
    return name if has_page and guideline.section(name) is None else ""


def broken_links(guideline: Guideline, places: Sequence[Place]) -> Iterator[Finding]:
    """Yield a finding for each link that leads nowhere, in the data, the prose and the menu."""
    addresses = Addresses(guideline)
    names, anchors = set(addresses.by_name), Anchors(guideline, addresses, places)
    for place in places:
        if isinstance(place.record, Text):
            yield from _check_text(place, place.record, names, anchors)
    taken = {*guideline.info.languages, *TAKEN}
    for pages in guideline.prose.values():
        for page in pages.values():
            if page.name.split("/")[0] in taken:
                yield Finding("reserved-page", page.file, (), {"value": page.name})
            yield from _check_prose(guideline, page, names, anchors)
            yield from _check_calls(page, names)
    for number, name in enumerate(guideline.site.order):
        if name not in names:
            yield Finding("unknown-page", "mkdocs", ("nav", number),
                          {"value": name, "nearest": nearest(name, names), "known": _list(names)})
    yield from repeats("mkdocs", "nav", (
        (("nav", number), name) for number, name in enumerate(guideline.site.order)
        if name in names))


def _check_text(
    place: Place, text: Text, names: set[str], anchors: Anchors
) -> Iterator[Finding]:
    for language, words in text.words.items():
        way = place.path if language == DEFAULT else (*place.path, language)
        for picture, target in LINK.findall(words):
            if picture:
                yield Finding("picture-in-text", place.file, way, {"value": target})
            elif target.startswith("/"):
                name = target_page("", target.partition("#")[0])
                yield from _check_page(place.file, way, target, name, names, anchors)
            elif not target.startswith(_OUTSIDE):
                yield Finding("bad-link", place.file, way, {"value": target})


def _check_page(
    file: str, way: tuple[str | int, ...], target: str, name: str, names: set[str],
    anchors: Anchors,
) -> Iterator[Finding]:
    if name not in names:
        near = nearest(name, names)
        yield Finding("unknown-page-link", file, way,
                      {"value": target, "nearest": f"/{near}/" if near else ""})
    else:
        yield from check_anchor(file, way, target, name, anchors)


def _check_prose(
    guideline: Guideline, page: Prose, names: set[str], anchors: Anchors
) -> Iterator[Finding]:
    for number, line in visible_lines(page.text):
        way = (page.first_line + number,)
        for picture, target in LINK.findall(line):
            path = target.partition("#")[0]
            if picture:
                yield from _check_picture(guideline, page, way, target)
            elif not target.startswith(_OUTSIDE):
                name = target_page(page.name, path) if path else page.name
                yield from _check_page(page.file, way, target, name or HOME, names, anchors)


def _check_picture(
    guideline: Guideline, page: Prose, way: tuple[int], target: str
) -> Iterator[Finding]:
    name, beside = unquote(target), posixpath.dirname(page.file)
    path = posixpath.normpath(posixpath.join(beside, name))
    wrong = list(check_file(guideline.folder, page.file, way, name, beside))
    own = "/".join(page.file.split("/")[:2]) + "/"
    if not wrong and not path.startswith(own):
        wrong = [Finding("file-outside", page.file, way, {"value": name})]
    yield from wrong or check_picture(guideline.folder / path, page.file, way, name)


def _check_calls(page: Prose, names: set[str]) -> Iterator[Finding]:
    """Report calls in double braces that are not written right or show nothing."""
    try:
        tree = jinja2.Environment(autoescape=True).parse(template_of(page.text))
    except jinja2.TemplateSyntaxError as error:
        way = (page.first_line + error.lineno - 1,)
        yield Finding("bad-call", page.file, way, {"known": _calls(CALLS)})
        return
    for line, word in _called(tree):
        way = (page.first_line + line - 1,)
        if word is None:
            yield Finding("bad-call", page.file, way, {"known": _calls(CALLS)})
        elif word not in CALLS or word not in names:
            code = "empty-call" if word in CALLS else "unknown-call"
            yield Finding(code, page.file, way, {
                "value": word, "nearest": nearest(word, CALLS), "known": _calls(CALLS)})


def _called(tree: nodes.Template) -> Iterator[tuple[int, str | None]]:
    """Yield line and name of each call; the name is None where it is anything but a call."""
    for statement in tree.body:
        for part in statement.nodes if isinstance(statement, nodes.Output) else (statement,):
            call = part.node if isinstance(part, nodes.Call) and not part.args else None
            if not isinstance(part, nodes.TemplateData):
                yield part.lineno, call.name if isinstance(call, nodes.Name) else None


def _calls(words: Sequence[str]) -> str:
    return ", ".join(f"{word}()" for word in words)


def _list(names: set[str]) -> str:
    return ", ".join(sorted(f"{name}.md" for name in names if "/" not in name))
