"""Lines that stand too far left or right: what the lines above would let stand there."""

from __future__ import annotations

import re

from kyodo.typing_slips import Slip, structure

_DASH = re.compile(r"-(?: +|$)")
_KEY = re.compile(r"[^\s#'\"{\[][^#]*?:(?: |$)")
_ID = re.compile(r"(id): +[^\s#:]+ *(?:#.*)?$")
"""The first key of every entry of a list that has it: where nothing stands before it, a dash is
missing."""
_NAMED = 3
"""So many widths are named; more would not help."""


def explain_indentation(lines: list[str], line: int, in_list: bool = False) -> Slip:
    """Say how far in line ``line`` (from 1) stands, and how far in it could stand.

    ``in_list``: the parser was inside a list, where every line begins with a dash or belongs to
    one that does.
    """
    found, dashed = _indent(lines[line - 1]), bool(_DASH.match(lines[line - 1].lstrip(" ")))
    above = next((number for number in range(line - 1, 0, -1) if lines[number - 1].strip()), 0)
    if above and _ID.match(lines[above - 1].strip()) and found > _indent(lines[above - 1]):
        return Slip("dash-missing", above, _indent(lines[above - 1]) + 1)
    keys, dashes = _open_columns(lines[: line - 1])
    # A list can begin where its key does; this one has no key.
    keyless = dashed and not in_list and not dashes
    if keyless or (dashed and not in_list and found > max([*keys, *dashes])):
        return Slip("dash-among-keys", line, found + 1)
    between = in_list and not dashed and found in dashes
    fitting = [width for width in (dashes if dashed else keys)
               if (width > found if between else width != found)]
    fitting = sorted(sorted(fitting, key=lambda width: abs(width - found))[:_NAMED])
    values = {"found": found, "allowed": " / ".join(map(str, fitting or [0]))}
    if between and _ID.match(lines[line - 1].strip()):
        return Slip("dash-missing", line, found + 1)
    if between:
        return Slip("key-among-dashes", line, found + 1, values)
    return Slip("indentation", line, found + 1, values)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _open_columns(lines: list[str]) -> tuple[list[int], list[int]]:
    """Return the columns (from 0) of the keys and of the dashes that a next line can join."""
    stack: list[tuple[int, str]] = []
    for _, line in structure(lines):
        column = _indent(line)
        rest = line[column:]
        if not rest.strip() or rest.startswith("#"):
            continue
        while found := _DASH.match(rest):
            _close(stack, column, "-")
            stack.append((column, "-"))
            column, rest = column + found.end(), rest[found.end() :]
        if _KEY.match(rest):
            _close(stack, column, "key")
            stack.append((column, "key"))
    return ([column for column, kind in stack if kind == "key"],
            [column for column, kind in stack if kind == "-"])


def _close(stack: list[tuple[int, str]], column: int, kind: str) -> None:
    """Take from the stack what ends where something begins at ``column``."""
    while stack and (stack[-1][0] > column or stack[-1] == (column, kind)
                     or (kind == "key" and stack[-1][0] == column)):
        stack.pop()
