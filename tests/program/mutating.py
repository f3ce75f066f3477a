"""Random damage to a guideline's files: what hands, editors and copying do to them.

A mutation is known by its seed: the same seed does the same thing to the same files.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

# Prose to be damaged too: the real guidelines have all their words in data files.
PROSE = """\
---
title: 住民の声
---
# 住民の声

{協働|きょうどう}について、[連絡先](/contact/)に届いた**声**です。

{{ principles() }}

- [原則](/principles/)を読んだ。
- `コード`と[外のサイト](https://example.jp/)
"""
VALUES = (
    "1", "-3", "1.5", "true", "yes", "null", "~", "", '""', "[]", "{}", "[a, b]", "{ja: 文}",
    "{ja: {ja: 文}}", "[{}]", "2019-05-01", "平成31年13月", "令和元年五月", "2024-02-30", "12:30",
    "0x1F", "010", "index", "con", "Ａ１", "ＮＰＯ", "<b>文</b>", "{漢字|}", "[言葉](/nope/)",
    "[言葉](/principles/#nope)", "[言葉](www.example.jp)", "![図](a.png)", "{{ principles() }}",
    "「協働」：市", "協働: 市", "協働 #市", "@市", "&市", "*市", "!市", "|", ">", "- 市", "'", '"',
    "{", "[", "?", "%市", "`市", "../../etc/passwd", "C:\\様式", "https://[", "あ" * 3000, "\\",
    "___", "# 市", "1. 市", "<https://example.jp>", "&amp;", "{% raw %}", "{{", "|a|b|", "$&",
)
"""What a value may be overwritten with."""
CHARACTERS = (
    "\t\x00\x07\x0b\x0c\x1b\x7f\x85\xa0\u200b\u2028\u3000\ufeff\ufffd"
    ":：#＃-－・|{}[]()<>&*!%@`'\"\\,、。\ud7ff\U0001f600ａ１ー゛か\u3099")
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
_KEY = re.compile(r"^(\s*(?:- )*[a-z_]+:) +(\S.*)$")
Lines = list[str]


@dataclass(frozen=True)
class Mutation:
    """What was done to one file of a guideline; the file is as the mutation left it."""

    seed: str
    guideline: str
    file: str
    """Path from the guideline's folder."""
    kind: str
    line: int
    """The first line concerned, from 1; 0 where the file as a whole is."""

    def __str__(self) -> str:
        return f"seed {self.seed}: {self.kind} in {self.guideline}, {self.file}:{self.line}"


def mutate(seed: str, folders: Mapping[str, Path]) -> Mutation:
    """Damage one file of one of the guidelines in ``folders``."""
    chance = random.Random(seed)
    # The first, which is large, takes long to check.
    guideline = chance.choice([name for name in folders for _ in range(1 if name == "main" else 4)])
    folder = folders[guideline]
    path = chance.choice([folder / "mkdocs.yml", *sorted((folder / "data").glob("*.yaml")),
                          *sorted((folder / "content").rglob("*.md"))])
    file = path.relative_to(folder).as_posix()
    if chance.random() < 0.1:
        to_file, line = chance.choice(_TO_FILES), 0
        to_file(chance, path)
        done = to_file.__name__
    else:
        kind = chance.choice(_TO_LINES)
        done = kind.__name__
        lines = path.read_text(encoding="utf-8").split("\n")
        at = chance.randrange(len(lines))
        path.write_text("\n".join(kind(chance, lines, at)), encoding="utf-8", newline="")
        line = at + 1
    return Mutation(seed, guideline, file, done.strip("_"), line)


def _delete_line(_chance: random.Random, lines: Lines, at: int) -> Lines:
    return lines[:at] + lines[at + 1 :]


def _delete_block(chance: random.Random, lines: Lines, at: int) -> Lines:
    return lines[:at] + lines[at + chance.randint(2, 12) :]


def _duplicate_line(_chance: random.Random, lines: Lines, at: int) -> Lines:
    return [*lines[: at + 1], *lines[at:]]


def _duplicate_block(chance: random.Random, lines: Lines, at: int) -> Lines:
    end = at + chance.randint(2, 12)
    return [*lines[:end], *lines[at:]]


def _move_block(chance: random.Random, lines: Lines, at: int) -> Lines:
    end = at + chance.randint(1, 8)
    rest = lines[:at] + lines[end:]
    to = chance.randint(0, len(rest))
    return rest[:to] + lines[at:end] + rest[to:]


def _swap_lines(chance: random.Random, lines: Lines, at: int) -> Lines:
    other = min(at + chance.randint(1, 4), len(lines) - 1)
    swapped = list(lines)
    swapped[at], swapped[other] = lines[other], lines[at]
    return swapped


def _join_lines(_chance: random.Random, lines: Lines, at: int) -> Lines:
    return [*lines[:at], "".join(lines[at : at + 2]), *lines[at + 2 :]]


def _split_line(chance: random.Random, lines: Lines, at: int) -> Lines:
    cut = chance.randint(0, len(lines[at]))
    return [*lines[:at], lines[at][:cut], lines[at][cut:], *lines[at + 1 :]]


def _reindent(chance: random.Random, lines: Lines, at: int) -> Lines:
    blank = chance.choice(["", " ", "  ", "   ", "      ", "\t", "\u3000", "\u3000\u3000", "\xa0"])
    return _with(lines, at, blank + lines[at].lstrip())


def _reindent_block(chance: random.Random, lines: Lines, at: int) -> Lines:
    end = at + chance.randint(2, 10)
    by = chance.choice([-4, -2, -1, 1, 2, 4])
    moved = [" " * by + line if by > 0 else line.removeprefix(" " * -by) for line in lines[at:end]]
    return lines[:at] + moved + lines[end:]


def _retype(chance: random.Random, lines: Lines, at: int) -> Lines:
    value = chance.choice(VALUES)
    found = _KEY.match(lines[at])
    return _with(lines, at, f"{found.group(1)} {value}" if found else value)


def _insert(chance: random.Random, lines: Lines, at: int) -> Lines:
    line, cut = lines[at], chance.randint(0, len(lines[at]))
    return _with(lines, at, line[:cut] + chance.choice(CHARACTERS) + line[cut:])


def _delete_character(chance: random.Random, lines: Lines, at: int) -> Lines:
    line = lines[at]
    if not line:
        return _delete_line(chance, lines, at)
    cut = chance.randrange(len(line))
    return _with(lines, at, line[:cut] + line[cut + 1 :])


def _replace_by_kana(chance: random.Random, lines: Lines, at: int) -> Lines:
    line = lines[at]
    begin = chance.randint(0, len(line))
    end = chance.randint(begin, min(len(line), begin + 12))
    kana = "".join(chance.choice("あいうえおかきくけこっゃんアイウー") for _ in range(end - begin))
    return _with(lines, at, line[:begin] + kana + line[end:])


def _widen(chance: random.Random, lines: Lines, at: int) -> Lines:
    """As typed with the input method on: one sign, one word, or the whole line."""
    line = lines[at]
    seen = [n for n, character in enumerate(line) if ord(character) in WIDE]
    if not seen:
        return lines
    begin = chance.choice(seen)
    end = chance.choice([begin + 1, begin + 4, len(line)])
    return _with(lines, at, line[:begin] + line[begin:end].translate(WIDE) + line[end:])


def _misspell_key(chance: random.Random, lines: Lines, at: int) -> Lines:
    found = re.search(r"[a-z_]{3,}", lines[at])
    if not found:
        return lines
    cut = chance.randrange(found.start(), found.end() - 1)
    line = lines[at]
    return _with(lines, at, line[:cut] + line[cut + 1] + line[cut] + line[cut + 2 :])


def _drop_quote(_chance: random.Random, lines: Lines, at: int) -> Lines:
    near = [n for n in range(at, len(lines)) if re.search(r"[\"'{}\[\]]", lines[n])]
    at = near[0] if near else at
    return _with(lines, at, re.sub(r"[\"'{}\[\]]", "", lines[at], count=1))


def _with(lines: Lines, at: int, line: str) -> Lines:
    return [*lines[:at], line, *lines[at + 1 :]]


def _truncate(chance: random.Random, path: Path) -> None:
    raw = path.read_bytes()
    path.write_bytes(raw[: chance.randint(0, len(raw))])


def _lose_bytes(chance: random.Random, path: Path) -> None:
    raw = path.read_bytes()
    at = chance.randint(0, len(raw))
    path.write_bytes(raw[:at] + raw[at + chance.randint(1, 3) :])


def _change_encoding(chance: random.Random, path: Path) -> None:
    encoding = chance.choice(["cp932", "euc-jp", "utf-16", "utf-16-le", "utf-8-sig", "utf-32",
                              "iso2022_jp", "utf-7"])
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding, errors="replace"))


