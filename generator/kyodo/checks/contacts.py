"""Whom to ask: every guideline names somebody, and addresses have the shape of addresses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from kyodo.checks.walk import Place
from kyodo.model.guideline import Info
from kyodo.problems import Finding

_WAYS = ("tel", "fax", "email", "address", "url")
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)*")
_POSTAL_CODE = re.compile(r"[0-9]{3}-[0-9]{4}")
_SEVEN_DIGITS = re.compile(r"\D*([0-9]{3})\D*([0-9]{4})\D*")
# At home 10 digits, or 11 for mobile and IP telephones; from abroad + and up to 15 (E.164).
_TEL = re.compile(r"0(?:[-() ]*[0-9]){9,10}|\+[0-9](?:[-() ]*[0-9]){7,14}")
_DASHES = re.compile("[‐‑‒–—―−－ーｰ]")


def check_contacts(info: Info) -> Iterator[Finding]:
    """Report a guideline without contacts, and contacts that cannot be contacted."""
    if not info.contacts:
        yield Finding("no-contact", "guideline", ("contacts",), at_key=True)
    for number, contact in enumerate(info.contacts):
        here = ("contacts", number)
        if contact.missing:
            yield Finding("contact-missing", "guideline", here, severity="notice")
        elif not any(getattr(contact, way) for way in _WAYS):
            yield Finding("contact-without-way", "guideline", here)
        elif number == 0 and not (contact.tel or contact.email):
            yield Finding("first-contact", "guideline", here, severity="notice")


def check_addresses(places: Sequence[Place]) -> Iterator[Finding]:
    """Report telephone numbers, addresses and the like that cannot be right."""
    for file, path, record in places:
        for name, fits in _SHAPES.items():
            value = getattr(record, name, None)
            if not isinstance(value, str) or fits(value):
                continue
            plain = _plain(name, value)
            params = {"key": name, "value": value, "right": plain, "nearest": ""}
            if plain != value and fits(plain):
                yield Finding("fullwidth-characters", file, (*path, name), params)
                continue
            if name == "postal_code" and (found := _SEVEN_DIGITS.fullmatch(plain)):
                params["nearest"] = "-".join(found.groups())
            shape = {"fax": "tel", "checklist": "url"}.get(name, name)
            code = f"bad-{shape.replace('_', '-')}"
            yield Finding(code, file, (*path, name), params)


def _plain(name: str, value: str) -> str:
    """Return the value as typed with the input method off."""
    plain = unicodedata.normalize("NFKC", value)
    return plain if name in ("url", "checklist", "email") else _DASHES.sub("-", plain)


def _is_url(value: str) -> bool:
    if any(character.isspace() for character in value):
        return False
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or unicodedata.normalize("NFKC", host) != host:
        return False
    return _HOST.fullmatch(host) is not None


_SHAPES: Mapping[str, Callable[[str], bool]] = {
    "url": _is_url,
    "checklist": _is_url,
    "email": lambda value: _EMAIL.fullmatch(value) is not None,
    "postal_code": lambda value: _POSTAL_CODE.fullmatch(value) is not None,
    "tel": lambda value: _TEL.fullmatch(value) is not None,
    "fax": lambda value: _TEL.fullmatch(value) is not None,
}
