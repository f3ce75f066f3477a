"""Which record of one guideline is that of another, and how a page of one speaks of the others."""

from __future__ import annotations

from pathlib import Path

from making import PRINCIPLES, made, voice

from kyodo.views.compare import CompareView, compare
from kyodo.views.neighbours import Neighbour, elsewhere, heard
from kyodo.views.site import view_site

INFO = """\
title: {0}のガイドライン
municipality: {{name: {0}}}
languages: [{1}]
contacts: [{{office: 課, tel: 0778-22-3293}}]
"""
THEIRS = """\
number: 3
heading: 約束
items:
  - {id: equality, number: 一, name: 対等の約束, missing: true}
  - {id: trust, name: 信頼}
"""
MEASURES = "items:\n  - {id: a, number: 1, name: 甲, items: [{id: b, number: 1, name: 乙}]}\n"


def town(folder: Path, name: str = "甲市", languages: str = "ja", **files: str) -> Neighbour:
    written = {f"data/{key}.yaml": text for key, text in files.items()}
    info = INFO.format(name, languages)
    return Neighbour(folder.name, made(folder, {"data/guideline.yaml": info, **written}))


def view(tmp_path: Path, *others: Neighbour, language: str = "ja", **files: str) -> CompareView:
    own = made(tmp_path / "own", {f"data/{k}.yaml": v for k, v in files.items()})
    return compare(voice(own, language), tuple(heard(one, language) for one in others))


def shown(one: CompareView, page: str) -> list[list[tuple[str | None, str, bool] | None]]:
    table = next(table for table in one.tables if table.page == page)
    return [[(cell.link.number, cell.link.text.plain, cell.missing) if cell.link else None
             for cell in row.cells] for row in table.rows]


def test_records_of_one_id_stand_in_one_row(tmp_path: Path) -> None:
    page = view(tmp_path, town(tmp_path / "a", principles=THEIRS), principles=PRINCIPLES)
    assert shown(page, "principles") == [
        [("1", "公開", False), None],
        [("2", "対等", False), ("一", "対等の約束", True)],
        [None, (None, "信頼", False)],
    ]
    (table,) = page.tables
    assert table.shared == 1
    assert [row.name.plain for row in table.rows] == ["公開", "対等", "信頼"]


def test_addresses_are_from_the_root_of_the_site(tmp_path: Path) -> None:
    other = town(tmp_path / "a", languages="ja, en", principles=THEIRS)
    page = view(tmp_path, other, language="en", principles=PRINCIPLES)
    own, theirs = page.tables[0].rows[1].cells
    assert own.link and own.link.address == "en/principles/equality/"
    assert theirs.link and theirs.link.address == "a/en/principles/equality/"
    assert page.columns[1].title.address == "a/en/"


def test_a_guideline_without_the_reader_s_language(tmp_path: Path) -> None:
    """Its pages are linked in its own language, and its words are marked."""
    page = view(tmp_path, town(tmp_path / "a", principles=THEIRS), language="en",
                principles=PRINCIPLES)
    link = page.tables[0].rows[1].cells[1].link
    assert link and link.address == "a/principles/equality/"
    assert (link.text.lang, link.text.foreign) == ("ja", True)
    assert page.columns[1].title.text.foreign
    # The site's own words are the reader's.
    assert page.sections[0].name.plain == "Principles"


def test_sections_that_are_not_there(tmp_path: Path) -> None:
    one = town(tmp_path / "a", principles=THEIRS)
    two = town(tmp_path / "b", "乙市")
    three = town(tmp_path / "c", "丙市", principles="lead: まだ\n")
    page = view(tmp_path, one, two, three, principles=PRINCIPLES)
    (table,) = page.tables
    assert [column.name.plain for column in table.columns] == ["試し市", "甲市"]
    assert [column.name.plain for column in table.without] == ["乙市"]
    assert [column.name.plain for column in table.unlisted] == ["丙市"]
    (row,) = page.sections
    assert [cell.link.text.plain if cell.link else None for cell in row.cells] == [
        "2 大切なこと", "3 約束", None, "基本原則"]
    assert [cell.count for cell in row.cells] == [2, 2, None, None]


def test_nothing_in_common_is_no_table(tmp_path: Path) -> None:
    other = town(tmp_path / "a", principles="items:\n  - {id: trust, name: 信頼}\n")
    page = view(tmp_path, other, principles=PRINCIPLES)
    assert page.tables == ()
    assert [cell.count for cell in page.sections[0].cells] == [2, 1]


def test_measures_lie_in_groups(tmp_path: Path) -> None:
    other = town(tmp_path / "a", measures="items:\n  - {id: b, number: 7, name: 丙}\n")
    page = view(tmp_path, other, measures=MEASURES)
    assert [(row.level, row.name.plain) for row in page.tables[0].rows] == [(0, "甲"), (1, "乙")]
    assert shown(page, "measures")[1] == [("1", "乙", False), ("7", "丙", False)]
    # A group of measures is not counted beside what it is made of.
    assert [cell.count for cell in page.sections[0].cells] == [1, 1]


def test_many_guidelines_do_not_fit_side_by_side(tmp_path: Path) -> None:
    towns = [town(tmp_path / str(number)) for number in range(4)]
    assert not view(tmp_path, *towns[:3]).stacked
    assert view(tmp_path, *towns).stacked


def test_elsewhere(tmp_path: Path) -> None:
    others = tuple(heard(one, "ja") for one in (
        town(tmp_path / "a", principles=THEIRS), town(tmp_path / "b", "乙市")))
    (found,) = elsewhere(others, "principle", "equality")
    assert found.municipality.plain == "甲市"
    assert found.missing
    assert found.link.address == "a/principles/equality/"
    assert elsewhere(others, "principle", "openness") == ()


def test_only_a_guideline_with_others_has_the_page(tmp_path: Path) -> None:
    own = made(tmp_path / "own", {"data/principles.yaml": PRINCIPLES})
    alone = view_site(own, "ja")
    assert "compare" not in {page.key.name for page in alone.pages}
    assert not any(page.elsewhere for page in alone.pages)
    other = town(tmp_path / "a", principles=THEIRS)
    both = {page.key.name: page for page in view_site(own, "ja", (other,)).pages}
    assert both["compare"].title.plain == "ガイドラインの比較"
    assert [one.link.text.plain for one in both["principles/equality"].elsewhere] == ["対等の約束"]
    assert both["principles/openness"].elsewhere == ()
