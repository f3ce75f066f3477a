"""Chapters on what collaboration is: about, principles, domains."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kyodo.book.marks import Block, Run
from kyodo.book.pen import Pen
from kyodo.language import Phrase
from kyodo.views import rules
from kyodo.views.rules import AboutView, PrincipleEntry
from kyodo.views.spoken import Spoken
from kyodo.views.voice import Link


def about(pen: Pen) -> list[Block]:
    """Write the purpose, the definitions, who collaborates."""
    view = rules.about(pen.voice)
    found = pen.opening(view.section, "about")
    for name in view.order:
        found += _ABOUT[name](pen, view)
    return found + pen.ending(view.section, "about")


def _purpose(pen: Pen, view: AboutView) -> list[Block]:
    one = view.section.purpose if view.section else None
    return pen.passage(one, "about", title=pen.word("purpose")) if one else []


def _aims(pen: Pen, view: AboutView) -> list[Block]:
    one = view.section.aims if view.section else None
    said = pen.passage(one, "about", title=pen.word("aims")) if one else []
    return said + pen.figure(view.figure)


def _reasons(pen: Pen, view: AboutView) -> list[Block]:
    return [block for one in (view.section.reasons if view.section else ())
            for block in pen.passage(one, "about", title=pen.word("reasons"))]


def _definitions(pen: Pen, view: AboutView) -> list[Block]:
    found: list[Block] = []
    for one in view.section.definitions if view.section else ():
        found += [pen.heading(2, one.heading or one.term, one.number, [f"about/#{one.id}"]),
                  *pen.text(one.text), *pen.points(one.elements, pen.word("elements")),
                  *pen.rows(pen.row(pen.word("parties"), pen.links(view.parties[one.id])))]
        found += pen.points(one.expected, pen.word("expected"))
        found += [*pen.original(one.figure), *pen.source(one.source)]
    return found


def _actors(pen: Pen, view: AboutView) -> list[Block]:
    section = view.actors_section
    if section is None or not view.actors:
        return []
    terms = [([*pen.line(one.name), *([{"s": " "}, *pen.tag(pen.word("administration"))]
                                      if one.is_administration else ())],
              _actor(pen, one), f"about/#{one.id}") for one in view.actors]
    return [pen.heading(2, section.heading or pen.word("actors"), section.number),
            *pen.original(section.figure), *pen.text(section.lead),
            *pen.terms(*terms),
            *(block for one in section.passages for block in pen.passage(one, "about")),
            *pen.ending(section, "about")]


def _actor(pen: Pen, one: Spoken) -> list[Block]:
    role = pen.par(pen.word("role"), look="label") + pen.text(one.role) if one.role else []
    names = pen.joined(pen.line(name) for name in one.aliases)
    return [*pen.text(one.definition), *role, *pen.labelled("aliases", names),
            *pen.source(one.source)]


def _effects(pen: Pen, view: AboutView) -> list[Block]:
    effects = view.section.effects if view.section else None
    if effects is None:
        return []
    rows = []
    for one in effects.items:
        names = [pen.line(name) for name in (view.gains.get(one.id), one.name) if name]
        body = [*pen.points(one.items), *(pen.missing("text") if one.missing else [])]
        rows.append(pen.row(pen.joined(names), body, [f"about/#{one.id}"]))
    return [pen.heading(2, effects.heading or pen.word("effects"), effects.number),
            *pen.text(effects.lead), *pen.rows(*rows, look="terms")]


_ABOUT: dict[str, Callable[[Pen, AboutView], list[Block]]] = {
    "purpose": _purpose, "aims": _aims, "reasons": _reasons, "definitions": _definitions,
    "actors": _actors, "effects": _effects,
}


def principles(pen: Pen) -> list[Block]:
    """Write each principle, with good and bad examples."""
    view = rules.principles(pen.voice)
    return [*pen.opening(view.section, "principles"),
            *(block for one in view.items for block in _principle(pen, one)),
            *pen.ending(view.section, "principles")]


def _principle(pen: Pen, entry: PrincipleEntry) -> Iterator[Block]:
    one = entry.record
    yield pen.heading(2, one.name, one.number, [entry.address, f"principles/#{one.id}"])
    yield from pen.text(one.gloss, "lead")
    yield from pen.text(one.text)
    if one.missing:
        yield from pen.missing("principle")
    yield from pen.points(one.points, pen.word("practice"))
    yield from pen.rows(pen.row(pen.sign("○", "good"), pen.points(one.good)),
                        pen.row(pen.sign("×", "bad"), pen.points(one.bad)), look="sides")
    yield from pen.rows(
        pen.row(pen.word("applies-to"), pen.names(entry.applies_to)),
        pen.row(pen.word("examples"), pen.links(entry.examples)),
        pen.row(pen.word("legal-basis"), pen.references(one.references, label=False)))
    yield from pen.source(one.source)


def domains(pen: Pen) -> list[Block]:
    """Write the zones and what decides whether something is a matter for collaboration."""
    view = rules.domains(pen.voice)
    section = view.section
    found = pen.opening(section, "domains")
    if view.zones:
        found += [pen.heading(2, pen.word("zones")), *pen.figure(view.figure)]
        found += pen.rows(*(pen.row(_zone_name(pen, one.record), [
            *pen.par(pen.tag(pen.word("zone-collaborative" if one.record.collaborative
                                      else "zone-outside"))),
            *pen.text(one.record.definition),
            *(pen.missing("zone") if one.record.missing and not one.record.definition else []),
            *pen.points(one.record.examples, pen.word("examples")),
            *([*pen.par(pen.word("in-this-zone"), look="label"), *pen.links(one.forms)]
              if one.forms else []),
            *pen.source(one.record.source)], [f"domains/#{one.record.id}"])
            for one in view.zones), look="terms")
    found += pen.text(section.fluid)
    if criteria := section.criteria:
        found += [pen.heading(2, criteria.heading or pen.word("criteria")),
                  *pen.text(criteria.lead)]
        kinds = dict.fromkeys(one.kind for one in criteria.items)
        found += pen.rows(*(pen.row(pen.word(f"criterion-{kind}"), [{"k": "ul", "i": [
            _criterion(pen, one.number, one.text, view.criteria_forms[one.id])
            for one in criteria.items if one.kind == kind]}]) for kind in kinds))
    return found + pen.ending(section, "domains")


def _criterion(
    pen: Pen, number: str | None, text: Phrase, forms: tuple[Link, ...]
) -> list[Block]:
    """Return what has to be, or not, with the forms that it is said of."""
    named = pen.bracketed(pen.joined(pen.link(one) for one in forms))
    return pen.par([{"s": f"{number} "}] if number else [], pen.line(text), named)


def _zone_name(pen: Pen, one: Spoken) -> list[Run]:
    return [*([{"s": f"{one.code} "}] if one.code else []),
            *pen.line(one.name or pen.word("unnamed-zone"))]
