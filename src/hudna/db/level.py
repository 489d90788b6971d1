"""How high the tables stand: a point in time, whoever wrote.

Nothing is edited: whatever happens adds rows, and one writer at a time makes the ids of a table
ascend as they are committed.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.db import connections

from hudna.db.kinds import TABLES

__all__ = ["Level", "level_now"]


@dataclass(frozen=True, slots=True)
class Level:
    """The highest id of each table, in the order of `TABLES`."""

    marks: tuple[int, ...]


def level_now(alias: str = "default") -> Level:
    """Return how high each table stands now."""
    with connections[alias].cursor() as cursor:
        cursor.execute(_highest_ids())
        return Level(tuple(highest or 0 for highest in cursor.fetchone()))


@lru_cache(maxsize=1)
def _highest_ids() -> str:
    tables = (table.row._meta.db_table for table in TABLES.values())
    return "SELECT " + ", ".join(f'(SELECT max(id) FROM "{name}")' for name in tables)  # noqa: S608
