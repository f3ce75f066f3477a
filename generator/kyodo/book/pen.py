"""What chapters are written with: headings, rows, tables, figures, what stands in every section."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kyodo.book.marks import Block, Run, blocks, letters_of, runs
from kyodo.book.pictures import drawn, picture
from kyodo.colours import Scheme
from kyodo.language import Phrase
from kyodo.paper.words import line, words
from kyodo.views.figures import FigureEntry
from kyodo.views.spoken import Dated, Spoken
from kyodo.views.voice import Link, Voice

Said = Phrase | str | None
"""A text of the guideline, or one of the interface's words."""


@dataclass(frozen=True)
class Pen:
    """Writes blocks in one language.

    Anchors (``at``) are addresses on the site: a link there leads to the same thing in the book.
    """

    voice: Voice
    scheme: Scheme

    def word(self, key: str, **values: object) -> str:
        """Return one of the interface's words."""
        return self.voice.speaker.word(key, **values)

    def phrase(self, said: Phrase | str) -> Phrase:
        """Return words as a phrase in the language of the book."""
        if isinstance(said, Phrase):
            return said
        return Phrase(_escaped(said), self.voice.speaker.language)

    def line(self, said: Said) -> list[Run]:
        """Return the runs of a line."""
        return runs(self.phrase(said)) if said else []

    def heading(
        self, level: int, said: Phrase | str, number: str | None = None, at: Sequence[str] = (),
        listed: bool = True,
    ) -> Block:
        """Return a heading; ``listed``: it stands in the table of contents."""
        shown = words(said) if isinstance(said, Phrase) else line(said, self._language)
        return {"k": "h", "level": level, "no": number, "t": shown, "at": list(at),
                "listed": listed}

    @property
    def _language(self) -> str:
        return self.voice.speaker.language

    def text(self, said: Phrase | None, look: str | None = None) -> list[Block]:
        """Return the paragraphs of a text."""
        found = blocks(said)
        return [{**one, "look": look} for one in found] if look else found

    def par(self, *said: Said | list[Run], look: str | None = None) -> list[Block]:
        """Return a paragraph of several pieces; nothing where they are empty."""
        found = [run for one in said for run in (one if isinstance(one, list) else self.line(one))]
        return [{"k": "p", "r": found, "look": look}] if found else []

    def points(self, items: Iterable[Phrase], label: str | None = None) -> list[Block]:
        """Return a list of short texts, with what it is a list of."""
        found = [self.text(item) for item in items]
        if not found:
            return []
        return [*self.par(label, look="label"), {"k": "ul", "i": found}]

    def link(self, one: Link, paged: bool = True) -> list[Run]:
        """Return a link to a record, ``paged``: with the page that it stands on."""
        number = [{"s": f"{one.number} "}] if one.number else []
        said = [*number, *runs(one.text)]
        if one.address is None:
            return said
        return [{**run, "to": f"page:{one.address}", "paged": paged and run is said[-1]}
                for run in said]

    def joined(self, pieces: Iterable[list[Run]]) -> list[Run]:
        """Return several things in one line."""
        found: list[Run] = []
        for piece in pieces:
            found += [{"s": self.word("list-separator")}] * bool(found) + piece
        return found

    def bracketed(self, said: list[Run]) -> list[Run]:
        """Return something in brackets, behind what it belongs to; nothing where it is empty."""
        if not said:
            return []
        return [{"s": self.word("bracket-open")}, *said, {"s": self.word("bracket-close")}]

    def links(self, items: Iterable[Link]) -> list[Block]:
        """Return links in a line."""
        return self.par(self.joined(self.link(one) for one in items))

    def names(self, items: Iterable[Phrase]) -> list[Block]:
        """Return names in a line."""
        return self.par(self.joined(runs(one) for one in items))

    def tag(self, said: Said) -> list[Run]:
        """Return a word that says of what kind something is."""
        return [{**run, "tag": True} for run in self.line(said)]

    def sign(self, sign: str, key: str) -> list[Run]:
        """Return one of the interface's words behind a sign for the eye."""
        return [{"s": sign, "sign": True}, {"s": " "}, *self.line(self.word(key))]

    def labelled(self, key: str, said: list[Run]) -> list[Block]:
        """Return a line that begins with what it is; nothing where it is empty."""
        if not said:
            return []
        label = [{**run, "strong": True} for run in self.line(self.word(key))]
        return self.par([*label, {"s": self.word("colon")}, *said], look="more")

    def row(
        self, label: Said | list[Run], body: list[Block], at: Sequence[str] = ()
    ) -> list[Block]:
        """Return a row with its head; nothing without a body."""
        head = label if isinstance(label, list) else self.line(label)
        return [{"h": head, "b": body, "at": list(at)}] if body else []

    def rows(self, *found: list[Block], look: str = "facts") -> list[Block]:
        """Return rows as one table without a head of its own; ``look``: facts, terms or sides."""
        rows = [row for rows in found for row in rows]
        return [{"k": "rows", "look": look, "rows": rows}] if rows else []

    def terms(self, *found: tuple[list[Run], list[Block], str]) -> list[Block]:
        """Return names with what is said of each and its address; a list where names say more."""
        said = sum(letters_of(body) for _, body, _ in found)
        bare = sum(not body for _, body, _ in found)
        if 2 * bare < len(found) and said > 2 * sum(letters_of(name) for name, _, _ in found):
            rows = [{"h": name, "b": body, "at": [at]} for name, body, at in found]
            return [{"k": "rows", "look": "terms", "rows": rows}]
        items = [[{"k": "p", "r": [{**run, "strong": True} for run in name] if said else name,
                   "at": [at]}, *body] for name, body, at in found]
        return [{"k": "ul", "i": items}] if items else []

    def missing(self, key: str) -> list[Block]:
        """Return what is said where the guideline lacks something."""
        return self.par(self.word(f"missing-{key}"), look="missing")

    def figure(self, entry: FigureEntry | None, view: Any = None) -> list[Block]:
        """Return a figure of the site; ``view``: what to draw instead of the whole of it."""
        if entry is None:
            return []
        note = self.line(self.word("figure-made-here")) if entry.ours else []
        return [{"k": "figure", **drawn(view or entry.view, self), "alt": entry.text,
                 "title": words(entry.title), "note": note}]

    def original(self, record: Spoken | None) -> list[Block]:
        """Return a figure of the guideline's own: its picture, its words, or that it lacks."""
        if record is None:
            return []
        found: list[Block] = []
        if record.missing and not record.image:
            found += self.par(self.word("missing-figure-named", title=record.title.plain)
                              if record.title else self.word("missing-figure"), look="missing")
        if record.image:
            file = self.voice.guideline.folder / record.image
            made = picture(file)
            found.append({"k": "figure", **made, "title": words(record.title), "note": [],
                          "alt": str(record.alt or record.title or file.stem)})
        return found + self.text(record.text)

    def source(self, record: Spoken | None) -> list[Block]:
        """Return where something comes from."""
        if record is None:
            return []
        only_note = record.basis == "document" and not (record.url or record.title or record.page)
        said: list[Run] = [{**run, "strong": True} for run in self.line(
            self.word("note" if only_note else "source"))] + [{"s": " "}]
        if record.basis == "inference":
            said += [*self.line(self.word("source-inference")), {"s": " "}]
        elif record.basis == "web" and not (record.url or record.title):
            said += self.line(self.word("source-web"))
        said += self._addressed(record.title, record.url)
        if record.page:
            said += [{"s": " "}, *self.line(self.word("source-page", page=record.page))]
        if record.accessed:
            said += [{"s": " "}, *self.line(self.word("accessed", date=record.accessed.text))]
        if record.note:
            said += ([] if only_note else [{"br": True}]) + runs(record.note)
        return [{"k": "p", "r": said, "look": "source"}]

    def _addressed(self, name: Phrase | None, url: str | None) -> list[Run]:
        """Return what something is called and, for who holds paper, its address."""
        said = runs(name)
        if not url:
            return said
        if not said:
            return [{"s": url, "to": url, "url": True}]
        return [*({**run, "to": url} for run in said),
                *self.bracketed([{"s": url, "to": url, "url": True}])]

    def references(self, items: Iterable[Spoken], label: bool = True) -> list[Block]:
        """Return ordinances and plans that something rests on."""
        found = []
        for one in items:
            said = self._addressed(one.name, one.url)
            for more in (one.number, one.article):
                said += [{"s": " "}, *runs(more)] if more else []
            if one.date:
                said += [{"s": f" {one.date.text}"}]
            found.append([*self.par(said), *self.text(one.text), *self.source(one.source)])
        if not found:
            return []
        head = self.par(self.word("legal-basis"), look="label") if label else []
        return [*head, {"k": "ul", "i": found}]

    def passage(self, one: Spoken, page: str, level: int = 2,
                title: Phrase | str | None = None) -> list[Block]:
        """Return a piece of prose with its heading."""
        said = one.heading or title
        at = [f"{page}/#{one.id}"]
        head = [self.heading(level, said, one.number, at)] if said else []
        return [*head, *self.text(one.text), *self.points(one.points),
                *(self.missing("text") if one.missing else []), *self.original(one.figure),
                *self.references(one.references), *self.source(one.source)]

    def opening(self, section: Spoken | None, page: str) -> list[Block]:
        """Return what a section opens with."""
        if section is None:
            return []
        return [*self.text(section.lead, "lead"),
                *(self.missing("section") if section.missing else []),
                *self.original(section.figure),
                *(block for one in section.passages for block in self.passage(one, page))]

    def ending(self, section: Spoken | None, page: str) -> list[Block]:
        """Return what a section ends with."""
        if section is None:
            return []
        return [*(block for one in section.closing for block in self.passage(one, page)),
                *self.references(section.references), *self.source(section.source)]

    def span(self, begin: Dated | None, end: Dated | None) -> str | None:
        """Return the time from one date to another."""
        said = [one.text if one else "" for one in (begin, end)]
        return " – ".join(one for one in said if one) or None


def _escaped(said: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>" else letter for letter in said)
