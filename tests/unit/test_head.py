from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from making import BASE, PRINCIPLES, made, site

from kyodo.head import addresses, head_of


def head(folder: Path, page: str, language: str = "ja", url: str | None = "https://x.example/k/",
         **info: str) -> dict[str, Any]:
    more = "".join(f"{key}: {value}\n" for key, value in info.items())
    guideline = made(folder, {"data/principles.yaml": PRINCIPLES,
                              "data/guideline.yaml": BASE["data/guideline.yaml"] + more})
    view = site(guideline, language)
    return head_of(view, next(one for one in view.pages if one.key.name == page), url)


def test_addresses(tmp_path: Path) -> None:
    front = head(tmp_path, "principles/openness", "en")
    assert front["canonical"] == "https://x.example/k/en/principles/openness/"
    assert front["hreflang"] == [
        {"lang": "ja", "url": "https://x.example/k/principles/openness/"},
        {"lang": "en", "url": "https://x.example/k/en/principles/openness/"}]
    assert front["default_url"] == "https://x.example/k/principles/openness/"
    assert front["og"]["og:url"] == front["canonical"]
    assert [(one["lang"], one["way"]) for one in front["languages"]] == [
        ("ja", "../../../principles/openness/"), ("en", "./")]


def test_without_an_address(tmp_path: Path) -> None:
    """A site that does not know where it will stand says nothing absolute."""
    front = head(tmp_path, "index", url=None)
    assert not {"canonical", "hreflang", "default_url", "og"} & front.keys()
    assert "://" not in json.dumps(front["languages"])


def test_title_and_description(tmp_path: Path) -> None:
    front = head(tmp_path, "principles/openness")
    assert front["title"] == "1 公開"
    assert front["description"] == "隠さない。"
    assert head(tmp_path, "principles")["og"]["og:type"] == "article"
    assert head(tmp_path, "index")["og"]["og:type"] == "website"


@pytest.mark.parametrize(("official", "said"), [("true", "publisher"), ("false", "about")])
def test_who_publishes(tmp_path: Path, official: str, said: str) -> None:
    data = head(tmp_path, "index", official=official)["jsonld"]
    assert data[said]["@type"] == "GovernmentOrganization"
    assert data[said]["contactPoint"][0]["telephone"] == "0778-22-3293"
    assert not {"publisher", "about"} - {said} & data.keys()


def test_only_two_pages_have_json(tmp_path: Path) -> None:
    guideline = made(tmp_path, {"data/principles.yaml": PRINCIPLES})
    view = site(guideline)
    with_json = [page.key.name for page in view.pages if "jsonld" in head_of(view, page, None)]
    assert with_json == ["index", "contact"]
    assert addresses(view, view.pages[0]) == [("ja", ""), ("en", "en/")]
