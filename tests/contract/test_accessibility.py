"""The page on accessibility says of our own tests what they really do."""

from __future__ import annotations

import ast
import json
import re
from itertools import product
from typing import Any

from sources import REPOSITORY

from kyodo.build import load_all
from kyodo.views import accessibility
from kyodo.views.neighbours import Neighbour
from kyodo.views.site import view_site
from kyodo.workspace import find_workspace

TESTS = REPOSITORY / "tests"


def constants(file: str) -> dict[str, Any]:
    """Return the constants of a test module; read, because to import it asks for a browser."""
    found = {}
    for node in ast.parse((TESTS / file).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign):
            names, values = node.targets[0], node.value
            many = isinstance(names, ast.Tuple) and isinstance(values, ast.Tuple)
            pairs = zip(names.elts, values.elts, strict=True) if many else [(names, values)]  # type: ignore[union-attr]
            for name, value in pairs:
                try:
                    found[name.id] = ast.literal_eval(value)  # type: ignore[attr-defined]
                except ValueError:
                    continue
    return found


def test_tool() -> None:
    locked = json.loads((REPOSITORY / "package-lock.json").read_text(encoding="utf-8"))
    assert accessibility.tested()["tool"] == "axe-core"
    axe = locked["packages"]["node_modules/axe-core"]
    assert accessibility.tested()["version"] == axe["version"]


def test_rules_and_screens() -> None:
    browsing = constants("browsing.py")
    assert accessibility.tested()["rules"] == constants("e2e/test_axe.py")["STANDARDS"]
    assert accessibility.tested()["widths"] == [browsing["PHONE"], browsing["DESK"]]
    assert accessibility.tested()["languages"] == list(browsing["LANGUAGES"])


def test_what_is_found() -> None:
    """The test of the pages fails at the first problem, so there is none."""
    assert accessibility.tested()["violations"] == 0
    text = (TESTS / "e2e" / "test_axe.py").read_text(encoding="utf-8")
    assert "    assert not wrong" in text
    looks = {language: set(re.findall(r'\((PHONE|DESK), "(light|dark)"\)', line))
             for language, line in re.findall(r'\("main", "(\w+)"\): (\[.*\])', text)}
    assert set(looks) == set(accessibility.tested()["languages"])
    assert set.union(*looks.values()) == set(product(("PHONE", "DESK"), ("light", "dark")))
    for seen in looks.values():
        assert {part for look in seen for part in look} == {"PHONE", "DESK", "light", "dark"}


def test_kinds_of_pages() -> None:
    """What the page counts is what the sample sites have a page of, and the page for errors.

    The model has them all, so that each is seen in every look. An older version is on none of
    them; tests/e2e/test_axe.py takes it from an invented city.
    """
    workspace = find_workspace(REPOSITORY)
    everything = load_all(workspace.members, workspace.root)
    neighbours = tuple(Neighbour(name, one.guideline) for name, one in everything.items()
                       if name != "main")
    kinds = {page.key.kind for name, one in everything.items()
             for page in view_site(one.guideline, "ja", neighbours if name == "main" else ()).pages}
    assert accessibility.kinds_tested() == kinds | {"404", "version"}
    model = view_site(everything["main"].guideline, "ja", neighbours)
    assert {page.key.kind for page in model.pages} == kinds
