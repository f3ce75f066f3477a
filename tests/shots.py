"""Pictures of every kind of page: narrow and wide, light and dark, in each language.

Run with ``make shots``; they go to shots/, which Git leaves alone. ``tests/shots.py readme`` takes
the two pictures of the READMEs instead.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from browsing import CHROMIUM, DESK, FLAGS, LANGUAGES, NAMES, PHONE, serving, tab, templates
from built import REPOSITORY, Built, build_copy

TARGET = REPOSITORY / "shots"
SCHEMES = ("light", "dark")
LONGEST = 6000
"""Higher pages are cut off there, in CSS pixels: what follows looks the same."""


README = REPOSITORY / "docs" / "images"
SHOWN = {"home-wide.png": ("", DESK, 800, "light"),
         "process-wide.png": ("processes/a/#_phase-2", DESK, 960, "light")}
"""The pictures of the READMEs: address, width, height, light or dark."""


def main(arguments: list[str]) -> None:
    if CHROMIUM is None:
        sys.exit("Chromium is needed: tests/install-tools")
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        built = build_copy(REPOSITORY, Path(place) / "work", collection=True)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with serving(built.site) as base:
            if arguments == ["readme"]:
                show(browser, base)
            else:
                take(browser, base, built)
        browser.close()


def take(browser: Any, base: str, built: Built) -> None:
    """Take a picture of the fullest page of each kind, guideline and language."""
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir()
    pages = [(f"{kind}-%s-{language}-{name}.png", address)
             for name, language in product(NAMES, LANGUAGES)
             for kind, address in templates(built, name, language).items()]
    for width, scheme in product((PHONE, DESK), SCHEMES):
        with tab(browser, width, color_scheme=scheme) as page:
            for name, address in pages:
                page.goto(base + address)
                height = page.evaluate("document.documentElement.scrollHeight")
                page.screenshot(
                    path=str(TARGET / (name % f"{width}-{scheme}")), full_page=True,
                    clip={"x": 0, "y": 0, "width": width, "height": min(height, LONGEST)})
    print(f"{len(list(TARGET.iterdir()))} pictures in {TARGET}")


def show(browser: Any, base: str) -> None:
    """Take the pictures of the READMEs: the top of a page, as it comes on the screen."""
    README.mkdir(exist_ok=True)
    for name, (address, width, height, scheme) in SHOWN.items():
        with tab(browser, width, height=height, color_scheme=scheme) as page:
            page.goto(base + address)
            page.screenshot(path=str(README / name))


if __name__ == "__main__":
    main(sys.argv[1:])
