"""The first sentence of a text: whole words, whole marks, or the whole text."""

from __future__ import annotations

import pytest

from kyodo.language import Phrase
from kyodo.views.forms import in_short
from kyodo.wording import first_sentence


@pytest.mark.parametrize(("text", "first"), [
    ("市です。任せた後も、責任は市に残ります。", "市です。"),
    ("「いつでも。だれでも。」と書きます。次です。", "「いつでも。だれでも。」と書きます。"),
    ("（例です。）つくります。次です。", "（例です。）つくります。"),
    ("[一。二](/forms/)を見ます。次です。", "[一。二](/forms/)を見ます。"),
    ("**市です。団体です。**次です。", "**市です。団体です。**次です。"),
    ("{協働|きょうどう}です。次です。", "{協働|きょうどう}です。"),
    ("The city. It remains answerable.", "The city."),
    ("It ends within it. The city decides.", "It ends within it."),
    ("See No. 5. The rest follows.", "See No. 5."),
    ("Papers, e.g. NPO rules. The rest.", "Papers, e.g. NPO rules."),
    ("It costs 1.5 million yen. The rest.", "It costs 1.5 million yen."),
    ("Ready? Then go.", "Ready?"),
    ("お金には次のものがあります\n\n- 補助\n- 委託", "お金には次のものがあります"),
    ("締め切りは、市が決めます", "締め切りは、市が決めます"),
])
def test_first_sentence(text: str, first: str) -> None:
    assert first_sentence(text) == first


def test_short_texts_stay_whole() -> None:
    short = Phrase("市です。両方です。", "ja", origin="data/forms.yaml#/items/0")
    assert in_short(short) == short
    long = Phrase("市です。" + "任せた後も、" * 5 + "市に残ります。", "ja", origin="here")
    said = in_short(long)
    assert said is not None and said.markdown == "市です。" and said.origin == "here"
    assert in_short(None) is None
