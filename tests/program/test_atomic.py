"""Publishing is all or nothing: however a build ends, the site is the old one or the new one."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from running import (
    MAIN,
    Program,
    contents,
    edit,
    engines,
    eventually,
    finish,
    interrupted,
    lines,
    litter,
    no_traceback,
    without_privilege,
    write,
)

pytestmark = pytest.mark.engine
Site = dict[str, bytes]


@pytest.fixture(scope="module")
def new_site(program: Program, built_one: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the guideline after :func:`change`."""
    folder = Path(shutil.copytree(built_one, tmp_path_factory.mktemp("new") / "work"))
    change(folder)
    program.build(folder)
    return contents(folder / "site")


@pytest.fixture()
def old_site(one: Path) -> Site:
    return contents(one / "site")


@pytest.fixture()
def changed(one: Path, old_site: Site, new_site: Site) -> Path:
    """A guideline whose published site is the old one and whose data is new already."""
    assert old_site != new_site
    change(one)
    return one


def change(folder: Path) -> None:
    edit(folder / "data/principles.yaml", "隠さない。", "何も隠さない。")
    (folder / "content/ja/story.md").unlink()
    (folder / "content/en/story.md").unlink()


def test_failed_check(program: Program, one: Path, old_site: Site) -> None:
    edit(one / "data/principles.yaml", "items:", "items")
    done = program.run("kyodo", "build", cwd=one)
    no_traceback(done)
    assert done.code == 1
    assert "data/principles.yaml:1" in done.err
    assert contents(one / "site") == old_site
    assert litter(one) == []


BREAK_ENGINE = """
import kyodo.stage as stage
write = stage._write
def broken(path, content):
    if path.name == "mkdocs.yml":
        content = content.replace(b"name: kyodo", b"name: no-such-theme")
    return write(path, content)
stage._write = broken
from kyodo.cli import main
main(["build"])
"""


def test_failed_engine(program: Program, one: Path, old_site: Site) -> None:
    done = program.python(BREAK_ENGINE, one)
    no_traceback(done)
    assert done.code == 1
    assert "no-such-theme" in done.err
    assert contents(one / "site") == old_site
    assert litter(one) == []


BREAK_LINK = """
import kyodo.build as build
run = build.run_passes
def broken(passes):
    run(passes)
    page = passes[0][1] / "principles" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"</body>", b'<a href="../gone/">x</a></body>'))
build.run_passes = broken
from kyodo.cli import main
main(["build"])
"""


def test_broken_link(program: Program, one: Path, old_site: Site) -> None:
    done = program.python(BREAK_LINK, one)
    no_traceback(done)
    assert done.code == 1
    assert "principles/index.html: ../gone/" in done.err
    assert contents(one / "site") == old_site
    assert litter(one) == []


def engine_runs(folder: Path) -> Callable[[], bool]:
    return lambda: bool(engines(folder))


def slow_engine(folder: Path) -> None:
    """Have the engine work for a minute."""
    hook = write(folder, {"hooks/slow.py": """
import time
def on_page_markdown(markdown, **_):
    time.sleep(60)
"""}) / "hooks/slow.py"
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"hooks: [{hook}]\n")


@pytest.mark.parametrize("whole_group", [True, False], ids=["terminal", "process"])
@pytest.mark.parametrize("moment", ["start", "engine", "middle of the engine"])
def test_interrupted(program: Program, changed: Path, old_site: Site, moment: str,
                     whole_group: bool) -> None:
    if moment == "middle of the engine":
        slow_engine(changed)
    with program.start("kyodo", "build", cwd=changed) as process:
        assert process.stderr
        process.stderr.readline()
        if moment != "start":
            eventually(engine_runs(changed), step=0.01)
        if moment == "middle of the engine":
            time.sleep(1.5)
        done = interrupted(process, whole_group)
    no_traceback(done)
    assert done.code == 130
    assert len([line for line in lines(done.said) if "…" not in line]) == 1
    assert "Stopped" in done.err
    assert contents(changed / "site") == old_site
    assert litter(changed) == []
    # One that was being started at that very moment still has to notice.
    eventually(lambda: not engines(changed))
    assert litter(changed) == []


def test_interrupted_from_the_beginning(program: Program, changed: Path, old_site: Site) -> None:
    """Also while the program is still being loaded, as soon as it can answer at all."""
    for share in (1.2, 1.5, 2.0):
        begin = time.monotonic()  # how long it takes to answer depends on what else is running
        program.run("kyodo", "--version", cwd=changed)
        answers = time.monotonic() - begin
        with program.start("kyodo", "build", cwd=changed) as process:
            time.sleep(share * answers)
            done = interrupted(process)
        no_traceback(done)
        assert done.code in (1, 130), done.said  # click itself says "Aborted!" and 1
        assert contents(changed / "site") == old_site


