"""The facts of ``facts/seeds.yaml``, one by one, as the pages have to carry them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from built import tight

SEEDS = yaml.safe_load(
    (Path(__file__).parent / "facts" / "seeds.yaml").read_text(encoding="utf-8"))
CITIES = ("echizen", "fujimino")

NOT_FACTS = {
    "yomi": "readings are the researcher's; search and furigana use them, not every page",
    "en": "proposals; that a rendering stands on the English pages is tested on its own",
    "basis": "says how a fact is known",
}
"""Keys whose values are no facts of the guideline, and why."""

WORKING_NOTES = {
    ("echizen", "document", "full_text_places", 0, "what"): "a note on a misprint",
    ("fujimino", "contact", "email", "note"): "a note in English",
    ("fujimino", "document", "layout_note"): "how the text file is ordered",
}
"""Places that hold the researcher's working notes, and what they are."""

JAPANESE = re.compile(r"[々〆ぁ-ゖァ-ヺー一-鿿・]+")
URL = re.compile(r"https?://[^\s\")]+")
DATE = re.compile(r"(?<![\d-])(\d{4})-(\d{2})(?:-(\d{2}))?(?![\d-])")
COUNTED = {"meetings": "{}回", "external_members": "{}人", "city_staff": "{}人", "articles": "{}条"}
COUNTED_EN = {"meetings": "{}meetings", "external_members": ":{}", "city_staff": ":{}",
              "articles": "{}articles"}
WHOLE = ("number", "chapter_on_citizen_activity", "body_article")
VERBATIM = ("tel", "fax", "email", "postal_code", "lg_code", "page_id", "value", "number",
            "collaborative_zones", "zone_ids")


@dataclass(frozen=True)
class Fact:
    city: str
    path: tuple[Any, ...]
    kind: str
    value: str
    """What has to stand on the Japanese pages; for "count" and "numbered", with its unit."""
    english: str = ""
    """What has to stand on the English pages, where the value itself cannot."""

    def __str__(self) -> str:
        return ".".join(str(part) for part in self.path) + f" = {self.value}"


def facts_in(city: str) -> list[Fact]:
    found: dict[tuple[str, str, tuple[Any, ...]], Fact] = {}
    for fact in _walk(city, SEEDS[city], (city,)):
        found.setdefault((fact.kind, fact.value, fact.path), fact)
    return list(found.values())


def _walk(city: str, node: Any, path: tuple[Any, ...]) -> Iterator[Fact]:
    if path in WORKING_NOTES or path[-1] in NOT_FACTS:
        return
    if isinstance(node, Mapping):
        yield from _of_mapping(city, node, path)
        bulleted = (node.get("numbering") or {}).get("explicit") is False
        for key, value in node.items():
            if key == "items" and bulleted:  # The numbers only count the bullets.
                value = [{name: said for name, said in item.items() if name != "number"}
                         for item in value]
            yield from _walk(city, value, (*path, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _walk(city, value, (*path, index))
    elif node is not None and not isinstance(node, bool):
        yield from _of_leaf(city, str(node), path)


def _of_mapping(city: str, node: Mapping[str, Any], path: tuple[Any, ...]) -> Iterator[Fact]:
    for key, shape in COUNTED.items():
        if key in node:
            number = node[key]
            yield Fact(city, (*path, key), "count", shape.format(number),
                       COUNTED_EN[key].format(number))
    if "ja" in node and "number" in node:
        number = f"{node['number']}{tight(node['ja'])}"
        yield Fact(city, path, "numbered", number)


def _of_leaf(city: str, value: str, path: tuple[Any, ...]) -> Iterator[Fact]:
    key = path[-2] if isinstance(path[-1], int) or path[-1] == "value" else path[-1]
    if key in COUNTED or (path[-1] == "number" and value.isdigit()):
        return  # with its unit or its name, above
    if path[-1] in ("ja", "ja_term"):
        yield Fact(city, path, "ja", value)
        return
    if path[-1] in WHOLE and JAPANESE.search(value):
        yield Fact(city, path, "ja", value)
        return
    for url in URL.findall(value):
        yield Fact(city, path, "url", url.rstrip(",.;"))
    bare = URL.sub(" ", value)
    for year, month, day in DATE.findall(bare):
        yield Fact(city, path, "date", "-".join(part for part in (year, month, day) if part))
    bare = DATE.sub(" ", bare)
    for term in JAPANESE.findall(bare):
        yield Fact(city, path, "ja", term)
    if key in VERBATIM and not JAPANESE.search(bare) and bare.strip() and bare == value:
        yield Fact(city, path, "value", value)


IN_WORDS = [
    Fact("echizen", ("echizen", "measures", "background_web"), "ja", "17の小学校区",
         "17primary-schooldistricts"),
    Fact("echizen", ("echizen", "document", "print_note"), "ja", "再生紙", "recycledpaper"),
    Fact("fujimino", ("fujimino", "principles", "kinship"), "ja", "1999年", "1999"),
]
"""Facts in the English prose of the seeds that no pattern finds."""

READINGS = {"めいぎのふよ": "stands above 名義の付与 on the Japanese page; English has no readings"}
"""Facts that have no rendering in English, and why."""

ALL = [fact for city in CITIES for fact in facts_in(city)] + IN_WORDS
