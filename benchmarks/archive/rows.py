"""Rows written by the thousand, the same on SQLite and PostgreSQL."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from typing import Any

from django.db import connections

from hudna.db.models import Tally

__all__ = ["Sheet", "dumps", "without_indexes", "write", "write_tallies"]

_ENTRY = object()
"""Stands in a row for the entry that is signed once all rows of a lot are known."""


def dumps(value: Any) -> str:
    """Return JSON as the tables hold it; the members are in order already."""
    return json.dumps(value, ensure_ascii=False)


class Sheet:
    """The rows of a lot, its counts, and what its entry is signed over."""

    def __init__(self) -> None:
        self.rows: dict[Any, list[tuple[Any, ...]]] = defaultdict(list)
        self.tallies: Counter[tuple[str, str, str]] = Counter()
        self.counts: Counter[str] = Counter()
        self._digest = sha256()

    def hold(
        self,
        row: Any,
        name: str,
        object_id: str,
        release: tuple[str, str | None, datetime | None],
        at: datetime,
        body: str,
        **columns: Any,
    ) -> None:
        """Add an object: its row, its tally, its line of the digest."""
        audience, party, not_before = release
        given = {
            "object_id": object_id, "version": 1, "current": True, "audience": audience,
            "party": party, "not_before": not_before, "at": at, "entry": _ENTRY, "body": body,
            **columns,
        }  # fmt: skip
        self.rows[row].append(tuple(given.get(n, default) for n, default in _fields(row)))
        self.tallies[row.__name__, audience, party or ""] += 1
        self.counts[name] += 1
        self._digest.update(f"{name} {object_id} {sha256(body.encode()).hexdigest()}\n".encode())

    def add(self, row: Any, **columns: Any) -> None:
        """Add a row of another table."""
        self.rows[row].append(tuple(columns.get(n, default) for n, default in _fields(row)))

    def digest(self) -> str:
        """Return the SHA-256 over kind, id and SHA-256 of each object, a line each."""
        return self._digest.hexdigest()

    def write(self, entry: str, alias: str = "default") -> None:
        """Write everything under a signed entry."""
        for row, values in self.rows.items():
            filled = (tuple(entry if v is _ENTRY else v for v in value) for value in values)
            write(row, [name for name, _ in _columns(row)], filled, alias)


@cache
def _fields(row: Any) -> tuple[tuple[str, Any], ...]:
    """Return the attributes of a table with what they are where nothing is said."""
    fields = (f for f in row._meta.concrete_fields if not _counted(f))
    return tuple((f.attname, f.get_default()) for f in fields)


@cache
def _columns(row: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((f.column, f) for f in row._meta.concrete_fields if not _counted(f))


def _counted(field: Any) -> bool:
    return bool(field.primary_key and field.get_internal_type().endswith("AutoField"))


def write(
    row: Any, columns: list[str], values: Iterable[tuple[Any, ...]], alias: str = "default"
) -> None:
    """Write rows with one statement."""
    connection = connections[alias]
    table, names = row._meta.db_table, ", ".join(f'"{name}"' for name in columns)
    if connection.vendor == "postgresql":
        with (
            connection.cursor() as cursor,
            cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as c,
        ):
            for value in values:
                c.write_row(value)
        return
    marks = ", ".join("?" * len(columns))
    with connection.cursor() as cursor:
        raw = cursor.connection  # past Django's own placeholders, which cost as much as the rows
        raw.executemany(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks})',
            (tuple(_plain(v) for v in value) for value in values),
        )


def _plain(value: Any) -> Any:
    """Return a value as SQLite keeps it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
    return value.isoformat() if isinstance(value, date) else value


def write_tallies(tallies: Counter[tuple[str, str, str]], alias: str = "default") -> None:
    """Add to the kept counts."""
    for (kind, audience, party), n in sorted(tallies.items()):
        kept, _ = Tally.objects.using(alias).get_or_create(
            kind=kind, audience=audience, party=party
        )
        Tally.objects.using(alias).filter(pk=kept.pk).update(n=kept.n + n)


@contextmanager
def without_indexes(alias: str = "default") -> Iterator[None]:
    """Take the plain indexes off all tables while rows come in, and make them again after.

    In the transaction of a test they stay.
    """
    connection = connections[alias]
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' "
                "AND tablename LIKE 'db\\_%' AND indexdef NOT LIKE '%UNIQUE%'"
            )
        else:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
                "AND tbl_name LIKE 'db\\_%' ESCAPE '\\' AND sql NOT LIKE '%UNIQUE%'"
            )
        kept = cursor.fetchall()
        for name, _ in kept:
            cursor.execute(f'DROP INDEX "{name}"')
    yield
    with connection.cursor() as cursor:
        for _, made_by in kept:
            cursor.execute(made_by)
        cursor.execute("ANALYZE")
