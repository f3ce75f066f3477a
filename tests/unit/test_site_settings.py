from __future__ import annotations

from pathlib import Path

from kyodo.model.whole import Site
from kyodo.site_settings import KNOWN, read_site


def read(folder: Path, text: str) -> tuple[Site, list[tuple[str, int, int]]]:
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    site, document = read_site(folder)
    return site, [(p.code, p.line, p.column) for p in document.problems]


def test_what_is_ours_and_what_goes_on(tmp_path: Path) -> None:
    site, problems = read(tmp_path, "site_name: 試し\nsite_url: https://a.example/guide\n"
                          "docs_dir: content\nnav: [index.md, principles.md, guide/index.md]\n"
                          "copyright: 試し市\nextra: {a: yes}\n")
    assert problems == []
    assert site == Site("試し", "https://a.example/guide/", ("index", "principles", "guide"),
                        {"copyright": "試し市", "extra": {"a": "yes"}})


def test_little_is_enough(tmp_path: Path) -> None:
    assert read(tmp_path, "site_name: 2008\n") == (Site("2008"), [])


def test_no_file(tmp_path: Path) -> None:
    _, document = read_site(tmp_path)
    assert [problem.code for problem in document.problems] == ["no-settings-file"]


def test_wrong_shapes(tmp_path: Path) -> None:
    assert read(tmp_path, "- a\n")[1] == [("not-a-mapping", 1, 1)]
    assert read(tmp_path, "site_name: a\nsite_url: a.example\n")[1] == [("bad-site-url", 2, 11)]
    assert read(tmp_path, "nav: {a: b.md}\n")[1] == [("bad-nav", 1, 6)]
    assert read(tmp_path, "nav: [{a: b.md}]\n")[1] == [("bad-nav", 1, 6)]


def test_every_key_of_the_engine_is_known() -> None:
    from mkdocs.config.defaults import MkDocsConfig

    own = {name for name, _ in MkDocsConfig()._schema} - {
        "config_file_path", "pages", "google_analytics"}  # these MkDocs itself wants no more
    assert own | {"INHERIT"} == KNOWN
