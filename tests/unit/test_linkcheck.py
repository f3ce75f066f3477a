from __future__ import annotations

from pathlib import Path

import pytest

from kyodo.linkcheck import BrokenLink, check_links

PAGES = {
    "index.html": '<h1 id="top">x</h1>',
    "404.html": '<a href="/gone/">x</a>',
    "forms/index.html": '<h2 id="a">x</h2><h2 id="対等">y</h2>',
    "en/index.html": "<p>x</p>",
    "files/form.pdf": "%PDF",
    "files/様式 1.pdf": "%PDF",
    "assets/style.css": "",
    "empty.html": "",
}


def links(folder: Path, *targets: str, page: str = "about/index.html",
          outside: tuple[str, ...] = ()) -> list[str]:
    """Return which of some links on a page lead nowhere."""
    body = "".join(f'<a href="{target}">x</a>' for target in targets)
    for name, text in {**PAGES, page: f"<html><body>{body}</body></html>"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    found = check_links(folder, outside)
    assert all(isinstance(one, BrokenLink) and one.page == page for one in found)
    return [one.target for one in found]


@pytest.mark.parametrize("target", [
    "../", "./", "", "#", "../forms/", "../forms/#a", "../forms/#%E5%AF%BE%E7%AD%89",
    "../forms/#対等", "../files/form.pdf", "../files/%E6%A7%98%E5%BC%8F%201.pdf", "../en/",
    "../index.html", "../forms/index.html#a", "../forms", "../assets/style.css?v=1",
    "https://x.example/gone", "mailto:a@x.example", "tel:0778-22-3293", "//x.example/",
])
def test_good(tmp_path: Path, target: str) -> None:
    assert links(tmp_path, target) == []


@pytest.mark.parametrize("target", [
    "../gone/", "gone/", "../forms/#b", "#nowhere", "../form/", "../files/form.pdf/", "../../",
    "../../../forms/", "../Forms/", "http://[nonsense", "../files/",
])
def test_broken(tmp_path: Path, target: str) -> None:
    assert links(tmp_path, target) == [target]


def test_all_are_named_once(tmp_path: Path) -> None:
    assert links(tmp_path, "../gone/", "../gone/", "../lost/") == ["../gone/", "../lost/"]


def test_outside_is_taken_to_exist(tmp_path: Path) -> None:
    assert links(tmp_path, "../town/en/forms/", "../town", "../townhall/",
                 outside=("town/",)) == ["../townhall/"]


def test_pictures_and_scripts_count(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<img src="gone.png"><script src="gone.js"></script>',
                                         encoding="utf-8")
    assert [one.target for one in check_links(tmp_path)] == ["gone.png", "gone.js"]
