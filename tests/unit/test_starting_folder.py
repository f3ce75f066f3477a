"""A few new cities, made quickly; tests/program/test_new.py makes many."""

from __future__ import annotations

from pathlib import Path

import pytest

from kyodo.load import load
from kyodo.problems import Refused
from kyodo.starting.city import City
from kyodo.starting.folder import check_place, make
from kyodo.starting.origin import Origin, model_folder

ORIGIN = Origin(model_folder())


@pytest.mark.parametrize(("sections", "languages"), [
    (("forms", "history"), ("ja",)), (("measures", "downloads"), ("ja", "en")), ((), ("en",)),
], ids=["forms", "measures", "nothing"])
def test_parts_of_the_model(
    sections: tuple[str, ...], languages: tuple[str, ...], tmp_path: Path
) -> None:
    city = City(dict.fromkeys(languages, "Sakura"), "さくら", languages, sections)
    made = make(tmp_path / "city", city, ORIGIN)
    assert [one.code for one in made.loaded.notices] == ["no-principles", "contact-missing"]
    assert made.loosened > 0 or not sections
    assert load(tmp_path / "city").guideline.info.languages == languages
    assert [path.name for path in tmp_path.iterdir()] == ["city"]


def test_a_place_that_is_taken(tmp_path: Path) -> None:
    (tmp_path / "memo.txt").touch()
    with pytest.raises(Refused):
        check_place(tmp_path)
