"""What the terminal says when a city's folder is there: what was made, what to do next."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections import Counter
from pathlib import Path

from kyodo.report import phrase
from kyodo.starting.city import City
from kyodo.starting.folder import Made


def next_steps(folder: Path, city: City, made: Made, language: str) -> str:
    """Return the words."""
    told = Counter(notice.code for notice in made.loaded.notices)
    said = [phrase("new-made", language, folder=folder, sections=len(city.sections),
                   languages=", ".join(city.languages))]
    if made.loosened:
        said.append(phrase("new-loosened", language, count=made.loosened))
    if missing := told["untranslated"]:
        said.append(phrase("new-untranslated", language, count=missing))
    said += [phrase("new-contact", language), "", phrase("new-next", language),
             f"    cd {quoted(folder)}", "    kyodo serve --open"]
    return "\n".join(said)


def quoted(path: Path, windows: bool = os.name == "nt") -> str:
    """Return a path as it has to be typed on the terminal."""
    words = str(path)
    if words.startswith("-"):
        words = f"{os.curdir}{os.sep}{words}"
    return subprocess.list2cmdline([words]) if windows else shlex.quote(words)
