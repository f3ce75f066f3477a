"""Views of the examples: a list to choose from, a page for each, cards on other pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import count

from kyodo.addresses import PageKey, has_page
from kyodo.language import Phrase
from kyodo.model.forms import Example, Form
from kyodo.views.spoken import Spoken
from kyodo.views.voice import Link, Voice
from kyodo.wording import first_sentence

MOST_OPTIONS = 40
"""As many choices as the stylesheet has rules for; a list with more cannot be narrowed."""

_Kind = tuple[Phrase, list[str]]
"""A form or field, and the ids of its examples."""


@dataclass(frozen=True)
class ExampleEntry:
    """An example, with its links."""

    record: Spoken
    address: str | None
    """None where the list says all there is."""
    forms: tuple[Link, ...]
    zone: Link | None
    roles: tuple[tuple[Phrase | None, Phrase | None], ...]
    """Who, and what it did."""
    principles: tuple[Link, ...]
    place: Phrase | None
    """The city it comes from: the guideline's own where it names no other."""


@dataclass(frozen=True)
class ExampleCard:
    """An example on another page."""

    link: Link
    text: Phrase | None
    """What was done, in a sentence."""
    place: Phrase | None
    """The city it comes from, where that is another one."""


@dataclass(frozen=True)
class Option:
    """One of the things that the list of examples can be narrowed to."""

    number: int
    """From 1, through all choices: the stylesheet knows options by their number."""
    name: Phrase
    count: int
    """How many examples it leaves."""
    first: str
    """The id of the first of them."""


@dataclass(frozen=True)
class Choice:
    """What the list can be narrowed by."""

    key: str
    """"form" or "field"."""
    options: tuple[Option, ...]


@dataclass(frozen=True)
class ExamplesView:
    """The page /examples/."""

    section: Spoken
    items: tuple[ExampleEntry, ...]
    """By form in the order of the forms, each once."""
    choices: tuple[Choice, ...]
    """Empty where there is nothing to choose between."""
    numbers: Mapping[str, str]
    """Id of an example → the numbers of the options it belongs to."""


def examples_of(voice: Voice, form: Form) -> list[str]:
    """Return ids of the examples that name a form or that it names, in the guideline's order."""
    section = voice.guideline.examples
    items = section.items if section else ()
    return [e.id for e in items if form.id in e.forms or e.id in form.examples]


def cards_of(voice: Voice, form: Form) -> tuple[ExampleCard, ...]:
    """View the examples of a form as cards."""
    section = voice.guideline.examples
    records = {one.id: one for one in section.items} if section else {}
    return tuple(_card(voice, link, records[one]) for one, link in (
        (one, voice.link("example", one)) for one in examples_of(voice, form)))


def _card(voice: Voice, link: Link, record: Example) -> ExampleCard:
    said = voice.speaker.say(record.text)
    opening = replace(said, markdown=first_sentence(said.markdown)) if said else None
    return ExampleCard(link, opening, voice.speaker.say(record.municipality))


def examples(voice: Voice) -> ExamplesView:
    """View all examples, with what they can be narrowed by."""
    section = voice.guideline.examples
    assert section is not None
    kinds = {"form": _by_form(voice), "field": _by_field(voice)}
    place = {one: number for number, (_name, ids) in reversed([*enumerate(kinds["form"])])
             for one in ids}
    records = sorted(section.items, key=lambda record: place[record.id])
    choices = _choices(kinds)
    members: dict[str, list[str]] = {record.id: [] for record in records}
    for choice in choices:
        for option, (_name, ids) in zip(choice.options, kinds[choice.key], strict=True):
            for one in ids:
                members[one].append(str(option.number))
    return ExamplesView(voice.spoken(section), tuple(_example(voice, one) for one in records),
                        choices, {one: " ".join(numbers) for one, numbers in members.items()})


def _by_form(voice: Voice) -> list[_Kind]:
    """Return the forms that there are examples of, with those; at last the examples of none."""
    g = voice.guideline
    assert g.examples is not None
    kinds = [(voice.link("form", form.id).text, ids)
             for form in (g.forms.items if g.forms else ()) if (ids := examples_of(voice, form))]
    placed = {one for _name, ids in kinds for one in ids}
    rest = [one.id for one in g.examples.items if one.id not in placed]
    return [*kinds, (voice.word("other-examples"), rest)] if rest else kinds


def _by_field(voice: Voice) -> list[_Kind]:
    assert voice.guideline.examples is not None
    kinds: dict[str, _Kind] = {}
    for record in voice.guideline.examples.items:
        if said := voice.speaker.say(record.field):
            kinds.setdefault(said.plain, (replace(said, origin=None), []))[1].append(record.id)
    return list(kinds.values())


def _choices(kinds: Mapping[str, list[_Kind]]) -> tuple[Choice, ...]:
    """Return what is worth choosing by: several options, of which one has several examples."""
    worth = {key: groups for key, groups in kinds.items()
             if len(groups) > 1 and any(len(ids) > 1 for _name, ids in groups)}
    if sum(map(len, worth.values())) > MOST_OPTIONS:
        return ()
    numbers = count(1)
    return tuple(
        Choice(key, tuple(Option(next(numbers), name, len(ids), ids[0]) for name, ids in groups))
        for key, groups in worth.items())


def example(voice: Voice, key: PageKey) -> ExampleEntry:
    """View one example."""
    return _example(voice, key.record)


def _example(voice: Voice, record: Example) -> ExampleEntry:
    g = voice.guideline
    forms = [f.id for f in (g.forms.items if g.forms else ())
             if f.id in record.forms or record.id in f.examples]
    shown_by = [p.id for p in (g.principles.items if g.principles else ())
                if record.id in p.examples]
    return ExampleEntry(
        record=voice.spoken(record),
        address=voice.addresses.of("example", record.id) if has_page(record) else None,
        forms=voice.links("form", forms),
        zone=voice.link("zone", record.zone) if record.zone else None,
        roles=tuple(
            (voice.actor_names([role.actor])[0] if role.actor else voice.speaker.say(role.name),
             voice.speaker.say(role.text)) for role in record.roles),
        principles=voice.links("principle", shown_by),
        place=voice.speaker.say(record.municipality or g.info.municipality.name),
    )
