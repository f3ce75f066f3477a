"""Views of the finder: where it begins, its questions, its outcomes, and all of it on one page."""

from __future__ import annotations

from dataclasses import dataclass

from kyodo.addresses import FINDER_ALL, PageKey
from kyodo.language import Phrase
from kyodo.model.finder import Finder, FinderQuestion, FormChoice, Outcome
from kyodo.views.forms import DocumentEntry, documents
from kyodo.views.spoken import Spoken
from kyodo.views.voice import Link, Voice
from kyodo.views.ways import WayEntry, Ways, anchor, way_entries, ways


@dataclass(frozen=True)
class AnswerEntry:
    """An answer, and where it leads."""

    record: Spoken
    number: int
    """From 1."""
    address: str
    """Names the answer, so that the next page knows the way."""
    to: str
    """The id of the page that it leads to."""
    ends: bool
    """True: it leads to an outcome."""


@dataclass(frozen=True)
class QuestionView:
    """The page of a question."""

    record: Spoken
    ways: tuple[WayEntry, ...]
    back: str | None
    """The question before it; None where that depends on the way."""
    answers: tuple[AnswerEntry, ...]
    place: int | None
    """Which question it is, from 1; None where that depends on the way."""
    left: int
    """How many questions follow at most."""
    whole: str
    """Its place on the page that has all of them."""


@dataclass(frozen=True)
class ChoiceEntry:
    """A form that an outcome names."""

    link: Link
    record: Spoken
    form: Spoken | None
    """What the guideline says of it."""
    combinable: tuple[Link, ...]


@dataclass(frozen=True)
class ProcessCard:
    """A process that comes next."""

    link: Link
    summary: Phrase | None


@dataclass(frozen=True)
class OutcomeView:
    """The page of an outcome."""

    record: Spoken
    ways: tuple[WayEntry, ...]
    back: str | None
    forms: tuple[ChoiceEntry, ...]
    zone: Link | None
    """The zone outside the domain of collaboration that it lies in."""
    documents: tuple[DocumentEntry, ...]
    """Those of all its forms, each once."""
    contact: Spoken | None
    """Whom to ask, where it is not the guideline's first contact."""
    processes: tuple[ProcessCard, ...]
    """Those that come next."""
    caveat: Phrase | None
    whole: str
    """Its place on the page that has all of them."""
    place: None = None
    left: int = 0


@dataclass(frozen=True)
class FinderView:
    """The page /finder/."""

    section: Spoken
    begin: str
    """The address of the first question."""
    most: int
    """How many questions there are at most."""
    outside: tuple[tuple[Link, Phrase], ...]
    """Forms that are left out, and why."""
    whole: Link


@dataclass(frozen=True)
class WholeFinderView:
    """The page /finder/all/."""

    section: Spoken
    questions: tuple[QuestionView, ...]
    outcomes: tuple[OutcomeView, ...]
    numbers: dict[str, int]
    """Numbers of questions and of outcomes by id, each from 1."""
    titles: dict[str, Phrase]
    """Questions and titles of outcomes by id."""
    outside: tuple[tuple[Link, Phrase], ...]


def finder(voice: Voice) -> FinderView:
    """View where the finder begins."""
    record = _finder(voice)
    first = record.questions[0].id
    return FinderView(
        section=voice.spoken(record),
        begin=voice.addresses.of("finder-question", first),
        most=ways(record).left[first] + 1,
        outside=_outside(voice),
        whole=Link(voice.page_title(FINDER_ALL), f"{FINDER_ALL}/"),
    )


def question(voice: Voice, key: PageKey) -> QuestionView:
    """View a question."""
    return _question(voice, key.record, ways(_finder(voice)))


def outcome(voice: Voice, key: PageKey) -> OutcomeView:
    """View an outcome."""
    return _outcome(voice, key.record, ways(_finder(voice)))


def every(voice: Voice, _key: PageKey) -> WholeFinderView:
    """View all questions and outcomes on their page."""
    return whole(voice)


