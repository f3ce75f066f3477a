"""Changes in YAML leave the rest as it was typed, comments above all."""

from __future__ import annotations

from pathlib import Path

import pytest

from kyodo.problems import Path as Way
from kyodo.starting.yaml_text import YamlText

REPOSITORY = Path(__file__).parents[2]
TEXT = """\
# 章のこと
heading: {ja: 形態, yomi: けいたい, en: Forms}
items:
  # 一つ目
  - id: one
    name:
      ja: 一
      en: One
    # 領域
    zones: [a, b]
    roles:
      - {actor: city}
      # 町
      - {actor: town}
  # 二つ目
  - id: two
    name: {ja: "二：つ", en: 'Two'}   # 名前
    forms: subsidy
    documents:
      - proposal
# 前書き
# の終わり
lead:
  ja: |-
    一つ目

    二つ目
  en: |-
    one
# おわり
source: {title: 市報}
"""


@pytest.fixture()
def text(tmp_path: Path) -> YamlText:
    path = tmp_path / "forms.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return YamlText(path)


def saved(text: YamlText) -> str:
    text.save()
    return text.path.read_text(encoding="utf-8")


def test_nothing_changes_by_itself(text: YamlText) -> None:
    assert saved(text) == TEXT


@pytest.mark.parametrize("path", sorted((REPOSITORY / "data").glob("*.yaml")), ids=lambda p: p.stem)
def test_the_model_survives(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    copy.write_bytes(path.read_bytes())
    YamlText(copy).save()
    assert copy.read_bytes() == path.read_bytes()


@pytest.mark.parametrize(("way", "gone"), [
    (("heading", "en"), ", en: Forms"),
    (("items", 0, "name", "en"), "      en: One\n"),
    (("items", 0, "zones", 0), "a, "),
    (("items", 0, "zones"), "    # 領域\n    zones: [a, b]\n"),
    (("items", 0, "roles", 0), "      - {actor: city}\n"),
    (("items", 0, "roles", 1), "      # 町\n      - {actor: town}\n"),
    (("items", 0, "roles"), TEXT[TEXT.index("    roles"):TEXT.index("  # 二つ目")]),
    (("items", 1, "documents", 0), "    documents:\n      - proposal\n"),
    (("items", 1), TEXT[TEXT.index("  # 二つ目"):TEXT.index("# 前書き")]),
    (("lead", "en"), "  en: |-\n    one\n"),
    (("lead", "ja"), "  ja: |-\n    一つ目\n\n    二つ目\n"),
    (("lead",), TEXT[TEXT.index("# 前書き"):TEXT.index("# おわり")]),
    (("source",), "# おわり\nsource: {title: 市報}\n"),
])
def test_deleting(text: YamlText, way: Way, gone: str) -> None:
    assert TEXT.count(gone) == 1
    text.delete(way)
    assert saved(text) == TEXT.replace(gone, "")


def test_texts_keep_their_quotes(text: YamlText) -> None:
    text.put(("items", 1, "name", "ja"), "二：三")
    text.put(("items", 1, "name", "en"), "It's two")
    text.put(("items", 0, "name", "ja"), "一: 始め")
    said = saved(text)
    assert 'ja: "二：三"' in said
    assert "en: 'It''s two'}" in said
    assert "# 名前" in said
    assert YamlText(text.path).value(("items", 0, "name", "ja")) == "一: 始め"


def test_renaming_keeps_the_place(text: YamlText) -> None:
    text.rename(("items", 1, "forms"), "form", "grant")
    assert saved(text) == TEXT.replace("forms: subsidy", "form: grant")


def test_shorthands(text: YamlText) -> None:
    assert text.reach(("items", 1, "documents", 0, "id")) == ("items", 1, "documents", 0)
    assert text.reach(("items", 1, "forms", 0)) == ("items", 1, "forms")
    assert text.reach(("items", 0, "zones", 1)) == ("items", 0, "zones", 1)


def test_filling(text: YamlText, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("items:\n  - {id: three}\n# その次\nlead: 前書き\n", encoding="utf-8")
    text.fill("items", YamlText(other).root["items"])
    assert saved(text).endswith("items:\n  - {id: three}\n" + TEXT[TEXT.index("# 前書き"):])
