"""Random damage to the real guidelines: a clean build, or problems that say where they are.

Never a traceback, never a published site that has changed.  Other damage than usual::

    KYODO_MUTATION_SEED=7 KYODO_MUTATIONS=3000 pytest tests/program/test_mutations.py
"""

from __future__ import annotations

import hashlib
import os
import shutil
import traceback
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from unittest import mock

import pytest
from mutating import PROSE, Mutation, mutate
from running import Done, Program, contents, no_traceback

from built import Built
from kyodo.build import build
from kyodo.problems import Invalid, KyodoError, Problem
from kyodo.report import languages, show
from kyodo.workspace import find_workspace
from sharing import once

SEED = os.environ.get("KYODO_MUTATION_SEED", "1")
COUNT = int(os.environ.get("KYODO_MUTATIONS", "100"))
FULL = 3
"""So many of the clean ones, and of the others, go the whole way, with engine and publishing."""
PRINTED = 16
"""Every so many set paper too, which takes longest."""
WORKERS = min(os.cpu_count() or 1, 4)

SMALL = ("echizen", "fujimino")
"""The guidelines that are built in little time."""
NOT_MUTATED = ("municipalities", "site", ".kyodo")
"""What stands beside a guideline's own files."""

WHOLE_FILE = frozenset([
    "bad-file-name", "file-outside", "file-too-large", "file-unknown", "file-unreadable",
    "folder-not-file", "no-guideline-file", "no-settings-file", "not-a-text-file",
    "prose-untranslated", "prose-without-language", "reserved-page", "unknown-language-folder"])
"""Problems of a file as a whole, which are on no line of it."""


class Reached(KyodoError):
    """Everything up to the engine is done."""


@dataclass(frozen=True)
class Outcome:
    """What the program made of a mutation."""

    mutation: Mutation
    failed: bool
    """True: it reported problems."""
    complaint: str
    """What it should not have done; "" where all is well."""


def folders_of(root: Path) -> dict[str, Path]:
    """Return the guidelines of a workspace, by the names that the program knows them by."""
    collection = root / "municipalities"
    return {"main": root, **{path.name: path for path in sorted(collection.iterdir())}}


def copied(published: Path, root: Path) -> Path:
    """Copy the real guidelines, with some prose: they have all their words in data files.

    What their build kept comes along, so that paper without any damage is not set once more.
    """
    shutil.copytree(published, root, ignore=shutil.ignore_patterns("site", "hosting"))
    for target in folders_of(root).values():
        for language in ("ja", "en"):
            (target / "content" / language).mkdir(exist_ok=True)
            (target / "content" / language / "voices.md").write_text(PROSE, encoding="utf-8")
    return root


def restore(clean: Path, folder: Path) -> None:
    """Undo a mutation, whatever it was."""
    for part in folder.iterdir():
        if part.name not in NOT_MUTATED:
            shutil.rmtree(part) if part.is_dir() and not part.is_symlink() else part.unlink()
    for part in clean.iterdir():
        if part.is_dir() and part.name not in NOT_MUTATED:
            shutil.copytree(part, folder / part.name)
        elif part.is_file():
            shutil.copy(part, folder)


def digest(site: Path) -> str:
    """Return what tells one site from another: every name and every byte."""
    said = hashlib.sha256()
    for name, content in contents(site).items():
        said.update(f"{name} {len(content)}\n".encode())
        said.update(content)
    return said.hexdigest()


def judge(clean: Path, root: Path, seeds: list[str]) -> list[Outcome]:
    """Try mutations one after the other in the workspace ``root``, up to the engine."""
    published = digest(root / "site")
    outcomes = []
    for number, seed in enumerate(seeds):
        mutation = mutate(seed, folders_of(root))
        failed, complaint = attempt(root, mutation, printed=number % PRINTED == 0)
        if digest(root / "site") != published:
            complaint += "\nthe published site changed"
        outcomes.append(Outcome(mutation, failed, complaint))
        restore(folders_of(clean)[mutation.guideline], folders_of(root)[mutation.guideline])
    return outcomes


