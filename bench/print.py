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
from functools import partial
from pathlib import Path

from kyodo.addresses import Addresses
from kyodo.colours import scheme_of
from kyodo.language import Speaker
from kyodo.load import load
from kyodo.paper.making import Press, moment_of
from kyodo.paper.typeset import typeset
from kyodo.printing import papers
from kyodo.views.quickread import quickread
from kyodo.views.voice import Voice

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = {"model": ROOT, "echizen": ROOT / "municipalities/echizen",
           "fujimino": ROOT / "municipalities/fujimino"}
SMALL = {"minimal": ROOT / "tests/fixtures/minimal"}
URL = "https://bench.example/"
RUNS = 3


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return seconds of the processor and of the clock."""
    start, clock = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - start, time.perf_counter() - clock


def made(kept: Path, folders: list[str]) -> None:
    """Make all files of guidelines in this process, and tell how long that took."""
    loaded = [load(Path(folder)) for folder in folders]
    print(json.dumps(timed(lambda: [
        papers(one, URL, kept / str(number)) for number, one in enumerate(loaded)])))


def alone(kept: Path, folders: list[str]) -> tuple[float, float]:
    """Let a process of its own make all files; what is imported for that counts."""
    done = subprocess.run([sys.executable, __file__, str(kept), *folders], check=True,
                          stdout=subprocess.PIPE)
    cpu, clock = json.loads(done.stdout)
    return cpu, clock


def editions() -> None:
    """Set each edition twice: new to the program, and with one word changed."""
    print("guideline language edition     new s  edited s (processor; goal 0.5)")
    for name, folder in FOLDERS.items():
        guideline = load(folder).guideline
        for language in guideline.info.languages:
            voice = Voice(guideline, Addresses(guideline),
                          Speaker(language, guideline.info.languages))
            data = Press(scheme_of("light", {}), URL, Path()).data(voice)
            edited = copy.deepcopy(data)
            edited["parts"][-1]["title"] = data["words"]["quick-more"]
            for paper in quickread(voice).papers:
                new, again = (timed(partial(typeset, paper.layout, said, moment_of(voice)))[0]
                              for said in (data, edited))
                print(f"{name:<9} {language:<8} {paper.layout:<11} {new:>7.2f} {again:>9.2f}")


def main() -> None:
    for name, folders, goal in (("three guidelines, two languages", FOLDERS, 8),
                                ("a small guideline", SMALL, 0.7)):
        paths = [str(folder) for folder in folders.values()]
        cold, warm = [], []
        for _ in range(RUNS):
            with tempfile.TemporaryDirectory() as place:
                cold.append(alone(Path(place), paths))
                warm.append(alone(Path(place), paths))
        for what, times in ((f"cold (goal {goal})", min(cold)), ("nothing changed", min(warm))):
            print(f"{name}, {what}: {times[0]:.2f} s of the processor, {times[1]:.2f} s")
    editions()


if __name__ == "__main__":
    if sys.argv[1:]:
        made(Path(sys.argv[1]), sys.argv[2:])
    else:
        main()
