"""Guidelines for unit tests, from a few lines of YAML."""

from __future__ import annotations

from pathlib import Path

from kyodo.addresses import Addresses
from kyodo.language import Speaker
from kyodo.load import load
from kyodo.model.whole import Guideline
from kyodo.views.site import SiteView, view_site
from kyodo.views.voice import Voice

BASE = {
    "mkdocs.yml": "site_name: 試し\n",
    "data/guideline.yaml": """\
title: {ja: 試しのガイドライン, en: A guideline for trials}
municipality: {name: {ja: 試し市, en: Trial City}}
languages: [ja, en]
contacts:
  - {office: {ja: 協働課, en: Collaboration Office}, tel: 0778-22-3293}
""",
}
PRINCIPLES = """\
heading: {ja: 大切なこと, en: What matters}
number: 2
items:
  - {id: openness, number: 1, name: {ja: 公開, yomi: こうかい, en: Openness}, gloss: 隠さない。}
  - {id: equality, number: 2, name: 対等}
"""


def made(folder: Path, files: dict[str, str] | None = None) -> Guideline:
    """Write and load a guideline: the base, with further files or others in place of its own."""
    for name, text in {**BASE, **(files or {})}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return load(folder).guideline


def voice(guideline: Guideline, language: str = "ja") -> Voice:
    speaker = Speaker(language, guideline.info.languages)
    return Voice(guideline, Addresses(guideline), speaker)


def site(guideline: Guideline, language: str = "ja") -> SiteView:
    return view_site(guideline, language)
