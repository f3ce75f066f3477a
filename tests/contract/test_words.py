"""The words of the site and of the terminal: the same in every language, all there, all used."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from pathlib import Path
from string import Formatter
from typing import Any, get_args

import pytest
import yaml
from sources import GENERATOR, REPOSITORY, THEME, modules, strings, templates

from kyodo.addresses import A_TO_Z, ACCESSIBILITY, COMPARE, DATA, SEARCH, SECTION_PAGES
from kyodo.command_pdf import EDITIONS
from kyodo.model.accessibility import Degree
from kyodo.model.documents import Document
from kyodo.model.domains import Criterion
from kyodo.model.evaluation import Layer
from kyodo.model.guideline import Kind, Status, Target
from kyodo.model.history import Event
from kyodo.model.processes import Process, Step
from kyodo.model.promotion import Body
from kyodo.model.text import Review
from kyodo.problems import KyodoError, Severity
from kyodo.search.files import SAID
from kyodo.views.compare import KINDS_COMPARED
from kyodo.views.home import TASKS
from kyodo.views.quickread import BOOK, PAGES
from kyodo.views.structure import SIDES

STRINGS = sorted((THEME / "strings").glob("*.yaml"))
MESSAGES = sorted((GENERATOR / "messages").glob("*.yaml"))


def read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def choices(record: Any, field: str) -> set[str]:
    """Return what a field of the model can be."""
    found: set[str] = set()
    waiting = [record.model_fields[field].annotation]
    while waiting:
        for part in get_args(waiting.pop()):
            if isinstance(part, str):
                found.add(part)
            else:
                waiting.append(part)
    assert found
    return found


# Words whose key is put together: what stands before, and all that may follow.

MADE_STRINGS: Mapping[str, set[str]] = {
    "menu-": {*SECTION_PAGES, COMPARE, DATA, A_TO_Z, ACCESSIBILITY, SEARCH},
    "paper-": {f"{layout}{part}" for layout in (*PAGES, BOOK) for part in ("", "-text")}
    | {"furigana"},
    "compare-": set(KINDS_COMPARED),
    "search-": set(SAID),
    "choose-by-": {"form", "field"},
    "status-": set(get_args(Status)),
    "edition-": set(get_args(Target)),
    "review-": set(get_args(Review)) - {"official"},
    "accessibility-": set(get_args(Degree)),
    "date-of-": {"established", "revised", "effective", "updated"},
    "kind-": choices(Step, "kind"),
    "step-": {"added", "changed"},
    "direction-": choices(Process, "direction"),
    "criterion-": choices(Criterion, "kind"),
    "body-": choices(Body, "kind"),
    "side-": set(SIDES),
    "event-": choices(Event, "kind") - {"other"},
    "layer-": choices(Layer, "kind") - {"other"},
    "format-": choices(Document, "format"),
    "is-a-": set(get_args(Kind)),
    "task-": {f"{task}{part}" for task in TASKS for part in ("", "-text")},
    "missing-": {key for path in templates()
                 for key in re.findall(r"\bmissing\(\"([a-z-]+)\"", path.read_text("utf-8"))},
}
MADE_PHRASES: Mapping[str, set[str]] = {
    "stage-": {"check", "build", "publish", "too-long"},
    "system-": {"ENOSPC", "EACCES", "EPERM", "EROFS", "ENOENT", "EISDIR", "ENOTDIR"},
    "failed-": {kind.__name__ for kind in KyodoError.__subclasses__()} - {"Invalid", "Refused"},
    "edition-": set(EDITIONS) - {BOOK},
    "in-": {path.stem for path in MESSAGES},
    "ask-": {"languages", "name", "yomi", "name-in", "take"},
}
KINDS = {"mapping", "list", "string", "number", "boolean", "nothing"}


def same_holes(one: Mapping[str, str], other: Mapping[str, str]) -> None:
    assert list(one) == list(other)  # in the same order, so that they can be read side by side
    for key in one:
        assert holes(one[key]) == holes(other[key]), key


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(str(text)) if name is not None}


def flat(messages: dict[str, Any]) -> dict[str, str]:
    """Return phrases and both halves of each message as one table."""
    table = {f"_.{key}": text for key, text in messages["_"].items()}
    for code, message in messages.items():
        if code != "_":
            assert set(message) == {"what", "how"}, code
            table |= {f"{code}.{half}": message[half] for half in ("what", "how")}
    return table


@pytest.mark.parametrize("path", STRINGS, ids=lambda path: path.stem)
def test_same_strings(path: Path) -> None:
    same_holes(read(STRINGS[0]), read(path))


def test_same_messages() -> None:
    assert len(MESSAGES) > 1
    one, *others = (flat(read(path)) for path in MESSAGES)
    for other in others:
        assert one.keys() == other.keys()
        for key in one:
            # A hint that is left out of one language may say the same in other words there.
            assert holes(one[key]) - {"hint", "known_hint"} == \
                holes(other[key]) - {"hint", "known_hint"}, key


@pytest.mark.parametrize("path", [*STRINGS, *MESSAGES], ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_word_says_something(path: Path) -> None:
    table = flat(read(path)) if path in MESSAGES else read(path)
    assert [key for key, text in table.items() if not isinstance(text, str) or not text.strip()] \
        == []


def test_no_key_twice() -> None:
    """YAML takes the last one silently."""
    for path in (*STRINGS, *MESSAGES):
        keys = re.findall(r"^(?:  )?([\w-]+):", path.read_text(encoding="utf-8"), re.M)
        if path in STRINGS:
            assert len(keys) == len(set(keys)), path


def quoted() -> set[str]:
    """Return every string literal of the code, and every quoted word of the templates."""
    found = {value for path in modules() for _, value in strings(path)}
    for path in templates():
        found |= set(re.findall(r"[\"']([a-z][a-z0-9-]*)[\"']", path.read_text(encoding="utf-8")))
    return found


def made(table: Mapping[str, set[str]]) -> set[str]:
    return {prefix + end for prefix, ends in table.items() for end in ends}


def test_strings_exist() -> None:
    words = read(STRINGS[0])
    assert sorted(made(MADE_STRINGS) - words.keys()) == []
    asked: dict[str, str] = {}
    for path in (*templates(), *modules()):
        text = path.read_text(encoding="utf-8")
        for call, key in re.findall(r"\b(word|count)\(\s*[\"']([a-z][a-z0-9-]*)[\"']", text):
            if not re.search(rf"[\"']{key}[\"']\s*~", text):
                asked[key] = path.name
            if call == "count":
                asked[f"{key}-one"] = path.name
    assert len(asked) > 100
    assert {key: where for key, where in asked.items() if key not in words} == {}


def test_strings_are_used() -> None:
    known = quoted() | made(MADE_STRINGS)
    unused = [key for key in read(STRINGS[0])
              if key not in known and key.removesuffix("-one") not in known]
    assert unused == []


def test_words_of_the_theme_exist() -> None:
    """What Material's templates are overridden with comes through the settings."""
    from kyodo import stage

    source = Path(stage.__file__).read_text(encoding="utf-8")
    handed = {key.replace("-", "_") for key in read(STRINGS[0]) if f'"{key}"' in source}
    for path in (THEME / "overrides").rglob("*.html"):
        used = set(re.findall(r"\bwords\.([a-z_]+)", path.read_text(encoding="utf-8")))
        assert used <= handed, path


