"""A study area as written by a person or a map program -> its corners in degrees."""

import json
import math
from typing import Any

import numpy as np

from hudna.errors import InputError
from hudna.watch.events import Floats

__all__ = ["corners_of"]

ADVICE = 'Give "lon,lat lon,lat lon,lat ..." or GeoJSON with one polygon without holes'


def corners_of(text: str) -> tuple[Floats, Floats]:
    """Return latitude and longitude of the corners of one polygon.

    Raises `InputError` where the text is neither pairs `lon,lat` nor GeoJSON (RFC 7946) with one
    polygon, or a corner lies off the globe.
    """
    pairs = _geojson(text) if text.lstrip().startswith("{") else _pairs(text)
    if len(pairs) > 1 and pairs[0] == pairs[-1]:
        pairs = pairs[:-1]
    if len(pairs) < 3:
        raise InputError(f"the area has {len(pairs)} corners", advice=ADVICE)
    for longitude, latitude in pairs:
        if not (math.isfinite(longitude) and abs(longitude) <= 180 and abs(latitude) <= 90):
            raise InputError(f"{longitude:g},{latitude:g} lies off the globe", advice=ADVICE)
    longitude, latitude = np.array(pairs, dtype=np.float64).T
    return latitude, longitude


def _pairs(text: str) -> list[tuple[float, float]]:
    try:
        split = [word.split(",") for word in text.replace(", ", ",").split()]
        return [(float(longitude), float(latitude)) for longitude, latitude in split]
    except ValueError:
        raise InputError(f"the area {text[:60]!r} is not a polygon", advice=ADVICE) from None


def _geojson(text: str) -> list[tuple[float, float]]:
    try:
        rings = _rings(json.loads(text))
        if len(rings) != 1:
            raise InputError(f"the area has {len(rings)} rings", advice=ADVICE)
        return [(float(place[0]), float(place[1])) for place in rings[0]]
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        raise InputError("the area is not GeoJSON with a polygon", advice=ADVICE) from None


def _rings(shape: dict[str, Any]) -> list[Any]:
    """Return the rings of every polygon in a GeoJSON object."""
    kind = shape["type"]
    if kind == "FeatureCollection":
        return [ring for feature in shape["features"] for ring in _rings(feature)]
    if kind == "Feature":
        return _rings(shape["geometry"])
    if kind == "Polygon":
        return list(shape["coordinates"])
    if kind == "MultiPolygon":
        return [ring for polygon in shape["coordinates"] for ring in polygon]
    raise InputError(f"the area is a {kind}", advice=ADVICE)
