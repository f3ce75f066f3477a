"""Words in their lines: lines break between phrases; words of another language say so."""

from __future__ import annotations

import html
import re

import pytest

from built import Built

pytestmark = pytest.mark.engine

_RUBY = re.compile(r"<r[tp]>.*?</r[tp]>")
_MARKUP = re.compile(r"<(?!wbr>)[^>]*>")
_BETWEEN = re.compile(r"</?(?:p|div|h\d|li|td|th|dt|dd|strong|small|summary|a|button|nav)\b[^>]*>")


def marked(page: str) -> list[str]:
    """Return the lines of a page that have marks, as text in which only the marks are left."""
    lines = [line for line in page.splitlines() if "<wbr>" in line]
    pieces = (piece for line in lines for piece in _BETWEEN.split(_RUBY.sub("", line)))
    return [html.unescape(_MARKUP.sub("", piece)) for piece in pieces if "<wbr>" in piece]


def test_no_mark_stands_inside_a_word(published: Built) -> None:
    """The dictionary that the search reads with has no part in setting the marks."""
    from sudachipy import Dictionary, SplitMode

    words = Dictionary(dict="small").tokenizer(SplitMode.C)
    lines = {line for path in published.site.rglob("*.html")
             for line in marked(path.read_text(encoding="utf-8"))}
    assert len(lines) > 300
    cut = set()
    for line in lines:
        said = line.replace("<wbr>", "")
        ends = {word.end() for word in words.tokenize(said)}
        place = 0
        for piece in line.split("<wbr>")[:-1]:
            place += len(piece)
            if place not in ends:
                cut.add(f"{piece[-6:]}|{said[place:place + 6]}")
    assert cut == set()


@pytest.mark.parametrize("name", ["main", "echizen", "fujimino"])
def test_words_in_other_signs_say_whose_they_are(published: Built, name: str) -> None:
    """Samples of code are left out: they are in no language."""
    signs = re.compile("[\u3041-\u30ff\u4e00-\u9fff]")
    for page in published.of(name, "en").values():
        for text in page.tree.xpath("//body//text()"):
            around = text.getparent() if text.is_text else text.getparent().getparent()
            inside = [around, *around.iterancestors()]
            if signs.search(text) and not {one.tag for one in inside} & {"code", "pre", "script"}:
                lang = next(one.get("lang") for one in inside if one.get("lang"))
                assert lang == "ja", (page.address, text.strip()[:80])
