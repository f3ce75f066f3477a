"""The quick-read edition as the one file of data that its layouts read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import Any

from kyodo import fonts
from kyodo.colours import Scheme
from kyodo.furigana import Furigana
from kyodo.language import Phrase, Speaker
from kyodo.paper.photographs import emblem
from kyodo.paper.pictures import Sizes, figures
from kyodo.paper.qr import qr_code
from kyodo.paper.readings import RISE, SIZE, measured
from kyodo.paper.typeset import outlined
from kyodo.paper.words import tongue
from kyodo.paper.words import words as with_breaks
from kyodo.views.quickread import PAGES, Cover, QuickReadView
from kyodo.views.quickread_cards import Card, LaneChart, Part

_WORDS = ("quick-together", "quick-form", "quick-what", "quick-examples", "draft",
          "quick-contact", "quick-more", "kind-end")
_JOINS = ("quick-example", "list-separator", "quick-others")
"""Words that keep the space at their end."""
_CONTACT = ("address", "tel", "fax", "email", "hours")


Words = Callable[[Phrase | None], dict[str, Any] | None]
"""What turns a phrase into what the layouts know of it."""


def sheet(
    view: QuickReadView, speaker: Speaker, scheme: Scheme, address: str | None,
    furigana: Furigana | None = None,
) -> dict[str, Any]:
    """Return all that the layouts print; ``address`` is that of the page on the web.

    ``furigana``: what knows the readings that stand above kanji; None leaves them out.
    """
    words = partial(with_breaks, furigana=furigana)
    said = {key: words(Phrase(speaker.word(key), speaker.language)) for key in _WORDS}
    said |= {key: {"s": speaker.word(key)} for key in _JOINS}
    said |= {"quick-read": words(view.cover.label), "quick-citizens": words(view.cover.parties[0]),
             "quick-city": words(view.cover.parties[1])}
    sizes = Sizes(float(speaker.word("paper-body")), float(speaker.word("paper-note")))
    language, region = tongue(speaker.language)
    about = view.frame
    parts = [_part(part, sizes, scheme, words, furigana) for part in view.parts]
    return {
        "lang": language, "region": region,
        "words": said, "titles": _titles(view, speaker, furigana is not None),
        "colours": dict(scheme),
        "sizes": asdict(sizes),
        "font": fonts.FAMILY,
        "furigana": furigana is not None, "reading": {"size": SIZE, "rise": RISE},
        "draft": about.draft,
        "sign": outlined(speaker.word("draft"), language) if about.draft else None,
        "cover": _cover(view.cover, speaker, words),
        "notice": words(about.notice),
        "parts": parts, "ordered": view.ordered,
        **({"measured": measured(parts)} if furigana else {}),
        "emblem": emblem(view.emblem),
        "contact": _contact(view, speaker, words),
        "site": site_of(address, speaker), "ways": ways_of(speaker),
    }


def _cover(cover: Cover, speaker: Speaker, words: Words) -> dict[str, Any]:
    return {
        "title": words(cover.title), "subtitle": words(cover.subtitle),
        "city": words(cover.city), "names-city": cover.names_city,
        "edition": words(cover.edition), "text": words(cover.on_paper),
        "promise": words(cover.promise),
        "date": words(Phrase(speaker.word(
            "quick-date", date=cover.date[1].text, what=cover.date[0].plain),
            speaker.language)) if cover.date else None,
    }


def _titles(view: QuickReadView, speaker: Speaker, read: bool) -> dict[str, str]:
    """Return what each file is called, by its layout."""
    cover, label = view.cover, view.cover.label.plain
    whole = cover.title.plain if cover.names_city else f"{cover.city.plain} {cover.title.plain}"
    chart = next((part.title.plain for part in view.parts if part.chart and part.title), "")
    about = {"quick-read": [whole], "poster": [f"{cover.city.plain} {chart}"]}
    names = {layout: speaker.word(f"paper-{layout}", name=label) for layout in PAGES}
    names["quick-read"] = label
    return {layout: " – ".join([*about.get(layout, [whole, label]), speaker.word(
        "paper-furigana", name=name) if read else name]) for layout, name in names.items()}


def site_of(address: str | None, speaker: Speaker) -> dict[str, Any] | None:
    """Return where the web has it, for people and for telephones."""
    return {"address": address, "qr": qr_code(address),
            "alt": speaker.word("qr-code", address=address)} if address else None


def ways_of(speaker: Speaker) -> dict[str, str]:
    """Return what links that are no pages are called, by the scheme of their address."""
    return {"mailto": speaker.word("email"), "tel": speaker.word("tel")}


def _part(
    part: Part, sizes: Sizes, scheme: Scheme, words: Words, furigana: Furigana | None
) -> dict[str, Any]:
    return {
        "key": part.key, "shape": part.shape, "title": words(part.title),
        "text": words(part.text), "cards": [_card(card, words) for card in part.cards],
        "sides": [{"name": words(side.name), "cards": [_card(card, words) for card in side.cards]}
                  for side in part.sides],
        "figure": figures(part, sizes, scheme, furigana), "chart": _chart(part.chart, words),
        "spare": part.spare, "own": part.own, "notes": [words(note) for note in part.notes],
    }


def _chart(chart: LaneChart | None, words: Words) -> dict[str, Any] | None:
    if chart is None:
        return None
    return {"lanes": [words(lane) for lane in chart.lanes], "phases": [
        {"title": words(title), "steps": [
            {"number": step.number, "name": words(step.name), "lane": step.lane, "end": step.end,
             "followed": step.followed, "exits": [
                {"when": words(way.when), "number": way.number, "back": way.back}
                for way in step.exits]}
            for step in steps]} for title, steps in chart.phases]}


def _card(card: Card, words: Words) -> dict[str, Any]:
    return {"number": card.number, "name": words(card.name), "text": words(card.text),
            "examples": [words(one) for one in card.examples], "own": card.own,
            "all": len(card.examples) + card.left_out,
            "points": [words(one) for one in card.points]}


def _contact(
    view: QuickReadView, speaker: Speaker, words: Words
) -> dict[str, Any] | None:
    one = view.contact
    if one is None:
        return None
    rows = []
    for field in _CONTACT:
        if value := getattr(one, field):
            said = str(value)
            if field == "address" and one.postal_code:
                said = speaker.word("quick-postal", code=one.postal_code, address=said)
            if field == "tel" and one.tel_note:
                said += (speaker.word("bracket-open") + str(one.tel_note)
                         + speaker.word("bracket-close"))
            link = {"tel": "tel:", "email": "mailto:"}.get(field)
            rows.append({"label": words(Phrase(speaker.word(field), speaker.language)),
                         "value": said,
                         "words": words(Phrase(said, speaker.language,
                                               origin=getattr(value, "origin", None))),
                         "note": words(one.email_note) if field == "email" else None,
                         "strong": field == "tel",
                         "link": link + str(value).replace("-", "") if link == "tel:" else
                         link + str(value) if link else None})
    return {"office": words(one.office), "rows": rows}
