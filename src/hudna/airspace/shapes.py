"""The shape of a zone out of GeoJSON: which feature, its rings, and whether it is valid."""

import re
from collections.abc import Mapping
from typing import Any, NoReturn

import numpy as np
import shapely
from pyproj import Geod
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from hudna.airspace.plots import Floats, stated
from hudna.airspace.rings import Drawn
from hudna.errors import InputError
from hudna.model.judgement import JudgementReason

__all__ = ["features_of", "shape_of", "valid"]

_LINES, _AREAS = ("LineString", "MultiLineString"), ("Polygon", "MultiPolygon")
_NAMES = ("id", "name", "NAME", "A3", "iso", "ISO_A3", "ADMIN", "zone")
_DATE_LINE = 180.0
_GEOD = Geod(ellps="WGS84")


def features_of(
    document: Any, wanted: str | Mapping[str, str] | None, side: str | None, where: str
) -> list[dict[str, Any]]:
    """Return the geometries that are meant, of one kind: areas for an inside, lines for a side.

    `wanted` is a name or id, or properties that have to be as given; raises `InputError` that
    lists the features where several are possible.
    """
    features = _features(document, where)
    if wanted is not None:
        features = [feature for feature in features if _meant(feature, wanted)]
    kinds = _AREAS if side == "inside" else _LINES if side else (*_AREAS, *_LINES)
    fitting = [f for f in features if isinstance(f["geometry"], dict)]
    fitting = [f for f in fitting if f["geometry"].get("type") in kinds]
    named = sorted({_named(feature) for feature in fitting})
    areas = {feature["geometry"]["type"] in _AREAS for feature in fitting}
    if not fitting:
        drawn = sorted({_kind(feature) for feature in features})
        _wrong(
            f"there is no {'area' if side == 'inside' else 'line' if side else 'shape'} "
            + (f"'{wanted}' " if wanted is not None else "")
            + f"in it (what there is: {', '.join(drawn) or 'nothing of that name'})",
            where,
            "Name a feature that is there, and a 'side' that fits: inside, left or right",
        )
    if len(areas) > 1 or (len(fitting) > 1 and len(named) > 1):
        _wrong(
            f"several features may be meant: {', '.join(named)}",
            where,
            "Choose with 'feature:', a name or id, or properties as {role: border_line}",
        )
    return [feature["geometry"] for feature in fitting]


def _features(document: Any, where: str) -> list[dict[str, Any]]:
    kind = document.get("type") if isinstance(document, dict) else None
    if kind == "FeatureCollection":
        inside = document.get("features")
        features = [f for f in inside if isinstance(f, dict)] if isinstance(inside, list) else []
    elif kind == "Feature":
        features = [document]
    elif kind in (*_LINES, *_AREAS):
        features = [{"geometry": document}]
    else:
        _wrong(
            f"this is no GeoJSON of an area or line (type: {str(kind)[:40]})",
            where,
            "Export a Polygon, MultiPolygon or LineString in WGS 84",
        )
    return [{"geometry": None, **feature} for feature in features]


def _properties(feature: Mapping[str, Any]) -> dict[str, Any]:
    properties = feature.get("properties")
    return properties if isinstance(properties, dict) else {}


def _meant(feature: Mapping[str, Any], wanted: str | Mapping[str, str]) -> bool:
    properties = _properties(feature)
    if isinstance(wanted, Mapping):
        return all(str(properties.get(name)) == value for name, value in wanted.items())
    return wanted in {str(feature.get("id")), *(str(properties.get(n)) for n in _NAMES)}


def _named(feature: Mapping[str, Any]) -> str:
    own = [feature.get("id"), *(_properties(feature).get(name) for name in _NAMES)]
    return next((str(name) for name in own if name not in (None, "")), _kind(feature))[:60]


def _kind(feature: Mapping[str, Any]) -> str:
    geometry = feature.get("geometry")
    return str(geometry.get("type"))[:40] if isinstance(geometry, dict) else "nothing"


