from __future__ import annotations

import pytest

from kyodo.colours import SCHEMES, contrast, palette, readable, scheme_of, unreadable

GREYS = [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ffffff", "#ffffff", 1.0)]


@pytest.mark.parametrize(("one", "other", "ratio"), GREYS)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_pair_of_the_theme_can_be_read(scheme: str) -> None:
    colours = palette().schemes[scheme]
    for front, back, least in palette().pairs:
        assert contrast(colours[front], colours[back]) >= least, (front, back)


def test_both_schemes_name_the_same_colours() -> None:
    assert set(palette().schemes["light"]) == set(palette().schemes["dark"])


def test_shades_that_follow_from_a_city_s_colour_can_be_read() -> None:
    for brand in ("#7a1f3d", "#004488", "#3a5a00", "#5b2a86"):
        own = {"light": {"brand": brand}}
        for scheme in SCHEMES:
            colours = scheme_of(scheme, own)
            for front, back, least in palette().pairs:
                assert contrast(colours[front], colours[back]) >= least, (brand, front, back)


def test_the_suggestion_can_be_read_everywhere() -> None:
    (found,) = unreadable("light", {"light": {"link": "#7fc7ff"}})
    assert (found.token, found.contrast < found.least) == ("link", True)
    assert not list(unreadable("light", {"light": {"link": found.suggestion}}))


def test_a_colour_that_can_be_read_stays() -> None:
    assert readable("#0b5d5b", ("#ffffff", 1.0)) == pytest.approx("#0b5d5b") or \
        contrast(readable("#0b5d5b", ("#ffffff", 1.0)), "#0b5d5b") < 1.1