def test_interrupted_while_waiting_for_another(program: Program, one: Path) -> None:
    from filelock import FileLock

    with FileLock(one / ".kyodo" / "build.lock"), \
            program.start("kyodo", "build", cwd=one) as process:
        time.sleep(1.2)
        done = interrupted(process)
    no_traceback(done)
    assert done.code == 130


@pytest.mark.parametrize("whole_group", [True, False], ids=["group", "parent"])
def test_killed_anywhere(program: Program, changed: Path, old_site: Site, new_site: Site,
                         whole_group: bool) -> None:
    chance = random.Random(f"kill{whole_group}")
    for _ in range(4):
        process = program.start("kyodo", "build", cwd=changed)
        time.sleep(chance.uniform(0.3, 2.6))
        (os.killpg if whole_group else os.kill)(process.pid, signal.SIGKILL)
        finish(process)
        assert contents(changed / "site") in (old_site, new_site)
        # Engines see that their parent is gone, and end before the next build begins to clean.
        eventually(lambda: not engines(changed))
    program.build(changed)
    assert contents(changed / "site") == new_site
    assert litter(changed) == []


def test_orphans_end_soon(program: Program, changed: Path) -> None:
    slow_engine(changed)
    process = program.start("kyodo", "build", cwd=changed)
    eventually(engine_runs(changed), step=0.01)
    time.sleep(1.5)
    assert engines(changed)
    process.kill()
    finish(process)
    eventually(lambda: not engines(changed))  # in half the time that its first page takes


# The moments of the swap itself are too short to hit by chance: the program kills itself there.
DIE = """
import os, signal, shutil
from pathlib import Path
import kyodo.publish as publish
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
def after(function):
    def both(*arguments):
        function(*arguments)
        die()
    return both
exchange, rename, rmtree = publish._exchange, Path.rename, shutil.rmtree
moment = MOMENT
if moment == "before the exchange":
    publish._exchange = die
elif moment == "after the exchange":
    publish._exchange = after(exchange)
else:
    publish._exchange = lambda one, other: False
    def renaming(path, target):
        if moment == "before the first" and path.name == "site":
            die()
        if moment == "between" and Path(target).name == "site":
            die()
        result = rename(path, target)
        if moment == "after the second" and Path(target).name == "site":
            die()
        return result
    Path.rename = renaming
from kyodo.cli import main
main(["build"])
"""


@pytest.mark.parametrize(("moment", "expected"), [
    ("before the exchange", "old"), ("after the exchange", "new"),
    ("before the first", "old"), ("between", "none"), ("after the second", "new"),
])
def test_killed_in_the_swap(program: Program, changed: Path, old_site: Site, new_site: Site,
                            moment: str, expected: str) -> None:
    done = program.python(DIE.replace("MOMENT", repr(moment)), changed)
    assert done.code == -signal.SIGKILL
    assert contents(changed / "site") == {"old": old_site, "new": new_site, "none": {}}[expected]
    # A build that fails at its first step mends what the killed one left.
    (changed / "data/principles.yaml").write_text("items", encoding="utf-8")
    assert program.run("kyodo", "build", cwd=changed).code == 1
    assert contents(changed / "site") == (new_site if expected == "new" else old_site)
    assert litter(changed) == []


NO_EXCHANGE = """
import kyodo.publish as publish
publish._exchange = lambda one, other: False
from kyodo.cli import main
main(["build"])
"""


def test_without_exchange(program: Program, changed: Path, new_site: Site) -> None:
    done = program.python(NO_EXCHANGE, changed)
    assert done.code == 0, done.said
    assert contents(changed / "site") == new_site
    assert litter(changed) == []


def test_without_exchange_and_second_rename_fails(program: Program, changed: Path,
                                                  old_site: Site) -> None:
    script = NO_EXCHANGE.replace("from kyodo.cli", """
from pathlib import Path
rename = Path.rename
def renaming(path, target):
    if Path(target).name == "site" and path.name == "site":
        raise PermissionError(13, "Permission denied", str(target))
    return rename(path, target)
Path.rename = renaming
from kyodo.cli""")
    done = program.python(script, changed)
    no_traceback(done)
    assert done.code == 1
    assert contents(changed / "site") == old_site
    assert litter(changed) == []


