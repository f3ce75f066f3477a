"""The way to the new folder, as it has to be typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kyodo.starting.steps import quoted


@pytest.mark.parametrize(("path", "typed"), [
    ("city", "city"), ("my city", "'my city'"), ("it's", "'it'\"'\"'s'"), ("桜 市", "'桜 市'"),
    ("$HOME", "'$HOME'"), ("-x", "./-x"),
])
def test_in_a_shell(path: str, typed: str) -> None:
    assert quoted(Path(path), windows=False) == typed


@pytest.mark.parametrize(("path", "typed"), [
    ("city", "city"), ("my city", '"my city"'), (r"C:\桜 市", r'"C:\桜 市"'),
])
def test_on_windows(path: str, typed: str) -> None:
    assert quoted(Path(path), windows=True) == typed
