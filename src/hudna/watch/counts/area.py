"""A watched area: the cells that a polygon touches."""

import json
from typing import Any

import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from hudna.errors import InputError
from hudna.watch.cells import SMALLEST_KM, Cells, cells_around

__all__ = ["cells_of_area", "read_area"]

STEP_DEGREES = 0.04
"""Closer than half a cell anywhere: no cell is stepped over."""

MOST_CELLS = 200_000


def read_area(text: str, *, name: str) -> BaseGeometry:
    """Return the polygons of a GeoJSON text as one shape, in WGS 84 degrees."""
    try:
        shapes = [shape(each) for each in _geometries(json.loads(text))]
        whole = shapely.union_all([shapely.make_valid(each) for each in shapes])
    except (ValueError, KeyError, TypeError, AttributeError, shapely.errors.ShapelyError) as error:
        raise InputError(
            f"not GeoJSON: {error}", where=name, advice="Give polygons in WGS 84 degrees"
        ) from error
    if whole.is_empty or not whole.area:
        raise InputError("no polygon in it", where=name, advice="Give polygons in WGS 84 degrees")
    return whole


def _geometries(value: dict[str, Any]) -> list[dict[str, Any]]:
    if value["type"] == "FeatureCollection":
        return [each for feature in value["features"] for each in _geometries(feature)]
    return [value["geometry"]] if value["type"] == "Feature" else [value]


def cells_of_area(area: BaseGeometry, width_km: float = SMALLEST_KM) -> Cells:
    """Return every cell that has a point of a fine lattice in common with an area."""
    west, south, east, north = area.bounds
    step = STEP_DEGREES * width_km / SMALLEST_KM
    if (east - west) * (north - south) / step**2 > 40 * MOST_CELLS:
        raise InputError(
            "the area is too wide for one forecast", advice="Name the area that is watched"
        )
    shapely.prepare(area)
    x, y = np.meshgrid(
        np.arange(west + step / 2, east + step, step),
        np.arange(south + step / 2, north + step, step),
    )
    inside = shapely.contains_xy(area, x.ravel(), y.ravel())
    if not inside.any():
        middle = area.representative_point()
        return cells_around(np.array([middle.y]), np.array([middle.x]), reach_km=0)
    return cells_around(y.ravel()[inside], x.ravel()[inside], reach_km=0, width_km=width_km)
