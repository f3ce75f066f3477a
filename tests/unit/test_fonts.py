from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from kyodo import fonts

FILES = sorted(fonts.folder().glob("*.ttf"))


def test_both_weights_come_with_their_licence() -> None:
    assert [file.name for file in FILES] == ["BIZUDPGothic-Bold.ttf", "BIZUDPGothic-Regular.ttf"]
    assert "SIL OPEN FONT LICENSE" in (fonts.folder() / "OFL.txt").read_text(encoding="utf-8")
    for file in FILES:
        assert TTFont(file)["name"].getBestFamilyName() == fonts.FAMILY


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_what_is_said_to_be_there_is_there(file: object) -> None:
    known = TTFont(file).getBestCmap()
    claimed = [code for code in range(0x20, 0x30000) if not 0xD800 <= code < 0xE000
               and chr(code).isprintable() and fonts.has_all_of(chr(code))]
    assert len(claimed) > 7000
    assert [chr(code) for code in claimed if code not in known] == []


@pytest.mark.parametrize(("text", "there"), [
    ("協働のまちづくり ①Ⅲ髙﨑", True), ("Guia de Colaboração – “1” ↔", True), ("", True),
    ("한글", False), ("𠮷野", False), ("简体中文", False)])
def test_has_all_of(text: str, there: bool) -> None:
    assert fonts.has_all_of(text) is there
