"""Views of the promotion structure, the measures and the evaluation."""

from __future__ import annotations

from dataclasses import dataclass

from kyodo.addresses import PageKey, all_measures, has_page
from kyodo.language import Phrase
from kyodo.model.promotion import Body, Measure
from kyodo.views.figures import FigureEntry
from kyodo.views.files import FileEntry, sheet_files
from kyodo.views.spoken import Spoken
from kyodo.views.structure import (
    PairEntry,
    RelationEntry,
    pairs,
    relation_entry,
    structure_entries,
)
from kyodo.views.voice import Link, Voice


@dataclass(frozen=True)
class BodyEntry:
    """A body, with its links."""

    record: Spoken
    address: str | None
    """None where the list says all there is."""
    kind: Phrase
    relations: tuple[RelationEntry, ...]
    measures: tuple[Link, ...]


@dataclass(frozen=True)
class PromotionView:
    """The page /promotion/."""

    section: Spoken
    bodies: tuple[BodyEntry, ...]
    figure: FigureEntry | None
    relations: tuple[RelationEntry, ...]
    """In the guideline's order."""
    pairs: tuple[PairEntry, ...]
    """The same, with the numbers of the figure."""


@dataclass(frozen=True)
class MeasureEntry:
    """A measure, with those below it."""

    record: Spoken
    bodies: tuple[Link, ...]
    table: Link | None
    items: tuple[MeasureEntry, ...]


@dataclass(frozen=True)
class MeasuresView:
    """The page /measures/."""

    section: Spoken
    items: tuple[MeasureEntry, ...]


@dataclass(frozen=True)
class SheetGroup:
    """Lines of the sheet under one heading."""

    name: Phrase | None
    items: tuple[tuple[Spoken, Link | None], ...]
    """A line, and the principle it asks about."""


@dataclass(frozen=True)
class EvaluationView:
    """The page /evaluation/."""

    section: Spoken
    actors: dict[str, tuple[Phrase, ...]]
    """Layer id → who evaluates."""
    sheet: tuple[SheetGroup, ...]
    files: tuple[FileEntry, ...]
    """The sheet to fill in."""


def promotion(voice: Voice) -> PromotionView:
    """View all bodies and how they stand to each other."""
    section = voice.guideline.promotion
    assert section is not None
    return PromotionView(
        section=voice.spoken(section),
        bodies=tuple(_body(voice, record) for record in section.bodies),
        figure=next(structure_entries(voice), None),
        relations=_relations(voice),
        pairs=pairs(voice),
    )


def body(voice: Voice, key: PageKey) -> BodyEntry:
    """View one body."""
    return _body(voice, key.record)


def _body(voice: Voice, record: Body) -> BodyEntry:
    g = voice.guideline
    measures = all_measures(g.measures.items) if g.measures else ()
    return BodyEntry(
        record=voice.spoken(record),
        address=voice.addresses.of("body", record.id) if has_page(record) else None,
        kind=voice.word(f"body-{record.kind}"),
        relations=_relations(voice, record.id),
        measures=voice.links("measure", [m.id for m in measures if record.id in m.bodies]),
    )


def _relations(voice: Voice, of: str | None = None) -> tuple[RelationEntry, ...]:
    assert voice.guideline.promotion is not None
    return tuple(relation_entry(voice, relation)
                 for relation in voice.guideline.promotion.relations
                 if of is None or of in (relation.source, relation.target))


def measures(voice: Voice) -> MeasuresView:
    """View the tree of measures."""
    section = voice.guideline.measures
    assert section is not None
    return MeasuresView(voice.spoken(section), tuple(_measure(voice, m) for m in section.items))


def _measure(voice: Voice, record: Measure) -> MeasureEntry:
    return MeasureEntry(
        record=voice.spoken(record),
        bodies=voice.links("body", record.bodies),
        table=voice.link("table", record.table) if record.table else None,
        items=tuple(_measure(voice, item) for item in record.items),
    )


def evaluation(voice: Voice) -> EvaluationView:
    """View the evaluations and the sheet."""
    section = voice.guideline.evaluation
    assert section is not None
    groups: dict[str, list[tuple[Spoken, Link | None]]] = {}
    names: dict[str, Phrase | None] = {}
    for item in section.sheet.items if section.sheet else ():
        said = voice.speaker.say(item.group)
        key = said.plain if said else ""
        names.setdefault(key, said)
        asked = voice.link("principle", item.principle) if item.principle else None
        groups.setdefault(key, []).append((voice.spoken(item), asked))
    return EvaluationView(
        section=voice.spoken(section),
        actors={layer.id: voice.actor_names(layer.actors) for layer in section.layers},
        sheet=tuple(SheetGroup(names[key], tuple(items)) for key, items in groups.items()),
        files=sheet_files(voice),
    )
