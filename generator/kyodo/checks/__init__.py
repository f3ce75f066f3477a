"""Cross-checks on data that is sound in shape."""

from __future__ import annotations

from collections.abc import Iterator

from kyodo.checks.arrangement import check_arrangement
from kyodo.checks.colours import check_colours
from kyodo.checks.contacts import check_addresses, check_contacts
from kyodo.checks.counts import check_counts
from kyodo.checks.dates import check_dates
from kyodo.checks.documents import check_documents
from kyodo.checks.files import check_files
from kyodo.checks.finder import check_finder
from kyodo.checks.flows import check_flows
from kyodo.checks.ids import check_ids
from kyodo.checks.languages import check_languages
from kyodo.checks.lettering import check_lettering
from kyodo.checks.links import check_links
from kyodo.checks.quickread import check_quickread
from kyodo.checks.references import check_references
from kyodo.checks.search import check_search
from kyodo.checks.terms import check_terms
from kyodo.checks.walk import walk
from kyodo.model.whole import Guideline
from kyodo.problems import Finding

__all__ = ["check"]


def check(guideline: Guideline) -> Iterator[Finding]:
    """Yield everything that does not fit together."""
    places = tuple(walk(guideline))
    yield from check_ids(places)
    yield from check_references(guideline, places)
    yield from check_flows(guideline)
    yield from check_finder(guideline)
    yield from check_quickread(guideline)
    yield from check_counts(guideline, places)
    yield from check_dates(places)
    yield from check_contacts(guideline.info)
    yield from check_addresses(places)
    yield from check_colours(guideline.info)
    yield from check_languages(guideline, places)
    yield from check_lettering(guideline, places)
    yield from check_files(guideline, places)
    yield from check_documents(guideline, places)
    yield from check_arrangement(guideline)
    yield from check_links(guideline, places)
    yield from check_terms(guideline, places)
    yield from check_search(guideline)