def attempt(root: Path, mutation: Mutation, printed: bool) -> tuple[bool, str]:
    """Build what was damaged; return whether problems were reported, and what was wrong then."""
    try:
        with ExitStack() as instead:
            instead.enter_context(mock.patch("kyodo.build.assemble", side_effect=Reached))
            if not printed:
                instead.enter_context(mock.patch("kyodo.build.papers_of", return_value={}))
            build(find_workspace(root), (mutation.guideline,))
    except Reached:
        return False, ""
    except Invalid as invalid:
        return True, "\n".join(complaints(root, invalid.problems))
    except Exception:
        return True, traceback.format_exc()
    raise AssertionError("the engine was not reached, and nothing was said")


def complaints(root: Path, problems: tuple[Problem, ...]) -> Iterator[str]:
    for problem in problems:
        said = [show([problem], language) for language in languages()]
        lines = text_lines(root / problem.file)
        if not problem.file:
            yield f"no file: {said}"
        if not problem.line and problem.code not in WHOLE_FILE:
            yield f"no line: {said}"
        if problem.line > max(len(lines), 1):
            yield f"line {problem.line} of {len(lines)}: {said}"
        elif problem.line and problem.column > len(lines[problem.line - 1]) + 1:
            yield f"column {problem.column} of “{lines[problem.line - 1]}”: {said}"


def text_lines(file: Path) -> list[str]:
    """Return the lines of a file as an editor counts them; one empty line where it is no text."""
    if not file.is_file():
        return [""]
    text = file.read_bytes().decode("utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@pytest.fixture(scope="module")
def clean(published: Built, run_folder: Path) -> Path:
    """The real guidelines, sound and published; only to copy from."""

    def make(root: Path) -> Path:
        build(find_workspace(copied(published.root, root)), SMALL)
        return root

    return once(run_folder / "clean", make)


@pytest.fixture(scope="module")
def outcomes(clean: Path, run_folder: Path) -> list[Outcome]:
    """What became of every mutation."""

    def make(folder: Path) -> list[Outcome]:
        seeds = [f"{SEED}-{number}" for number in range(COUNT)]
        roots = [Path(shutil.copytree(clean, folder / str(number))) for number in range(WORKERS)]
        # Not forked: what sets paper has threads, and a fork of them waits for ever.
        with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
            runs = [pool.submit(judge, clean, root, seeds[number::WORKERS])
                    for number, root in enumerate(roots)]
            return [outcome for run in runs for outcome in run.result()]

    return once(run_folder / "mutated", make)


@pytest.mark.engine
def test_problems_say_where(outcomes: list[Outcome]) -> None:
    wrong = [f"{one.mutation}\n{one.complaint}" for one in outcomes if one.complaint]
    assert not wrong, "\n\n".join(wrong)
    failed = sum(one.failed for one in outcomes)
    assert len(outcomes) == COUNT
    # Neither a validator that lets everything pass nor one that lets nothing pass.
    assert COUNT < 100 or COUNT / 4 < failed < COUNT * 0.9


@pytest.mark.engine
@pytest.mark.parametrize("failing", [True, False], ids=["problems", "clean"])
def test_the_whole_way(
    failing: bool, outcomes: list[Outcome], clean: Path, program: Program, tmp_path: Path
) -> None:
    chosen = [one.mutation for one in outcomes
              if one.failed == failing and one.mutation.guideline in SMALL][:FULL]

    def whole_way(mutation: Mutation) -> tuple[Mutation, Done, bool]:
        root = Path(shutil.copytree(clean, tmp_path / mutation.seed))
        mutate(mutation.seed, folders_of(root))
        done = program.run("kyodo", "build", mutation.guideline, "--lang", "ja", cwd=root)
        return mutation, done, digest(root / "site") == digest(clean / "site")

    with ThreadPoolExecutor(WORKERS) as pool:
        for mutation, done, unchanged in pool.map(whole_way, chosen):
            no_traceback(done)
            assert done.code == int(failing), f"{mutation}\n{done.said}"
            assert unchanged or not failing, str(mutation)
            assert not failing or mutation.guideline in done.said, f"{mutation}\n{done.said}"
