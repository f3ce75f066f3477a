"""What may be said of a new city."""

from __future__ import annotations

import pytest

from kyodo.problems import Refused
from kyodo.starting.city import (
    checked_languages,
    checked_name,
    checked_sections,
    checked_yomi,
    language_name,
    words_in,
)


def refusal(call: object, *arguments: object) -> Refused:
    assert callable(call)
    with pytest.raises(Refused) as caught:
        call(*arguments)
    return caught.value


@pytest.mark.parametrize("typed", ["ja,en", "ja, en", "ｊａ，ｅｎ", "ja　en", " ja、en "])
def test_lists_as_people_type_them(typed: str) -> None:
    assert words_in(typed) == ("ja", "en")


@pytest.mark.parametrize("name", ["さくら市", "O'Brien Town", "X & Y", "南：北市", "三好 市"])
def test_names(name: str) -> None:
    assert checked_name(f" {name} ", "--name") == name


@pytest.mark.parametrize("name", ["<b>市", "[市](x)", "*市*", "{市|し}", "市\n町", "a_b", "", "  "])
def test_names_that_cannot_be(name: str) -> None:
    code = refusal(checked_name, name, "--name").problem.code
    assert code == ("new-bad-name" if name.strip() else "new-no-name")


def test_readings() -> None:
    assert checked_yomi(" さくらし ", "--yomi") == "さくらし"
    assert checked_yomi("", "--yomi") is None
    assert checked_yomi("サクラ・シー 市".replace("市", "し"), "--yomi") == "さくら・しー し"
    for typed in ("桜し", "sakura", "さくらshi"):
        assert refusal(checked_yomi, typed, "--yomi").problem.code == "yomi-not-kana"
    for typed in ("さくら１", "さくら（し）"):
        assert refusal(checked_yomi, typed, "--yomi").problem.code == "new-bad-yomi"


@pytest.mark.parametrize("tags", [("ja",), ("en", "ja"), ("ja", "en", "pt"), ("ja", "zh-Hant"),
                                  ("ja", "ain"), ("pt", "ja")])
def test_languages(tags: tuple[str, ...]) -> None:
    assert checked_languages(tags, ("ja", "en"), "--languages") == tags


@pytest.mark.parametrize(("tags", "code", "near"), [
    (("jp", "en"), "new-bad-language", "ja"),
    (("ja", "eng"), "new-bad-language", "en"),
    (("日本語",), "new-bad-language", ""),
    (("ja", "JA"), "new-bad-language", "ja"),
    (("ja", "ja"), "duplicate-entry", None),
    (("pt",), "new-no-model-language", None),
    ((), "new-no-model-language", None),
])
def test_languages_that_cannot_be(tags: tuple[str, ...], code: str, near: str | None) -> None:
    problem = refusal(checked_languages, tags, ("ja", "en"), "--languages").problem
    assert (problem.code, problem.params.get("nearest")) == (code, near)


def test_sections() -> None:
    known = ("about", "principles", "forms")
    assert checked_sections(("forms", "about.yaml"), known, "--take") == ("about", "forms")
    problem = refusal(checked_sections, ("form",), known, "--take").problem
    assert (problem.code, problem.params["nearest"]) == ("new-unknown-section", "forms")


def test_names_of_languages() -> None:
    assert language_name("pt-BR", "ja") == "ポルトガル語"
    assert language_name("ja", "en") == "Japanese"
