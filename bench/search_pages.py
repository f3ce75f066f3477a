"""The pages that searches are compared on: those of the model guideline, as many times as asked.

A copy has the headings of its original with a number, and sentences drawn from all the pages, so
that no two pages are alike and words are as common as they are in the original.
"""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree, html

from kyodo.build import build
from kyodo.search import sections
from kyodo.views.site import SiteView
from kyodo.workspace import find_workspace

_NAMES = ("h1", "h2", "h3", "h4", "dt", "summary")
_READINGS = ("rt", "rp")
_STOP = re.compile(r"(?<=。)|(?<=[.?!]) ")
_LEAST = 20
"""A text of fewer characters is a name or a note rather than sentences."""


@dataclass(frozen=True)
class Pages:
    """The pages of a language."""

    view: SiteView
    place: str
    """Their folder below that of the site: "", "en/"."""
    articles: Mapping[str, Any]
    """What is searched of each, as HTML, by address."""


def model(root: Path) -> list[Pages]:
    """Build the model guideline in a folder that has a copy of it; return its pages."""
    workspace = find_workspace(root)
    (prepared,) = build(workspace)
    found = []
    for view in prepared.views:
        place = view.voice.speaker.place
        trees = {key: html.parse(workspace.site / place / key / "index.html",
                                 html.HTMLParser(encoding="utf-8")).find(".//article")
                 for key in (page.key.address for page in view.pages)
                 if (workspace.site / place / key / "index.html").is_file()}
        found.append(Pages(view, place, {key: _cleared(tree) for key, tree in trees.items()
                                         if tree is not None and len(tree)}))
    return found


def _cleared(article: Any) -> Any:
    """Leave out what our own index leaves out: no engine has to find words in menus or notes."""
    for element in list(article.iterdescendants()):
        if not sections._is_read(element) and element.tag not in _READINGS:
            element.drop_tree()
    return article


def multiplied(pages: Pages, times: int) -> dict[str, Any]:
    """Return the pages and so many less one copies of each, by address."""
    found = dict(pages.articles)
    sentences = [one for article in pages.articles.values() for words in article.itertext()
                 if len(words) > _LEAST for one in _STOP.split(words) if one.strip()]
    for number in range(1, times):
        drawn = random.Random(number)
        for address, article in pages.articles.items():
            found[f"copy-{number}/{address}"] = _varied(article, number, sentences, drawn)
    return found


def _varied(article: Any, number: int, sentences: list[str], drawn: random.Random) -> Any:
    other = copy.deepcopy(article)
    for element in other.iter():
        if element.tag in _NAMES:
            element.append(etree.Element("span"))
            element[-1].text = f" {number}"
            continue
        for part in ("text", "tail"):
            words = getattr(element, part)
            if words and len(words) > _LEAST:
                count = sum(bool(one.strip()) for one in _STOP.split(words))
                setattr(element, part, " ".join(drawn.choices(sentences, k=count)))
    return other


def without_readings(article: Any) -> Any:
    """Return an article for engines that would take readings for a part of the words."""
    other = copy.deepcopy(article)
    for element in list(other.iter(*_READINGS)):
        element.drop_tree()
    return other
