"""The model guideline that every city starts from: where it is, and what is taken from it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kyodo.load import is_guideline, read
from kyodo.model.whole import SEARCH_FILES, SECTION_FILES, Guideline

_HERE = Path(__file__).parent
TEMPLATE = _HERE / "template"
"""What a city's folder has beside the model's texts; its data/guideline.yaml comes first."""

NOT_ITS_OWN = ("examples", "history")
"""Sections that tell of other cities, or of what nobody has done: taken over only by who asks."""

_NO_CHAPTER = "quickread"
"""How the edition on paper looks: a city's own needs no file, and readings have to be looked over
before they are printed."""

HANDBOOK = "guide"
"""The page and the folder that explain this program: no part of anybody's guideline."""


def model_folder() -> Path:
    """Return the folder of the model guideline: the wheel's copy, or the checkout itself."""
    shipped = _HERE / "model"
    return shipped if is_guideline(shipped) else _HERE.parents[2]


@dataclass(frozen=True)
class Origin:
    """The model guideline as the start of another one."""

    folder: Path

    @cached_property
    def guideline(self) -> Guideline:
        """The model itself."""
        return read(self.folder)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that its texts are written in; the first is the default."""
        return self.guideline.info.languages

    @property
    def sections(self) -> tuple[str, ...]:
        """Its chapters: data files but for guideline.yaml, by name and in default order."""
        return tuple(name for name in SECTION_FILES
                     if name != _NO_CHAPTER and self.guideline.section(name) is not None)

    @property
    def usual_sections(self) -> tuple[str, ...]:
        """Those of them that a city takes over where nobody says which."""
        return tuple(name for name in self.sections if name not in NOT_ITS_OWN)

    def copy(self, target: Path, sections: tuple[str, ...], languages: tuple[str, ...]) -> None:
        """Copy the data of the sections and the prose of the languages, byte for byte."""
        (target / "data").mkdir()
        # What the search takes for one another is no section, and the same in most cities.
        beside = (name for name in SEARCH_FILES if getattr(self.guideline, name) is not None)
        for name in (*sections, *beside):
            shutil.copyfile(self.folder / "data" / f"{name}.yaml",
                            target / "data" / f"{name}.yaml")
        for language in languages:
            prose = self.folder / "content" / language
            if prose.is_dir():
                shutil.copytree(prose, target / "content" / language, ignore=_handbook)
            (target / "content" / language).mkdir(parents=True, exist_ok=True)
            # MkDocs wants the folder, and git keeps no empty ones.
            (target / "content" / language / ".gitkeep").touch()


def _handbook(_folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name in (HANDBOOK, f"{HANDBOOK}.md")]
