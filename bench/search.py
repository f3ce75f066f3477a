"""The search of the model guideline beside Material's own and Pagefind, on the same pages.

Prints quality, bytes and milliseconds at 1, 10 and 100 times the pages (or the numbers given);
judges nothing. All are asked in one browser, from one server without delay. A page found counts,
whichever of its sections is meant: the others find no sections that are no headings.
"""

from __future__ import annotations

import csv
import shutil
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from search_engines import ENGINES
from search_pages import Pages, model, multiplied
from search_serving import Serving, serving

REPOSITORY = Path(__file__).resolve().parent.parent
TIMES = (1, 10, 100)
PATIENCE = 180
"""So many seconds a search may take until it is ready."""
EACH = 4
"""One query in so many is asked in a search that has just been opened."""
READ = ("kana", "romaji", "width")
HEAD = (f"{'pages':>6} {'search':<9} {'ja r@1':>6} {'r@5':>4} {'en r@1':>6} {'r@5':>4} {'read':>4}"
        f" {'wrong':>5} {'first: kB':>10} {'most':>6} {'ms':>7} {'query: ms':>10} {'most':>7}")


@dataclass
class Asked:
    """What a search answered."""

    ranks: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    wrong: int = 0
    sizes: list[float] = field(default_factory=list)
    firsts: list[float] = field(default_factory=list)
    times: list[float] = field(default_factory=list)


def queries() -> list[dict[str, str]]:
    text = (REPOSITORY / "tests/search/queries.tsv").read_text(encoding="utf-8").splitlines()
    return [one for one in csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE)
            if one["class"] != "lacks"]


def main(times: tuple[int, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder, browser() as running:
        root = Path(folder) / "model"
        root.mkdir()
        for name in ("data", "content", "mkdocs.yml"):
            source = REPOSITORY / name
            (shutil.copytree if source.is_dir() else shutil.copy2)(source, root / name)
        languages = model(root)
        print(HEAD)
        for number in times:
            articles = {one.place: multiplied(one, number) for one in languages}
            count = max(map(len, articles.values()))
            for engine, write in ENGINES.items():
                place = Path(folder) / "served"
                for one in languages:
                    write(one, articles[one.place], place / f"{engine}/{one.place}")
                with serving(place) as served:
                    print(row(count, engine, asked(running, served, engine, languages)))
                shutil.rmtree(place)


@contextmanager
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield running
        running.close()


def asked(running: Any, served: Serving, engine: str, languages: list[Pages]) -> Asked | None:
    """Ask some queries as the first ones, and all of them twice after that."""
    said = Asked()
    for one in languages:
        rows = [row for row in queries() if row["ui_lang"] == one.view.language]
        own, other = (f"{served.address}{engine}/{place}" for place in (
            one.place, next(each.place for each in languages if each is not one)))
        page: Any = None
        # Material loads the same for any query.
        for row in rows[::EACH] if engine != "Material" else rows[:1]:
            if page:
                page.close()
            page = running.new_page()
            page.goto(f"{served.address}{one.view.language}.html")
            served.size = 0
            try:
                _, time = page.evaluate("all => first(...all)",
                                            [engine, own, other, row["query"], PATIENCE])
            except Exception as error:
                if "late" not in str(error):
                    raise
                return None
            said.sizes.append(served.size / 1000)
            said.firsts.append(time)
        answers = [page.evaluate("one => again(one)", row["query"]) for row in rows]
        for row, (found, _) in zip(rows, answers, strict=True):
            note(said, row, found)
        said.times += [page.evaluate("one => again(one)", row["query"])[1] for row in rows]
        page.close()
    return said


def note(said: Asked, row: Mapping[str, str], found: list[str]) -> None:
    if row["class"] == "none":
        said.wrong += bool(found)
        return
    expected = {address.partition("#")[0] for address in row["expected"].split()}
    rank = next((place for place, address in enumerate(found)
                 if plain(address) in expected), 99)
    for group in (row["ui_lang"], *(["read"] if row["class"] in READ else [])):
        said.ranks[group].append(rank)


def plain(address: str) -> str:
    """Return the address of which this is a copy; a copy will do as well."""
    return address.partition("/")[2] if address.startswith("copy-") else address


def row(pages: int, engine: str, said: Asked | None) -> str:
    if said is None:
        return f"{pages:>6} {engine:<9} not ready after {PATIENCE} s"
    shares = {(group, most): sum(rank < most for rank in ranks) / len(ranks)
              for group, ranks in said.ranks.items() for most in (1, 5)}
    middle = statistics.median
    return (f"{pages:>6} {engine:<9} {shares['ja', 1]:>6.2f} {shares['ja', 5]:>4.2f}"
            f" {shares['en', 1]:>6.2f} {shares['en', 5]:>4.2f} {shares['read', 5]:>4.2f}"
            f" {said.wrong:>5} {middle(said.sizes):>10.1f} {max(said.sizes):>6.1f}"
            f" {middle(said.firsts):>7.0f} {middle(said.times):>10.1f} {max(said.times):>7.1f}")


if __name__ == "__main__":
    sys.exit(main(tuple(map(int, sys.argv[1:])) or TIMES))
