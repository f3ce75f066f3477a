"""Texts are in the guideline's languages, and what is not translated is counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kyodo.checks.repeats import repeats
from kyodo.checks.walk import Place
from kyodo.language import read_in_kana
from kyodo.model.guideline import Info
from kyodo.model.reading import Term
from kyodo.model.text import DEFAULT, LANGUAGE_TAG, RUBY, Text, is_reading
from kyodo.model.whole import Guideline
from kyodo.problems import Finding, nearest
from kyodo.wording import says_the_same_everywhere


def check_languages(guideline: Guideline, places: Sequence[Place]) -> Iterator[Finding]:
    """Report languages that the guideline does not have, and wordings it lacks."""
    languages = guideline.info.languages
    wrong = list(_tags(guideline.info))
    yield from wrong
    if wrong:  # what is in these languages cannot be told to be wrong
        return
    for place in places:
        if isinstance(place.record, Text):
            if place.record.missing and place.record.words:
                yield Finding("missing-with-words", place.file, (*place.path, "missing"),
                              severity="notice", at_key=True)
            yield from _readings(place, place.record, languages[0])
            foreign = list(_foreign(place, place.record, languages))
            yield from foreign or _untranslated(place, place.record, languages)
        elif isinstance(place.record, Term):
            for tag in place.record.avoid:
                if tag not in languages:
                    yield Finding("unknown-language", place.file, (*place.path, "avoid", tag),
                                  near_language(tag, languages), at_key=True)
    yield from _prose(guideline)


def _tags(info: Info) -> Iterator[Finding]:
    for number, tag in enumerate(info.languages):
        if not LANGUAGE_TAG.fullmatch(tag):
            yield Finding("bad-language", "guideline", ("languages", number), {"value": tag})
    yield from repeats("guideline", "languages", (
        (("languages", number), tag) for number, tag in enumerate(info.languages)
        if LANGUAGE_TAG.fullmatch(tag)))


def _readings(place: Place, text: Text, first: str) -> Iterator[Finding]:
    """Report what a text in a language read in kana gives as a reading and is none."""
    for tag, wording in text.words.items():
        for _, reading in RUBY.findall(wording) if read_in_kana(tag or first) else ():
            if not is_reading(reading):
                way = (*place.path, tag) if tag else place.path
                yield Finding("reading-not-kana", place.file, way, {"value": reading})


def _foreign(place: Place, text: Text, languages: Sequence[str]) -> Iterator[Finding]:
    named = [(tag,) for tag in text.words if tag != DEFAULT]
    graded = [("status", tag) for tag in text.status if tag not in text.words]
    for way in (*named, *graded):
        if way[-1] not in languages:
            yield Finding("unknown-language", place.file, (*place.path, *way),
                          near_language(way[-1], languages), at_key=True)


def near_language(tag: str, languages: Sequence[str]) -> dict[str, str]:
    """Return what a message says about a language that the guideline does not have."""
    # "jp" for "ja" is the slip that difflib does not find.
    near = nearest(tag, languages) or next((one for one in languages if one[0] == tag[0]), "")
    return {"value": tag, "nearest": near, "known": ", ".join(languages)}


def _untranslated(place: Place, text: Text, languages: Sequence[str]) -> Iterator[Finding]:
    first = languages[0]
    words = {tag or first: wording for tag, wording in text.words.items()}
    alone = words.get(first) if len(words) == 1 else None
    if not words or (alone is not None and says_the_same_everywhere(alone)):
        return
    for language in languages:
        if language not in words:
            yield Finding("untranslated", place.file, place.path, {"language": language},
                          severity="notice")


def _prose(guideline: Guideline) -> Iterator[Finding]:
    languages = guideline.info.languages
    names = {name: page for pages in guideline.prose.values() for name, page in pages.items()}
    for tag in guideline.prose:
        if tag not in languages:
            yield Finding("unknown-language-folder", f"content/{tag}", (),
                          near_language(tag, languages))
    for name, page in sorted(names.items()):
        present = [tag for tag in languages if name in guideline.prose.get(tag, {})]
        if not present:  # all of it is in folders of unknown languages
            continue
        file = guideline.prose[present[0]][page.name].file
        for language in languages:
            if language not in present:
                yield Finding("prose-untranslated", file, (), {"language": language},
                              severity="notice")
    content = guideline.folder / "content"
    for path in sorted(content.glob("*.md")):
        yield Finding("prose-without-language", f"content/{path.name}", (),
                      {"name": path.name, "language": languages[0]})
