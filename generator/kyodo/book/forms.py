"""Chapters on the forms of collaboration, on which one fits, and on examples."""

from __future__ import annotations

from collections.abc import Iterator

from kyodo.addresses import FINDER_ALL
from kyodo.book.marks import Block, Run
from kyodo.book.pen import Pen
from kyodo.views import examples as all_examples
from kyodo.views import finder as questions
from kyodo.views import forms as all_forms
from kyodo.views.examples import ExampleEntry
from kyodo.views.finder import OutcomeView, WholeFinderView
from kyodo.views.forms import Cell, DocumentEntry, FormEntry, FormGroup, ZoneMark

_COLUMNS = 3
"""Of a table on an upright page, beside the names."""


def forms(pen: Pen) -> list[Block]:
    """Write the tables that compare the forms, then each form."""
    view = all_forms.forms(pen.voice)
    found = pen.opening(view.section, "forms")
    if view.columns:
        found += [pen.heading(2, pen.word("forms-compared"))]
        for group in view.groups:
            found += _compared(pen, group, view.columns)
    for group in view.groups:
        for row in group.items:
            found += _form(pen, row.entry)
    return found + pen.ending(view.section, "forms")


def _compared(pen: Pen, group: FormGroup, columns: tuple[str, ...]) -> Iterator[Block]:
    """Yield tables of a few columns each, about as many in each of them."""
    count = -(-len(columns) // _COLUMNS)
    size = -(-len(columns) // count)
    for first in range(0, len(columns), size):
        shown = columns[first:first + size]
        rows = []
        for row in group.items:
            one = row.entry.record
            name = [{**run, "to": f"page:{row.entry.address}"} for run in pen.line(one.name)]
            number = [{"s": f"{one.number}\u00a0"}] if one.number else []
            rows.append([pen.par([*number, *name]), *(
                _cell(pen, cell) for cell in row.cells[first:first + size])])
        caption = pen.line(group.name) if group.name else []
        yield {"k": "table", "caption": caption, "rows": rows,
               "heads": [pen.line(pen.word(key)) for key in ("form", *shown)],
               "widths": [1.1, *[1] * len(shown)]}


def _cell(pen: Pen, cell: Cell) -> list[Block]:
    if cell.zones or cell.links:
        found = [_zone(pen, one, brief=True) for one in cell.zones]
        found += [pen.link(one, paged=False) for one in cell.links]
        return [block for one in found for block in pen.par(one)]
    return pen.par(cell.text) if cell.text else pen.par(pen.word("not-given"), look="lacking")


def _zone(pen: Pen, mark: ZoneMark, brief: bool = False) -> list[Run]:
    part = pen.voice.speaker.bracketed(pen.word("zone-partial"))
    note = [{"s": " "}, *pen.line(mark.note)] if mark.note and not brief else []
    return [*pen.link(mark.link, paged=not brief), *(pen.line(part) if mark.partial else []), *note]


def _form(pen: Pen, entry: FormEntry) -> Iterator[Block]:
    one = entry.record
    yield pen.heading(2, one.name, one.number, [entry.address, f"forms/#{one.id}"])
    yield from pen.text(one.definition, "lead")
    if one.missing:
        yield from pen.missing("text")
    yield from pen.original(one.figure)
    words = ("organizer", "cost_bearer", "responsibility", "duration", "deadline", "contract",
             "effect")
    yield from pen.rows(
        *(pen.row(pen.word(name.replace("_", "-")), pen.text(getattr(one, name)))
          for name in words),
        pen.row(pen.word("zone"), [block for mark in entry.zones
                                   for block in pen.par(_zone(pen, mark))]),
        pen.row(pen.word("combinable"),
                [*pen.links(entry.combinable), *pen.text(one.combinable_note)]),
        pen.row(pen.word("aliases"), pen.names(one.aliases)),
        pen.row(pen.word("legal-basis"), pen.references(one.legal_basis, label=False)))
    yield from pen.rows(
        pen.row(pen.sign("＋", "merits"), pen.points(one.merits)),
        pen.row(pen.sign("！", "cautions"), pen.points(one.cautions)), look="sides")
    yield from pen.rows(
        pen.row(pen.word("suitability"), [
            block for kind, text in entry.criteria
            for block in pen.par(pen.tag(pen.word(f"criterion-{kind}")), pen.line(text))]),
        pen.row(pen.word("documents"), documents(pen, entry.documents)),
        pen.row(pen.word("related-processes"), pen.links(entry.processes)),
        pen.row(pen.word("examples"), pen.links(entry.examples)))
    yield from pen.source(one.source)


def documents(pen: Pen, entries: tuple[DocumentEntry, ...]) -> list[Block]:
    """Write the names of documents, with where they are told of."""
    return pen.par(pen.joined(
        [{**run, "to": f"page:{one.address}", "paged": True} for run in pen.line(one.text)]
        if one.address else pen.line(one.text) for one in entries))


def finder(pen: Pen) -> list[Block]:
    """Write all questions with where answers lead, and all results."""
    view = questions.whole(pen.voice)
    found = pen.par(pen.word("finder-all-lead"), look="lead")
    found += pen.text(view.section.caveat)
    found += [pen.heading(2, pen.word("finder-questions"), at=["finder/", f"{FINDER_ALL}/"])]
    for one in view.questions:
        record = one.record
        number = pen.word("finder-question", number=view.numbers[record.id])
        answers = pen.rows(*(pen.row(pen.line(answer.record.text), [
            *pen.par(_to(pen, view, answer.to, answer.ends)), *pen.text(answer.record.note)])
            for answer in one.answers))
        found.append({"k": "kept", "b": [
            pen.heading(3, record.question, number, [f"finder/{record.id}/"]),
            *pen.text(record.help), *answers]})
    found += [pen.heading(2, pen.word("finder-results"))]
    for outcome in view.outcomes:
        found.append({"k": "kept", "b": [*_outcome(pen, outcome, view)]})
    if view.outside:
        found += [pen.heading(2, pen.word("finder-outside"))]
        found += pen.rows(*(pen.row(pen.link(link), pen.text(reason))
                            for link, reason in view.outside), look="terms")
    return found


def _to(pen: Pen, view: WholeFinderView, name: str, ends: bool) -> list[Run]:
    key = "finder-result" if ends else "finder-question"
    number = [{**run, "strong": True} for run in pen.line(pen.word(key, number=view.numbers[name]))]
    said = [*number, {"s": " "}, *pen.line(view.titles[name])]
    return [{"s": "→ "}, *({**run, "to": f"page:finder/{name}/", "paged": run is said[-1]}
                           for run in said)]


def _outcome(pen: Pen, one: OutcomeView, view: WholeFinderView) -> Iterator[Block]:
    record = one.record
    number = pen.word("finder-result", number=view.numbers[record.id])
    yield pen.heading(3, record.title, number, [f"finder/{record.id}/"])
    if one.zone:
        yield from pen.par(pen.tag(pen.word("finder-no-collaboration")), pen.link(one.zone))
    yield from pen.text(record.text)
    yield from pen.rows(
        *(pen.row(pen.link(choice.link), pen.text(choice.record.reason)) for choice in one.forms),
        pen.row(pen.word("finder-instead"), pen.points(record.instead)),
        pen.row(pen.word("finder-prepare"), pen.points(record.prepare)),
        pen.row(pen.word("finder-next"), pen.links(next_.link for next_ in one.processes)),
        pen.row(pen.word("ask"), pen.par(one.contact.office) if one.contact else []))


def examples(pen: Pen) -> list[Block]:
    """Write the examples, form by form."""
    view = all_examples.examples(pen.voice)
    return [*pen.opening(view.section, "examples"),
            *(block for one in view.items for block in _example(pen, one)),
            *pen.ending(view.section, "examples")]


def _example(pen: Pen, entry: ExampleEntry) -> Iterator[Block]:
    one = entry.record
    at = [f"examples/#{one.id}", *([entry.address] if entry.address else [])]
    yield pen.heading(2, one.title, None, at, listed=False)
    yield from pen.text(one.text)
    yield from pen.original(one.figure)
    roles = [block for who, what in entry.roles for block in pen.par(
        [{**run, "strong": True} for run in pen.line(who)] + [{"s": " "}] * bool(who), what)]
    texts = ("section", "trigger")
    yield from pen.rows(
        pen.row(pen.word("form"), pen.links(entry.forms)),
        pen.row(pen.word("zone"), pen.links([entry.zone]) if entry.zone else []),
        pen.row(pen.word("field"), pen.text(one.field)),
        pen.row(pen.word("place"), pen.text(entry.place)),
        pen.row(pen.word("period"), pen.par(pen.span(one.since, one.until))),
        pen.row(pen.word("partners"), pen.names(one.partners)),
        *(pen.row(pen.word(name), pen.text(getattr(one, name))) for name in texts),
        pen.row(pen.word("roles"), roles),
        *(pen.row(pen.word(name), pen.text(getattr(one, name))) for name in ("result", "hardship")),
        pen.row(pen.word("shows-principles"), pen.links(entry.principles)))
    yield from pen.source(one.source)
