"""What differs between two versions of a process."""

from __future__ import annotations

from pathlib import Path

from making import made, voice

from kyodo.addresses import Addresses
from kyodo.views import processes as shown
from kyodo.views.processes import ProcessView
from kyodo.views.versions import Changes, StepChange

ACTORS = """\
items:
  - {id: group, name: {ja: 団体, en: Group}}
  - {id: city, name: {ja: 市, en: City}}
"""
HEAD = """\
heading: {ja: 手順, en: Steps}
items:
  - id: one
    title: {ja: 流れ, en: Flow}
    versions:
"""
FIRST = """\
      - id: old
        valid_from: "2001"
        valid_to: "2010"
        lanes: [group, city]
        steps:
          - {id: ask, lane: group, kind: start, title: {ja: 相談する, en: Ask}, next: write}
          - id: write
            lane: group
            title: {ja: 書く, en: Write}
            when: {ja: 4月, en: April}
            next: check
          - id: check
            lane: city
            kind: decision
            title: {ja: 見る, en: Check}
            next:
              - {to: begin, label: {ja: よい, en: Good}}
              - {to: write, label: {ja: 直す, en: Mend}}
          - {id: begin, lane: city, kind: end, title: {ja: 始める, en: Begin}}
"""
TALK = "          - {id: talk, lane: city, title: {ja: 話す, en: Talk}, next: write}\n"


def pages(folder: Path, *versions: str) -> dict[str, ProcessView]:
    guideline = made(folder, {"data/actors.yaml": ACTORS,
                              "data/processes.yaml": HEAD + "".join(versions)})
    return {key.address: shown.process(voice(guideline), key)
            for key in Addresses(guideline).pages if key.kind in ("process", "version")}


def second(*changes: tuple[str, str]) -> str:
    text = FIRST.replace("id: old", "id: new")
    text = text.replace('"2001"', '"2011"').replace('        valid_to: "2010"\n', "")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def found(folder: Path, *changes: tuple[str, str]) -> Changes | None:
    return pages(folder, FIRST, second(*changes))["processes/one/"].changes


def told(steps: tuple[StepChange, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.anchor, one.number, one.what) for one in steps]


def test_what_was_added_changed_and_removed(tmp_path: Path) -> None:
    changes = found(
        tmp_path, ("next: write}\n", f"next: talk}}\n{TALK}"),
        ("en: April}", "en: April}\n            documents: [{name: {ja: 規約, en: Rules}}]"),
        ("id: begin, lane: city, kind: end", "id: start, lane: group, kind: end"),
        ("to: begin", "to: start"), ("ja: 見る, en: Check", "ja: 確かめる, en: Check"))
    assert changes
    assert told(changes.added) == [("talk", "2", ()), ("start", "5", ())]
    assert told(changes.removed) == [("begin", "4", ())]
    assert told(changes.changed) == [("write", "3", ("documents",)), ("check", "4", ("ways-on",))]
    assert [one.former.plain if one.former else None for one in changes.changed] == [None, "見る"]
    assert changes.before.address == "processes/one/old/"
    assert [changes.of(one) for one in ("ask", "talk", "write", "check")] == [
        None, "added", "changed", "changed"]


def test_a_step_put_in_changes_only_itself(tmp_path: Path) -> None:
    changes = found(tmp_path, ("next: write}\n", f"next: talk}}\n{TALK}"))
    assert changes and told(changes.added) == [("talk", "2", ())]
    assert changes.changed == changes.removed == ()


def test_each_thing_that_differs_has_a_word(tmp_path: Path) -> None:
    changes = found(
        tmp_path, ("id: ask, lane: group, kind: start", "id: ask, lane: city, kind: document"),
        ("ja: 4月", "ja: 5月"), ("{id: begin,", "{id: begin, detail: 詳しく, methods: [紙],"))
    assert changes and told(changes.changed) == [
        ("ask", "1", ("who", "step-kind")), ("write", "2", ("when",)),
        ("begin", "4", ("step-text", "how"))]


def test_a_translation_mended_is_no_change_of_the_original(tmp_path: Path) -> None:
    assert found(tmp_path, ("en: Write", "en: Write it down"), ("en: April", "en: Spring")) is None


def test_the_first_version_has_nothing_before_it(tmp_path: Path) -> None:
    middle = second(("ja: 4月", "ja: 6月"),
                    ('valid_from: "2011"', 'valid_from: "2011"\n        valid_to: "2020"'))
    last = second(("id: new", "id: newest"), ('"2011"', '"2021"'))
    all_pages = pages(tmp_path, FIRST, middle, last)
    assert all_pages["processes/one/old/"].changes is None
    new, newest = (all_pages[f"processes/one/{one}"].changes for one in ("new/", ""))
    assert new and told(new.changed) == [("write", "2", ("when",))]
    assert newest and told(newest.changed) == [("write", "2", ("when",))]
    assert newest.before.address == "processes/one/new/"
    links = {way: [one.link.address for one in page.versions] for way, page in all_pages.items()}
    assert links == {"processes/one/": ["processes/one/new/", "processes/one/old/"],
                     "processes/one/new/": ["processes/one/", "processes/one/old/"],
                     "processes/one/old/": ["processes/one/", "processes/one/new/"]}
