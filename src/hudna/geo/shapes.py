"""Polygons of governorates and lines of borders, from Natural Earth; see data/borders."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from hudna.errors import NotFound

__all__ = ["border", "contains", "governorate_at", "governorates"]

_FOLDER = Path(__file__).resolve().parent.parent / "data" / "borders"
_FILES = {"SY": "syria_governorates.geojson"}


def _features(name: str) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = json.loads((_FOLDER / name).read_text("utf-8"))["features"]
    return features


@cache
def governorates(country: str) -> dict[str, BaseGeometry]:
    """Return the polygons of a country's governorates by place id, empty where we have none."""
    if country not in _FILES:
        return {}
    found = {f["properties"]["id"]: shape(f["geometry"]) for f in _features(_FILES[country])}
    for polygon in found.values():
        shapely.prepare(polygon)
    return found


def contains(place_id: str, lat: ArrayLike, lon: ArrayLike) -> NDArray[Any]:
    """Return whether points in WGS 84 degrees lie in a governorate; `NotFound` if unknown."""
    polygon = governorates(place_id.partition("-")[0]).get(place_id)
    if polygon is None:
        raise NotFound(
            f"no polygon for {place_id}", advice="Governorates of Syria have one, as SY-ID."
        )
    return shapely.contains_xy(polygon, np.asarray(lon), np.asarray(lat))


def governorate_at(country: str, lat: float, lon: float) -> str | None:
    """Return the id of the governorate that holds a point, or null."""
    inside = (i for i, p in governorates(country).items() if shapely.contains_xy(p, lon, lat))
    return next(inside, None)


@cache
def border(first: str, second: str, governorate: str | None = None) -> BaseGeometry | None:
    """Return the line between two countries, or its part along one governorate; null if unknown.

    Lines are at 1:10 million: true to some kilometres, not fit to judge a crossing.
    """
    pair = {first, second}
    lines = [
        shape(feature["geometry"])
        for feature in _features("syria_borders.geojson")
        if {feature["properties"]["country"], feature["properties"]["other"]} == pair
        and governorate in (None, feature["properties"]["governorate"])
    ]
    return shapely.union_all(lines) if lines else None
