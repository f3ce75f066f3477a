"""How the last build of a preview went, and the language to say it in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kyodo.preview.source_links import Sources
from kyodo.problems import Invalid, Problem
from kyodo.report import languages


@dataclass(frozen=True)
class Report:
    """What there is to say on every page that is served."""

    root: Path
    """The folder that the files of problems are named from."""
    error: Exception | None = None
    """Why the last build failed; None where all is well."""
    notices: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    """Prefix of a guideline, "" or "some-city/" → its notices in the last good build."""
    sources: Mapping[str, Sources] = field(default_factory=dict)
    """Prefix of a guideline → its files; empty where pages do not say where they are written."""
    has_site: bool = False
    """False: nothing has been built yet that could be shown."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems in the data that stopped the last build."""
        return self.error.problems if isinstance(self.error, Invalid) else ()

    def notices_at(self, address: str) -> tuple[Problem, ...]:
        """Return the notices about the guideline that the page at an address belongs to."""
        return self.notices.get(owner(address, self.notices), ())

    def source_at(self, address: str, origin: str) -> tuple[str, str] | None:
        """Return words and address of the link from a page to where something is written."""
        sources = self.sources.get(owner(address, self.sources))
        return sources.link(origin) if sources else None


def owner(address: str, prefixes: Mapping[str, object]) -> str:
    """Return the longest of the prefixes that an address begins with."""
    return max((prefix for prefix in prefixes if address.startswith(prefix)), key=len, default="")


def spoken(page: str | None, accepted: str, fallback: str) -> str:
    """Return the message language for a page's language and the browser's Accept-Language."""
    for tag in (page or "", *_accepted(accepted)):
        if (language := tag.split("-")[0].lower()) in languages():
            return language
    return fallback


def _accepted(header: str) -> list[str]:
    """Return the language tags of an Accept-Language header, the most wanted first."""
    found = re.findall(r"([A-Za-z]+(?:-[A-Za-z0-9]+)*)\s*(?:;\s*q=([0-9.]+))?", header)
    return [tag for tag, _ in sorted(found, key=lambda one: -_number(one[1]))]


def _number(weight: str) -> float:
    try:
        return float(weight or 1)
    except ValueError:
        return 0.0
