"""Which tables there are, from what the pages show: their columns and where their rows come from.

A table's rows are the entries of the pages' own views, so that both say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from typing import Any

from kyodo.export.tables import Column, TableKind
from kyodo.views import (
    bodies,
    examples,
    finder,
    forms,
    glossary,
    processes,
    reading,
    rules,
)
from kyodo.views.bodies import MeasureEntry
from kyodo.views.processes import StepEntry
from kyodo.views.spoken import Spoken
from kyodo.views.voice import Voice

_ID = Column("column-id", "record.id")
_NUMBER = Column("column-number", "record.number")
_NAME = (Column("column-name", "record.name"), Column("reading", "record.name.yomi"))
_TITLE = (Column("column-name", "record.title"), Column("reading", "record.title.yomi"))
_ALIASES = Column("aliases", "record.aliases")
_TEXT = Column("column-text", "record.text")
_FORMS = Column("forms", "forms")
_REMARK = Column("note", "record.missing", {True: "compare-name-only"})
_SOURCE = (Column("source", "record.source.title"), Column("source-address", "record.source.url"))
_SAID = (_TEXT, *_SOURCE)


def _on(page: str, entries: Callable[[Voice], Iterable[Any]]) -> Callable[[Voice], Iterable[Any]]:
    """Return entries of a page, none where the guideline does not have it."""
    return lambda voice: entries(voice) if voice.has_page(page) else ()


def _bare(records: Iterable[Any] | None) -> list[Spoken]:
    return [Spoken(record=record) for record in records or ()]


def _about(part: str) -> Callable[[Voice], Iterable[Any]]:
    return _on("about", lambda voice: _bare(getattr(rules.about(voice).section, part, ())))


def _effects(voice: Voice) -> Iterator[Spoken]:
    view = rules.about(voice)
    effects = view.section.effects if view.section else None
    for record in effects.items if effects else ():
        yield Spoken(record=record, who=view.gains.get(record.id) or record.name)


def _criteria(voice: Voice) -> Iterator[Spoken]:
    view = rules.domains(voice)
    for record in view.section.criteria.items if view.section.criteria else ():
        yield Spoken(record=record, forms=view.criteria_forms[record.id])


def _examples(voice: Voice) -> Iterator[Any]:
    """Yield the examples in the guideline's order; the page has them by form."""
    entries = {one.record.id: one for one in examples.examples(voice).items}
    assert voice.guideline.examples
    return (entries[record.id] for record in voice.guideline.examples.items)


def _answers(voice: Voice) -> Iterator[Spoken]:
    whole = finder.whole(voice)
    for question in whole.questions:
        for answer in question.answers:
            yield Spoken(record=question.record, answer=answer, to=whole.titles[answer.to])


def _processes(voice: Voice) -> Iterator[Any]:
    assert voice.guideline.processes
    for record in voice.guideline.processes.items:
        yield processes.process(voice, voice.addresses.by_name[f"processes/{record.id}"])


def _steps(voice: Voice) -> Iterator[Spoken]:
    for process in _processes(voice):
        entries = [(phase.title, step) for phase in process.phases for step in phase.steps]
        for (phase, step), later in zip_longest(entries, entries[1:]):
            yield Spoken(process=process.record, phase=phase, step=step, record=step.record,
                         next=_ways(step, later[1].number if later else None))


def _ways(step: StepEntry, after: str | None) -> list[str]:
    """Return the numbers of the steps that follow, each with when it does."""
    if not step.exits:
        return [after] if after and step.record.next else []
    return [f"{way.label} → {way.number}" if way.label else way.number for way in step.exits]


def _measures(entries: Iterable[MeasureEntry], above: Any = None) -> Iterator[Spoken]:
    for one in entries:
        yield Spoken(record=one.record, bodies=one.bodies, table=one.table, above=above)
        yield from _measures(one.items, one.record.name)


def _layers(voice: Voice) -> Iterator[Spoken]:
    view = bodies.evaluation(voice)
    return (Spoken(record=one, by=view.actors[one.id]) for one in view.section.layers)


def _sheet(voice: Voice) -> Iterator[Spoken]:
    for group in bodies.evaluation(voice).sheet:
        for record, principle in group.items:
            yield Spoken(record=record, group=group.name, principle=principle)


