"""YAML that the program writes itself: read and written in C, where PyYAML was built with that.

Several times as fast, and there is much of it: messages and words at every start, the heads of
all pages at every build. Data files of a city are read by :mod:`kyodo.source`.
"""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def read_own(file: Traversable) -> Any:
    """Return what a YAML file that comes with the program says."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)


def write_own(value: Any, sort_keys: bool = False) -> str:
    """Return a plain value as YAML, for the engine to read."""
    return str(yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=sort_keys, width=200))
