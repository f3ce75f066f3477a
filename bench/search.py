"""The search of the model guideline: quality, bytes, milliseconds, at 1, 10, 100 times its pages.

Prints, judges nothing. The pages are multiplied in the index itself: copies with names and texts
numbered, so that each is found alone. Material's own search and Pagefind on 35 pages of the same
kind: docs/decisions/0028-search.md.
"""

from __future__ import annotations

import copy
import csv
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
SEARCH = REPOSITORY / "tests" / "search"
TIMES = (1, 10, 100)


def main() -> None:
    from kyodo.build import build
    from kyodo.workspace import find_workspace

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("data", "content", "mkdocs.yml"):
            source = REPOSITORY / name
            if source.is_dir():
                shutil.copytree(source, root / name)
            else:
                shutil.copy2(source, root / name)
        workspace = find_workspace(root)
        sizes = multiplied(lambda: build(workspace))
        print(f"{'pages':>6} {'r@1':>5} {'r@5':>5} {'first query, KB gz: median':>27} {'most':>6}"
              f" {'ms a query: median':>19} {'most':>6}")
        for times, site in sizes(workspace.site, root):
            print(row(times, site))


def multiplied(build):
    """Build with an index that is so many times as large; yield the sites."""
    import kyodo.search.files as files
    original = files.build_index

    def sites(site, root):
        for times in TIMES:
            def larger(facts, articles, reader, times=times):
                own = {address: articles[address] for address in facts.pages}
                many = dict(own)
                for number in range(1, times):
                    for address, article in own.items():
                        other = copy.deepcopy(article)
                        for section in other.sections:
                            section.heading += f" {number}"
                            section.parts = [*section.parts, f" {number * 7919}"]
                        many[f"copy-{number}/{address}"] = other
                facts.pages = tuple(many)
                return original(facts, many, reader)

            files.build_index = larger
            shutil.rmtree(root / ".kyodo" / "search", ignore_errors=True)
            build()
            yield len([one for one in site.rglob("index.html")]) // 2 * times, site
        files.build_index = original

    return sites


def row(pages: int, site: Path) -> str:
    text = (SEARCH / "queries.tsv").read_text(encoding="utf-8").splitlines()
    rows = [one for one in csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE)
            if one["class"] not in ("lacks", "none")]
    places = {"ja": "", "en": "en/"}
    asks = [{"place": places[one["ui_lang"]], "other": None, "query": one["query"]}
            for one in rows]
    command = ["node", str(SEARCH / "asking.js"), str(site)]
    cold, warm = (json.loads(subprocess.run([*command, *more], input=json.dumps(given), text=True,
                                            capture_output=True, check=True).stdout)
                  for more, given in ((["cold"], asks), ([], asks + asks)))
    ranks = [rank(answer["found"], one["expected"].split())
             for one, answer in zip(rows, cold, strict=True)]
    sizes = sorted(answer["bytes"] / 1000 for answer in cold)
    times = [answer["time"] for answer in warm[len(asks):]]
    return (f"{pages:>6} {sum(r < 1 for r in ranks) / len(ranks):>5.2f}"
            f" {sum(r < 5 for r in ranks) / len(ranks):>5.2f}"
            f" {statistics.median(sizes):>27.1f} {sizes[-1]:>6.1f}"
            f" {statistics.median(times):>19.1f} {max(times):>6.1f}")


def rank(found: list[str], expected: list[str]) -> int:
    """Return the place of the first address that will do; a copy will do as well."""
    for place, address in enumerate(found):
        plain = address.removeprefix("en/")
        if plain.startswith("copy-"):
            plain = plain.partition("/")[2]
        if plain in expected or plain.partition("#")[0] in expected:
            return place
    return 99


if __name__ == "__main__":
    sys.exit(main())
