"""The evaluation sheet as a document: the same items, scored by each side."""

from __future__ import annotations

from dataclasses import dataclass

from kyodo.language import Phrase
from kyodo.model.evaluation import Evaluation
from kyodo.views.voice import Voice


@dataclass(frozen=True)
class MarkItem:
    """A line that each side scores."""

    number: str | None
    text: Phrase


@dataclass(frozen=True)
class MarksView:
    """The sheet's scale, lines and columns."""

    scale_heading: Phrase
    scale: tuple[tuple[str, Phrase], ...]
    """Each mark, and what it means."""
    groups: tuple[tuple[Phrase | None, tuple[MarkItem, ...]], ...]
    """The lines, in the parts they stand in."""
    item: Phrase
    """The head of the lines' column."""
    marks: tuple[Phrase, ...]
    """The heads of the columns for marks, one a side."""
    difference: Phrase | None
    """The head of the column for the difference; None: marks that are no numbers have none."""
    reasons: tuple[Phrase, ...]
    """The heads of the columns for reasons, one a side."""
    wrong: Phrase
    """What is said to somebody who writes another mark."""


def marks(voice: Voice) -> MarksView:
    """View the sheet of the guideline's evaluation."""
    section = voice.guideline.evaluation
    assert section is not None and section.sheet is not None
    groups: dict[str, list[MarkItem]] = {}
    names: dict[str, Phrase | None] = {}
    for item in section.sheet.items:
        said, text = voice.speaker.say(item.group), voice.speaker.say(item.text)
        key = said.plain if said else ""
        names.setdefault(key, said)
        assert text
        groups.setdefault(key, []).append(MarkItem(item.number, text))
    scale = tuple((grade.mark, text) for grade in section.sheet.scale
                  if (text := voice.speaker.say(grade.text)))
    sides = _sides(voice, section)
    numbers = bool(scale) and all(mark.isdecimal() for mark, _text in scale)
    return MarksView(
        scale_heading=voice.word("mark-scale"), scale=scale,
        groups=tuple((names[key], tuple(items)) for key, items in groups.items()),
        item=voice.word("sheet-item"),
        marks=tuple(voice.word("mark-of", side=side) for side in sides),
        difference=voice.word("mark-difference") if numbers else None,
        reasons=tuple(voice.word("mark-reason", side=side) for side in sides),
        wrong=voice.word("mark-wrong", marks=voice.speaker.word("list-separator").join(
            mark for mark, _text in scale)),
    )


def _sides(voice: Voice, section: Evaluation) -> tuple[str, ...]:
    """Return the names of those who score: whoever takes part in the mutual evaluation."""
    for layer in section.layers:
        if layer.kind == "mutual" and len(layer.actors) > 1:
            return tuple(name.plain for name in voice.actor_names(layer.actors))
    return voice.speaker.word("mark-ours"), voice.speaker.word("mark-theirs")
