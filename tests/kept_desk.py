"""A desk that is set up once and put back, files and rows, for every test that begins with it."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from hudna.db.desk import Desk
from hudna.db.node import find_node

__all__ = ["KeptDesk", "keep"]

NOT_OURS = ("django_", "auth_", "sqlite_")
"""Tables that are filled when the database is made, or by SQLite itself."""

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True)
class KeptDesk:
    """The nodes' files, the rows of each table of SQLite that has some, and what was made there."""

    folder: Path
    rows: dict[str, Rows]
    made: Any

    def put_back(self, folder: Path) -> Desk:
        """Return the desk in a new folder, its rows in the test's own transaction."""
        shutil.copytree(self.folder, folder)
        with transaction.atomic(), connection.cursor() as cursor:
            for table, rows in self.rows.items():
                marks = ", ".join(["?"] * len(rows[0]))
                cursor.connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        return Desk(find_node(folder / "operator"))


def keep(folder: Path, make: Callable[[Path], Any]) -> KeptDesk:
    """Let `make` set up nodes in a folder, and keep them; the database is left as it was."""
    with transaction.atomic():
        made = make(folder)
        rows = _rows()
        transaction.set_rollback(True)
    return KeptDesk(folder, rows, made)


def _rows() -> dict[str, Rows]:
    """Return what the tables hold; triggers make their indexes from it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        )
        tables = [name for (name,) in cursor.fetchall() if not name.startswith(NOT_OURS)]
        found = {table: _all(cursor, table) for table in tables}
    return {table: rows for table, rows in found.items() if rows}


def _all(cursor: Any, table: str) -> Rows:
    return list(cursor.connection.execute(f"SELECT * FROM {table}"))