def _questions(voice: Voice) -> Iterator[Spoken]:
    for group in reading.faq(voice).groups:
        for record, audience in group.items:
            yield Spoken(record=record, group=group.name, audience=audience)


TABLES = (
    TableKind("actors", "actors", _on("about", lambda v: _bare(rules.about(v).actors)), (
        _ID, *_NAME, _ALIASES, Column("definition", "record.definition"),
        Column("role", "record.role"), *_SOURCE), "actor"),
    TableKind("definitions", "definitions", _about("definitions"), (
        _ID, _NUMBER, Column("column-name", "record.term"), Column("reading", "record.term.yomi"),
        _TEXT, Column("elements", "record.elements"), Column("expected", "record.expected"),
        *_SOURCE)),
    TableKind("effects", "effects", _on("about", _effects), (
        _ID, Column("for-whom", "who"), Column("effects", "record.items"), _REMARK)),
    TableKind("principles", "menu-principles", _on("principles", lambda v: rules.principles(
        v).items), (
        _ID, _NUMBER, *_NAME, Column("column-gloss", "record.gloss"), _TEXT,
        Column("practice", "record.points"), Column("good", "record.good"),
        Column("bad", "record.bad"), Column("applies-to", "applies_to"),
        Column("examples", "examples"), _REMARK, *_SOURCE), "principle"),
    TableKind("zones", "zones", _on("domains", lambda v: rules.domains(v).zones), (
        _ID, Column("column-number", "record.code"), *_NAME,
        Column("definition", "record.definition"),
        Column("kind", "record.collaborative", {True: "zone-collaborative",
                                                False: "zone-outside"}),
        Column("examples", "record.examples"), Column("in-this-zone", "forms"), _REMARK,
        *_SOURCE), "zone"),
    TableKind("criteria", "criteria", _on("domains", _criteria), (
        _ID, _NUMBER, Column("kind", "record.kind", "criterion-"), _TEXT, _FORMS)),
    TableKind("forms", "menu-forms", _on("forms", lambda v: [
        row.entry for group in forms.forms(v).groups for row in group.items]), (
        _ID, _NUMBER, *_NAME, _ALIASES, Column("column-group", "record.group"),
        Column("definition", "record.definition"), Column("effect", "record.effect"),
        Column("organizer", "record.organizer"), Column("cost-bearer", "record.cost_bearer"),
        Column("responsibility", "record.responsibility"),
        Column("duration", "record.duration"), Column("deadline", "record.deadline"),
        Column("merits", "record.merits"), Column("cautions", "record.cautions"),
        Column("contract", "record.contract"), Column("documents", "documents.text"),
        Column("combinable", "combinable"), Column("zones", "zones.link"),
        Column("related-processes", "processes"), Column("examples", "examples"), _REMARK,
        *_SOURCE), "form"),
    TableKind("finder-questions", "finder-questions", _on("finder", _answers), (
        _ID, Column("column-question", "record.question"), Column("column-number",
        "answer.number"), Column("column-answer", "answer.record.text"),
        Column("note", "answer.record.note"), Column("finder-leads-to", "to")),
        "finder-question"),
    TableKind("finder-results", "finder-results", _on("finder", lambda v: finder.whole(
        v).outcomes), (
        _ID, *_TITLE, _TEXT, Column("forms", "forms.link"),
        Column("finder-reason", "forms.record.reason"), Column("zone", "zone"),
        Column("finder-prepare", "record.prepare"), Column("documents", "documents.text"),
        Column("finder-instead", "record.instead"), Column("finder-next", "processes.link"),
        *_SOURCE), "finder-outcome"),
    TableKind("examples", "menu-examples", _on("examples", _examples), (
        _ID, *_TITLE, _FORMS, Column("zone", "zone"), Column("field", "record.field"),
        Column("place", "record.municipality"), Column("column-since", "record.since"),
        Column("column-until", "record.until"), Column("partners", "record.partners"),
        Column("section", "record.section"), Column("trigger", "record.trigger"), _TEXT,
        Column("result", "record.result"), Column("hardship", "record.hardship"),
        *_SOURCE), "example"),
    TableKind("processes", "menu-processes", _on("processes", _processes), (
        _ID, Column("column-number", "record.code"), *_TITLE,
        Column("column-text", "record.summary"),
        Column("direction", "record.direction", "direction-"),
        Column("starts-with", "starts_with"), Column("lanes", "lanes"),
        Column("leads-to", "forms"), _REMARK, *_SOURCE), "process"),
    TableKind("steps", "steps", _on("processes", _steps), (
        Column("column-process", "process.title"), Column("column-number", "step.number"), _ID,
        Column("column-phase", "phase"), Column("kind", "record.kind", "kind-"), *_TITLE,
        Column("who", "step.who"), Column("column-text", "record.detail"),
        Column("when", "record.when"), Column("how", "record.methods"),
        Column("documents", "step.documents.text"), Column("output", "step.output.text"),
        Column("forms", "step.forms"), Column("at-table", "step.table"),
        Column("note", "record.note"), Column("column-next", "next"))),
    TableKind("tables", "at-table", _on("processes", lambda v: processes.processes(v).tables), (
        _ID, *_NAME, Column("purpose", "record.purpose"), Column("column-text", "record.points"),
        Column("participants", "participants"), *_SOURCE), "table"),
    TableKind("bodies", "bodies", _on("promotion", lambda v: bodies.promotion(v).bodies), (
        _ID, *_NAME, _ALIASES, Column("kind", "kind"),
        Column("composition", "record.composition"), Column("members", "record.members"),
        Column("term", "record.term"), _TEXT, Column("tasks", "record.roles"),
        Column("related-measures", "measures"), _REMARK, *_SOURCE), "body"),
    TableKind("relations", "relations", _on("promotion", lambda v: bodies.promotion(
        v).relations), (
        Column("column-from", "source"), Column("column-to", "target"),
        Column("relation-mutual", "mutual", {True: "changed-yes", False: "changed-no"}),
        Column("column-text", "label"))),
    TableKind("measures", "menu-measures", _on("measures", lambda v: _measures(
        bodies.measures(v).items)), (
        _ID, Column("column-above", "above"), _NUMBER, *_NAME, _TEXT,
        Column("related-bodies", "bodies"), Column("at-table", "table"), *_SOURCE), "measure"),
    TableKind("evaluations", "evaluation-kinds", _on("evaluation", _layers), (
        _ID, Column("kind", "record.kind", "layer-"), *_NAME, Column("by", "by"),
        Column("timing", "record.timing"), _TEXT, Column("published", "record.published"))),
    TableKind("sheet", "sheet", _on("evaluation", _sheet), (
        _ID, Column("column-group", "group"), _NUMBER, Column("sheet-item", "record.text"),
        Column("principle", "principle"))),
    TableKind("events", "events", _on("history", lambda v: _bare(
        reading.history(v).section.events)), (
        Column("column-since", "record.date"), Column("column-until", "record.until"),
        Column("kind", "record.kind", "event-"), *_TITLE, *_SAID,
        Column("note", "record.date_note"))),
    TableKind("downloads", "menu-downloads", _on("downloads", lambda v: reading.downloads(
        v).items), (
        _ID, Column("column-number", "number"), *_NAME, _TEXT, Column("used-in", "steps"),
        Column("web", "record.url"), *_SOURCE), "download"),
    TableKind("terms", "menu-glossary", _on("glossary", lambda v: glossary.glossary(v).items), (
        _ID, *_NAME, _ALIASES, Column("definition", "record.definition"),
        Column("see-also", "see"), *_SOURCE), "term"),
    TableKind("questions", "menu-faq", _on("faq", _questions), (
        _ID, Column("column-group", "group"), Column("column-question", "record.question"),
        Column("column-answer", "record.answer"), Column("for-whom", "audience"),
        *_SOURCE), "question"),
    TableKind("contacts", "menu-contact", _on("contact", lambda v: _bare(
        reading.contact(v).contacts)), (
        Column("office", "record.office"), Column("reading", "record.office.yomi"),
        Column("for-whom", "record.purpose"), Column("postal-code", "record.postal_code"),
        Column("address", "record.address"), Column("tel", "record.tel"),
        Column("fax", "record.fax"), Column("email", "record.email"),
        Column("web", "record.url"), Column("hours", "record.hours"))),
    TableKind("editions", "editions", _on("contact", lambda v: reading.contact(v).editions), (
        Column("kind", "target"), *_NAME, Column("column-format", "record.format"),
        Column("pages-label", "record.pages"), Column("web", "record.url"),
        Column("places", "record.places"), _TEXT)),
)
"""All tables, in the order of the sections."""
