"""Views of the forms of collaboration and of the examples."""

from __future__ import annotations

from dataclasses import dataclass

from kyodo.addresses import PageKey, has_page
from kyodo.language import Phrase
from kyodo.model.forms import DocumentUse, Example, Form
from kyodo.views.files import FileEntry, files_of
from kyodo.views.spoken import Spoken
from kyodo.views.voice import Link, Voice


@dataclass(frozen=True)
class DocumentEntry:
    """A document: a link to a download, or only a name."""

    text: Phrase
    address: str | None = None
    files: tuple[FileEntry, ...] = ()
    """Its files in the page's language."""


@dataclass(frozen=True)
class ZoneMark:
    """A zone in which a form lies."""

    link: Link
    partial: bool
    note: Phrase | None


@dataclass(frozen=True)
class FormEntry:
    """A form, with everything that refers to it."""

    record: Spoken
    address: str
    zones: tuple[ZoneMark, ...]
    examples: tuple[Link, ...]
    examples_known: bool
    """True: the guideline gives examples of forms, if not of this one."""
    combinable: tuple[Link, ...]
    processes: tuple[Link, ...]
    """Processes that can lead to it."""
    criteria: tuple[tuple[str, Phrase], ...]
    """Kind of each criterion that names the form ("need", "exclude", "consider"), and its text."""
    documents: tuple[DocumentEntry, ...]
    previous: Link | None = None
    next: Link | None = None


@dataclass(frozen=True)
class FormGroup:
    """Forms under one heading; forms without groups are one group without a name."""

    name: Phrase | None
    items: tuple[FormEntry, ...]


@dataclass(frozen=True)
class FormsView:
    """The page /forms/."""

    section: Spoken
    groups: tuple[FormGroup, ...]


@dataclass(frozen=True)
class ExampleEntry:
    """An example, with its links."""

    record: Spoken
    address: str | None
    """None where the list says all there is."""
    forms: tuple[Link, ...]
    zone: Link | None
    roles: tuple[tuple[Phrase | None, Phrase | None], ...]
    """Who, and what it did."""
    principles: tuple[Link, ...]


@dataclass(frozen=True)
class ExampleGroup:
    """Examples of one form; ``form`` is None for those of no form."""

    form: Link | None
    items: tuple[ExampleEntry, ...]


@dataclass(frozen=True)
class ExamplesView:
    """The page /examples/."""

    section: Spoken
    groups: tuple[ExampleGroup, ...]


def documents(voice: Voice, uses: tuple[DocumentUse, ...]) -> tuple[DocumentEntry, ...]:
    """View the documents that a form or step needs."""
    entries = []
    for use in uses:
        if use.id:
            link = voice.link("download", use.id)
            entries.append(DocumentEntry(voice.speaker.say(use.name) or link.text, link.address,
                                         files_of(voice, use.id)))
        elif said := voice.speaker.say(use.name):
            entries.append(DocumentEntry(said))
    return tuple(entries)


def forms(voice: Voice) -> FormsView:
    """View all forms, by group."""
    section = voice.guideline.forms
    assert section is not None
    groups: dict[str, list[int]] = {}
    for index, record in enumerate(section.items):
        said = voice.speaker.say(record.group)
        groups.setdefault(said.plain if said else "", []).append(index)
    return FormsView(
        voice.spoken(section),
        tuple(
            FormGroup(voice.speaker.say(section.items[indexes[0]].group),
                      tuple(_form(voice, index) for index in indexes))
            for indexes in groups.values()
        ),
    )


def form(voice: Voice, key: PageKey) -> FormEntry:
    """View one form."""
    section = voice.guideline.forms
    assert section is not None
    return _form(voice, section.items.index(key.record))


def examples_of(voice: Voice, form: Form) -> list[str]:
    """Return ids of the examples that name a form or that it names, in the guideline's order."""
    section = voice.guideline.examples
    items = section.items if section else ()
    return [e.id for e in items if form.id in e.forms or e.id in form.examples]


def _form(voice: Voice, index: int) -> FormEntry:
    g = voice.guideline
    assert g.forms is not None
    items = g.forms.items
    record = items[index]
    criteria = g.domains.criteria.items if g.domains and g.domains.criteria else ()
    said = ((c.kind, voice.speaker.say(c.text)) for c in criteria if record.id in c.forms)
    return FormEntry(
        record=voice.spoken(record),
        address=voice.addresses.of("form", record.id),
        zones=tuple(ZoneMark(voice.link("zone", z.zone), z.strength == "partial",
                             voice.speaker.say(z.note)) for z in record.zones),
        examples=voice.links("example", examples_of(voice, record)),
        examples_known=g.examples is not None,
        combinable=voice.links("form", record.combinable),
        processes=voice.links("process", _processes_to(voice, record)),
        criteria=tuple((kind, text) for kind, text in said if text),
        documents=documents(voice, record.documents),
        previous=voice.link("form", items[index - 1].id) if index else None,
        next=voice.link("form", items[index + 1].id) if index + 1 < len(items) else None,
    )


def _processes_to(voice: Voice, form: Form) -> list[str]:
    section = voice.guideline.processes
    found = []
    for process in section.items if section else ():
        flow = process.versions[-1] if process.versions else process
        if form.id in process.forms or any(form.id in step.forms for step in flow.steps):
            found.append(process.id)
    return found


def examples(voice: Voice) -> ExamplesView:
    """View all examples, by form in the order of the forms; one of two forms stands in both."""
    g = voice.guideline
    assert g.examples is not None
    groups: list[ExampleGroup] = []
    placed: set[str] = set()
    for record in g.forms.items if g.forms else ():
        ids = examples_of(voice, record)
        placed.update(ids)
        if ids:
            entries = tuple(_example(voice, e) for e in g.examples.items if e.id in ids)
            groups.append(ExampleGroup(voice.link("form", record.id), entries))
    rest = tuple(_example(voice, e) for e in g.examples.items if e.id not in placed)
    if rest:
        groups.append(ExampleGroup(None, rest))
    return ExamplesView(voice.spoken(g.examples), tuple(groups))


def example(voice: Voice, key: PageKey) -> ExampleEntry:
    """View one example."""
    return _example(voice, key.record)


def _example(voice: Voice, record: Example) -> ExampleEntry:
    g = voice.guideline
    forms = [f.id for f in (g.forms.items if g.forms else ())
             if f.id in record.forms or record.id in f.examples]
    shown_by = [p.id for p in (g.principles.items if g.principles else ())
                if record.id in p.examples]
    return ExampleEntry(
        record=voice.spoken(record),
        address=voice.addresses.of("example", record.id) if has_page(record) else None,
        forms=voice.links("form", forms),
        zone=voice.link("zone", record.zone) if record.zone else None,
        roles=tuple(
            (voice.actor_names([role.actor])[0] if role.actor else voice.speaker.say(role.name),
             voice.speaker.say(role.text)) for role in record.roles),
        principles=voice.links("principle", shown_by),
    )
