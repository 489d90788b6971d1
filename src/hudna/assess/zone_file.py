"""One zone of an agreement's file, and the shape it is drawn by."""

import json
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from hudna.model.agreement import Zone
from hudna.text.schema import Node

__all__ = ["read_zone"]

_LONGITUDE, _LATITUDE = 180.0, 90.0


def read_zone(node: Node, folder: Path | Traversable) -> Zone:
    """Return a zone; its GeoJSON file lies in `folder`."""
    node.fields(
        ("id", "names"),
        (
            "places",
            "file",
            "geometry",
            "within_km",
            "true_to_km",
            "parts_only",
            "source",
            "uncertainty",
        ),
    )
    zone = Zone(
        id=node["id"].text(),
        names=node["names"].names(),
        places=node["places"].texts() if "places" in node else (),
        geometry=_drawn(node, folder),
        within_km=node["within_km"].number() if "within_km" in node else 0.0,
        true_to_km=node["true_to_km"].number() if "true_to_km" in node else 0.0,
        parts_only=node["parts_only"].truth() if "parts_only" in node else False,
        source=node["source"].names() if "source" in node else {},
        uncertainty=node["uncertainty"].names() if "uncertainty" in node else {},
    )
    if not zone.places and not zone.geometry:
        node.wrong("the zone has no extent", "Name its 'places' (ids) or a GeoJSON 'file'")
    if zone.geometry and not (zone.source and "true_to_km" in node):
        node.wrong(
            "it is not said what the shape was drawn from, or how true it is",
            "Add 'source:' in words and 'true_to_km:'",
        )
    return zone


def _drawn(node: Node, folder: Path | Traversable) -> str | None:
    """Return the shape as GeoJSON: of the file that is named, or written out as `geometry`."""
    if "geometry" in node:
        return _geometry(node["geometry"], "the shape", node["geometry"].text())
    return _of_file(node["file"], folder) if "file" in node else None


def _of_file(node: Node, folder: Path | Traversable) -> str:
    name = node.text()
    file = folder / name
    if not file.is_file():
        node.wrong(f"there is no file '{name}' beside this one", "Put the GeoJSON there")
    return _geometry(node, f"'{name}'", file.read_text("utf-8"))


def _geometry(node: Node, name: str, text: str) -> str:
    try:
        document = json.loads(text)
        shapes = [shape(part) for part in _parts(document)]
    except (ValueError, KeyError, TypeError, AttributeError, shapely.errors.ShapelyError) as error:
        node.wrong(f"{name} is no GeoJSON: {error}", "Export it as GeoJSON in WGS 84")
    if not shapes:
        node.wrong(f"{name} draws nothing", "Export a polygon or a line")
    for one in shapes:
        _check_shape(node, name, one)
    whole = shapely.union_all(shapes) if len(shapes) > 1 else shapes[0]
    return str(shapely.to_geojson(whole))


def _parts(document: dict[str, Any]) -> list[dict[str, Any]]:
    if document["type"] == "FeatureCollection":
        return [feature["geometry"] for feature in document["features"]]
    return [document["geometry"] if document["type"] == "Feature" else document]


def _check_shape(node: Node, name: str, one: BaseGeometry) -> None:
    if one.geom_type not in ("Polygon", "MultiPolygon", "LineString", "MultiLineString"):
        node.wrong(f"{name} draws a {one.geom_type}", "A zone is drawn by polygons or lines")
    west, south, east, north = one.bounds
    if max(-west, east) > _LONGITUDE or max(-south, north) > _LATITUDE:
        node.wrong(
            f"{name} lies outside the world: {one.bounds}",
            "Write longitude before latitude, in degrees of WGS 84",
        )
    if not one.is_valid:
        node.wrong(
            f"{name} draws a shape that is not valid: {shapely.is_valid_reason(one)}",
            "Redraw the edge so that it does not cross itself",
        )
