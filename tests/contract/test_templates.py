"""Templates get all they ask for: each is rendered, strictly, with real and odd guidelines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
import pytest
from sources import REPOSITORY, THEME

from kyodo import render
from kyodo.build import load_all
from kyodo.render import render_page
from kyodo.views.neighbours import Neighbour
from kyodo.views.site import view_site
from kyodo.workspace import find_workspace

FIXTURES = REPOSITORY / "tests" / "fixtures"
PAGES = {path.name for path in (THEME / "pages").glob("*.j2")}


@pytest.fixture(scope="module")
def rendered() -> set[str]:
    """The names of all templates that a page of each kind of each guideline is made with.

    All of their pages are made, by the same strict templates, where the sites are built.
    """
    used: set[str] = set()
    get = jinja2.Environment.get_template

    def noting(self: jinja2.Environment, name: Any, *args: Any, **kwargs: Any) -> Any:
        used.add(str(name))
        return get(self, name, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jinja2.Environment, "get_template", noting)
        roots = [REPOSITORY, *(path.parent.parent for path in
                               sorted(FIXTURES.glob("*/data/guideline.yaml")))]
        for root in roots:
            workspace = find_workspace(root)
            everything = load_all(workspace.members, workspace.root)
            neighbours = tuple(Neighbour(name, one.guideline) for name, one in everything.items()
                               if name != "main")
            for name, loaded in everything.items():
                others = neighbours if name == "main" else ()
                site = view_site(loaded.guideline, loaded.guideline.info.languages[0], others)
                for page in {page.key.kind: page for page in site.pages}.values():
                    assert render_page(site, page, "https://site.example/")
    return used


def test_every_page_template(rendered: set[str]) -> None:
    assert PAGES - rendered == set()


def test_every_component(rendered: set[str]) -> None:
    whole = "".join(path.read_text(encoding="utf-8") for path in (THEME / "pages").glob("*.j2"))
    for path in (THEME / "components").glob("*.j2"):
        assert f'"{path.name}"' in whole, path


def test_strict() -> None:
    environment = render._environment()
    assert environment.undefined is jinja2.StrictUndefined
    assert environment.autoescape is True
    with pytest.raises(jinja2.UndefinedError):
        environment.from_string("{{ nothing }}").render()


@pytest.mark.parametrize("path", sorted(THEME.rglob("*.j2")), ids=lambda path: path.name)
def test_no_policy(path: Path) -> None:
    """A template does not know addresses, languages or words."""
    text = path.read_text(encoding="utf-8")
    assert "|safe" not in text.replace(" ", "")
    assert 'lang == "' not in text
    assert not any("ぁ" <= character <= "ん" for character in text), "words belong to strings/"
