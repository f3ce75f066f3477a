"""Sections to what a browser loads: chunks of pages, and keys that lead to the right chunks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from kyodo.search.facts import Facts
from kyodo.search.folding import folded, grams, sound
from kyodo.search.readings import Reader, Word
from kyodo.search.sections import Article, Section

_CHUNK = 3_600
"""So many bytes of UTF-8 make a chunk: less than two kilobytes, compressed."""
_LONGEST_RUN = 14
SPAN = 16
"""How a chunk and what a key is in it are one number: the chunk times this, plus 0 where the key
is in a text alone, 1 where it is in a name, and else, where a name begins with it, 1 more than
the length of that name, as far as there is room."""
_RUN = re.compile("[0-9a-z]+|[^0-9a-z ]+")
_KANJI = re.compile("[\u3400-\u9fff]+")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass
class Part:
    """A section with what is known of it."""

    section: Section
    kind: int
    """Place in the list of kinds; -1: no thing of its own, but a part of its page."""
    aliases: tuple[str, ...]

    @property
    def names(self) -> str:
        """What it is called."""
        return "\n".join([self.section.heading, *self.aliases])


@dataclass
class Page:
    """A page with its sections."""

    address: str
    title: str
    kind: int
    parts: list[Part]
    weight: float = 1
    """What it counts beside others: prose less than records, which say what they are about."""


@dataclass
class Index:
    """What a language's search knows."""

    language: str
    kinds: list[str]
    chunks: list[list[Page]]
    keys: dict[str, list[int]] = field(default_factory=dict)
    """Key → chunks that have it, and how: see SPAN."""
    sounds: dict[str, dict[str, None]] = field(default_factory=dict)
    """Reading → words read so."""
    groups: list[list[str]] = field(default_factory=list)
    small_words: tuple[str, ...] = ()


def build_index(facts: Facts, articles: Mapping[str, Article], reader: Reader | None) -> Index:
    """Return the index of a language; ``articles`` by address, ``reader`` if it has readings."""
    kinds = list(dict.fromkeys(["", *(one.kind for one in facts.named.values())]))
    pages = [_page(address, articles[address], facts, kinds)
             for address in facts.pages if address in articles]
    _drop_repeated(pages)
    index = Index(facts.language, kinds, list(_chunks(pages)), small_words=facts.small_words,
                  groups=[[folded(word) for word in group] for group in facts.groups])
    _Gatherer(index, reader).gather()
    for words, reading in facts.readings.items() if reader else ():
        if len(words) <= _LONGEST_RUN:
            index.sounds.setdefault(sound(reading), {})[folded(words)] = None
    return index


def _page(address: str, article: Article, facts: Facts, kinds: Sequence[str]) -> Page:
    own = facts.named.get(address)
    parts = []
    for section in article.sections:
        target = f"{address}#{section.anchor}" if section.anchor else address
        known = facts.named.get(target)
        if known:
            section.heading = known.name
        section.drop_name()
        # Of what has no name of its own a page shows only the best: pieces can stand by themselves.
        parts += ([Part(section, kinds.index(known.kind), known.aliases)] if known else
                  [Part(piece, -1, ()) for piece in section.pieces(_CHUNK)])
    return Page(address, own.name if own else article.title,
                kinds.index(own.kind) if own else 0, parts,
                _PROSE if address in facts.prose else 1)


_PROSE = 0.7
_REPEATED = 3
"""The same words on so many pages belong to their frame."""


def _drop_repeated(pages: Iterable[Page]) -> None:
    """Leave out sections without words, and those that stand on many pages alike."""
    count: dict[tuple[str, str], int] = {}
    for page in (pages := list(pages)):
        for part in page.parts:
            key = (part.section.heading, part.section.text)
            count[key] = count.get(key, 0) + 1
    for page in pages:
        first, *others = page.parts
        page.parts = [first, *(
            part for part in others
            if (part.section.text or part.kind >= 0)
            and count[part.section.heading, part.section.text] < _REPEATED)]


def _chunks(pages: Iterable[Page]) -> Iterator[list[Page]]:
    """Yield pages in groups of about one size; a long page is in several."""
    chunk: list[Page] = []
    size = 0
    for page in pages:
        here: Page | None = None
        for part in page.parts:
            weight = len(part.section.text.encode()) + 60
            if size + weight > _CHUNK and size:
                yield chunk
                chunk, size, here = [], 0, None
            if here is None:
                here = Page(page.address, page.title, page.kind, [], page.weight)
                chunk.append(here)
            here.parts.append(part)
            size += weight
    if chunk:
        yield chunk


