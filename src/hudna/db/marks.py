"""Keeps marks and cells in step with incidents: whatever writes an incident writes these with it.

A cell holds what is released without a date; what the public has to wait for is in it too, and
is taken off again by whoever reads for the public (`db/on_map.py`).
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import connections

from hudna.db.models import CellRow, MarkRow
from hudna.geo.grid import NOWHERE, PARTS, cell_of, finest_for, ten_thousandths
from hudna.model.incident import Incident
from hudna.model.place import Place, PlacePrecision
from hudna.model.release import Audience, Release, coarse

__all__ = ["PLACES", "Key", "Mark", "Marked", "marks_of", "put_marks", "remove_marks", "shape_of"]

PLACES = 10
"""Places alone have the level `PLACES` + the finest level that their circle fits into."""

FARTHEST = 60
"""Kilometres: what is known no closer has no place on a map, unless it is a governorate."""

SHAPES = {
    PlacePrecision.POINT: "dot",
    PlacePrecision.SETTLEMENT: "dot",
    PlacePrecision.NEAR_SETTLEMENT: "round",
    PlacePrecision.DISTRICT: "round",
    PlacePrecision.BORDER: "round",
    PlacePrecision.GOVERNORATE: "area",
}

Key = tuple[int, int, str, int, int, int, str, str, str, int]
"""What tells a cell from all others, in the order of its columns."""

COLUMNS = ("open", "level", "kind", "period", "y", "x", "area", "released", "shape", "radius")
SUMS = ("n", "latitudes", "longitudes")


def shape_of(place: Place) -> str:
    """Return how a place is drawn: dot, round, area; empty where it has no place on a map."""
    shape = SHAPES.get(place.precision, "") if place.located else ""
    if shape == "round" and (place.radius_km or 0) > FARTHEST:
        return ""
    return shape


@dataclass(frozen=True, slots=True)
class Marked:
    """What of an incident its marks say."""

    id: str
    kind: str
    begun: str | None
    place: Place

    @classmethod
    def of(cls, incident: Incident) -> "Marked":
        """Return it for an incident."""
        return cls(incident.id, incident.event_type, incident.when.start, incident.place)


class Mark(NamedTuple):
    """A row of `MarkRow`, in the order of its columns."""

    incident: str
    open: int
    released: str
    not_before: datetime | None
    day: int
    month: int
    kind: str
    area: str
    latitude: int
    longitude: int
    row: int
    column: int
    finest: int
    shape: str
    radius: int


def marks_of(incident: Marked, release: Release) -> list[Mark]:
    """Return an incident's marks: one for offices and, where it is public, one for the public."""
    party = f"party:{release.party}" if release.party else release.audience.value
    marks = [_mark(incident, incident.place, party)]
    if release.audience is Audience.PUBLIC:
        public = _mark(incident, coarse(incident.place), party)
        marks.append(public._replace(open=1, not_before=release.not_before))
    return marks


def _mark(incident: Marked, place: Place, released: str) -> Mark:
    day = date.fromisoformat(incident.begun[:10]) if incident.begun else None
    shape = shape_of(place)
    latitude = longitude = row = column = NOWHERE
    if shape and place.latitude is not None and place.longitude is not None:
        latitude, longitude = ten_thousandths(place.latitude), ten_thousandths(place.longitude)
        row, column = cell_of(latitude, longitude)
    radius = place.radius_km or 0.0
    return Mark(
        incident=incident.id,
        open=0,
        released=released,
        not_before=None,
        day=day.toordinal() if day else 0,
        month=day.year * 100 + day.month if day else 0,
        kind=incident.kind,
        area=place.admin1 or "",
        latitude=latitude,
        longitude=longitude,
        row=row,
        column=column,
        finest=finest_for(radius) if shape in ("dot", "round") else -1,
        shape=shape,
        radius=math.ceil(radius) if shape == "round" else 0,
    )


def put_marks(incident: Incident, release: Release, alias: str) -> None:
    """Mark an incident; what was marked of it before is taken away."""
    remove_marks(incident.id, alias)
    marks = marks_of(Marked.of(incident), release)
    MarkRow.objects.using(alias).bulk_create([MarkRow(**mark._asdict()) for mark in marks])
    _add_up(marks, +1, alias)


def remove_marks(incident_id: str, alias: str) -> None:
    """Take an incident's marks away."""
    rows = MarkRow.objects.using(alias).filter(incident=incident_id)
    marks = [Mark(*values) for values in rows.values_list(*Mark._fields)]
    if marks:
        rows.delete()
        _add_up(marks, -1, alias)


def _add_up(marks: Iterable[Mark], by: int, alias: str) -> None:
    """Add marks to all cells they lie in, or take them off, in one statement."""
    sums: dict[Key, Counter[str]] = {}
    for mark in marks:
        for key, inside in _cells(mark):
            cell = sums.setdefault(key, Counter())
            cell["n"] += by
            cell["latitudes"] += by * mark.latitude * inside
            cell["longitudes"] += by * mark.longitude * inside
    with connections[alias].cursor() as cursor:
        values = [(*key, *(cell[name] for name in SUMS)) for key, cell in sums.items()]
        flat: list[Any] = [value for row in values for value in row]
        cursor.execute(_upsert(len(values)), flat)
        if by < 0:
            CellRow.objects.using(alias).filter(n=0, **_same(sums)).delete()


def _same(sums: Iterable[Key]) -> dict[str, set[object]]:
    """Return a filter that holds at least all these cells."""
    return {f"{name}__in": {key[at] for key in sums} for at, name in enumerate(COLUMNS)}


def _upsert(rows: int) -> str:
    table = CellRow._meta.db_table
    columns = ", ".join(f'"{name}"' for name in (*COLUMNS, *SUMS))
    marks = "(" + ", ".join(["%s"] * len((*COLUMNS, *SUMS))) + ")"
    same = ", ".join(f'"{name}"' for name in COLUMNS)
    adding = ", ".join(f'"{name}" = "{table}"."{name}" + excluded."{name}"' for name in SUMS)
    return (
        f'INSERT INTO "{table}" ({columns}) VALUES {", ".join([marks] * rows)} '  # noqa: S608
        f"ON CONFLICT ({same}) DO UPDATE SET {adding}"
    )


def _cells(mark: Mark) -> Iterator[tuple[Key, int]]:
    """Yield the cells a mark is counted in, and 1 where its position is added up there."""
    spots: list[tuple[int, int, int, str, int]] = [
        (level, mark.row // PARTS[level], mark.column // PARTS[level], "", 0)
        for level in range(mark.finest + 1)
    ]
    place = PLACES + mark.finest
    spots.append((place, mark.latitude, mark.longitude, mark.shape, mark.radius))
    periods = {(mark.kind, mark.month), ("", mark.month), ("", mark.month // 100)}
    for level, y, x, shape, radius in spots:
        for kind, period in periods:
            key = (mark.open, level, kind, period, y, x, mark.area, mark.released, shape, radius)
            yield key, int(level < len(PARTS))
