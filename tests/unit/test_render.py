from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from making import BASE, PRINCIPLES, made, site

from kyodo.model.whole import SECTION_FILES
from kyodo.render import render_page


def page(folder: Path, name: str, files: dict[str, str], language: str = "ja",
         url: str | None = None) -> tuple[dict[str, object], str]:
    """Return front matter and body of a page."""
    view = site(made(folder, files), language)
    text = render_page(view, next(one for one in view.pages if one.key.name == name), url)
    assert text.startswith("---\n")
    assert text.endswith("\n")
    assert "\n\n\n" not in text
    front, _, body = text[4:].partition("---\n")
    return yaml.safe_load(front), body


def test_front_matter(tmp_path: Path) -> None:
    front, body = page(tmp_path, "principles", {"data/principles.yaml": PRINCIPLES})
    assert front["title"] == "2 大切なこと"
    assert "公開" in body


def test_links_are_relative(tmp_path: Path) -> None:
    linked = PRINCIPLES.replace("隠さない。", "'[対等](/principles/equality/)'")
    files = {"data/principles.yaml": linked}
    _, body = page(tmp_path, "principles/openness", files)
    assert 'href="../equality/"' in body
    assert "page:" not in body
    assert "site:" not in body


@pytest.mark.parametrize("name", sorted({*SECTION_FILES} - {"finder"}))  # its ways have to end
@pytest.mark.parametrize("text", ["{}", "lead: 始めに"])
def test_a_data_file_that_says_nothing_yet(name: str, text: str, tmp_path: Path) -> None:
    view = site(made(tmp_path, {f"data/{name}.yaml": text}))
    assert all(render_page(view, one, None) for one in view.pages)


def test_a_telephone_is_dialled_wherever_it_stands(tmp_path: Path) -> None:
    own = {"data/guideline.yaml": BASE["data/guideline.yaml"].replace(
        "tel: 0778-22-3293", "tel: 0778 22 3293")}
    _, body = page(tmp_path, "contact", own)
    assert re.findall(r'href="(tel:[^"]*)"', body) == ["tel:0778223293"] * 2


def test_no_markup_from_data(tmp_path: Path) -> None:
    """Data is text: what looks like a template or like HTML is shown as it stands."""
    files = {"data/principles.yaml": "items:\n  - {id: a, name: \"{{ 7 * 7 }} & < >\"}\n"}
    _, body = page(tmp_path, "principles/a", files)
    assert "49" not in body
    assert "&amp; &lt; &gt;" in body


def test_prose(tmp_path: Path) -> None:
    files = {"data/principles.yaml": PRINCIPLES, "content/ja/story.md": """\
# 物語

{協働|きょうどう}は[原則](/principles/)から。[公開](principles/openness.md#openness)も。

```
{そのまま|のこる}
```

{{ principles() }}
"""}
    front, body = page(tmp_path, "story", files)
    assert front["title"] == "物語"
    assert "<ruby>協働<rp>（</rp><rt>きょうどう</rt>" in body
    assert "{そのまま|のこる}" in body
    assert "対等" in body
    assert "](/principles/)" not in body


def test_prose_in_another_language(tmp_path: Path) -> None:
    _, body = page(tmp_path, "story", {"content/ja/story.md": "# 物語\n"}, "en")
    assert '<div lang="ja" markdown="1">' in body


@pytest.mark.parametrize("language", ["ja", "en"])
def test_pure(tmp_path: Path, language: str) -> None:
    """The same input gives the same text, whenever it is asked for."""
    files = {"data/principles.yaml": PRINCIPLES}
    one, two = (page(tmp_path, "index", files, language, "https://x.example/") for _ in range(2))
    assert one == two
