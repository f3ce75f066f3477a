"""Figures that stand as files too, so that they can go into slides and handouts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kyodo.addresses import FIGURES
from kyodo.fonts import has_all_of
from kyodo.language import Phrase
from kyodo.model.section import Figure
from kyodo.views.spoken import phrases_in
from kyodo.views.voice import Voice


@dataclass(frozen=True)
class FigureEntry:
    """A figure in one language, for a page and as a file."""

    name: str
    """What its files are called; the same in every language."""
    language: str
    title: Phrase
    text: str
    """What it says, for those who do not see it."""
    credit: Phrase
    """What it is made from, for those who meet the file away from the site."""
    view: Any
    """What it is drawn from."""
    ours: bool
    """True: the original has a figure here that we lack, so this one must not be taken for it."""
    filed: bool
    """False: it says too little to be of use away from its page, and has no files."""
    wide: FigureEntry | None = None
    """The same figure for wide paper, as files alone, where that was asked for."""

    @property
    def svg(self) -> str:
        """The address of its SVG file, from the root of the guideline."""
        return f"{FIGURES}/{self.name}-{self.language}.svg"

    @property
    def png(self) -> str | None:
        """The address of its PNG file; None where our fonts lack characters of it."""
        said = "".join(phrase.plain for phrase in phrases_in((self.view, self.credit)))
        return f"{self.svg.removesuffix('svg')}png" if has_all_of(said) else None


def entry(
    voice: Voice, name: str, title: Phrase, text: str, view: Any,
    original: Figure | None = None, filed: bool = True,
) -> FigureEntry:
    """Return a figure with what its files say of themselves; ``original``: the guideline's own."""
    ours = original is not None and original.missing
    return FigureEntry(name, voice.speaker.language, title, text, _credit(voice), view, ours, filed)


def _credit(voice: Voice) -> Phrase:
    info = voice.guideline.info
    title = voice.speaker.say(info.title)
    assert title
    said = voice.speaker.word("figure-credit", title=title.markdown)
    if info.status in ("draft", "public-comment"):
        said += voice.speaker.word("figure-of-draft")
    if not info.official:
        said += voice.speaker.word("figure-unofficial")
    return Phrase(said, voice.speaker.language)
