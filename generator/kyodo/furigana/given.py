"""Readings that a text gives itself, as in {協働|きょうどう}."""

from __future__ import annotations

import re
from typing import NamedTuple

from kyodo.model.text import RUBY
from kyodo.wording import as_plain

_MARKED = re.compile("\ue000([^\ue001]*)\ue001([^\ue002]*)\ue002")


class Given(NamedTuple):
    """A reading that a text itself gives for a part of it."""

    start: int
    end: int
    reading: str


def readings_in(markdown: str) -> tuple[str, tuple[Given, ...]]:
    """Return a text's words alone, and the readings that it gives for some of them."""
    if not RUBY.search(markdown):
        return as_plain(markdown), ()
    marked = as_plain(RUBY.sub("\ue000\\1\ue001\\2\ue002", markdown))
    said, found, end = "", [], 0
    for match in _MARKED.finditer(marked):
        said += marked[end: match.start()]
        found.append(Given(len(said), len(said) + len(match.group(1)), match.group(2)))
        said += match.group(1)
        end = match.end()
    return said + marked[end:], tuple(found)
