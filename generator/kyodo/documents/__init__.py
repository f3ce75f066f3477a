"""Documents to fill in: a view to the bytes of a file for Word or Excel."""

from __future__ import annotations

from functools import lru_cache

from kyodo.views.documents import DocumentView

__all__ = ["make"]


@lru_cache(maxsize=200)
def make(view: DocumentView) -> bytes:
    """Return the file of a document: the same bytes for the same view."""
    # The libraries take a while to load, and most guidelines have no document of this kind.
    if view.format == "xlsx":
        from kyodo.documents.excel import make_book

        return make_book(view)
    from kyodo.documents.word import make_letter

    return make_letter(view)
