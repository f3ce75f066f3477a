"""How long the files to print take: from nothing, after an edit, and where nothing changed.

Processor time counts; what the clock says depends on who else uses the machine. Run with
``make bench``; it writes nothing into the repository.
"""

from __future__ import annotations

import copy
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from kyodo.addresses import Addresses
from kyodo.colours import scheme_of
from kyodo.command_pdf import EDITIONS
from kyodo.language import Speaker
from kyodo.load import load
from kyodo.paper.kept import moment_of
from kyodo.paper.making import Press
from kyodo.paper.typeset import set_alone
from kyodo.printing import papers
from kyodo.views.quickread import BOOK, papers_of
from kyodo.views.voice import Voice

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = {"model": ROOT, "echizen": ROOT / "municipalities/echizen",
           "fujimino": ROOT / "municipalities/fujimino"}
SMALL = {"minimal": ROOT / "tests/fixtures/minimal"}
URL = "https://bench.example/"
RUNS = 3
PLAIN, READ, ALL = "editions", "editions, also with readings", "editions and books"


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return seconds of the processor and of the clock."""
    start, clock = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - start, time.perf_counter() - clock


def made(what: str, kept: Path, folders: list[str]) -> None:
    """Make files of guidelines in this process, and tell how long that took."""
    loaded = [load(Path(folder)) for folder in folders]
    if what == PLAIN:
        loaded = [replace(one, guideline=replace(one.guideline, quickread=None)) for one in loaded]
    layouts = () if what == ALL else EDITIONS[:-1]
    print(json.dumps(timed(lambda: [
        papers(one, URL, kept / str(number), layouts) for number, one in enumerate(loaded)])))


def alone(what: str, kept: Path, folders: list[str]) -> tuple[float, float]:
    """Let a process of its own make the files; what is imported for that counts."""
    done = subprocess.run([sys.executable, __file__, what, str(kept), *folders], check=True,
                          stdout=subprocess.PIPE)
    cpu, clock = json.loads(done.stdout)
    return cpu, clock


def editions() -> None:
    """Set each edition twice: new to the program, and with one word changed."""
    print("guideline language edition             new s  edited s (processor; goal 0.5)")
    for name, folder in FOLDERS.items():
        guideline = load(folder).guideline
        for language in guideline.info.languages:
            voice = Voice(guideline, Addresses(guideline),
                          Speaker(language, guideline.info.languages))
            press = Press(scheme_of("light", {}), URL, Path())
            for paper in papers_of(voice):
                if paper.layout == BOOK:
                    continue
                data = press.data(voice, paper.furigana)
                edited = copy.deepcopy(data)
                edited["parts"][-1]["title"] = data["words"]["quick-more"]
                new, again = (timed(partial(set_alone, paper.layout, said, moment_of(voice)))[0]
                              for said in (data, edited))
                print(f"{name:<9} {language:<8} {paper.edition:<19} {new:>7.2f} {again:>9.2f}")


def main() -> None:
    for name, folders in (("three guidelines, two languages", FOLDERS), ("a small one", SMALL)):
        paths = [str(folder) for folder in folders.values()]
        for what in (PLAIN, READ, ALL):
            cold, warm = [], []
            for _ in range(RUNS):
                with tempfile.TemporaryDirectory() as place:
                    cold.append(alone(what, Path(place), paths))
                    warm.append(alone(what, Path(place), paths))
            for when, times in (("cold", min(cold)), ("nothing changed", min(warm))):
                print(f"{name}, {what}, {when}: "
                      f"{times[0]:.2f} s of the processor, {times[1]:.2f} s")
    print("The goal for three guidelines, cold, was 8 s for the editions.")
    editions()


if __name__ == "__main__":
    if sys.argv[1:]:
        made(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
    else:
        main()
