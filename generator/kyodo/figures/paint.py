"""The look of figures, from the site's stylesheets into the figure itself.

Programs that show an SVG file often know no stylesheets and no variables, so what the styles say
of an element becomes its attributes.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import cssselect2
import tinycss2

from kyodo import fonts
from kyodo.colours import Scheme
from kyodo.figures.canvas import Drawing
from kyodo.views.flow import FlowFigure

_MARK = "k-diagram__"
"""Stylesheets that have this are of figures."""
_PAINT = frozenset([
    "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
    "font-style", "font-weight", "opacity", "text-decoration"])
_TOKEN = re.compile(r"var\(--k-([a-z-]+)\)")
_STATE = re.compile(r"var\(--[a-z-]+, ((?:[^()]|\([^()]*\))+)\)")
"""What a reader's choice changes on pages; in files there is none, so the look without one."""
_ONLY_ON_PAGES = ("class", "tabindex", "aria-hidden")
_LINK = "k-diagram__link"


def classes_of(view: object) -> str:
    """Return the classes of what a figure stands in on its page."""
    return "k-diagram k-diagram--flow" if isinstance(view, FlowFigure) else "k-diagram"


def on_paper(drawing: Drawing, scheme: Scheme, classes: str = "k-diagram") -> dict[str, Any]:
    """Return a drawing for a layout: as SVG that needs nothing else, with its size in points."""
    return {"svg": alone(ElementTree.fromstring(drawing.svg()), scheme, classes),
            "width": drawing.width, "height": drawing.height}


def alone(figure: Element, scheme: Scheme, classes: str = "k-diagram") -> str:
    """Return a figure as SVG that needs nothing else."""
    root = painted(figure, scheme, classes)
    root.set("xmlns", "http://www.w3.org/2000/svg")
    root.set("font-family", fonts.FAMILY)
    return ElementTree.tostring(root, encoding="unicode")


def painted(figure: Element, scheme: Scheme, classes: str = "k-diagram") -> Element:
    """Give the elements of a figure their looks, in place; ``classes``: where it stands on pages.

    Links lead nowhere in a file, so they go, and their texts look like others.
    """
    page = Element("div", {"class": classes})
    page.append(figure)
    for element in figure.iter():
        element.set("class", " ".join(
            one for one in element.get("class", "").split() if one != _LINK))
    for wrapped in cssselect2.ElementWrapper.from_html_root(page).iter_subtree():
        element = wrapped.etree_element
        for _, _, pseudo, looks in _styles().match(wrapped):
            if pseudo is None and element is not page:
                for name, value in looks.items():
                    value = _STATE.sub(lambda state: state.group(1), value)
                    element.set(name, _TOKEN.sub(lambda token: scheme[token.group(1)], value))
    for element in figure.iter():
        if element.tag == "a":
            element.tag = "g"
            element.attrib.clear()
        for name in [name for name in element.attrib if name.startswith("data-")]:
            del element.attrib[name]
        for name in _ONLY_ON_PAGES:
            element.attrib.pop(name, None)
    return figure


@cache
def _styles() -> cssselect2.Matcher:
    matcher = cssselect2.Matcher()
    folder = resources.files("kyodo_theme") / "styles"
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        text = file.read_text(encoding="utf-8")
        if _MARK in text:
            _add(matcher, text)
    return matcher


def _add(matcher: cssselect2.Matcher, text: str) -> None:
    """Add the rules of a stylesheet; those for some media or states of a page are left out."""
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            continue
        looks = {one.lower_name: tinycss2.serialize(one.value).strip()
                 for one in tinycss2.parse_blocks_contents(rule.content)
                 if one.type == "declaration" and one.lower_name in _PAINT}
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude) if looks else ()
        except cssselect2.SelectorError:
            continue
        for selector in selectors:
            matcher.add_selector(selector, looks)

