"""YAML files that come with Hudna or lie on its own machine, read by libyaml where there is one.

Nothing that was handed in is read this way: libyaml's composer ends the process on a nesting
deep enough (seen with PyYAML 6.0.3), where the slower one raises an error.
"""

from importlib.resources.abc import Traversable
from typing import Any

import yaml

__all__ = ["QUICK_SAFE", "QUICK_TEXT", "load_shipped"]

QUICK_SAFE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
QUICK_TEXT: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The loader that makes plain values, and the one that leaves every value as text."""


def load_shipped(file: Traversable) -> Any:
    """Return the plain values of a YAML file."""
    return yaml.load(file.read_text("utf-8"), Loader=QUICK_SAFE)  # noqa: S506 a safe loader
