"""Whose steps they are: the roles that can be chosen, and the rules that the stylesheet has."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from making import made, voice

from kyodo.addresses import Addresses
from kyodo.assets import assets
from kyodo.checks.references import LINKS
from kyodo.model.about import Actor
from kyodo.views import processes as shown
from kyodo.views.processes import ProcessView
from kyodo.views.roles import MOST_ROLES

ACTORS = """\
items:
  - {id: residents, name: {ja: 住民, en: Residents}}
  - {id: office, name: {ja: 役所, en: Office}}
  - {id: helper, name: {ja: 支援者, en: Helper}}
  - {id: both, name: {ja: 住民と役所, en: Both}, listed: false, includes: [residents, office]}
  - {id: all, name: {ja: みんな, en: All}, listed: false, includes: [both, helper]}
"""
STEPS = """\
heading: {ja: 手順, en: Steps}
items:
  - id: one
    title: {ja: 流れ, en: Flow}
    lanes: [residents, both, office, all]
    steps:
"""


def view(folder: Path, lines: str, actors: str = ACTORS) -> ProcessView:
    guideline = made(folder, {"data/actors.yaml": actors, "data/processes.yaml": STEPS + lines})
    key = next(key for key in Addresses(guideline).pages if key.kind == "process")
    return shown.process(voice(guideline), key)


def chosen(page: ProcessView) -> dict[str, list[str]]:
    return {role.name.plain: [step.anchor for step in role.steps] for role in page.roles}


def test_who_acts_together_acts_each(tmp_path: Path) -> None:
    page = view(tmp_path, """\
      - {id: a, lane: office, kind: start, title: 甲, next: b}
      - {id: b, lane: both, actors: [helper], title: 乙, next: c}
      - {id: c, lane: residents, actors: [both], title: 丙, next: d}
      - {id: d, lane: all, kind: end, title: 丁}
""")
    assert chosen(page) == {"住民": ["b", "c", "d"], "役所": ["a", "b", "c", "d"],
                            "支援者": ["b", "d"]}
    assert [role.number for role in page.roles] == [1, 2, 3]
    (phase,) = page.phases
    assert [step.roles for step in phase.steps] == [(2,), (1, 2, 3), (1, 2), (1, 2, 3)]
    assert [[name.plain for name in step.who] for step in phase.steps] == [
        ["役所"], ["住民と役所", "支援者"], ["住民", "住民と役所"], ["みんな"]]


@pytest.mark.parametrize("lines", [
    "      - {id: a, lane: both, title: 甲, next: b}\n      - {id: b, lane: both, kind: end, "
    "title: 乙}\n",
    "      - {id: a, lane: office, title: 甲, next: b}\n      - {id: b, kind: end, title: 乙}\n",
    "      - {id: a, title: 甲, next: b}\n      - {id: b, kind: end, title: 乙}\n"])
def test_nothing_to_choose_where_it_tells_nothing(tmp_path: Path, lines: str) -> None:
    page = view(tmp_path, lines)
    assert page.roles == () and all(step.roles == () for step in page.phases[0].steps)


def test_names_that_include_each_other_come_to_an_end(tmp_path: Path) -> None:
    page = view(tmp_path, """\
      - {id: a, lane: residents, title: 甲, next: b}
      - {id: b, lane: office, kind: end, title: 乙}
""", """\
items:
  - {id: residents, name: 住民, includes: [office]}
  - {id: office, name: 役所, includes: [residents]}
  - {id: both, name: 両方}
  - {id: all, name: みんな}
""")
    assert chosen(page)


@pytest.mark.parametrize(("count", "offered"), [(MOST_ROLES, MOST_ROLES), (MOST_ROLES + 1, 0)])
def test_more_roles_than_rules_are_not_offered(tmp_path: Path, count: int, offered: int) -> None:
    actors = "".join(f"  - {{id: p{n}, name: 人{n}}}\n" for n in range(count))
    steps = "".join(f"      - {{id: s{n}, actors: [p{n}], title: 手順, next: s{n + 1}}}\n"
                    for n in range(count))
    page = view(tmp_path, f"{steps}      - {{id: s{count}, kind: end, title: おわり}}\n",
                f"{ACTORS}{actors}")
    assert len(page.roles) == offered


def test_the_stylesheet_has_rules_for_every_role() -> None:
    style = assets({})["style"][1].decode()
    assert style.count(f".k-roles [value='{MOST_ROLES}']:checked") == 3
    assert f".k-roles [value='{MOST_ROLES + 1}']" not in style


def test_all_scripts_of_a_process_are_small() -> None:
    """5 kB as they travel, compressed; those of the search come when somebody searches."""
    scripts = [content for name, (path, content) in assets({}).items()
               if path.endswith(".js") and name != "search"]
    assert len(scripts) > 1
    assert sum(len(gzip.compress(content, mtime=0)) for content in scripts) <= 5_000


def test_included_actors_have_to_exist() -> None:
    assert LINKS[Actor] == {"includes": ("actor",)}
