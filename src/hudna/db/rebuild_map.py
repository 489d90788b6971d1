"""Marks and cells made anew from the incidents: for archives brought in, and for old nodes."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from django.db import connections, transaction

from hudna.db.marks import PLACES, Mark, Marked, marks_of
from hudna.db.models import CellRow, IncidentRow, MarkRow
from hudna.geo.grid import PARTS
from hudna.model.place import Place, PlacePrecision
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


def _insert(made: list[Mark], table: type[Any], alias: str) -> None:
    columns = ", ".join(f'"{name}"' for name in Mark._fields)
    places = ", ".join(["%s"] * len(Mark._fields))
    connection = connections[alias]
    moment = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.executemany(
            f'INSERT INTO "{table._meta.db_table}" ({columns}) VALUES ({places})',  # noqa: S608
            [(*mark[:3], moment(mark.not_before), *mark[4:]) for mark in made],
        )


def _lots(table: type[Any], alias: str) -> Iterator[list[tuple[Marked, Release]]]:
    """Yield current incidents with their releases, lot by lot in the order of their rows."""
    rows = table._default_manager.using(alias).filter(current=True).order_by("pk")
    last = 0
    columns = ("pk", "object_id", "audience", "party", "not_before", "body")
    while lot := list(rows.filter(pk__gt=last).values_list(*columns)[:LOT]):
        last = lot[-1][0]
        yield [
            (_marked(name, json.loads(body)), Release(Audience(audience), party, not_before))
            for _, name, audience, party, not_before, body in lot
        ]


def _marked(name: str, body: dict[str, Any]) -> Marked:
    """Return what is marked of an incident's JSON; of its place only what a map needs."""
    told = body["place"]
    place = Place(
        told["name"],
        admin1=told["admin1"],
        latitude=told["latitude"],
        longitude=told["longitude"],
        radius_km=told["radius_km"],
        precision=PlacePrecision(told["precision"]),
    )
    return Marked(name, body["event_type"], body["when"]["start"], place)


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
