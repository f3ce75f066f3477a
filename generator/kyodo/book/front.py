"""What stands before the chapters and behind them: cover, introduction, colophon."""

from __future__ import annotations

from typing import Any

from kyodo.book.marks import Block
from kyodo.book.pen import Pen
from kyodo.links import phone
from kyodo.paper.words import words
from kyodo.views.frame import Frame
from kyodo.views.voice import Voice


def cover(voice: Voice, about: Frame) -> dict[str, Any]:
    """Return what the cover says."""
    info = voice.guideline.info
    date = about.dates[-1] if about.dates else None
    return {
        "title": words(voice.speaker.say(info.title)), "city": words(about.municipality),
        "short": about.short_title,
        "subtitle": words(voice.speaker.say(info.subtitle)),
        "promise": words(voice.speaker.say(info.promise)),
        "edition": words(about.edition), "status": words(about.status),
        "date": voice.speaker.word("quick-date", date=date[1].text, what=date[0].plain)
        if date else None,
        "notice": words(about.notice or (None if about.official else voice.word("unofficial"))),
    }


def introduction(pen: Pen) -> Block:
    """Write what the guideline is, for whom, and what it rests on."""
    voice = pen.voice
    info = voice.spoken(voice.guideline.info)
    found = pen.text(info.summary, "lead")
    found += pen.text(info.promise, "quote")
    kind = pen.par(pen.word(f"is-a-{info.kind}"))
    city = info.municipality
    found += pen.rows(
        pen.row(pen.word("kind"), kind),
        pen.row(pen.word("for"), pen.names(info.audience)),
        pen.row(pen.word("background"), pen.text(info.background)),
        pen.row(pen.word("relation"), pen.text(info.relation)),
        pen.row(pen.word("date-of-established"), [
            *pen.par(info.established.text), *pen.text(info.established_note)]
            if info.established else []),
        *(pen.row(pen.word("date-of-revised"), pen.par(date.text)) for date in info.revised),
        pen.row(pen.word("legal-basis"), pen.references(info.legal_basis, label=False)),
        pen.row(pen.word("issuer"), [*pen.par([
            {**run, **({"to": city.url} if city.url else {})} for run in pen.line(city.name)]),
            *pen.source(city.source)]))
    if info.mascot and (info.mascot.message or info.mascot.picture):
        name = pen.joined(pen.line(one) for one in (info.mascot.label, info.mascot.name) if one)
        found += pen.rows(pen.row(name, [*pen.original(info.mascot.picture),
                                         *pen.text(info.mascot.message)]), look="terms")
    return {"k": "chapter", "page": "introduction", "b": found, "over": None, "at": ["intro"],
            "t": words(voice.word("colophon-guideline"))}


def colophon(pen: Pen, about: Frame) -> list[Block]:
    """Write what stands on the last page: whose it is, how old, under what terms."""
    contact = about.contact
    asked = pen.line(contact.office) if contact else []
    if contact and contact.tel:
        asked += [{"s": " "}, {"s": contact.tel, "to": phone(contact.tel)}]
    remark = None if about.official else pen.voice.speaker.bracketed(pen.word("unofficial"))
    return [*pen.rows(
        pen.row(pen.word("guideline"), pen.par(about.title, [{"s": " "}], about.edition)),
        pen.row(pen.word("issuer"), pen.par(pen.line(about.municipality), remark)),
        pen.row(pen.word("status"), pen.par(about.status)),
        *(pen.row(name, pen.par(date.text)) for name, date in about.dates),
        pen.row(pen.word("ask"), pen.par(asked)),
        pen.row(pen.word("license"), pen.text(about.license))), *pen.source(about.source)]
