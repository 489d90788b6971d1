"""Marks and cells made anew from the incidents: for archives brought in, and for old nodes."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from django.db import connections, transaction

from hudna.db.marks import PLACES, Marked, marks_of
from hudna.db.models import CellRow, IncidentRow, MarkRow
from hudna.geo.grid import PARTS
from hudna.model.codec import from_json
from hudna.model.place import Place
from hudna.model.release import Audience, Release

__all__ = ["rebuild_map"]

LOT = 5000

Told = Callable[[int], None]


def rebuild_map(alias: str = "default", told: Told | None = None, **tables: type[Any]) -> int:
    """Make all marks and cells anew, in one transaction; return how many incidents are marked.

    `told` hears now and then how many are done. `tables` are an earlier version's `incidents`,
    `marks` and `cells`, for a migration.
    """
    marks, cells = tables.get("marks", MarkRow), tables.get("cells", CellRow)
    n = 0
    with transaction.atomic(using=alias):
        marks._default_manager.using(alias).all().delete()
        cells._default_manager.using(alias).all().delete()
        for lot in _lots(tables.get("incidents", IncidentRow), alias):
            made = [mark for incident, release in lot for mark in marks_of(incident, release)]
            _insert(made, marks, alias)
            n += len(lot)
            if told:
                told(n)
        with connections[alias].cursor() as cursor:
            for statement in _sums(marks._meta.db_table, cells._meta.db_table):
                cursor.execute(statement)
    return n


def _insert(made: list[MarkRow], table: type[Any], alias: str) -> None:
    fields = [field for field in table._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    places = ", ".join(["%s"] * len(fields))
    prepared = [field.get_db_prep_save for field in fields]
    connection = connections[alias]
    with connection.cursor() as cursor:
        cursor.executemany(
            f'INSERT INTO "{table._meta.db_table}" ({columns}) VALUES ({places})',  # noqa: S608
            [
                [prepare(getattr(mark, field.attname), connection)
                 for prepare, field in zip(prepared, fields, strict=True)]
                for mark in made
            ],
        )  # fmt: skip


def _lots(table: type[Any], alias: str) -> Iterator[list[tuple[Marked, Release]]]:
    """Yield current incidents with their releases, lot by lot in the order of their rows."""
    rows = table._default_manager.using(alias).filter(current=True).order_by("pk")
    last = 0
    while lot := list(rows.filter(pk__gt=last).defer("search")[:LOT]):
        last = lot[-1].pk
        yield [(_marked(row), _release(row)) for row in lot]


def _marked(row: Any) -> Marked:
    body = json.loads(row.body)
    place = from_json(Place, body["place"])
    return Marked(row.object_id, body["event_type"], body["when"]["start"], place)


def _release(row: Any) -> Release:
    return Release(Audience(row.audience), row.party, row.not_before)


def _sums(marks: str, cells: str) -> Iterator[str]:
    """Yield the statements that add the marks up: by kind and month, then both rolled up."""
    columns = (
        "open, level, kind, period, y, x, area, released, shape, radius, n, latitudes, longitudes"
    )
    into = f"INSERT INTO {cells} ({columns})"
    kept = "area, released, shape, radius"
    for level, parts in enumerate(PARTS):
        yield (
            f'{into} SELECT open, {level}, kind, month, "row" / {parts}, "column" / {parts}, '  # noqa: S608
            "area, released, '', 0, COUNT(*), SUM(latitude), SUM(longitude) "
            f"FROM {marks} WHERE finest >= {level} "
            "GROUP BY open, kind, month, 5, 6, area, released"
        )
    yield (
        f"{into} SELECT open, {PLACES} + finest, kind, month, latitude, longitude, {kept}, "  # noqa: S608
        f"COUNT(*), 0, 0 FROM {marks} "
        f"GROUP BY open, finest, kind, month, latitude, longitude, {kept}"
    )
    sums = "SUM(n), SUM(latitudes), SUM(longitudes)"
    yield (
        f"{into} SELECT open, level, '', period, y, x, {kept}, {sums} FROM {cells} "  # noqa: S608
        f"WHERE kind <> '' GROUP BY open, level, period, y, x, {kept}"
    )
    yield (
        f"{into} SELECT open, level, '', period / 100, y, x, {kept}, {sums} FROM {cells} "  # noqa: S608
        f"WHERE kind = '' AND period > 9999 "
        f"GROUP BY open, level, period / 100, y, x, {kept}"
    )
