"""A browser for the modules that ask for one, and the site that it reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from browsing import CHROMIUM, FLAGS, serving
from built import Built


@pytest.fixture(scope="module")
def served(published: Built) -> Iterator[str]:
    """The address of the repository's three guidelines."""
    with serving(published.site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A running browser, for one module: two of them cannot run side by side."""
    sync_api = pytest.importorskip("playwright.sync_api")
    sync_api.expect.set_options(timeout=30_000)  # as long as all else may take on a busy machine
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()
