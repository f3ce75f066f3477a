"""Views of the glossary: its page, and what a word means wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kyodo.addresses import GATHERED, PageKey
from kyodo.collation import Row, arranged
from kyodo.language import Phrase, plurals
from kyodo.model.reading import Term
from kyodo.views.spoken import Spoken
from kyodo.views.voice import Link, Voice

_IN_ROWS = 24
"""With more terms than this, readers jump to the row they look for."""
_BRACKETS = re.compile(r"\s*[（(][^（）()]*[）)]$")
_UNMARKED = frozenset(["home", "glossary", "contact", "downloads", *GATHERED])
"""Pages that explain their words themselves, or that nobody reads from top to bottom."""


@dataclass(frozen=True)
class TermEntry:
    """A word of the glossary."""

    record: Spoken
    others: tuple[Phrase, ...]
    """The word in the guideline's other languages."""
    see: tuple[Link, ...]
    names: tuple[tuple[Phrase, Link], ...]
    """What it names elsewhere in the guideline: the section, and the record."""


@dataclass(frozen=True)
class GlossaryView:
    """The page /glossary/."""

    section: Spoken
    rows: tuple[Row[TermEntry], ...]
    """In the order of the reader's language."""
    in_rows: bool
    """False: so few that they are read as one list."""

    @property
    def items(self) -> tuple[TermEntry, ...]:
        """All terms, in order."""
        return tuple(term for row in self.rows for term in row.items)


@dataclass(frozen=True)
class Meaning:
    """What a word means, for readers who meet it in a text."""

    id: str
    name: Phrase
    forms: tuple[str, ...]
    """How it is written: the name, then other words for it, then plurals of them all."""
    definition: Phrase
    address: str


def glossary(voice: Voice) -> GlossaryView:
    """View the glossary in the order of the reader's language."""
    section = voice.guideline.glossary
    assert section is not None
    entries = ((_sorted_by(voice, term), _entry(voice, term)) for term in section.items)
    return GlossaryView(voice.spoken(section), arranged(entries, voice.speaker.language),
                        len(section.items) > _IN_ROWS)


def _sorted_by(voice: Voice, term: Term) -> str:
    name = voice.speaker.say(term.name)
    return (name.yomi or name.plain) if name else ""


def _entry(voice: Voice, term: Term) -> TermEntry:
    return TermEntry(voice.spoken(term), tuple(_others(voice, term)),
                     voice.links("term", term.see), tuple(_named(voice, term)))


def _others(voice: Voice, term: Term) -> Iterator[Phrase]:
    """Yield the names in other languages, as far as they are names of their own."""
    own = voice.speaker.say(term.name)
    for language in voice.speaker.languages:
        said = replace(voice.speaker, language=language).say(term.name)
        if own and said and language != own.lang and not said.foreign and said.plain != own.plain:
            yield replace(said, foreign=True, origin=None)


def _named(voice: Voice, term: Term) -> Iterator[tuple[Phrase, Link]]:
    """Yield the records that go by the same id or name as a term."""
    name = voice.speaker.say(term.name)
    for kind, page, records in voice.addresses.anchored():
        if kind in ("term", "question") or not voice.has_page(page):
            continue
        for record in records:
            said = voice.speaker.say(getattr(record, "name", None))
            if record.id == term.id or (said and name and said.plain == name.plain):
                link = voice.link(kind, record.id)
                if link.address is not None:
                    yield voice.menu_title(page), link


def meanings(voice: Voice) -> tuple[Meaning, ...]:
    """Return what may be explained where it stands; nothing where the glossary forbids it."""
    section = voice.guideline.glossary
    if section is None or not section.mark or not voice.has_page("glossary"):
        return ()
    return tuple(found for term in section.items if (found := _meaning(voice, term)))


def _meaning(voice: Voice, term: Term) -> Meaning | None:
    name, definition = voice.speaker.say(term.name), voice.speaker.say(term.definition)
    if not term.mark or not name or name.foreign:
        return None
    if not definition or definition.foreign or definition.missing:
        return None
    said = (voice.speaker.say(one) for one in (term.name, *term.aliases))
    forms: dict[str, None] = {}
    for one in said:
        if one and not one.foreign:
            forms |= {one.plain: None, _BRACKETS.sub("", one.plain): None}
    several = (words for form in forms for words in plurals(form, name.lang))
    return Meaning(term.id, name, tuple(dict.fromkeys([*forms, *several])), definition,
                   voice.addresses.of("term", term.id))


def explained_on(key: PageKey, all_of_them: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
    """Return the meanings that a page explains: not those that the page itself is about."""
    if key.kind in _UNMARKED:
        return ()
    record = key.record[0] if isinstance(key.record, tuple) else key.record
    name = getattr(record, "name", None)
    titles = set(name.words.values()) if name else set()
    own = getattr(record, "id", None)
    return tuple(one for one in all_of_them if one.id != own and not titles & set(one.forms))
