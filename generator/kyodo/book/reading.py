"""Chapters that readers look things up in: history, documents, words, questions, contact."""

from __future__ import annotations

from collections.abc import Iterator

from kyodo.book.marks import Block, Run
from kyodo.book.pen import Pen
from kyodo.compounds import readings_of
from kyodo.links import phone
from kyodo.views import glossary as words
from kyodo.views import reading
from kyodo.views.glossary import TermEntry
from kyodo.views.spoken import Spoken


def history(pen: Pen) -> list[Block]:
    """Write what happened, who took part, what the public said."""
    section = reading.history(pen.voice).section
    found = pen.opening(section, "history")
    if section.events:
        found += [pen.heading(2, pen.word("events"))]
        found += pen.rows(*(pen.row(_when(pen, one), [
            *pen.par([{**run, "strong": True} for run in pen.line(one.title)],
                     [{"s": " "}, *pen.tag(pen.word(f"event-{one.kind}"))]
                     if one.kind != "other" else []),
            *pen.text(one.date_note if one.date else None), *pen.text(one.text),
            *pen.source(one.source)], [f"history/#{one.id}"] if one.id else [])
            for one in section.events), look="terms")
    if section.committees:
        found += [pen.heading(2, pen.word("committees"))]
    for one in section.committees:
        found += _committee(pen, one)
    for one in section.comments:
        found += _comment(pen, one)
    return found + pen.ending(section, "history")


def _when(pen: Pen, one: Spoken) -> list[Run]:
    return pen.line(pen.span(one.date, one.until) or one.date_note or "–")


def _committee(pen: Pen, one: Spoken) -> Iterator[Block]:
    yield pen.heading(3, one.name, None, [f"history/#{one.id}"])
    yield from pen.text(one.text)
    seats = []
    for seat in one.seats:
        said = pen.line(pen.word("seats-of", name=seat.name.plain, count=seat.count))
        if seat.origins:
            said += pen.bracketed(pen.joined(pen.line(name) for name in seat.origins))
        seats.append(pen.par(said))
    meetings = (pen.voice.speaker.count("meeting-count", one.meetings)
                if one.meetings is not None else None)
    yield from pen.rows(
        pen.row(pen.word("composition"), [{"k": "ul", "i": seats}] if seats else []),
        pen.row(pen.word("meetings"), pen.par(meetings)),
        pen.row(pen.word("topics"), pen.points(one.topics)))
    yield from pen.source(one.source)


def _comment(pen: Pen, one: Spoken) -> Iterator[Block]:
    yield pen.heading(2, one.title or pen.word("public-comment"), None, [f"history/#{one.id}"])
    yield from pen.text(one.text)
    time = pen.word("until", begin=one.begin.text if one.begin else "",
                    end=one.end.text if one.end else "") if one.begin or one.end else None
    yield from pen.rows(pen.row(pen.word("comment-period"), pen.par(time)),
                        pen.row(pen.word("ways"), pen.points(one.ways)))
    for key, count in (("people-count", one.people), ("opinion-count", one.opinions)):
        yield from pen.par(pen.word(key, count=count) if count is not None else None)
    if one.rows:
        changed = {True: "changed-yes", False: "changed-no"}
        yield {"k": "table", "caption": pen.line(pen.word("opinions-caption")),
               "heads": [pen.line(pen.word(key)) for key in ("opinion", "view", "changed")],
               "widths": [1, 1, .4], "rows": [
                   [pen.text(row.opinion), pen.text(row.view),
                    pen.par(pen.word(changed[row.changed]) if row.changed is not None else None)]
                   for row in one.rows]}
    yield from pen.source(one.source)


def downloads(pen: Pen) -> list[Block]:
    """Write which documents there are."""
    view = reading.downloads(pen.voice)
    rows = []
    for entry in view.items:
        one = entry.record
        number = pen.par(entry.number, look="label")
        name = [{"s": one.name.plain, "strong": True}]
        kinds = list(dict.fromkeys(file.format for file in entry.files))
        said = pen.line(pen.voice.speaker.bracketed(pen.word("list-separator").join(kinds))
                        if kinds else None)
        used = pen.joined(pen.link(link) for link in entry.steps)
        body = [*pen.text(one.text),
                *pen.labelled("used-in", used),
                *_web(pen, one.url), *pen.source(one.source)]
        rows.append(pen.row([*(number[0]["r"] if number else []), *([{"br": True}] if number
                    else []), *name], [*pen.par(said), *body] or pen.missing("text"),
                    [f"downloads/#{one.id}"]))
    return [*pen.opening(view.section, "downloads"), *pen.rows(*rows, look="terms"),
            *pen.ending(view.section, "downloads")]


