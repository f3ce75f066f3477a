"""View of the promotion structure as a figure: on which side bodies stand, which have ties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kyodo.language import Phrase
from kyodo.model.promotion import Body, Promotion, Relation
from kyodo.views.figures import FigureEntry, entry
from kyodo.views.voice import Link, Voice

Side = Literal["citizens", "between", "city"]
SIDES: tuple[Side, ...] = ("citizens", "between", "city")

_OF_KIND: dict[str, Side] = {"citizen": "citizens", "internal": "city", "officer": "city"}
"""All other kinds stand between the two, or it is not known where."""
_NO_NOTE = ("citizen", "internal", "officer", "other")
"""Kinds that the column says, or nobody."""


@dataclass(frozen=True)
class RelationEntry:
    """A relation between two bodies."""

    source: Link
    target: Link
    label: Phrase | None
    mutual: bool


@dataclass(frozen=True)
class PairEntry:
    """All that passes between the same two bodies, under the number it has in the figure."""

    number: int
    relations: tuple[RelationEntry, ...]


@dataclass(frozen=True)
class Member:
    """A body, or an actor that bodies deal with."""

    link: Link
    notes: tuple[Phrase, ...]
    """What kind of body it is, how many officers there are."""
    body: bool


@dataclass(frozen=True)
class Column:
    """Those who stand on the same side."""

    name: Phrase | None
    """None: it is not known on which side any of the figure's bodies stands."""
    members: tuple[int, ...]
    """By their places in the figure's list."""


@dataclass(frozen=True)
class Tie:
    """A line between two members."""

    number: int
    ends: tuple[int, int]
    heads: tuple[bool, bool]
    """Whether something passes to the first, and to the second."""


@dataclass(frozen=True)
class StructureFigure:
    """The promotion structure."""

    members: tuple[Member, ...]
    columns: tuple[Column, ...]
    """From the citizens' side to the city's; those with nobody in them left out."""
    ties: tuple[Tie, ...]
    pairs: tuple[PairEntry, ...]
    """What passes along the ties, in words."""


def structure_figure(voice: Voice) -> StructureFigure | None:
    """View the structure; None where too little of it is known for a figure.

    Without relations, a figure shows at least who stands on which side - if that is known of all.
    """
    section = voice.guideline.promotion
    if section is None:
        return None
    sides = {body.id: _side(body) for body in section.bodies}
    ties = tuple(_ties(section))
    known = all(body.kind != "other" for body in section.bodies) and len({*sides.values()}) > 1
    if not ties and not known:
        return None
    for record_id in (one for relation in section.relations for one in _ends(relation)):
        sides.setdefault(record_id, _actors_side(voice, record_id))
    ids = [*(one for one in sides if not _is_body(section, one)), *(b.id for b in section.bodies)]
    return StructureFigure(
        members=tuple(_member(voice, section, one) for one in ids),
        columns=tuple(_columns(voice, section, ids, sides)),
        ties=tuple(Tie(number, (ids.index(ends[0]), ids.index(ends[1])), heads)
                   for number, (ends, heads) in enumerate(ties, 1)),
        pairs=pairs(voice),
    )


def structure_entries(voice: Voice) -> Iterator[FigureEntry]:
    """Yield the figure, with its files."""
    view = structure_figure(voice)
    section = voice.guideline.promotion
    if view and section:
        yield entry(voice, "promotion", voice.page_title("promotion"), _in_words(voice, view),
                    view, section.figure)


def _in_words(voice: Voice, view: StructureFigure) -> str:
    separator, colon = (voice.speaker.word(key) for key in ("list-separator", "colon"))
    lines = [(column.name.plain + colon if column.name else "") + separator.join(
        view.members[member].link.text.plain for member in column.members)
        for column in view.columns]
    for pair in view.pairs:
        for one in pair.relations:
            arrow = "↔" if one.mutual else "→"
            label = colon + one.label.plain if one.label else ""
            lines.append(f"{pair.number} {one.source.text.plain} {arrow} "
                         f"{one.target.text.plain}{label}")
    return "\n".join(lines)


def pairs(voice: Voice) -> tuple[PairEntry, ...]:
    """View the relations of all bodies, those between the same two together."""
    section = voice.guideline.promotion
    assert section is not None
    found = _by_ends(section)
    return tuple(PairEntry(number, tuple(relation_entry(voice, one) for one in relations))
                 for number, relations in enumerate(found.values(), 1))


def relation_entry(voice: Voice, relation: Relation) -> RelationEntry:
    """View a relation."""
    return RelationEntry(voice.actor_or_body(relation.source),
                         voice.actor_or_body(relation.target),
                         voice.speaker.say(relation.label), relation.mutual)


def _by_ends(section: Promotion) -> dict[frozenset[str], list[Relation]]:
    found: dict[frozenset[str], list[Relation]] = {}
    for relation in section.relations:
        found.setdefault(frozenset(_ends(relation)), []).append(relation)
    return found


def _ends(relation: Relation) -> tuple[str, str]:
    return relation.source, relation.target


def _ties(section: Promotion) -> Iterator[tuple[tuple[str, str], tuple[bool, bool]]]:
    """Yield the two ends of each tie, and which of them something passes to."""
    for relations in _by_ends(section).values():
        one, other = _ends(relations[0])
        yield (one, other), (
            any(relation.mutual or relation.target == one for relation in relations),
            any(relation.mutual or relation.target == other for relation in relations))


def _side(body: Body) -> Side:
    return _OF_KIND.get(body.kind, "between")


def _actors_side(voice: Voice, record_id: str) -> Side:
    actors = voice.guideline.actors
    found = next((one for one in (actors.items if actors else ()) if one.id == record_id), None)
    return "city" if found and found.is_administration else "citizens"


def _is_body(section: Promotion, record_id: str) -> bool:
    return any(body.id == record_id for body in section.bodies)


def _member(voice: Voice, section: Promotion, record_id: str) -> Member:
    body = next((one for one in section.bodies if one.id == record_id), None)
    notes: list[Phrase | None] = []
    if body and body.kind not in _NO_NOTE:
        notes.append(voice.word(f"body-{body.kind}"))
    if body and body.placed:
        notes.append(voice.speaker.say(body.placed.each))
        if body.placed.count:
            notes.append(voice.word("placed-count", count=body.placed.count))
    return Member(voice.actor_or_body(record_id), tuple(note for note in notes if note),
                  body is not None)


def _columns(
    voice: Voice, section: Promotion, ids: list[str], sides: dict[str, Side],
) -> Iterator[Column]:
    unknown = {body.id for body in section.bodies if body.kind == "other"}
    for side in SIDES:
        here = [one for one in ids if sides[one] == side]
        if not here:
            continue
        if side != "between" or unknown.isdisjoint(here):
            name: Phrase | None = voice.word(f"side-{side}")
        elif unknown >= set(here):
            name = None if len(here) == len(ids) else voice.word("side-other")
        else:
            name = voice.word("side-between-or-other")
        yield Column(name, tuple(ids.index(one) for one in here))
