"""Origins: where a text is written, by the objects that views hand on."""

from __future__ import annotations

from pathlib import Path

from kyodo.inline import blocks, heading, inline
from kyodo.language import Phrase, Speaker
from kyodo.load import Loaded, load
from kyodo.origins import MARK, mark, origins_of
from kyodo.prose import openings

FORMS = """\
items:
  - id: grant
    name: {ja: 補助, en: Grant}
    merits:
      - ja: 続けやすい。
        en: It lasts.
      - 早い。
    combinable: [shared]
  - {id: shared, name: 共催, missing: true}
"""


def guideline(folder: Path) -> Loaded:
    for name, text in {
        "mkdocs.yml": "site_name: x\n",
        "data/guideline.yaml": "title: 試し\nmunicipality: {name: 試し市}\nlanguages: [ja, en]\n"
                               "contacts: [{office: 課, tel: 0778-22-3293}]\n",
        "data/forms.yaml": FORMS,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return load(folder)


def test_the_line_of_each_wording(tmp_path: Path) -> None:
    loaded = guideline(tmp_path)
    assert loaded.guideline.forms
    origins = origins_of(loaded.guideline)
    grant, shared = loaded.guideline.forms.items

    def line(language: str, text: object) -> tuple[str, int] | None:
        said = Speaker(language, ("ja", "en"), origins).say(text)  # type: ignore[arg-type]
        assert said and said.origin
        return loaded.places.where(said.origin)

    assert line("ja", grant.merits[0]) == ("data/forms.yaml", 5)
    assert line("en", grant.merits[0]) == ("data/forms.yaml", 6)
    assert line("en", grant.merits[1]) == ("data/forms.yaml", 7)
    assert line("ja", shared.name) == ("data/forms.yaml", 9)
    assert loaded.places.where(f"{origins[id(grant.combinable)]}/0") == ("data/forms.yaml", 8)


def test_nobody_asked(tmp_path: Path) -> None:
    forms = guideline(tmp_path).guideline.forms
    assert forms
    said = Speaker("ja", ("ja", "en")).say(forms.items[0].name)
    assert said and said.origin is None
    assert not MARK.search(str(inline(said) + blocks(said) + heading(said)))


def test_places_of_what_is_no_origin(tmp_path: Path) -> None:
    places = guideline(tmp_path).places
    assert places.where("content/ja/a-b.md/12") == ("content/ja/a-b.md", 12)
    for odd in ("", "12", "content/ja/x.md", "nothing/at/all"):
        assert places.where(odd) is None


def test_marks_stand_where_markdown_leaves_them() -> None:
    said = Phrase("一\n\n- 二", "ja", origin="forms/items/0/text")
    assert str(inline(said)).startswith(mark(said.origin))
    assert str(blocks(said)).startswith(f"<p>{mark(said.origin)}一</p>")
    assert mark(said.origin) in str(heading(Phrase("A & B", "en", origin=said.origin)))


def test_openings_of_prose() -> None:
    body = """\
# Title

First {協働|きょうどう} line
goes on.
## Heading { #own }
- one
- two

| a | b |
|---|---|

```
code
```

{{ forms() }}

    indented

***

1. last
"""
    lines = body.split("\n")
    assert [lines[number] for number in openings(body)] == [
        "# Title", "First {協働|きょうどう} line", "- one", "- two", "1. last"]