def shape_of(
    geometries: list[dict[str, Any]], where: str
) -> tuple[BaseGeometry, tuple[JudgementReason, ...]]:
    """Return one geometry of WGS 84 longitudes and latitudes with what was mended in it.

    Parts that a map splits at the 180th meridian (RFC 7946, 3.1.9) are joined across it.
    """
    drawn = Drawn(where)
    try:
        parts = [part for one in geometries for part in _parts(one, drawn)]
    except (ValueError, shapely.errors.ShapelyError) as error:
        _wrong(f"the shape cannot be drawn: {error}", where, "Draw it again")
    if parts[0].geom_type == "LineString":
        return _merged(parts), drawn.repairs
    parts = _joined_at_180(parts, drawn)
    if len(geometries) > 1:
        drawn.count("features_joined", len(geometries))
    if all(part.is_valid for part in parts):
        return shapely.union_all(parts) if len(parts) > 1 else parts[0], drawn.repairs
    return shapely.MultiPolygon(
        [part for part in parts if isinstance(part, Polygon)]
    ), drawn.repairs


def _merged(lines: list[BaseGeometry]) -> BaseGeometry:
    """Return lines that follow each other as one, in the direction they are drawn."""
    several = shapely.MultiLineString([line for line in lines if isinstance(line, LineString)])
    merged: BaseGeometry = shapely.line_merge(several, directed=True)
    return merged


def _parts(geometry: dict[str, Any], drawn: Drawn) -> list[BaseGeometry]:
    kind, places = geometry["type"], geometry.get("coordinates")
    many = places if kind.startswith("Multi") else [places]
    if not isinstance(many, list) or not many:
        _wrong("the shape is empty", drawn.where, "Export it again")
    if kind in _LINES:
        return [shapely.LineString(drawn.line(part)) for part in many]
    return [_polygon(part, drawn) for part in many]


def _polygon(rings: Any, drawn: Drawn) -> BaseGeometry:
    if not isinstance(rings, list) or not rings:
        _wrong("the area is empty", drawn.where, "Export it again")
    shell, *holes = [drawn.ring(ring) for ring in rings]
    west, east = shell[:, 0].min(), shell[:, 0].max()
    for hole in holes:
        middle = (hole[:, 0].min() + hole[:, 0].max()) / 2
        hole[:, 0] += 360.0 * np.round(((west + east) / 2 - middle) / 360.0)
    polygon = shapely.Polygon(shell, holes)
    drawn.count("rings_turned", int(not shapely.is_ccw(polygon.exterior)))
    return orient(polygon, 1.0)


def _joined_at_180(parts: list[BaseGeometry], drawn: Drawn) -> list[BaseGeometry]:
    west = [part.bounds[0] == -_DATE_LINE and part.bounds[2] < _DATE_LINE for part in parts]
    east = [part.bounds[2] == _DATE_LINE and part.bounds[0] > -_DATE_LINE for part in parts]
    if not (any(west) and any(east)) or not all(part.is_valid for part in parts):
        return parts
    moved = [
        shapely.transform(part, _a_turn_east) if shift else part
        for part, shift in zip(parts, west, strict=True)
    ]
    joined = shapely.union_all(moved)
    drawn.count("parts_joined_at_180", sum(west))
    return list(shapely.get_parts(joined))


def _a_turn_east(points: Floats) -> Floats:
    return np.asarray(points + np.array([360.0, 0.0]))


def valid(
    shape: BaseGeometry, repair: str | None, where: str
) -> tuple[BaseGeometry, tuple[JudgementReason, ...]]:
    """Return a valid shape; one that crosses itself is an error unless the case wants it mended."""
    if shape.geom_type in _LINES or shape.is_valid:
        return shape, ()
    reason = shapely.is_valid_reason(shape)
    place = re.search(r"\[(.*)\]", reason)
    said = reason.split("[")[0].strip().lower()
    if repair != "make_valid":
        at = f" at longitude and latitude {place[1]}" if place else ""
        _wrong(
            f"the area is not valid: {said}{at}",
            where,
            "Redraw its edge there, or write 'repair: make_valid' to have it mended and stated",
        )
    mended = shapely.make_valid(shape, method="structure", keep_collapsed=False)
    areas = [part for part in shapely.get_parts(mended) if part.geom_type == "Polygon"]
    whole = shapely.union_all(areas) if areas else shapely.Polygon()
    if whole.is_empty:
        _wrong("nothing is left of the area when it is mended", where, "Redraw it")
    change = abs(_area(whole) - _area(shape))
    return whole, (
        stated("shape_made_valid", place=place[1] if place else "?", area=round(change)),
    )


def _area(shape: BaseGeometry) -> float:
    """Return the area on the ellipsoid in square metres, of every ring as it is wound."""
    polygons = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    return float(sum(abs(_GEOD.geometry_area_perimeter(part)[0]) for part in polygons))


def _wrong(message: str, where: str, advice: str) -> NoReturn:
    raise InputError(message, where=where, advice=advice)
