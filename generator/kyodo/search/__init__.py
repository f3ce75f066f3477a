"""What the search of a built site reads: docs/decisions/0028-search.md."""

from kyodo.search.site_search import Searchable, SiteSearch

__all__ = ["Searchable", "SiteSearch"]