def test_phrases_exist_and_are_used() -> None:
    phrases = set(read(MESSAGES[0])["_"])
    asked: set[str] = set()
    for path in modules():
        asked |= set(re.findall(r"\bphrase\(\s*[\"']([a-z-]+)[\"']",
                                path.read_text(encoding="utf-8")))
    assert asked - phrases == set()
    assert made(MADE_PHRASES) - phrases == set()
    kinds = {key.removeprefix("kind-") for key in phrases if key.startswith("kind-")}
    assert kinds >= KINDS
    assert kinds - quoted() == set()
    used = asked | made(MADE_PHRASES) | {f"kind-{kind}" for kind in kinds} | set(get_args(Severity))
    # "untranslated" and "language" are asked for through the catalogue itself.
    assert phrases - used - quoted() == set()


def test_codes_exist() -> None:
    """Every problem that the code can find has words."""
    codes = set(read(MESSAGES[0])) - {"_"}
    raised: dict[str, str] = {}
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (code := _code(node)):
                raised[code] = f"{path.name}:{node.lineno}"
    assert len(raised) > 60
    assert {code: where for code, where in raised.items() if code not in codes} == {}


_PLACE = {"Problem": 3, "Finding": 0, "problem": 0, "Slip": 0, "PydanticCustomError": 0}


def _code(call: ast.Call) -> str | None:
    """Return the code that a call makes a problem of, where it is written there."""
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    place = _PLACE.get(name)
    if place is None or len(call.args) <= place:
        return None
    argument = call.args[place]
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str) \
            and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", argument.value):
        return argument.value
    return None


def test_codes_are_used() -> None:
    # "bad-" and the name of the field that is wrong.
    known = quoted() | {f"bad-{field.replace('_', '-')}" for field in quoted()}
    assert [code for code in read(MESSAGES[0]) if code != "_" and code not in known] == []


def test_every_code_is_met_in_a_case() -> None:
    """Somebody has seen each message with its values filled in."""
    told = "".join(path.read_text(encoding="utf-8")
                   for path in (REPOSITORY / "tests").rglob("*")
                   if path.suffix in (".yaml", ".py") and path != Path(__file__))
    assert [code for code in read(MESSAGES[0]) if code != "_" and code not in told] == []
