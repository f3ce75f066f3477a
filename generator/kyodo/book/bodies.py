"""Chapters on what keeps collaboration going: promotion, measures, evaluation."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from kyodo.book.marks import Block, Run
from kyodo.book.pen import Pen
from kyodo.views import bodies
from kyodo.views.bodies import BodyEntry, MeasureEntry
from kyodo.views.structure import RelationEntry


def promotion(pen: Pen) -> list[Block]:
    """Write who keeps it going, and how they stand to each other."""
    view = bodies.promotion(pen.voice)
    found = pen.opening(view.section, "promotion")
    lacking = pen.missing("relations") if view.section.relations_missing else []
    if view.pairs:
        found += [pen.heading(2, pen.word("relations")), *lacking]
        if view.figure:
            found += pen.par(pen.word("numbers-in-figure"), look="remark")
        found += pen.figure(view.figure)
        found += pen.rows(*(pen.row(str(pair.number), [
            block for one in pair.relations for block in _relation(pen, one)])
            for pair in view.pairs), look="numbers")
    if view.bodies:
        found += [pen.heading(2, pen.word("bodies")),
                  *(pen.figure(view.figure) if not view.pairs else [])]
        for one in view.bodies:
            found += _body(pen, one)
    if lacking and not view.pairs:
        found += [pen.heading(2, pen.word("relations")), *lacking]
    return found + pen.ending(view.section, "promotion")


def _relation(pen: Pen, one: RelationEntry) -> list[Block]:
    arrow = " ↔ " if one.mutual else " → "
    return pen.par([*pen.line(one.source.text), {"s": arrow}, *pen.line(one.target.text),
                    *([{"br": True}, *pen.line(one.label)] if one.label else [])])


def _body(pen: Pen, entry: BodyEntry) -> Iterator[Block]:
    one = entry.record
    at = [f"promotion/#{one.id}", *([entry.address] if entry.address else [])]
    yield pen.heading(3, one.name, None, at)
    if one.kind != "other":
        yield from pen.par(pen.tag(entry.kind), look="before")
    yield from pen.text(one.text)
    if one.missing:
        yield from pen.missing("roles")
    placed = one.placed
    members = pen.word("member-count", count=one.members) if one.members is not None else None
    yield from pen.rows(
        pen.row(pen.word("aliases"), pen.names(one.aliases)),
        pen.row(pen.word("composition"), pen.text(one.composition)),
        pen.row(pen.word("members"), pen.par(members)),
        pen.row(pen.word("term"), pen.text(one.term)),
        pen.row(pen.word("tasks"), pen.points(one.roles)),
        pen.row(pen.word("placed"), [
            *pen.text(placed.each),
            *pen.par(pen.word("placed-count", count=placed.count) if placed.count else None),
            *pen.points(placed.areas)] if placed else []),
        pen.row(pen.word("related-measures"), pen.links(entry.measures)),
        pen.row(pen.word("legal-basis"), pen.references(one.legal_basis, label=False)))
    yield from pen.source(one.source)


def measures(pen: Pen) -> list[Block]:
    """Write the tree of measures."""
    view = bodies.measures(pen.voice)
    found = pen.opening(view.section, "measures")
    if any(one.items for one in view.items):
        for one in view.items:
            record = one.record
            found += [pen.heading(2, record.name, record.number, [f"measures/#{record.id}"]),
                      *_measure(pen, one)]
    else:
        found += _tree(pen, view.items)
    return found + pen.ending(view.section, "measures")


def _tree(pen: Pen, items: tuple[MeasureEntry, ...]) -> list[Block]:
    return pen.terms(*(([*([{"s": f"{one.record.number} "}] if one.record.number else []),
                         *pen.line(one.record.name)],
                        [*_measure(pen, one)], f"measures/#{one.record.id}") for one in items))


def _measure(pen: Pen, one: MeasureEntry) -> Iterator[Block]:
    yield from pen.text(one.record.text)
    for key, links in (("related-bodies", one.bodies), ("at-table", (one.table,))):
        said = pen.joined(pen.link(link) for link in links if link)
        yield from pen.labelled(key, said)
    yield from pen.references(one.record.references)
    yield from pen.source(one.record.source)
    if one.items and all(not inner.items for inner in one.items):
        yield from _tree(pen, one.items)
    else:
        yield from chain.from_iterable(_deep(pen, inner) for inner in one.items)


def _deep(pen: Pen, one: MeasureEntry) -> Iterator[Block]:
    yield pen.heading(3, one.record.name, one.record.number, [f"measures/#{one.record.id}"])
    yield from _measure(pen, one)


def evaluation(pen: Pen) -> list[Block]:
    """Write the kinds of evaluation and the sheet."""
    view = bodies.evaluation(pen.voice)
    section = view.section
    found = [*pen.opening(section, "evaluation"), *pen.points(section.points)]
    if section.layers:
        found += [pen.heading(2, pen.word("evaluation-kinds"))]
    for one in section.layers:
        word = pen.word(f"layer-{one.kind}") if one.kind != "other" else None
        kind = pen.tag(word) if str(one.name) != word else []
        found += [pen.heading(3, one.name, None, [f"evaluation/#{one.id}"]),
                  *pen.par(kind, look="before"), *pen.text(one.text)]
        found += pen.rows(pen.row(pen.word("by"), pen.names(view.actors[one.id])),
                          pen.row(pen.word("timing"), pen.text(one.timing)),
                          pen.row(pen.word("published"), pen.text(one.published)))
    if sheet := section.sheet:
        found += [pen.heading(2, sheet.title or pen.word("sheet")), *pen.text(sheet.lead),
                  *(pen.missing("sheet") if sheet.missing else [])]
        found += pen.rows(*(pen.row(str(grade.mark), pen.text(grade.text))
                            for grade in sheet.scale), look="numbers")
        for group in view.sheet:
            rows = [[pen.par(_item(item.number), pen.line(item.text)),
                     pen.links([asked]) if asked else []] for item, asked in group.items]
            asks = any(asked for _, asked in group.items)
            heads = [pen.line(pen.word(key)) for key in ("sheet-item", "principle")]
            found.append({"k": "table", "caption": pen.line(group.name),
                          "heads": heads if asks else heads[:1], "widths": [2.4, 1][:1 + asks],
                          "rows": rows if asks else [row[:1] for row in rows]})
    return found + pen.ending(section, "evaluation")


def _item(number: str | None) -> list[Run]:
    return [{"s": f"{number} ", "strong": True}] if number else []
