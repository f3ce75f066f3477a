"""The search of the model guideline: what is asked for stands first, nothing stands for nothing."""

from __future__ import annotations

import csv
import gzip
import json
import shutil
import subprocess
from collections import defaultdict
from typing import Any

import pytest

from built import REPOSITORY, Built

SEARCH = REPOSITORY / "tests" / "search"
NODE = shutil.which("node")
pytestmark = [pytest.mark.engine, pytest.mark.skipif(NODE is None, reason="no node")]
SCRIPT = 8_000
"""So many bytes, compressed, may the search itself have."""
SCRIPT_AND_DATA = 40_000
"""So many may any first query take, with the script."""
USUAL = 28_000
"""So many may half of the first queries take."""
LEAST = {"ja": (.93, .98), "en": (.93, .98)}
READ = ("kana", "romaji", "width")


def asked(
    site: Any, rows: list[dict[str, str]], *options: str
) -> list[dict[str, Any]]:
    """Ask a search; ``cold``: one that has loaded nothing, for each query."""
    places = {"ja": "", "en": "en/"}
    asks = [{"place": places[row["ui_lang"]], "query": row["query"],
             "other": next(one for tag, one in places.items() if tag != row["ui_lang"])}
            for row in rows]
    done = subprocess.run([str(NODE), str(SEARCH / "asking.js"), str(site), *options],
                          input=json.dumps(asks), capture_output=True, text=True, check=True)
    return list(json.loads(done.stdout))


@pytest.fixture(scope="module")
def answers(published: Built) -> list[tuple[dict[str, str], dict[str, Any]]]:
    text = (SEARCH / "queries.tsv").read_text(encoding="utf-8").splitlines()
    rows = [row for row in csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE)
            if row["class"] != "lacks"]
    return list(zip(rows, asked(published.site, rows, "cold"), strict=True))


def rank(found: list[str], expected: list[str]) -> int:
    """Return the place of the first address that will do; a page will do with any anchor."""
    for place, address in enumerate(found):
        plain = address.removeprefix("en/")
        if plain in expected or plain.partition("#")[0] in expected:
            return place
    return 99


def test_what_is_asked_for_stands_first(answers: Any) -> None:
    ranks: dict[str, list[int]] = defaultdict(list)
    for row, answer in answers:
        if row["class"] != "none":
            place = rank(answer["found"], row["expected"].split())
            for group in (row["ui_lang"], row["class"]):
                ranks[group].append(place)
    for language, (first, five) in LEAST.items():
        of = ranks[language]
        assert sum(place < 1 for place in of) / len(of) >= first, language
        assert sum(place < 5 for place in of) / len(of) >= five, language
    assert {group: max(ranks[group]) < 5 for group in READ} == dict.fromkeys(READ, True)


def test_nothing_stands_for_nothing(answers: Any) -> None:
    wrong = [row["query"] for row, answer in answers if row["class"] == "none" and answer["found"]]
    assert len(wrong) <= 1, wrong


def test_what_was_asked_before_changes_nothing(published: Built) -> None:
    words = ("協働", "補助金", "事例 防災", "市民", "評価 会議", "協働")
    rows = [{"ui_lang": "ja", "query": word} for word in words]
    first, *_others, again = asked(published.site, rows)
    assert first["found"] == again["found"] != []


def test_all_that_is_found_is_there(published: Built, answers: Any) -> None:
    for _row, answer in answers:
        for address in answer["found"]:
            path, _, anchor = address.partition("#")
            assert not anchor or anchor in published.pages[path].ids, address


def test_little_is_loaded(published: Built, answers: Any) -> None:
    (script,) = (published.site / "assets").glob("search-*.js")
    size = len(gzip.compress(script.read_bytes(), 9))
    assert size <= SCRIPT
    loaded = sorted((size + answer["bytes"], row["query"]) for row, answer in answers)
    assert loaded[len(loaded) // 2] <= (USUAL, "")
    assert loaded[-1] <= (SCRIPT_AND_DATA, "")


def test_a_text_changes_no_page(published: Built) -> None:
    """Pages name the manifest alone, whose name stays."""
    for address, page in published.content.items():
        assert "contents-" not in (published.site / page.path).read_text("utf-8"), address