def whole(voice: Voice) -> WholeFinderView:
    """View all questions and outcomes, in the guideline's order."""
    record, through = _finder(voice), ways(_finder(voice))
    questions = tuple(_question(voice, one, through) for one in record.questions)
    outcomes = tuple(_outcome(voice, one, through) for one in record.outcomes)
    numbers = ({one.id: number for number, one in enumerate(record.questions, 1)}
               | {one.id: number for number, one in enumerate(record.outcomes, 1)})
    titles = ({one.record.id: one.record.question for one in questions}
              | {one.record.id: one.record.title for one in outcomes})
    return WholeFinderView(voice.spoken(record), questions, outcomes, numbers, titles,
                           _outside(voice))


def _finder(voice: Voice) -> Finder:
    assert voice.guideline.finder is not None
    return voice.guideline.finder


def _question(voice: Voice, record: FinderQuestion, through: Ways) -> QuestionView:
    place = through.places[record.id]
    return QuestionView(
        record=voice.spoken(record),
        ways=(found := way_entries(voice, record.id, through)),
        back=_back(found),
        answers=tuple(_answer(voice, record, number, through)
                      for number in range(len(record.answers))),
        place=None if place is None else place + 1,
        left=through.left[record.id],
        whole=f"{FINDER_ALL}/#{record.id}",
    )


def _back(found: tuple[WayEntry, ...]) -> str | None:
    last = {way.given[-1].address for way in found}
    return last.pop() if len(last) == 1 else None


def _answer(voice: Voice, record: FinderQuestion, number: int, through: Ways) -> AnswerEntry:
    answer = record.answers[number]
    ends = answer.next in {one.id for one in through.finder.outcomes}
    address = voice.addresses.of("finder-outcome" if ends else "finder-question", answer.next)
    return AnswerEntry(voice.spoken(answer), number + 1, f"{address}#{anchor(record, number)}",
                       answer.next, ends)


def _outcome(voice: Voice, record: Outcome, through: Ways) -> OutcomeView:
    g = voice.guideline
    zones = {one.id: one for one in g.domains.zones} if g.domains else {}
    outside = record.zone is not None and not zones[record.zone].collaborative
    choices = tuple(_choice(voice, one) for one in record.forms)
    known = {one.id: one for one in g.forms.items} if g.forms else {}
    uses = (use for one in record.forms if one.form for use in known[one.form].documents)
    contact = next((one for one in g.info.contacts if one.id == record.contact), None)
    return OutcomeView(
        record=voice.spoken(record),
        ways=(found := way_entries(voice, record.id, through)),
        back=_back(found),
        forms=choices,
        zone=voice.link("zone", record.zone) if record.zone and outside else None,
        documents=tuple(dict.fromkeys(documents(voice, tuple(uses)))),
        contact=voice.spoken(contact) if record.contact else None,
        processes=tuple(ProcessCard(voice.link("process", name), _summary(voice, name))
                        for name in record.processes),
        caveat=voice.speaker.say(_finder(voice).caveat) if choices else None,
        whole=f"{FINDER_ALL}/#{record.id}",
    )


def _summary(voice: Voice, process: str) -> Phrase | None:
    section = voice.guideline.processes
    found = next(one for one in section.items if one.id == process) if section else None
    return voice.speaker.say(found.summary) if found else None


def _choice(voice: Voice, choice: FormChoice) -> ChoiceEntry:
    section = voice.guideline.forms
    form = next((one for one in section.items if one.id == choice.form), None) if section else None
    name = voice.speaker.say(choice.name) or voice.word("unnamed")
    return ChoiceEntry(
        link=voice.link("form", form.id) if form else Link(name, None),
        record=voice.spoken(choice),
        form=voice.spoken(form),
        combinable=voice.links("form", form.combinable) if form else (),
    )


def _outside(voice: Voice) -> tuple[tuple[Link, Phrase], ...]:
    found = ((voice.link("form", one.form), voice.speaker.say(one.reason))
             for one in _finder(voice).outside)
    return tuple((link, reason) for link, reason in found if reason)
