"""The files of open data that a guideline publishes in one language."""

from __future__ import annotations

from dataclasses import dataclass

from kyodo.export.kinds import TABLES
from kyodo.export.schema import schema_text
from kyodo.export.spreadsheet import as_csv
from kyodo.export.tables import Table, table
from kyodo.export.whole import SCHEMA, as_json, whole
from kyodo.views.voice import Voice

FOLDER = "data"
"""Where the files stand below a language's pages."""
WHOLE = "guideline.json"


@dataclass(frozen=True)
class Published:
    """A file of open data."""

    name: str
    content: bytes
    table: Table | None = None
    """What it holds; None: the whole guideline, or the schema of that."""


@dataclass(frozen=True)
class OpenData:
    """All files of a guideline, for the pages of one language."""

    whole: Published
    """The guideline in all languages; stands below the pages of the first one only."""
    schema: Published
    """The schema of that, beside it."""
    tables: tuple[Published, ...]
    """The tables in this language."""


def open_data(voice: Voice, url: str | None) -> OpenData:
    """Return the files of open data; ``url`` is the address of the guideline's root."""
    found = (table(voice, kind, url or "") for kind in TABLES)
    return OpenData(
        whole=Published(WHOLE, as_json(whole(voice.addresses, url)).encode()),
        schema=Published(SCHEMA, schema_text().encode()),
        tables=tuple(Published(f"{one.name}.csv", as_csv(one.header, one.rows), one)
                     for one in found if one),
    )


def files(voice: Voice, data: OpenData) -> dict[str, bytes]:
    """Return contents by path below the pages of the voice's language."""
    in_default = voice.speaker.language == voice.speaker.default
    own = (data.whole, data.schema, *data.tables) if in_default else data.tables
    return {f"{FOLDER}/{one.name}": one.content for one in own}