def test_side_by_side(program: Program, changed: Path, old_site: Site, new_site: Site) -> None:
    running = [program.start("kyodo", "build", cwd=changed) for _ in range(2)]
    home = changed / "site" / "index.html"
    while any(process.poll() is None for process in running):
        assert home.read_bytes() in (old_site["index.html"], new_site["index.html"])
        time.sleep(0.002)
    for process in running:
        done = finish(process)
        assert done.code == 0, done.said
    assert contents(changed / "site") == new_site
    assert litter(changed) == []


def test_first_build(program: Program, tmp_path: Path, built_one: Path) -> None:
    folder = write(tmp_path / "first", MAIN)
    done = program.build(folder)
    assert str(folder / "site") in done.out
    assert contents(folder / "site") == contents(built_one / "site")
    assert litter(folder) == []
    assert (folder / "site").stat().st_mode & 0o777 == 0o755


def test_killed_first_build(program: Program, tmp_path: Path) -> None:
    folder = write(tmp_path / "first", MAIN)
    process = program.start("kyodo", "build", cwd=folder)
    eventually(engine_runs(folder), step=0.01)
    os.killpg(process.pid, signal.SIGKILL)
    finish(process)
    assert not (folder / "site").exists()
    program.build(folder)
    assert litter(folder) == []


def test_site_is_a_link(program: Program, changed: Path, new_site: Site) -> None:
    """What the link leads to is published, so that a web server finds it; the link stays."""
    served = changed.parent / "served" / "public"
    served.parent.mkdir()
    (changed / "site").rename(served)
    (changed / "site").symlink_to(served)
    program.build(changed)
    assert (changed / "site").is_symlink()
    assert contents(served) == new_site
    assert [path.name for path in served.parent.iterdir()] == ["public"]


def test_site_is_a_file(program: Program, one: Path) -> None:
    shutil.rmtree(one / "site")
    (one / "site").write_text("mine", encoding="utf-8")
    done = program.run("kyodo", "build", cwd=one)
    no_traceback(done)
    assert done.code == 1
    assert str(one / "site") in done.err
    assert (one / "site").read_text(encoding="utf-8") == "mine"


def test_other_sites_in_the_same_folder(program: Program, pair: Path) -> None:
    """Two guidelines published side by side by MkDocs do not take each other's place."""
    public = pair / "public"
    public.mkdir()
    place = public / ".town-new-abcdefgh"
    place.mkdir()
    (public / ".town-old").mkdir()
    done = program.run("mkdocs", "build", "-d", public / "whole", cwd=pair)
    assert done.code == 0, done.said
    assert sorted(path.name for path in public.iterdir()) == [
        ".town-new-abcdefgh", ".town-old", "whole"]


def test_read_only(program: Program, one: Path, old_site: Site) -> None:
    one.chmod(0o555)
    done = program.run("kyodo", "build", cwd=one, **without_privilege())
    one.chmod(0o755)
    no_traceback(done)
    assert done.code == 1
    assert "access is denied" in done.err
    assert str(one) in done.err
    assert contents(one / "site") == old_site


def test_mkdocs_fails_whole(program: Program, one: Path, old_site: Site) -> None:
    edit(one / "data/principles.yaml", "items:", "items")
    done = program.run("mkdocs", "build", cwd=one)
    no_traceback(done)
    assert done.code == 1
    assert "data/principles.yaml:1" in done.err
    assert contents(one / "site") == old_site
    assert litter(one) == []


def test_mkdocs_interrupted(program: Program, changed: Path, old_site: Site) -> None:
    with program.start("mkdocs", "build", cwd=changed) as process:
        eventually(lambda: litter(changed), step=0.01)
        done = interrupted(process)
    no_traceback(done)
    assert done.code != 0
    assert contents(changed / "site") == old_site
    assert litter(changed) == []
    assert engines(changed) == []


def test_mkdocs_warns(program: Program, one: Path, old_site: Site) -> None:
    """A warning of the first language's pass, too, keeps MkDocs from publishing."""
    hook = write(one, {"hooks/doubt.py": """
import logging
def on_page_markdown(markdown, page, config, **_):
    if page.is_homepage and "ja" in config.docs_dir.split("/"):
        logging.getLogger("mkdocs.plugins.doubt").warning("this is doubtful")
"""}) / "hooks/doubt.py"
    with (one / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"hooks: [{hook}]\n")
    for command in ("mkdocs", "kyodo"):
        done = program.run(command, "build", cwd=one)
        no_traceback(done)
        assert done.code == 1
        assert "this is doubtful" in done.err
        assert contents(one / "site") == old_site
        assert litter(one) == []
