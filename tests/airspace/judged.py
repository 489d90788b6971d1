"""Small disputes about a square of 20 km, put together in the test that needs them."""

from datetime import UTC, datetime

import numpy as np
import shapely
from pyproj import Geod

from hudna.airspace.case import Case
from hudna.airspace.track import Track
from hudna.airspace.zone import Zone
from hudna.geo.crossing.frame import Frame
from hudna.model.judgement import AirspaceClaim, HeightDatum

EARTH = Geod(ellps="WGS84")
MIDDLE = Frame(36.0, 36.0)
NOON = datetime(2017, 2, 1, 12, tzinfo=UTC)


def square(half_m: float = 10_000.0, north_m: float = 0.0) -> shapely.Polygon:
    x = np.array([-1.0, 1.0, 1.0, -1.0]) * half_m
    y = np.array([-1.0, -1.0, 1.0, 1.0]) * half_m + north_m
    lat, lon = MIDDLE.from_plane(x, y)
    return shapely.Polygon(np.column_stack([lon, lat]))


def zone(version: str = "one", shape: shapely.Polygon | None = None, **given: object) -> Zone:
    fields: dict[str, object] = {
        "id": "area",
        "version": version,
        "geometry": square() if shape is None else shape,
        "side": "inside",
        "edges": "geodesic",
        "sigma_m": 0.0,
        "floor_m": None,
        "ceiling_m": None,
        "height_datum": HeightDatum.UNKNOWN,
        "datum": "WGS 84",
        "source": "exercise",
        "licence": "",
        "sha256": "",
    }
    return Zone(**{**fields, **given})  # type: ignore[arg-type]


def flight(
    name: str,
    *points: tuple[float, float],
    every_s: float = 10.0,
    late_s: float = 0.0,
    **given: object,
) -> Track:
    """A track through points, metres east and north of the middle of the square."""
    x, y = np.array(points, float).T
    lat, lon = MIDDLE.from_plane(x, y)
    fields: dict[str, object] = {
        "id": name,
        "source": "exercise",
        "format": "csv",
        "aircraft": None,
        "time": NOON.timestamp() + late_s + np.arange(len(points)) * every_s,
        "latitude": lat,
        "longitude": lon,
        "altitude_m": np.full(len(points), np.nan),
        "height_datum": HeightDatum.UNKNOWN,
        "sigma_m": 0.0,
        "bias_sigma_m": 0.0,
        "clock_sigma_s": 0.0,
        "sha256": "",
    }
    return Track(**{**fields, **given})  # type: ignore[arg-type]


def along_north(offset_m: float, name: str = "a", n: int = 25, **given: object) -> Track:
    """A flight from west to east, so far north of the square's northern edge (negative inside)."""
    east = np.linspace(-24_000, 24_000, n)
    return flight(name, *((x, 10_000.0 + offset_m) for x in east), **given)


def claim(name: str = "c", **given: object) -> AirspaceClaim:
    return AirspaceClaim(**{"id": name, "by": "Side A", "zone": "area", **given})  # type: ignore[arg-type]


def dispute(*claims: AirspaceClaim, zones=(), tracks=(), **given: object) -> Case:
    fields: dict[str, object] = {
        "id": "exercise",
        "title": {"en": "Exercise"},
        "question": {},
        "exercise": True,
        "zones": tuple(zones) or (zone(),),
        "tracks": tuple(tracks),
        "claims": claims,
        "samples": 2000,
    }
    return Case(**{**fields, **given})  # type: ignore[arg-type]
