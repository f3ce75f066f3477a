"""Files of words and rules that come with the program."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import Any

import yaml

# Several times as fast where PyYAML was built with it; every start of the program reads some.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_shipped(file: Traversable) -> Any:
    """Return what a YAML file of the program's own says; no data file of a city is read so."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)
