"""View of the aims as a figure: why collaboration is needed, what it is, what it aims at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kyodo.language import Phrase
from kyodo.model.about import About
from kyodo.model.text import Text
from kyodo.views.figures import FigureEntry, entry
from kyodo.views.voice import Voice


@dataclass(frozen=True)
class Step:
    """One of the things that lead on to the next."""

    title: Phrase
    items: tuple[Phrase, ...]


@dataclass(frozen=True)
class AimsFigure:
    """From the reasons to the aims."""

    steps: tuple[Step, ...]


def aims_figure(voice: Voice) -> AimsFigure | None:
    """View the aims with what leads to them; None where the guideline does not list aims."""
    about = voice.guideline.about
    if about is None or about.aims is None or len(about.aims.points) < 2:
        return None
    aims = voice.speaker.say(about.aims.heading) or voice.word("aims")
    steps = (*_before(voice, about), Step(aims, _said(voice, about.aims.points)))
    return AimsFigure(steps) if len(steps) > 1 else None


def aims_entries(voice: Voice) -> Iterator[FigureEntry]:
    """Yield the figure of the aims, with its files."""
    view = aims_figure(voice)
    about = voice.guideline.about
    if view and about and about.aims:
        separator, colon = (voice.speaker.word(key) for key in ("list-separator", "colon"))
        text = "\n".join(f"{step.title.plain}{colon}"
                         f"{separator.join(item.plain for item in step.items)}"
                         for step in view.steps)
        yield entry(voice, "aims", view.steps[-1].title, text, view, about.aims.figure)


def _said(voice: Voice, texts: Iterable[Text | None]) -> tuple[Phrase, ...]:
    said = (voice.speaker.say(text) for text in texts)
    return tuple(phrase for phrase in said if phrase)


def _before(voice: Voice, about: About) -> Iterator[Step]:
    reasons = _said(voice, [one.heading for one in about.reasons if not one.missing])
    if len(reasons) > 1:
        yield Step(voice.word("reasons"), reasons)
    for one in about.definitions:
        if one.elements:
            term = voice.speaker.say(one.heading or one.term)
            assert term
            yield Step(term, _said(voice, one.elements))
            return
