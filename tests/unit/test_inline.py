from __future__ import annotations

import pytest

from kyodo.inline import blocks, heading, inline
from kyodo.language import Phrase


def ja(markdown: str, **more: object) -> Phrase:
    return Phrase(markdown, "ja", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("markdown", "html"), [
    ("公開", "公開"),
    ("**公開**です", "<strong>公開</strong>です"),
    ("[形態](/forms/#a)", '<a href="page:forms/#a">形態</a>'),
    ("[外](https://x.example/)", '<a href="https://x.example/">外</a>'),
    ("[外](//x.example/)", '<a href="//x.example/">外</a>'),
    ("A < B & C", "A &lt; B &amp; C"),
    ("<b>太い</b>", "&lt;b&gt;太い&lt;/b&gt;"),
    ("一\n\n二", "一<br>二"),
    ("", ""),
])
def test_inline(markdown: str, html: str) -> None:
    assert inline(ja(markdown)) == html


@pytest.mark.parametrize("markdown", ["{協働|きょうどう}", "**{協働|きょうどう}**"])
def test_readings(markdown: str) -> None:
    assert "<ruby>協働<rp>（</rp><rt>きょうどう</rt><rp>）</rp></ruby>" in inline(ja(markdown))


@pytest.mark.parametrize("markdown", [
    "1. NPO & NGO", "10. **公開**", "- **公開**", "# **公開**", "#**公開**", "    A & B",
    "> A & B", "+ A & B", "* A & B",
])
def test_a_line_stays_a_line(markdown: str) -> None:
    """A name may begin like a list or a heading; within a line it is neither."""
    html = str(inline(ja(markdown)))
    for tag in ("<ol", "<ul", "<li", "<h1", "<pre", "<blockquote", "<p"):
        assert tag not in html
    assert html.replace("<strong>", "**").replace("</strong>", "**").replace(
        "&amp;", "&").replace("&gt;", ">") == markdown.strip()


def test_lists_in_blocks() -> None:
    html = blocks(ja("はじめに\n\n- 一\n- **二**"))
    assert "<p>はじめに</p>" in html
    assert html.count("<li>") == 2


def test_another_language_is_marked() -> None:
    assert inline(ja("公開", foreign=True)) == '<span lang="ja">公開</span>'
    assert blocks(ja("公開", foreign=True)) == '<div lang="ja"><p>公開</p></div>'


def test_review_and_page_are_shown() -> None:
    html = inline(ja("公開", review="machine", page="3ページ"))
    assert 'data-review="machine"' in html
    assert "(3ページ)" in html


def test_nothing() -> None:
    assert inline(None) == ""
    assert blocks(None) == ""


def test_strings_are_escaped() -> None:
    assert inline("<b>") == "&lt;b&gt;"


@pytest.mark.parametrize("markdown", ["a|b", "a { #id }", "a_b_c", "a~b", "a=b", "[a] [b]"])
def test_heading_survives_the_engine(markdown: str) -> None:
    """What stands in a line of Markdown is not read as Markdown once more."""
    from html import unescape

    import markdown as engine

    html = engine.markdown(f"## {heading(ja(markdown))} {{ #own }}", extensions=["attr_list"])
    assert unescape(html) == f'<h2 id="own">{markdown}</h2>'
