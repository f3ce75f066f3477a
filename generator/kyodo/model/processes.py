"""data/processes.yaml: how a project comes about, step by step."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from kyodo.model.base import Flag, Id, Label, OneOrMany, Record, Short
from kyodo.model.dates import FuzzyDate
from kyodo.model.forms import Documents
from kyodo.model.section import Figure, Reference, Section, Source
from kyodo.model.text import Name, Text


class Exit(Short):
    """A way from a step to another one."""

    shorthand: ClassVar[str] = "to"

    to: Id
    """The id of the step it leads to."""
    label: Text | None = None
    """When this way is taken; needed where a step has several exits."""
    reason_given: Flag = False
    """True: whoever decides gives the reason."""
    note: Text | None = None
    """A remark on it."""


class Step(Record):
    """One step of a process."""

    id: Id
    """Its anchor."""
    number: Label | None = None
    """Its number as printed; counted where it is left out."""
    lane: Id | None = None
    """The actor whose lane it stands in."""
    actors: tuple[Id, ...] = ()
    """All who take part, where it is more than the lane says."""
    phase: Id | None = None
    """The phase it belongs to."""
    kind: Literal["start", "task", "decision", "document", "end"] = "task"
    """What sort of step it is."""
    title: Name
    """What is done."""
    detail: Text | None = None
    """More about it."""
    when: Text | None = None
    """When it is done."""
    methods: tuple[Text, ...] = ()
    """Ways of doing it."""
    documents: Documents = ()
    """Documents that are needed."""
    output: Documents = ()
    """Documents that come out."""
    forms: Annotated[tuple[Id, ...], OneOrMany] = Field(default=())
    """Forms of collaboration that are the outcome of this step."""
    table: Id | None = None
    """The table (see tables) at which the parties meet in this step."""
    note: Text | None = None
    """A remark."""
    next: Annotated[tuple[Exit, ...], OneOrMany] = ()
    """Where it goes on: an id, a list of ids, or a list of ``{to, label}``."""


class Phase(Record):
    """A part of a process."""

    id: Id
    """What steps refer to."""
    title: Name
    """What it is called."""
    text: Text | None = None
    """What it is for."""


class Flow(Record):
    """What a process and each of its versions share: lanes, phases, steps."""

    lanes: tuple[Id, ...] = ()
    """Ids of actors, in the order of the lanes."""
    phases: tuple[Phase, ...] = ()
    """The parts of the process."""
    steps: tuple[Step, ...] = ()
    """In reading order."""
    figure: Figure | None = None
    """The original's figure of it."""
    lanes_as_rows: Flag = False
    """True: the figure is also made with its lanes as rows, for wide paper and slides."""


class Version(Flow):
    """A process as it was from one date to another."""

    id: Id
    """Its address below the process."""
    name: Name | None = None
    """What it is called."""
    valid_from: FuzzyDate | None = None
    """From when it applies."""
    valid_to: FuzzyDate | None = None
    """Until when it applied; left out for the one in force."""
    changes: Text | None = None
    """What differs from the one before."""


class Process(Flow):
    """A way in which projects come about."""

    id: Id
    """Its address."""
    code: Label | None = None
    """Its mark as printed: A."""
    title: Name
    """What it is called."""
    summary: Text | None = None
    """What it is, in one or two sentences."""
    direction: Literal["citizens-to-city", "city-to-citizens", "both"] | None = None
    """Whose proposals it carries."""
    starts_with: Id | None = None
    """The actor who begins."""
    forms: Annotated[tuple[Id, ...], OneOrMany] = Field(default=())
    """Forms of collaboration that it can lead to."""
    valid_from: FuzzyDate | None = None
    """From when it applies."""
    versions: tuple[Version, ...] = ()
    """Dated versions, instead of steps of its own."""
    references: tuple[Reference, ...] = ()
    """Ordinances it rests on."""
    missing: Flag = False
    """True: announced, but its steps are not known."""
    source: Source | None = None
    """Where it comes from."""

    @property
    def current(self) -> Flow:
        """The version in force: the last one, or the process itself where it has none."""
        return self.versions[-1] if self.versions else self


class Table(Record):
    """A place where the parties sit together, such as a partner table."""

    id: Id
    """Its anchor."""
    name: Name
    """What it is called."""
    heading: Name | None = None
    """Its heading as printed."""
    purpose: Text | None = None
    """What it is for."""
    points: tuple[Text, ...] = ()
    """What happens at it."""
    participants: tuple[Name, ...] = ()
    """Who sits at it."""
    actors: tuple[Id, ...] = ()
    """The actors who sit at it."""
    source: Source | None = None
    """Where it comes from."""


class Processes(Section):
    """The processes and the tables."""

    tables: tuple[Table, ...] = ()
    """Places where the parties sit together."""
    items: tuple[Process, ...] = ()
    """The processes."""
