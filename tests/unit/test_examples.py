"""What a list of examples can be narrowed by."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import made, voice

from kyodo.assets import assets
from kyodo.views import examples as shown
from kyodo.views.examples import MOST_OPTIONS, ExamplesView

FORMS = """\
heading: {ja: 形, en: Forms}
items:
  - {id: subsidy, name: {ja: 補助, en: Subsidy}}
  - {id: commission, name: {ja: 委託, en: Commissioning}}
  - {id: property, name: {ja: 財産, en: Property}}
"""


def view(folder: Path, lines: str) -> ExamplesView:
    return shown.examples(voice(made(folder, {
        "data/forms.yaml": FORMS,
        "data/examples.yaml": "heading: {ja: 事例, en: Examples}\nitems:\n" + lines})))


def test_options_count_what_they_leave(tmp_path: Path) -> None:
    page = view(tmp_path, """\
  - {id: c, title: {ja: 丙, en: C}}
  - {id: b, title: {ja: 乙, en: B}, forms: commission, field: {ja: 環境, en: Nature}}
  - {id: a, title: {ja: 甲, en: A}, forms: [subsidy, commission], field: {ja: 環境, en: Nature}}
  - {id: d, title: {ja: 丁, en: D}, forms: subsidy, field: {ja: 福祉, en: Welfare}}
""")
    assert [(one.key, [(o.number, o.name.plain, o.count, o.first) for o in one.options])
            for one in page.choices] == [
        ("form", [(1, "補助", 2, "a"), (2, "委託", 2, "b"), (3, "そのほかの事例", 1, "c")]),
        ("field", [(4, "環境", 2, "b"), (5, "福祉", 1, "d")])]
    assert page.numbers == {"a": "1 2 4", "b": "2 4", "c": "3", "d": "1 5"}
    assert [one.record.id for one in page.items] == ["a", "d", "b", "c"], "by form, each once"
    assert [str(one.place) for one in page.items] == ["試し市"] * 4


def test_nothing_to_choose_where_each_option_leaves_one(tmp_path: Path) -> None:
    page = view(tmp_path, """\
  - {id: a, title: {ja: 甲, en: A}, forms: subsidy}
  - {id: b, title: {ja: 乙, en: B}, forms: commission}
""")
    assert page.choices == () and page.numbers == {"a": "", "b": ""}


def test_the_stylesheet_has_a_rule_for_every_option() -> None:
    style = assets({})["style"][1].decode()
    assert f"[value='{MOST_OPTIONS}']:checked" in style
    assert f"[value='{MOST_OPTIONS + 1}']:checked" not in style


@pytest.mark.parametrize(("fields", "choices"), [(MOST_OPTIONS, 1), (MOST_OPTIONS + 1, 0)])
def test_more_options_than_rules_are_not_offered(
    tmp_path: Path, fields: int, choices: int,
) -> None:
    entry = "  - {{id: e{0}, title: {{ja: 事例{0}, en: E}}, field: {{ja: 分野{1}, en: F}}}}\n"
    lines = "".join(entry.format(number, number % fields) for number in range(fields + 1))
    assert len(view(tmp_path, lines).choices) == choices
