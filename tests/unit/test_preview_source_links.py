"""Links to the lines of blocks: where they may stand, and nothing else is touched."""

from __future__ import annotations

import re

import pytest

from kyodo.preview.source_links import with_source_links

LINK = re.compile(r'<a class="(kp-source[^"]*)" href="x:([^"]*)">\2</a>')


def linked(page: str) -> str:
    """Return a page with [origin] for a link at the end of its block, (origin) for one after."""
    said = with_source_links(
        page, lambda origin: None if origin == "gone" else (origin, f"x:{origin}"))
    return LINK.sub(lambda m: f"({m[2]})" if "after" in m[1] else f"[{m[2]}]", said)


@pytest.mark.parametrize(("page", "shown"), [
    ("<p><!--@a-->One.</p>", "<p>One.[a]</p>"),
    ("<h2 id=x>1 <!--@a-->Two</h2><p>t</p>", "<h2 id=x>1 Two</h2>(a)<p>t</p>"),
    ("<li><a href=y><strong><!--@a-->b</strong><span><!--@c-->d</span></a></li>",
     "<li><a href=y><strong>b</strong><span>d</span></a>[a]</li>"),
    ("<ul><!--@a--><li>x</li>\n</ul>", "<ul><li>x</li>\n</ul>(a)"),
    ("<dd><a href=y><!--@a-->b</a> <p><!--@c-->d</p></dd>",
     "<dd><a href=y>b</a> [a]<p>d[c]</p></dd>"),
    ("<li><p><!--@a-->b<br>c</p><dl><div><dd><!--@d--><img src=e>f</dd></div></dl></li>",
     "<li><p>b<br>c[a]</p><dl><div><dd><img src=e>f[d]</dd></div></dl></li>"),
    ("<nav><ol><li><!--@a-->b</li></ol></nav><p>c</p>", "<nav><ol><li>b</li></ol></nav><p>c</p>"),
    ("<p><!--@gone-->b</p>", "<p>b</p>"),
    ("<p>&amp; <!-- ours --> \r\nあ<svg viewBox='0 0'/><p/>",
     "<p>&amp; <!-- ours --> \r\nあ<svg viewBox='0 0'/><p/>"),
    ("<main>あ\n <p>\n<b><!--@a-->い</b></p ></main>", "<main>あ\n <p>\n<b>い</b>[a]</p ></main>"),
    ("<!--@a-->x", "x"),
])
def test_places(page: str, shown: str) -> None:
    assert linked(page) == shown


def test_words_are_escaped() -> None:
    said = with_source_links("<p><!--@a-->b</p>", lambda _: ("<x>", 'y"&'))
    assert said == '<p>b<a class="kp-source" href="y&quot;&amp;">&lt;x&gt;</a></p>'
