"""Plans and zones for tests: invented, near a point, in metres from it."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hudna.deconflict.draft import draft_of, movement_of
from hudna.deconflict.intersect import Heights
from hudna.deconflict.zone import EVERYWHERE_HIGH, Zone
from hudna.model.judgement import HeightDatum
from hudna.model.movement import Movement, MovementKind, Volume

__all__ = ["NOW", "plan", "volume", "zone"]

NOW = datetime(2030, 1, 1, 6, 0, tzinfo=UTC)


def volume(
    x: float = 0.0, y: float = 0.0, radius_m: float = 1000.0, hour: float = 0.0,
    hours: float = 1.0, **heights: Any,
) -> Volume:  # fmt: skip
    """Return a circle `x` and `y` degrees from 36 east, 35 north."""
    given: dict[str, Any] = {"lower_m": 0.0, "upper_m": 100.0, "height_datum": HeightDatum.GROUND}
    start = NOW + timedelta(hours=hour)
    return Volume(
        ((36.0 + x, 35.0 + y),), radius_m, start, start + timedelta(hours=hours),
        **{**given, **heights},
    )  # fmt: skip


def plan(name: str = "plan", **fields: Any) -> Movement:
    """Return a movement as its fields make it: a convoy to the north over 22 km in an hour."""
    given = {
        "kind": "convoy", "title": name, "start": "2030-01-01T06:00Z", "speed_kmh": 40,
        "route": "35.0 36.0; 35.2 36.0", "late_min": 0, **fields,
    }  # fmt: skip
    kept = {key: value for key, value in given.items() if value is not None}
    return movement_of(
        draft_of(kept), name=name, party="un", by="un-observer", now=NOW, exercise=True
    )


def zone(geometry: Any, **changes: Any) -> Zone:
    """Return a zone in force that is closed to everything at every height."""
    given: dict[str, Any] = {
        "id": "zone", "key": "declared_zone", "name": {"en": "zone"}, "geometry": geometry,
        "kinds": tuple(MovementKind), "start": NOW - timedelta(days=1), "end": None,
        "source": "un", "heights": Heights(*EVERYWHERE_HIGH, HeightDatum.UNKNOWN),
    }  # fmt: skip
    return Zone(**{**given, **changes})
