"""Colours of the site: the theme's own, those a city sets, and whether they can be read.

Tokens are named in the theme's ``tokens.yaml``; contrast is that of WCAG 2.2, a ratio from 1 to 21.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from kyodo.own_yaml import read_own

Scheme = Mapping[str, str]
"""Token → colour as ``#rrggbb``."""

SCHEMES = ("light", "dark")


@dataclass(frozen=True)
class Palette:
    """The theme's colours, and which of them stand on which."""

    schemes: Mapping[str, Scheme]
    pairs: tuple[tuple[str, str, float], ...]
    """Foreground, background, least contrast."""


@dataclass(frozen=True)
class Unreadable:
    """A pair of colours that is too alike."""

    token: str
    """The one of the two that a city has set."""
    other: str
    contrast: float
    least: float
    suggestion: str
    """The nearest shade of the token's colour that can be read."""


@cache
def palette() -> Palette:
    """Read the theme's colours."""
    file = resources.files("kyodo_theme") / "tokens.yaml"
    known = read_own(file)
    pairs = tuple((front, back, float(least)) for front, back, least in known["pairs"])
    return Palette({name: known[name] for name in SCHEMES}, pairs)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours."""
    from coloraide import Color

    return float(Color(one).contrast(Color(other), method="wcag21"))


def scheme_of(name: str, own: Mapping[str, Scheme]) -> dict[str, str]:
    """Return a scheme with a city's own colours in it, and the shades that follow from them."""
    base = palette().schemes[name]
    set_here = dict(own.get(name, {}))
    if "brand" not in set_here and (light := own.get("light", {}).get("brand")):
        # A colour for paper is too dark for a dark page.
        set_here["brand"] = readable(light, (base["ground"], 7))
    if "brand" in set_here:
        brand = set_here["brand"]
        set_here.setdefault("brand-soft", _mixed(brand, base["ground"], 0.1))
        inks = (base["brand-ink"], palette().schemes["light"]["ground"], base["ground"])
        set_here.setdefault("brand-ink", max(inks, key=lambda ink: contrast(ink, brand)))
    return {**base, **set_here}


def unreadable(name: str, own: Mapping[str, Scheme]) -> Iterator[Unreadable]:
    """Yield, for each colour a city has set in a scheme, the worst pair it makes unreadable."""
    scheme = scheme_of(name, own)
    for token in own.get(name, {}):
        meets = tuple((back if front == token else front, least)
                      for front, back, least in palette().pairs if token in (front, back))
        found = [(contrast(scheme[token], scheme[other]), other, least) for other, least in meets]
        failing = [one for one in found if one[0] < one[2]]
        if failing:
            worst, other, least = min(failing)
            grounds = tuple((scheme[one], needed) for one, needed in meets)
            better = readable(scheme[token], *grounds)
            yield Unreadable(token, other, worst, least, better)


def readable(colour: str, *grounds: tuple[str, float]) -> str:
    """Return the shade of a colour nearest to it that has enough contrast on all ``grounds``.

    Each ground is a colour and the contrast it needs.  Where no shade will do, the colour itself.
    """
    from coloraide import Color

    start = Color(colour).convert("oklch")
    shades = []
    for step in range(101):
        shade = start.clone().set("lightness", step / 100)
        tried = shade.convert("srgb").fit(method="oklch-chroma").to_string(hex=True)
        if all(contrast(tried, ground) >= least for ground, least in grounds):
            shades.append((abs(step / 100 - start["lightness"]), tried))
    return min(shades)[1] if shades else colour


def _mixed(colour: str, ground: str, share: float) -> str:
    from coloraide import Color

    mixed = Color(ground).mix(Color(colour), share, space="oklab")
    return mixed.convert("srgb").fit().to_string(hex=True)