class _Gatherer:
    """Goes through an index and notes where every key is."""

    def __init__(self, index: Index, reader: Reader | None) -> None:
        self.index, self.reader = index, reader
        self.named: dict[str, dict[int, None]] = {}
        self.said: dict[str, dict[int, None]] = {}
        self.begun: dict[str, dict[int, None]] = {}
        self.runs: dict[tuple[Word, ...], tuple[str, ...]] = {}

    def gather(self) -> None:
        """Fill in the keys and sounds of the index."""
        for number, chunk in enumerate(self.index.chunks):
            for page in chunk:
                self._note(self.named, page.title, number)
                for part in page.parts:
                    for name in part.names.split("\n"):
                        self._begin(folded(name), number)
                    self._note(self.named, part.names, number)
                    self._note(self.said, part.section.text, number)
        for key in sorted({*self.named, *self.said, *self.begun}):
            begun, named = self.begun.get(key, {}), self.named.get(key, {})
            first = {place // SPAN for place in begun}
            self.index.keys[key] = sorted([
                *begun, *(chunk * SPAN + 1 for chunk in named if chunk not in first),
                *(chunk * SPAN for chunk in self.said.get(key, ()) if chunk not in named)])

    def _begin(self, name: str, chunk: int) -> None:
        """Note by which keys a folded name begins: 市から… by 市か, and by 市 alone."""
        length = min(len(name), SPAN - 2)
        for run in filter(None, (_RUN.match(name), _KANJI.match(name))):
            self.begun.setdefault(grams(run[0])[0], {})[chunk * SPAN + length + 1] = None

    def _note(self, where: dict[str, dict[int, None]], text: str, chunk: int) -> None:
        for key in self._keys(text):
            where.setdefault(key, {})[chunk] = None

    def _keys(self, text: str) -> Iterable[str]:
        if self.reader is None:
            return {key for run in set(folded(text).split()) for key in _keys_of_word(run)}
        found: dict[str, None] = {}
        run: list[Word] = []
        for word in [*self.reader.words(text), None]:
            if word and word.joined:
                run.append(word)
                continue
            if run:
                said = tuple(run)
                if said not in self.runs:
                    self.runs[said] = tuple(self._of_run(run))
                found |= dict.fromkeys(self.runs[said])
            run = [word] if word else []
        return found

    def _of_run(self, run: Sequence[Word]) -> Iterator[str]:
        """Yield the keys of words that stand together; note how they are read."""
        surfaces = [folded(word.surface).replace(" ", "") for word in run]
        yield from grams("".join(surfaces))
        for place, word in enumerate(run):
            surface = surfaces[place]
            if len(surface) == 1:
                yield surface
            kanji = "".join(c for c in surface if not "ぁ" <= c <= "ゖ")
            if kanji and kanji != surface:
                yield from grams(kanji)
            normal = folded(word.normal)
            if normal != surface and _readable(normal) and len(normal) > 1:
                self.index.sounds.setdefault(normal, {})[surface] = None
            self._sound(run[place:], surfaces[place:])
            if place + 1 < len(run):
                self._sound(run[place:place + 1], surfaces[place:place + 1])

    def _sound(self, words: Sequence[Word], surfaces: Sequence[str]) -> None:
        surface = "".join(surfaces)
        if len(surface) <= _LONGEST_RUN and not any(c.isdigit() for c in surface):
            reading = sound("".join(word.reading for word in words))
            if reading and reading != surface and not _latin(surface):
                self.index.sounds.setdefault(reading, {})[surface] = None


def _readable(words: str) -> bool:
    return bool(_KANJI.search(words))


def _latin(words: str) -> bool:
    return words.isascii()


@lru_cache(maxsize=50_000)
def _keys_of_word(run: str) -> tuple[str, ...]:
    return tuple(grams("".join(c for c in run if c.isalnum())))


def deltas(numbers: Iterable[int]) -> str:
    """Return rising numbers as their differences, base 36: "3 1 a"."""
    last, found = 0, []
    for number in numbers:
        found.append(_base36(number - last))
        last = number
    return " ".join(found)


@cache
def _base36(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
        if not number:
            return digits
