"""What stands around every page: whose guideline, which edition and status, whom to ask."""

from __future__ import annotations

from dataclasses import dataclass

from kyodo.language import Phrase
from kyodo.views.spoken import Dated, Spoken
from kyodo.views.voice import Link, Voice


@dataclass(frozen=True)
class Frame:
    """The same on every page of a guideline in one language."""

    title: Phrase
    short_title: str
    """For the header and the browser's tab; always says whose guideline it is."""
    municipality: Phrase
    quick_read: Phrase
    """What the guideline calls its quick-read edition."""
    edition: Phrase | None
    status: Phrase
    draft: bool
    """True: the page carries the mark of a draft."""
    official: bool
    notice: Phrase | None
    dates: tuple[tuple[Phrase, Dated], ...]
    """What the date is of, and the date."""
    contact: Spoken | None
    contact_page: str | None
    source: Spoken | None
    license: Phrase | None
    full_text: Link | None
    """Where the editions are listed, for what this one leaves out."""


def frame(voice: Voice) -> Frame:
    """View what stands around every page."""
    info = voice.guideline.info
    contact_page = voice.addresses.by_name.get("contact")
    full = contact_page and any(edition.target == "full" for edition in info.editions)
    title = voice.speaker.say(info.title)
    municipality = voice.speaker.say(info.municipality.name)
    assert title and municipality
    return Frame(
        title=title,
        short_title=_short(title.plain, voice.speaker.say(info.short_title), municipality.plain),
        municipality=municipality,
        quick_read=voice.quick_read,
        edition=voice.speaker.say(info.edition),
        status=voice.word(f"status-{info.status}"),
        draft=info.status in ("draft", "public-comment"),
        official=info.official,
        notice=voice.speaker.say(info.notice),
        dates=_dates(voice),
        contact=voice.spoken(info.contacts[0]) if info.contacts else None,
        contact_page=contact_page.address if contact_page else None,
        source=voice.spoken(info.source),
        license=voice.speaker.say(info.license),
        full_text=Link(voice.word("see-full-text"), "contact/#_editions") if full else None,
    )


def _short(title: str, short: Phrase | None, municipality: str) -> str:
    if short is None:
        return title
    return short.plain if municipality in short.plain else f"{municipality} {short.plain}"


def _dates(voice: Voice) -> tuple[tuple[Phrase, Dated], ...]:
    info = voice.guideline.info
    named = [("established", info.established), ("revised", info.revised[-1:] or None),
             ("effective", info.effective), ("updated", info.updated)]
    found = []
    for key, date in named:
        for one in date if isinstance(date, tuple) else (date,):
            if one is not None:
                found.append((voice.word(f"date-of-{key}"), voice.spoken(one)))
    return tuple(found)
