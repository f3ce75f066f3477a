"""What an unquoted word in a data file means: the core rules of YAML 1.2, nothing more.

YAML 1.1, which PyYAML follows, turns ``no`` into false, ``12:30`` into 750 and ``010`` into 8;
a guideline's texts must not change so.  Source: YAML 1.2.2, section 10.3.2 (less octal and hex).
"""

from __future__ import annotations

import re

_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_CONSTANTS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}


def resolve(word: str) -> str | int | float | bool | None:
    """Return the value of a plain scalar."""
    if word in _CONSTANTS:
        return _CONSTANTS[word]
    if len(word) < 19 and _INT.fullmatch(word):
        return int(word)
    if len(word) < 19 and _FLOAT.fullmatch(word):
        return float(word)
    return word
