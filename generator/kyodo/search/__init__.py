"""What the search of a built site reads: docs/decisions/0028-search.md."""

from kyodo.search.files import Searchable, write_search
from kyodo.search.sections import read_article

__all__ = ["Searchable", "read_article", "write_search"]
