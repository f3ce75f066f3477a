"""View of the page of the search: its box, and what helps where nothing is found."""

from __future__ import annotations

from dataclasses import dataclass

from kyodo.addresses import A_TO_Z
from kyodo.views.voice import Link, Voice


@dataclass(frozen=True)
class SearchView:
    """The page /search/."""

    ways: tuple[Link, ...]
    """Where to look without a search: the index, the glossary, the questions, the contact."""


_WAYS = (A_TO_Z, "glossary", "faq", "contact")


def search(voice: Voice) -> SearchView:
    """View the page of the search."""
    return SearchView(tuple(voice.page_link(page) for page in _WAYS if voice.has_page(page)))
