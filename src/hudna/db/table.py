"""How an object fills the columns of its table."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hudna.db.models.held import HeldRow

__all__ = ["Table"]


@dataclass(frozen=True, slots=True)
class Table:
    """A table and how an object fills its own columns."""

    row: type[HeldRow]
    columns: Callable[[Any], dict[str, Any]]
