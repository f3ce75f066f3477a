"""The program's sources, for tests of what they may and may not contain."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
GENERATOR = REPOSITORY / "generator" / "kyodo"
THEME = REPOSITORY / "theme" / "kyodo_theme"


def modules() -> list[Path]:
    """Return every Python file of the wheel."""
    return sorted(path for root in (GENERATOR, THEME) for path in root.rglob("*.py"))


def templates() -> list[Path]:
    """Return every template of the theme."""
    return sorted(path for ending in ("*.j2", "*.html") for path in THEME.rglob(ending))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def dotted(path: Path) -> str:
    """Return a module's name: "kyodo.views.site"."""
    root = GENERATOR.parent if path.is_relative_to(GENERATOR) else THEME.parent
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def strings(path: Path) -> Iterator[tuple[ast.Constant, str]]:
    """Yield the string literals of a module that are not documentation."""
    documentation = {id(node.value) for node in ast.walk(tree(path)) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) \
                and id(node) not in documentation:
            yield node, node.value
