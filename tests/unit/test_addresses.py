from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from making import PRINCIPLES, made

from kyodo.addresses import Addresses, PageKey, all_measures
from kyodo.links import relative

ADDRESSES = ["", "about/", "forms/", "forms/a/", "forms/b/", "en/", "en/forms/a/", "glossary/#npo",
             "forms/#a", "#top", "files/form.pdf", "processes/a/v1/"]


@pytest.mark.parametrize("page", [a for a in ADDRESSES if a == "" or a.endswith("/")])
@pytest.mark.parametrize("target", ADDRESSES)
def test_relative_leads_there(page: str, target: str) -> None:
    """What a browser makes of the way is the target, from wherever the site stands."""
    for root in ("https://x.example/", "https://x.example/sub/folder/"):
        way = relative(target, page)
        assert way
        assert not way.startswith("/")
        assert urljoin(root + page, way) == root + target


def test_relative_on_the_same_page() -> None:
    assert relative("forms/#a", "forms/") == "#a"
    assert relative("forms/", "forms/") == "./"


def test_pages_of_a_minimum(tmp_path: Path) -> None:
    assert [key.name for key in Addresses(made(tmp_path)).pages] == [
        "index", "contact", "quick-read", "a-to-z", "data", "accessibility", "search"]


def test_pages_follow_the_folder_s_order(tmp_path: Path) -> None:
    guideline = made(tmp_path, {
        "data/principles.yaml": PRINCIPLES,
        "data/faq.yaml": "items:\n  - {id: q, question: なぜ, answer: だから}\n",
        "content/ja/story.md": "# 物語\n",
        "content/ja/index.md": "# はじめに\n",
        "mkdocs.yml": "site_name: x\nnav: [story.md, faq.md]\n",
    })
    addresses = Addresses(guideline)
    assert [(key.name, key.kind) for key in addresses.pages] == [
        ("index", "home"), ("story", "prose"), ("faq", "faq"), ("principles", "principles"),
        ("principles/openness", "principle"), ("principles/equality", "principle"),
        ("contact", "contact"), ("quick-read", "quick-read"), ("a-to-z", "a-to-z"),
        ("data", "data"),
        ("accessibility", "accessibility"), ("search", "search")]
    assert addresses.of("principle", "openness") == "principles/openness/"
    assert addresses.of("question", "q") == "faq/#q"
    assert addresses.of("page", "index") == ""
    assert addresses.by_name["principles/openness"].parent == "principles"
    assert len(set(addresses.files.values())) == len(addresses.pages)


def test_prose_in_the_folder_of_a_page_stands_below_it(tmp_path: Path) -> None:
    guideline = made(tmp_path, {
        "data/principles.yaml": PRINCIPLES,
        "content/ja/guide.md": "# 手引き\n",
        "content/ja/guide/second.md": "# 二\n",
        "content/ja/guide/first.md": "# 一\n",
        "content/en/guide/more/deep.md": "# Deep\n",
        "content/ja/principles/voices.md": "# 声\n",
        "content/ja/principles/equality.md": "# 対等\n",
        "content/ja/lone/page.md": "# 一つ\n",
        "mkdocs.yml": "site_name: x\nnav: [guide/second.md, guide.md]\n",
    })
    assert [(key.name, key.parent) for key in Addresses(guideline).pages] == [
        ("index", None),
        ("guide", None), ("guide/second", "guide"), ("guide/first", "guide"),
        ("guide/more/deep", "guide"),
        ("principles", None), ("principles/openness", "principles"),
        ("principles/equality", "principles"), ("principles/voices", "principles"),
        ("contact", None), ("lone/page", None), ("quick-read", None),
        ("a-to-z", None), ("data", None),
        ("accessibility", None), ("search", None)]


def test_empty_section_has_no_page(tmp_path: Path) -> None:
    guideline = made(tmp_path, {"data/faq.yaml": "heading: よくある質問\nnumber: 3\n"})
    assert "faq" not in Addresses(guideline).by_name


def test_measures_of_every_level(tmp_path: Path) -> None:
    guideline = made(tmp_path, {"data/measures.yaml": (
        "items:\n  - {id: a, name: 一, items: [{id: b, name: 二, items: [{id: c, name: 三}]}]}\n"
        "  - {id: d, name: 四}\n")})
    assert guideline.measures
    assert [m.id for m in all_measures(guideline.measures.items)] == ["a", "b", "c", "d"]
    assert Addresses(guideline).of("measure", "c") == "measures/#c"


def test_older_versions_have_pages(tmp_path: Path) -> None:
    guideline = made(tmp_path, {"data/processes.yaml": """\
items:
  - id: a
    title: 提案
    versions:
      - {id: v1, valid_from: 2008, valid_to: 2010, steps: [{id: s, title: 始め, kind: end}]}
      - {id: v2, valid_from: 2011, steps: [{id: s, title: 始め, kind: end}]}
"""})
    assert [key.address for key in Addresses(guideline).pages] == [
        "", "processes/", "processes/a/", "processes/a/v1/", "contact/", "quick-read/", "a-to-z/",
        "data/",
        "accessibility/", "search/"]


def test_address_of_home() -> None:
    assert PageKey("index", "home").address == ""
    assert PageKey("index", "home").file == "index.md"
    assert PageKey("forms/a", "form").address == "forms/a/"