def glossary(pen: Pen) -> list[Block]:
    """Write what words mean, in the order of the language."""
    view = words.glossary(pen.voice)
    found = pen.opening(view.section, "glossary")
    for row in view.rows:
        if view.in_rows:
            name = pen.word("row", row=row.name) if row.name else pen.word("row-other")
            found += [pen.heading(2, name, listed=False)]
        found += pen.rows(*(_term(pen, one) for one in row.items), look="terms")
    return found + pen.ending(view.section, "glossary")


def _term(pen: Pen, entry: TermEntry) -> list[Block]:
    one = entry.record
    name = pen.line(one.name)
    if one.name.yomi and one.name.yomi != one.name.plain:
        read = readings_of(one.name.plain, one.name.yomi, one.name.lang)
        name += [{"br": True}, {"s": one.name.yomi, "yomi": True,
                                "p": [["", word, ""] for word in read]}]
    for other in entry.others:
        name += [{"br": True}, *({**run, "yomi": True} for run in pen.line(other))]
    body = pen.text(one.definition)
    more = [("aliases", [pen.line(alias) for alias in one.aliases]),
            ("see-also", [pen.link(link) for link in entry.see]),
            ("described-in", [[*pen.line(title), {"s": pen.word("colon")}, *pen.link(link)]
                              for title, link in entry.names])]
    for key, pieces in more:
        body += pen.labelled(key, pen.joined(pieces))
    return pen.row(name, [*body, *pen.source(one.source)] or pen.missing("text"),
                   [f"glossary/#{one.id}"])


def faq(pen: Pen) -> list[Block]:
    """Write questions with their answers."""
    view = reading.faq(pen.voice)
    found = pen.opening(view.section, "faq")
    for group in view.groups:
        level = 3 if group.name else 2
        if group.name:
            found += [pen.heading(2, group.name)]
        for one, audience in group.items:
            said = [pen.heading(level, one.question, None, [f"faq/#{one.id}"], listed=False),
                    *pen.text(one.answer)]
            if audience:
                names = pen.joined(pen.line(name) for name in audience)
                said += pen.labelled("for-whom", names)
            found.append({"k": "kept", "b": [*said, *pen.source(one.source)]})
    return found + pen.ending(view.section, "faq")


def contact(pen: Pen) -> list[Block]:
    """Write whom to ask, and which editions there are."""
    view = reading.contact(pen.voice)
    found: list[Block] = []
    for one in view.contacts:
        at = [f"contact/#{one.id}"] if one.id else []
        found += [pen.heading(2, one.office, None, at),
                  *(pen.missing("contact") if one.missing else []), *pen.text(one.purpose),
                  *pen.rows(*_ways_to_ask(pen, one))]
    if view.editions:
        found += [pen.heading(2, pen.word("editions"), at=["contact/#_editions"])]
    for edition in view.editions:
        one = edition.record
        found += [pen.heading(3, one.name or edition.target), *pen.text(one.text)]
        pages = pen.voice.speaker.count("pages-count", one.pages) if one.pages else None
        found += pen.rows(pen.row(pen.word("edition"), pen.text(one.format)),
                          pen.row(pen.word("pages-label"), pen.par(pages)),
                          pen.row(pen.word("web"), _web(pen, one.url)),
                          pen.row(pen.word("places"), pen.points(one.places)))
        found += pen.source(one.source)
    return found


def _ways_to_ask(pen: Pen, one: Spoken) -> Iterator[list[Block]]:
    if one.tel:
        number: Run = {"s": one.tel, "strong": True, "to": phone(one.tel)}
        yield pen.row(pen.word("tel"), pen.par([number, *pen.bracketed(pen.line(one.tel_note))]))
    yield pen.row(pen.word("hours"), pen.text(one.hours))
    if one.email:
        mail = {"s": one.email, "to": f"mailto:{one.email}"}
        yield pen.row(pen.word("email"), [*pen.par([mail]), *pen.text(one.email_note)])
    yield pen.row(pen.word("fax"), pen.par(one.fax))
    if one.address:
        code: list[Run] = ([{"s": f"〒{one.postal_code}"}, {"br": True}]
                           if one.postal_code else [])
        yield pen.row(pen.word("address"), pen.par([*code, *pen.line(one.address)]))
    yield pen.row(pen.word("web"), _web(pen, one.url))
    if one.valid_from:
        yield pen.row(pen.word("valid-from"),
                      pen.par(pen.word("valid-since", date=one.valid_from.text)))


def _web(pen: Pen, url: str | None) -> list[Block]:
    return pen.par([{"s": url, "to": url, "url": True}]) if url else []
