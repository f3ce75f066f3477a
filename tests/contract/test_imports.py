"""Who may import whom: each layer knows only what is below it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from sources import GENERATOR, dotted, modules, tree

# From the bottom; a module may import what stands on its own line or on one before it. Whatever
# is below a package ("kyodo.model.forms") counts as the package, unless it is named itself.
LAYERS = [
    ["kyodo"],
    ["kyodo.problems", "kyodo.progress", "kyodo.interrupts"],
    ["kyodo.typing_slips", "kyodo.scalars", "kyodo.characters", "kyodo.encoding", "kyodo.keeping",
     "kyodo.own_yaml"],
    ["kyodo.indentation", "kyodo.syntax_errors", "kyodo.source", "kyodo.report",
     "kyodo.usage"],
    ["kyodo.annotations", "kyodo.failures", "kyodo.model", "kyodo.wording"],
    ["kyodo.descriptions", "kyodo.misplaced", "kyodo.parse", "kyodo.addresses", "kyodo.links",
     "kyodo.language", "kyodo.phrases", "kyodo.colours", "kyodo.fonts"],
    ["kyodo.collation", "kyodo.runs", "kyodo.dictionary", "kyodo.compounds"],
    ["kyodo.furigana"],
    ["kyodo.prose", "kyodo.schemas", "kyodo.site_settings"],
    ["kyodo.checks", "kyodo.breaks"],
    ["kyodo.origins"],
    ["kyodo.load"],
    ["kyodo.workspace", "kyodo.views", "kyodo.export", "kyodo.starting"],
    ["kyodo.documents", "kyodo.figures", "kyodo.inline", "kyodo.marking", "kyodo.signs",
     "kyodo.ruby", "kyodo.head", "kyodo.sitemap", "kyodo.assets"],
    ["kyodo.paper"],
    ["kyodo.book"],
    ["kyodo.printing"],
    ["kyodo.hosting"],
    ["kyodo.render"],
    ["kyodo.stage"],
    ["kyodo.engine", "kyodo.publish", "kyodo.linkcheck"],
    ["kyodo.search", "kyodo.offline"],
    ["kyodo.build"],
    ["kyodo.handouts"],
    ["kyodo.preview"],
    ["kyodo.command_line"],
    ["kyodo.command_pdf"],
    ["kyodo.plugin", "kyodo.cli"],
    ["kyodo.__main__"],
]
MAY_IMPORT_MKDOCS = {"kyodo.engine", "kyodo.plugin", "kyodo.preview.server"}


def imported(path: Path) -> set[str]:
    """Return the modules that a module imports, anywhere in it."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                found.add(whole if whole in NAMES else str(node.module))
    return found


NAMES = {dotted(path) for path in modules()}


def layer(name: str) -> int:
    for number, names in enumerate(LAYERS):
        if name in names:
            return number
    parent, _, _ = name.rpartition(".")
    assert parent and parent != "kyodo", f"{name} stands in no layer"
    return layer(parent)


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_layers(path: Path) -> None:
    name = dotted(path)
    if not name.startswith("kyodo_theme"):
        above = [other for other in imported(path)
                 if other in NAMES and other.startswith("kyodo.") and layer(other) > layer(name)]
        assert above == [], f"{name} imports what is above it"


def test_layers_name_what_exists() -> None:
    named = [name for names in LAYERS for name in names]
    assert len(named) == len(set(named))
    assert set(named) <= NAMES


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_mkdocs(path: Path) -> None:
    engine = {name for name in imported(path) if name.split(".")[0] in ("mkdocs", "material")}
    assert not engine or dotted(path) in MAY_IMPORT_MKDOCS


def test_nobody_imports_the_command() -> None:
    users = [dotted(path) for path in modules() if "kyodo.cli" in imported(path)]
    assert users == ["kyodo.__main__"]


def test_views_know_no_templates() -> None:
    for path in (GENERATOR / "views").glob("*.py"):
        assert not {"jinja2", "markupsafe", "kyodo.render", "kyodo.inline"} & imported(path), path


def test_model_knows_only_pydantic() -> None:
    outside = {"yaml", "jinja2", "click", "markdown", "lxml", "mkdocs"}
    for path in (GENERATOR / "model").glob("*.py"):
        assert not outside & {name.split(".")[0] for name in imported(path)}, path


def test_starts_without_what_takes_long() -> None:
    """Help is there at once, and Ctrl-C finds somebody to answer it."""
    import subprocess
    import sys

    script = ("import sys, kyodo.cli; "
              "print(*sorted({m.split('.')[0] for m in sys.modules} & {'pydantic', 'mkdocs', "
              "'lxml', 'markdown', 'jinja2'}))")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True,
                          check=True)
    assert done.stdout.split() == []
