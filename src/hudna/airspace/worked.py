"""The cases that ship: worked ones from published statements, and exercises."""

from functools import cache
from importlib.resources import files
from pathlib import Path

__all__ = ["worked_cases"]


@cache
def worked_cases() -> dict[str, Path]:
    """Return the case files that ship, by name."""
    folder = Path(str(files("hudna"))) / "data" / "airspace"
    return {path.parent.name: path for path in sorted(folder.glob("*/CASE.yaml"))}
