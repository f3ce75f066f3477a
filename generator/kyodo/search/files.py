"""The files that the search of a language loads, under names that change with what is in them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from kyodo.language import words_for
from kyodo.links import relative
from kyodo.search.index import Index, Page, deltas
from kyodo.views.search import search
from kyodo.views.site import SiteView

MANIFEST = "assets/contents.js"
"""Says where the rest is; its own name stays, so that pages need not change with every text."""
_BUCKET = 1_000
"""So many bytes of keys make a file, on all but large sites."""
_MOST_BUCKETS = 300
_TABLES = ("onyomi", "romaji")
"""Lines of a reading and the kanji that have it in Chinese; of a syllable and its spellings."""
SAID = ("best", "pages", "count", "count-one", "none", "none-text", "near", "other", "all")
"""What the search says, by the words' keys behind "search-"."""


def said_by(site: SiteView) -> dict[str, Any]:
    """Return what the search says to its readers, and where else it sends them."""
    speaker = site.voice.speaker
    return {
        "name": speaker.word("language"),
        "words": {key: words_for(speaker.language)[f"search-{key}"] for key in SAID},
        "ways": [[way.text.plain, way.address] for way in search(site.voice).ways],
        "others": [relative(place, speaker.place) for tag, place in speaker.places.items()
                   if tag != speaker.language],
    }


def search_files(index: Index, said: Mapping[str, Any]) -> dict[str, str]:
    """Return the files of an index by path below the language's pages; ``said``: its words."""
    chunks = [_script([_page(page) for page in chunk]) for chunk in index.chunks]
    head: dict[str, Any] = {"lang": index.language, "kinds": index.kinds, "groups": index.groups,
                            "small": list(index.small_words), **said}
    parts = {f"c{number}.js": text for number, text in enumerate(chunks)}
    head["chunks"] = len(chunks)
    for name, lines in (("keys", _keys(index)), ("sounds", _sounds(index))):
        buckets = _buckets(lines)
        head[name] = [first for first, _ in buckets]
        parts |= {f"{name[0]}{number}.js": _script(text)
                  for number, (_, text) in enumerate(buckets)}
    if index.sounds:
        head["sounded"] = 1
        parts |= {f"{name}.js": _script(_table(name)) for name in _TABLES}
    parts["head.js"] = _script(head)
    digest = hashlib.sha256("\0".join(f"{name}\0{parts[name]}" for name in sorted(parts)).encode())
    place = f"contents-{digest.hexdigest()[:10]}"
    found = {f"assets/{place}/{name}": text for name, text in parts.items()}
    return {**found, MANIFEST: _script({"at": place})}


def _script(value: object) -> str:
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # Two characters that end a line in a script, though not in a JSON text.
    return f"kyodoSearch({said})\n".replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


@cache
def _table(name: str) -> str:
    return (resources.files("kyodo.search") / f"{name}.tsv").read_text("utf-8").strip()


def _page(page: Page) -> list[Any]:
    return [page.address, page.title, page.kind,
            [[part.section.anchor, part.section.heading, "\n".join(part.aliases),
              part.section.text, part.kind] for part in page.parts],
            *([page.weight] if page.weight != 1 else [])]


def _keys(index: Index) -> list[tuple[str, str]]:
    return [(key, f"{key}\t{deltas(places)}") for key, places in sorted(index.keys.items())]


def _sounds(index: Index) -> list[tuple[str, str]]:
    return [(key, "\t".join([key, *words])) for key, words in sorted(index.sounds.items())]


def _buckets(lines: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return lines in groups of about one size, each with its first key."""
    sizes = [len(line.encode()) + 1 for _, line in lines]
    most = max(_BUCKET, sum(sizes) // _MOST_BUCKETS)
    groups: list[list[tuple[str, str]]] = []
    filled = most
    for line, size in zip(lines, sizes, strict=True):
        if filled + size > most:
            groups.append([])
            filled = 0
        groups[-1].append(line)
        filled += size
    return [(group[0][0], "\n".join(line for _, line in group)) for group in groups]