def _change_line_ends(chance: random.Random, path: Path) -> None:
    end = chance.choice([b"\r\n", b"\r", b"\n\n", b"\r\r\n", b"\x85", b"\n\r"])
    path.write_bytes(path.read_bytes().replace(b"\n", end))


def _empty(chance: random.Random, path: Path) -> None:
    path.write_bytes(chance.choice([b"", b"\n", b"# \n", b"---\n", b"[]\n", b"{}\n", b"null\n",
                                    b"\xef\xbb\xbf", b"...\n", b"---\n---\n", "文".encode()]))


def _rename(chance: random.Random, path: Path) -> None:
    name = chance.choice([path.name + ".txt", path.stem + ".yml", path.name.upper(),
                          path.stem + " - コピー" + path.suffix, "ファイル.md", path.name + "~",
                          path.stem[:-1] + path.suffix, "index.md"])
    path.rename(path.with_name(name))


def _delete_file(_chance: random.Random, path: Path) -> None:
    path.unlink()


def _become_folder(_chance: random.Random, path: Path) -> None:
    path.unlink()
    path.mkdir()


def _become_link(chance: random.Random, path: Path) -> None:
    path.unlink()
    path.symlink_to(chance.choice(["nowhere", path.name, "..", "/dev/null"]))


def _swap_files(chance: random.Random, path: Path) -> None:
    others = sorted(one for one in path.parent.iterdir() if one.is_file())
    path.write_bytes(chance.choice(others).read_bytes())


_TO_LINES: tuple[Callable[[random.Random, Lines, int], Lines], ...] = (
    _delete_line, _delete_line, _delete_block, _duplicate_line, _duplicate_block, _move_block,
    _swap_lines, _join_lines, _split_line, _reindent, _reindent, _reindent_block, _retype, _retype,
    _retype, _insert, _insert, _insert, _delete_character, _delete_character, _replace_by_kana,
    _replace_by_kana, _widen, _widen, _misspell_key, _drop_quote,
)
_TO_FILES: tuple[Callable[[random.Random, Path], None], ...] = (
    _truncate, _truncate, _lose_bytes, _change_encoding, _change_encoding, _change_line_ends,
    _empty, _rename, _delete_file, _become_folder, _become_link, _swap_files,
)
