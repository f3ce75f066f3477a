"""The way out of MkDocs: Zensical builds every staged tree as it stands, theme and all."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from built import Built, Page, tight

pytest.importorskip("zensical", reason="Zensical cannot be installed here")
pytestmark = pytest.mark.engine


def zensical(folder: Path, target: Path) -> dict[str, Page]:
    """Build a copy of a staged tree, strictly; return its pages by address."""
    shutil.copytree(folder, target)
    done = subprocess.run(
        [Path(sys.executable).parent / "zensical", "build", "--strict", "-f",
         target / "mkdocs.yml"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No issues found" in done.stdout + done.stderr
    site = target / "site"
    pages = [Page(site, path.relative_to(site).as_posix()) for path in site.rglob("*.html")]
    return {page.address: page for page in pages}


def compare(built: Built, name: str, language: str, target: Path) -> None:
    one = next(one for one in built.prepared if one.member.name == name)
    (staged,) = [staged for staged in one.staged if staged.language == language]
    theirs, ours = zensical(staged.folder, target), built.of(name, language)
    # It ignores themes and plugins that it does not know without a word, so all is compared.
    assert set(theirs) - {"404.html"} == set(ours)
    assert "404.html" in theirs
    for address, page in ours.items():
        other = theirs[address]
        assert other.lang == page.lang == language, address
        assert other.h1 == page.h1, address
        assert tight(main(other)) == tight(main(page)), address
        assert ids(other) == ids(page), address
        assert sorted(other.links("//article")) == sorted(page.links("//article")), address
        for rel in ("canonical", "alternate"):
            assert [link.attrib for link in other.rel(rel)] == [
                link.attrib for link in page.rel(rel)], address
        assert other.tree.xpath('//link[contains(@href, "assets/style-")]'), "our theme is used"


def ids(page: Page) -> list[str]:
    """Return the anchors of the content; "__skip" and the like are the engine's own."""
    return [one for one in page.article.xpath(".//@id") if not one.startswith("__")]


def main(page: Page) -> str:
    text = page.text
    assert len(text) > 50
    return text


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", ["main", "echizen", "fujimino"])
def test_zensical_builds_the_same_pages(
    published: Built, name: str, language: str, tmp_path: Path
) -> None:
    compare(published, name, language, tmp_path / "tree")


@pytest.mark.parametrize(("name", "language"), [
    ("versions", "ja"), ("three-languages", "pt"), ("one-language", "ja"), ("minimal", "en")])
def test_zensical_builds_the_oddities(
    cities: Built, name: str, language: str, tmp_path: Path
) -> None:
    compare(cities, name, language, tmp_path / "tree")
