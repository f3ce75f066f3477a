"""Versions of a process: where the others are, and what differs from the one before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kyodo.language import Phrase
from kyodo.model.processes import Flow, Process, Step, Version
from kyodo.views.spoken import Spoken
from kyodo.views.voice import Link, Voice

_COMPARED = {
    "who": ("lane", "actors"), "step-kind": ("kind",), "step-text": ("detail", "note"),
    "when": ("when",), "how": ("methods",), "documents": ("documents",), "output": ("output",),
    "forms": ("forms",), "at-table": ("table",),
}
"""The word for what differs → the fields of a step that say it.

Numbers and phases are left out: they move when a step is put in somewhere else.
"""


@dataclass(frozen=True)
class VersionLink:
    """Another version of the process."""

    link: Link
    record: Spoken
    current: bool


@dataclass(frozen=True)
class StepChange:
    """A step that is new, or not what it was, or no longer there."""

    anchor: str
    number: str
    """In the version that has the step."""
    title: Phrase
    former: Phrase | None = None
    """Its title in the version before, where that was another one."""
    what: tuple[str, ...] = ()
    """The words for what differs; empty where only the title does."""


@dataclass(frozen=True)
class Changes:
    """What differs from the version before."""

    before: Link
    added: tuple[StepChange, ...]
    changed: tuple[StepChange, ...]
    removed: tuple[StepChange, ...]

    def of(self, step: str) -> str | None:
        """Tell whether a step of the version shown is "added" or "changed"."""
        kinds = {"added": self.added, "changed": self.changed}
        return next((kind for kind, steps in kinds.items()
                     if any(one.anchor == step for one in steps)), None)


def versions(voice: Voice, process: Process, shown: Flow) -> tuple[VersionLink, ...]:
    """View the versions but the one shown, newest first."""
    return tuple(
        VersionLink(_link(voice, process, version), voice.spoken(version),
                    version is process.current)
        for version in reversed(process.versions) if version is not shown)


def changes(voice: Voice, process: Process, shown: Flow) -> Changes | None:
    """View what differs from the version before; None where there is nothing to compare."""
    place = next((i for i, one in enumerate(process.versions) if one is shown), 0)
    before = process.versions[place - 1] if place else None
    if before is None or not (before.steps and shown.steps):
        return None
    old = {step.id: step for step in before.steps}
    new = {step.id: step for step in shown.steps}
    pairs = [(old[one], step) for one, step in new.items() if one in old]
    found = Changes(
        _link(voice, process, before),
        tuple(_step(voice, shown, step) for one, step in new.items() if one not in old),
        tuple(change for pair in pairs if (change := _change(voice, shown, *pair))),
        tuple(_step(voice, before, step) for one, step in old.items() if one not in new),
    )
    return found if found.added or found.changed or found.removed else None


def numbers_of(flow: Flow) -> dict[str, str]:
    """Return the number of each step by its id: the printed one, else its place."""
    return {step.id: step.number or str(i) for i, step in enumerate(flow.steps, 1)}


def title_of(voice: Voice, step: Step) -> Phrase:
    """Return the title of a step, or the word for what has none."""
    return voice.speaker.say(step.title) or voice.word("unnamed")


def _link(voice: Voice, process: Process, version: Version) -> Link:
    address = voice.addresses.of("process", process.id)
    name = voice.speaker.say(version.name) or voice.word("version", name=version.id)
    return Link(name, address if version is process.current else f"{address}{version.id}/")


def _step(voice: Voice, flow: Flow, step: Step, **more: Any) -> StepChange:
    return StepChange(step.id, numbers_of(flow)[step.id], title_of(voice, step), **more)


def _change(voice: Voice, shown: Flow, old: Step, new: Step) -> StepChange | None:
    """Compare what a reader of this language reads: a translation mended is no change elsewhere."""
    was, now = vars(voice.spoken(old)), vars(voice.spoken(new))
    what = [word for word, names in _COMPARED.items() if any(was[n] != now[n] for n in names)]
    # A lone way on is only said where it goes astray from the list; it moves with its neighbours.
    if (len(old.next) > 1 or len(new.next) > 1) and was["next"] != now["next"]:
        what.append("ways-on")
    former = was["title"] if was["title"] != now["title"] else None
    return _step(voice, shown, new, former=former, what=tuple(what)) if what or former else None
