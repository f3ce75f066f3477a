from __future__ import annotations

from kyodo.problems import Invalid, KyodoError, Problem, nearest


def test_nearest_finds_a_slip() -> None:
    assert nearest("principels", ["principles", "processes"]) == "principles"


def test_nearest_ignores_capitals() -> None:
    assert nearest("Heading", ["heading", "lead"]) == "heading"


def test_nearest_takes_the_only_word_that_begins_so() -> None:
    assert nearest("is", ["is_administration", "id"]) == "is_administration"


def test_nearest_does_not_guess() -> None:
    assert nearest("xyz", ["heading", "lead"]) == ""
    assert nearest("c", ["citizens", "city"]) == ""


def test_invalid_sorts_its_problems_and_says_each_once() -> None:
    first = Problem("a.yaml", 2, 1, "tab")
    second = Problem("a.yaml", 10, 1, "tab")
    invalid = Invalid([second, first, Problem("a.yaml", 2, 1, "tab")])
    assert invalid.problems == (first, second)
    assert isinstance(invalid, KyodoError)


def test_problems_of_one_place_with_other_values_are_both_kept() -> None:
    one = Problem("a.yaml", 1, 1, "missing-key", {"key": "id"})
    other = Problem("a.yaml", 1, 1, "missing-key", {"key": "name"})
    assert [problem.params["key"] for problem in Invalid([one, other]).problems] == ["id", "name"]
