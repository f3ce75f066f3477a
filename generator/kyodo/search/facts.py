"""What the views know of a guideline's addresses, beyond the words of the pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kyodo.addresses import FINDER_ALL, GATHERED, QUICK_READ
from kyodo.language import words_for
from kyodo.views.a_to_z import named
from kyodo.views.site import SiteView

# What only lists all the others, as the quick-read edition does not; and what has them all at once.
_NOT_SEARCHED = {*GATHERED, FINDER_ALL} - {QUICK_READ}


@dataclass(frozen=True)
class Named:
    """Something with a name and an address of its own."""

    name: str
    kind: str
    """The section that it stands in, as the menu calls it; "" for a page of the menu."""
    aliases: tuple[str, ...] = ()


@dataclass
class Facts:
    """A guideline in one language, as its search knows it."""

    language: str
    pages: tuple[str, ...]
    """The addresses of the pages that are searched, in the order of the menu."""
    prose: tuple[str, ...]
    """Those of them that are written as Markdown, below another one."""
    named: dict[str, Named] = field(default_factory=dict)
    """By address."""
    readings: dict[str, str] = field(default_factory=dict)
    """Readings that the data gives: these beat a dictionary's."""
    groups: tuple[tuple[str, ...], ...] = ()
    """Words that stand for one another."""
    small_words: tuple[str, ...] = ()
    """Words that say nothing by themselves."""


def facts_of(site: SiteView) -> Facts:
    """Gather what the views of one language know."""
    voice = site.voice
    keys = [page.key for page in site.pages
            if page.key.name not in _NOT_SEARCHED and page.key.listed]
    found = Facts(voice.speaker.language, tuple(key.address for key in keys),
                  tuple(key.address for key in keys if key.kind == "prose"),
                  small_words=tuple(words_for(voice.speaker.language)["small-words"].split()))
    if own := voice.guideline.readings:
        found.readings |= {item.word: item.yomi for item in own.items}
    aliases = _aliases(site, found)
    for kind, link in named(voice):
        if link.address is not None and not link.text.missing:
            found.named.setdefault(link.address, Named(
                link.text.plain, kind.plain if kind else "", aliases.get(link.address, ())))
            if link.text.yomi:
                found.readings[link.text.plain] = link.text.yomi
    for page in site.pages:
        if page.title.yomi:
            found.readings[page.title.plain] = page.title.yomi
    found.groups = tuple(_groups(site, found))
    return found


def _aliases(site: SiteView, found: Facts) -> dict[str, tuple[str, ...]]:
    """Return the other names of records by their address; note the readings of these."""
    voice, all_names = site.voice, {}
    for kind, _page, records in voice.addresses.anchored():
        for record in records:
            said = [words for alias in _also(record) if (words := voice.speaker.say(alias))]
            if record.id is not None and said:
                found.readings |= {words.plain: words.yomi for words in said if words.yomi}
                address = voice.addresses.of(kind, record.id)
                all_names[address] = tuple(words.plain for words in said)
    return all_names


def _also(record: Any) -> tuple[Any, ...]:
    # Most records have no such field, and to ask a model for what it does not have takes long.
    also = vars(record).get("aliases") or ()
    return also if isinstance(also, tuple) else (also,)


def _groups(site: SiteView, found: Facts) -> list[tuple[str, ...]]:
    """Return groups of synonyms: those of the data, and the names of each thing."""
    own = site.voice.guideline.synonyms
    groups = [words for group in own.groups for tag, words in group.items()
              if tag == found.language] if own else []
    groups += [(one.name, *one.aliases) for one in found.named.values() if one.aliases]
    return [group for group in groups if len(group) > 1]
