from __future__ import annotations

from pathlib import Path

from making import PRINCIPLES, made, voice

from kyodo.views.a_to_z import a_to_z
from kyodo.views.glossary import glossary

FILES = {
    "data/principles.yaml": PRINCIPLES,
    "data/about.yaml": """\
purpose: {id: purpose, heading: {ja: 目的, yomi: もくてき, en: Purpose}, text: 力を合わせます。}
definitions:
  - {id: work, term: {ja: 協働, yomi: きょうどう, en: Collaboration}, text: 力を合わせること。}
passages: [{id: unnamed, text: 見出しのない文。}]
""",
    "data/actors.yaml": """\
items:
  - {id: city, name: {ja: 市, yomi: し, en: City}, role: 決めます。}
  - {id: together, name: {ja: 両者, yomi: りょうしゃ, en: Both}, listed: false}
  - {id: all, name: {ja: みんな, en: The people}, role: 話し合います。}
  - {id: center, name: {ja: センター, yomi: せんたー, en: A center}, role: 助けます。}
""",
    "data/faq.yaml": """\
items:
  - id: accident
    question:
      {ja: 事故が起きたら、どうなりますか, yomi: じこがおきたら、どうなりますか, en: What if?}
    answer: 話し合います。
""",
    "data/glossary.yaml": """\
items:
  - {id: openness, name: {ja: 公開, yomi: こうかい, en: Openness}, definition: 隠さないこと。}
  - {id: npo, name: {ja: NPO, yomi: えぬぴーおー, en: NPO}, definition: 団体です。, see: [openness]}
""",
}


Said = tuple[str, str | None, str | None, str]


def entries(folder: Path, language: str) -> dict[str, list[Said]]:
    view = a_to_z(voice(made(folder, FILES), language))
    return {row.key: [(one.text.plain, one.reading, one.kind and one.kind.plain, one.address)
                      for one in row.items] for row in view.rows}


def test_japanese(tmp_path: Path) -> None:
    found = entries(tmp_path, "ja")
    assert list(found) == ["a", "ka", "sa", "ta", "ha", "ma", "ya"]
    assert found["a"] == [("ウェブアクセシビリティ", None, None, "accessibility/"),
                          ("NPO", "えぬぴーおー", "用語集", "glossary/#npo"),
                          ("オープンデータ", None, None, "data/"),
                          ("お問い合わせ", None, None, "contact/")]
    assert found["ka"] == [("協働", "きょうどう", "協働とは", "about/#work"),
                           ("協働とは", None, None, "about/"),  # read by the dictionary
                           ("公開", "こうかい", "大切なこと", "principles/openness/"),
                           ("公開", "こうかい", "用語集", "glossary/#openness")]
    assert found["ya"][0] == ("用語集", None, None, "glossary/")
    assert ("市", "し", "協働とは", "about/#city") in found["sa"]
    assert ("センター", None, "協働とは", "about/#center") in found["sa"]
    # The reading of a whole sentence helps nobody.
    assert ("事故が起きたら、どうなりますか", None, "よくある質問", "faq/#accident") in found["sa"]
    everything = [one for row in found.values() for one in row]
    assert "両者" not in {text for text, *_ in everything}, "it stands on no page"
    assert len(everything) == len(set(everything))


def test_english(tmp_path: Path) -> None:
    found = entries(tmp_path, "en")
    assert [text for text, *_ in found["c"]] == ["A center", "City", "Collaboration", "Contact"]
    assert ("対等", None, "What matters", "principles/equality/") in found["other"]


def test_terms_lead_to_what_they_name(tmp_path: Path) -> None:
    terms = {one.record.id: one for one in glossary(voice(made(tmp_path, FILES))).items}
    [(title, link)] = terms["openness"].names
    assert (title.plain, link.address) == ("大切なこと", "principles/openness/")
    assert [(one.plain, one.lang) for one in terms["openness"].others] == [("Openness", "en")]
    assert terms["npo"].others == ()  # the same in every language
