"""The finder: what its pages say of answers, ways and outcomes, in the model and in small ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import made, voice

from kyodo.addresses import Addresses
from kyodo.load import load
from kyodo.model.finder import Finder
from kyodo.model.whole import Guideline
from kyodo.views import finder
from kyodo.views.finder import OutcomeView, QuestionView
from kyodo.views.ways import ways

REPOSITORY = Path(__file__).parents[2]
JOINED = """\
questions:
  - id: one
    question: 一
    answers: [{text: a, next: two}, {text: b, next: three}, {text: c, next: none}]
  - {id: two, question: 二, answers: [{text: d, next: four}, {text: e, next: none}]}
  - {id: three, question: 三, answers: [{text: f, next: four}, {text: g, next: none}]}
  - {id: four, question: 四, short: よん, answers: [{text: h, next: last}, {text: i, next: last}]}
outcomes:
  - {id: last, title: 終わり, text: 終わりです。, instead: [休む]}
  - {id: none, title: なし, text: なしです。, instead: [休む]}
"""


@pytest.fixture(scope="module")
def model() -> Guideline:
    return load(REPOSITORY).guideline


@pytest.fixture
def joined(tmp_path: Path) -> Guideline:
    return made(tmp_path, {"data/finder.yaml": JOINED})


def data(guideline: Guideline) -> Finder:
    assert guideline.finder
    return guideline.finder


def question(guideline: Guideline, name: str, language: str = "ja") -> QuestionView:
    spoken = voice(guideline, language)
    return finder.question(spoken, spoken.addresses.by_name[f"finder/{name}"])


def outcome(guideline: Guideline, name: str, language: str = "ja") -> OutcomeView:
    spoken = voice(guideline, language)
    return finder.outcome(spoken, spoken.addresses.by_name[f"finder/{name}"])


def told(view: QuestionView | OutcomeView) -> dict[str, list[str]]:
    """The ways of a page by anchor, in words."""
    return {way.anchor: [f"{one.about}: {'/'.join(map(str, one.answers))}"
                         f"{'' if one.direct else ' …'}" for one in way.given]
            for way in view.ways}


# --- the model's finder --------------------------------------------------------------------

@pytest.mark.parametrize("language", ["ja", "en"])
def test_each_answer_leads_where_the_data_says(model: Guideline, language: str) -> None:
    addresses = Addresses(model)
    ends = {one.id for one in data(model).outcomes}
    for record in data(model).questions:
        shown = question(model, record.id, language).answers
        assert [one.to for one in shown] == [one.next for one in record.answers]
        for number, (one, answer) in enumerate(zip(shown, record.answers, strict=True), 1):
            kind = "finder-outcome" if answer.next in ends else "finder-question"
            assert one.ends == (answer.next in ends)
            assert one.address == f"{addresses.of(kind, answer.next)}#_by-{record.id}-{number}"
            assert one.number == number


def test_every_page_is_reached_and_knows_the_way(model: Guideline) -> None:
    """Walk every way there is: each page has the anchor of the answer, and tells it last."""
    pages = {one.id: question(model, one.id) for one in data(model).questions} | {
        one.id: outcome(model, one.id) for one in data(model).outcomes}
    walks, reached = [(data(model).questions[0].id, 0)], set()
    while walks:
        name, passed = walks.pop()
        reached.add(name)
        page = pages[name]
        assert page.place in (None, passed + 1)
        for answer in getattr(page, "answers", ()):
            (way,) = [way for way in pages[answer.to].ways
                      if way.anchor == answer.address.partition("#")[2]]
            assert way.given[-1].answers == (answer.record.text,)
            assert way.given[-1].address.startswith(f"finder/{name}/")
            # The questions of the model do not join, so every way is told in full.
            assert len(way.given) == passed + 1
            assert all(one.direct and len(one.answers) == 1 for one in way.given)
            walks.append((answer.to, passed + 1))
    assert reached == set(pages)


def test_every_form_is_an_outcome_and_every_outcome_says_what_to_do(model: Guideline) -> None:
    assert model.forms
    named = set()
    for record in data(model).outcomes:
        for language in ("ja", "en"):
            view = outcome(model, record.id, language)
            assert view.record.text or all(one.record.reason for one in view.forms)
            assert bool(view.caveat) == bool(view.forms)
            assert view.forms or view.record.instead
            assert view.processes or view.zone, "nobody is left without a next step"
        named |= {one.form for one in record.forms}
    assert named == {form.id for form in model.forms.items}


def test_a_question_can_be_left_open(model: Guideline) -> None:
    """Whoever does not know is not stuck: but for one, each question has an answer for them."""
    unsure = ("わからない", "決めていない", "決まっていない")
    assert all(any(word in one.answers[-1].text.words["ja"] for word in unsure)
               for one in data(model).questions)


def test_documents_of_several_forms_stand_once(model: Guideline) -> None:
    names = [str(one.text) for one in outcome(model, "subsidy-and-name").documents]
    assert len(names) == len(set(names)) == 6
    assert names[0] == "協働事業提案書"


def test_a_zone_is_named_where_it_lies_outside(model: Guideline) -> None:
    zone = outcome(model, "for-the-city").zone
    assert zone and zone.address == "domains/#city-alone"
    assert outcome(model, "join-the-talks").zone is None


def test_the_start_says_how_long_it_takes(model: Guideline) -> None:
    view = finder.finder(voice(model))
    assert (view.most, view.begin) == (4, "finder/for-whom/")


def test_the_pages_stand_in_no_menu_but_the_whole_does(model: Guideline) -> None:
    keys = [key for key in Addresses(model).pages if key.parent == "finder"]
    assert [key.name for key in keys if key.listed] == ["finder/all"]
    assert len(keys) == 1 + len(data(model).questions) + len(data(model).outcomes)


def test_the_whole_has_every_answer_by_number(model: Guideline) -> None:
    view = finder.whole(voice(model))
    assert [view.numbers[one.record.id] for one in view.questions] == list(range(1, 10))
    assert {answer.to for one in view.questions for answer in one.answers} <= set(view.titles)


# --- ways that join ------------------------------------------------------------------------

def test_one_way_in(joined: Guideline) -> None:
    assert told(question(joined, "one")) == {}
    assert told(question(joined, "two")) == {"_by-one-1": ["一: a"]}
    assert question(joined, "two").back == "finder/one/"


def test_several_ways_are_told_by_the_last_answer(joined: Guideline) -> None:
    assert told(question(joined, "four")) == {
        "_by-two-1": ["一: a", "二: d"], "_by-three-1": ["一: b", "三: f"]}
    assert question(joined, "four").back is None
    assert told(outcome(joined, "none")) == {
        "_by-one-3": ["一: c"], "_by-two-2": ["一: a", "二: e"], "_by-three-2": ["一: b", "三: g"]}


def test_nothing_is_claimed_behind_a_joint(joined: Guideline) -> None:
    assert told(outcome(joined, "last")) == {
        "_by-four-1": ["一: a/b …", "よん: h"], "_by-four-2": ["一: a/b …", "よん: i"]}
    assert outcome(joined, "last").back == "finder/four/"


def test_how_many_questions_are_left(joined: Guideline) -> None:
    left = {name: question(joined, name).left for name in ("one", "two", "three", "four")}
    assert left == {"one": 2, "two": 1, "three": 1, "four": 0}
    assert question(joined, "four").place == 3


def test_a_place_that_depends_on_the_way(tmp_path: Path) -> None:
    text = JOINED.replace("{text: c, next: none}", "{text: c, next: four}")
    guideline = made(tmp_path, {"data/finder.yaml": text})
    assert question(guideline, "four").place is None
    assert ways(data(guideline)).passed["four"] == ("one",)


def test_a_way_as_long_as_anybody_could_type(tmp_path: Path) -> None:
    """No recursion: a chain of questions is only as long as the file."""
    many = 1100
    lines = [f"  - {{id: q{i}, question: 問い, answers: [{{text: a, next: q{i + 1}}}, "
             f"{{text: b, next: none}}]}}" for i in range(many)]
    text = "\n".join(["questions:", *lines, "outcomes:",
                      f"  - {{id: q{many}, title: 終わり, text: 終わり, instead: [休む]}}",
                      "  - {id: none, title: なし, text: なし, instead: [休む]}"])
    guideline = made(tmp_path, {"data/finder.yaml": text})
    assert ways(data(guideline)).left["q0"] == many - 1


# --- what else there is ---------------------------------------------------------------------

def test_forms_without_a_page_another_contact_and_what_is_left_out(tmp_path: Path) -> None:
    guideline = made(tmp_path, {
        "data/forms.yaml": "items: [{id: lease, name: 貸し付け}]\n",
        "data/guideline.yaml": """\
title: 試し
municipality: {name: 試し市}
languages: [ja]
contacts:
  - {office: 協働課, tel: 0778-22-3293}
  - {id: desk, office: 市民活動センター, tel: 0778-22-3294}
""",
        "data/finder.yaml": """\
questions:
  - {id: one, question: 一, answers: [{text: a, next: money}, {text: b, next: none}]}
outcomes:
  - {id: money, title: 補助, contact: desk, forms: {name: 補助, reason: お金が出るから}}
  - {id: none, title: なし, text: なしです。, instead: [休む]}
outside: [{form: lease, reason: 市が決めるから}]
"""})
    view = outcome(guideline, "money")
    assert str(view.forms[0].link.text) == "補助" and view.forms[0].link.address is None
    assert view.forms[0].form is None and view.documents == ()
    assert view.contact and str(view.contact.office) == "市民活動センター"
    ((link, reason),) = finder.finder(voice(guideline)).outside
    assert (link.address, str(reason)) == ("forms/lease/", "市が決めるから")
