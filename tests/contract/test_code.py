"""What sources look like: small, documented, and about no city and no language in particular."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from sources import GENERATOR, REPOSITORY, THEME, dotted, modules, strings, tree

from kyodo.model.base import Record
from kyodo.model.whole import Guideline

FALLBACKS = {("kyodo.language", "FALLBACK"), ("kyodo.report", "FALLBACK")}
"""The only constants that name a language: what is spoken where nothing better is known."""
CITIES = re.compile("越前|ふじみ野|echizen|fujimino", re.I)


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_size(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250
    long = {node.name: node.end_lineno - node.lineno + 1 for node in ast.walk(tree(path))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and node.end_lineno and node.end_lineno - node.lineno >= 40}
    assert long == {}


def every_record(kind: type[Record] = Record) -> set[type[Record]]:
    return set(kind.__subclasses__()).union(*(every_record(k) for k in kind.__subclasses__()))


@pytest.mark.parametrize("record", sorted(every_record(), key=lambda r: r.__qualname__),
                         ids=lambda r: r.__qualname__)
def test_documented(record: type[Record]) -> None:
    assert (record.__doc__ or "").strip(), record
    silent = [name for name, field in record.model_fields.items()
              if not (field.description or "").strip()]
    assert silent == []


def test_every_family_is_there() -> None:
    """The test before this one sees the whole model."""
    assert len(every_record()) > 40
    assert set(Guideline.__annotations__)


def all_files(*roots: Path) -> list[Path]:
    return [path for root in roots for path in sorted(root.rglob("*"))
            if path.is_file() and "__pycache__" not in path.parts]


def test_no_city() -> None:
    found = []
    for path in all_files(GENERATOR, THEME):
        if CITIES.search(str(path.relative_to(REPOSITORY))):
            found.append(str(path))
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a font, a picture
        found += [f"{path}: {line}" for line in text.splitlines() if CITIES.search(line)]
    assert found == []


def tags() -> set[str]:
    return {path.stem for folder in (THEME / "strings", GENERATOR / "messages")
            for path in folder.glob("*.yaml")}


def assigned(path: Path, node: ast.Constant) -> str | None:
    """Return the name of the module's constant that a literal is the value of."""
    for statement in tree(path).body:
        if isinstance(statement, ast.Assign) and statement.value is node:
            [target] = statement.targets
            return target.id if isinstance(target, ast.Name) else None
    return None


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_no_language(path: Path) -> None:
    assert {"ja", "en"} <= tags()
    found: list[Any] = [
        (node.lineno, value) for node, value in strings(path)
        if re.fullmatch(rf"({'|'.join(sorted(tags()))})([-_][A-Za-z]+)?/?", value)
        and (dotted(path), assigned(path, node)) not in FALLBACKS]
    assert found == []


def test_the_fallbacks_are_there() -> None:
    import kyodo.language
    import kyodo.report

    assert kyodo.language.FALLBACK in tags()
    assert kyodo.report.FALLBACK in tags()


REGISTRY = re.compile(
    r"https?://[^\s\"'<>)]*(pypi\.org|pythonhosted|npmjs|yarnpkg|registry|artifactory|nexus|"
    r"simple/|index\.crates|goproxy|proxy\.golang|(?<!127\.0\.0\.1)(?<!localhost):\d{4,5}/)|"
    r"^\s*--?(index-url|extra-index-url|find-links|trusted-host)\b", re.I | re.M)


def test_no_registry() -> None:
    """Where packages come from is each machine's own business."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            cwd=REPOSITORY, capture_output=True, check=True).stdout
    names = [name for name in listed.decode().split("\0") if name]
    assert "requirements.txt" in names
    found = []
    for name in names:
        path = REPOSITORY / name
        if not path.is_file() or path == Path(__file__):
            continue
        text = path.read_bytes().decode("utf-8", "replace")
        found += [f"{name}: {match.group(0)[:80]}" for match in REGISTRY.finditer(text)]
    assert found == []


def test_the_pattern_finds_registries() -> None:
    for line in ("https://pypi.org/simple", "https://registry.npmjs.org/x/-/x-1.tgz",
                 "--index-url http://10.0.0.1:8081/simple/", "https://files.pythonhosted.org/a"):
        assert REGISTRY.search(line), line
    for line in ("https://www.city.example.jp/", "http://127.0.0.1:8000/x/", "--hash=sha256:00"):
        assert not REGISTRY.search(line), line


def test_modules_of_tests_have_names_of_their_own() -> None:
    """Two of one name are fine alone; together they cannot be collected."""
    names = [path.name for path in sorted((REPOSITORY / "tests").rglob("test_*.py"))]
    assert sorted({name for name in names if names.count(name) > 1}) == []
