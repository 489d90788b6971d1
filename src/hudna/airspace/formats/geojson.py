"""GeoJSON (RFC 7946): lines with a list of times, and points with a time.

Times stand in `coordTimes`, `times` or `coordinateProperties.times` of the properties, one per
position. The third coordinate is metres above the WGS 84 ellipsoid (section 3.1.1).
"""

from collections.abc import Iterator
from math import nan
from typing import Any, NoReturn

from hudna.airspace.formats.opened import as_json
from hudna.airspace.gathering import Gathering, finite
from hudna.airspace.plots import Asked, Plots
from hudna.errors import InputError
from hudna.model.judgement import HeightDatum

__all__ = ["read"]

_TIMES = ("coordTimes", "times", "coord_times")
_TIME = ("time", "timestamp", "datetime")
_IDENTITY = ("icao24", "callsign", "id", "name")
_CRS84 = ("CRS84", "4326")


def read(data: bytes, asked: Asked) -> Plots:
    """Return the plots of a GeoJSON file; each line with a name of its own is an identity."""
    document = as_json(data, asked.where)
    if not isinstance(document, dict):
        _wrong("this is JSON but no GeoJSON", asked.where, "Export a Feature with times")
    _check_datum(document, asked.where)
    gathering = Gathering(asked)
    row = 0
    features = list(_features(document, asked.where))
    for feature in features:
        properties = feature.get("properties")
        properties = properties if isinstance(properties, dict) else {}
        craft = _craft(feature, properties) if len(features) > 1 else ""
        for time, place in _plots(feature, properties, asked.where):
            row += 1
            place = place if isinstance(place, list) and len(place) > 1 else [nan, nan]
            gathering.plot(
                row,
                gathering.time(time),
                place[1],
                place[0],
                height=finite(place[2]) if len(place) > 2 else nan,
                craft=craft,
            )
    return gathering.done(HeightDatum.WGS84)


def _features(document: dict[str, Any], where: str) -> Iterator[dict[str, Any]]:
    kind = document.get("type")
    if kind == "Feature":
        yield document
    elif kind == "FeatureCollection" and isinstance(document.get("features"), list):
        yield from (f for f in document["features"] if isinstance(f, dict))
    else:
        _wrong(
            f"a track is a Feature with times, this is '{str(kind)[:40]}'",
            where,
            "Give a Feature: the times stand in its properties as 'coordTimes'",
        )


def _craft(feature: dict[str, Any], properties: dict[str, Any]) -> object:
    named = (properties.get(name) for name in _IDENTITY)
    return next((name for name in named if isinstance(name, str | int) and name), "")


def _plots(
    feature: dict[str, Any], properties: dict[str, Any], where: str
) -> Iterator[tuple[Any, Any]]:
    geometry = feature.get("geometry")
    geometry = geometry if isinstance(geometry, dict) else {}
    kind, places = geometry.get("type"), geometry.get("coordinates")
    if kind == "Point":
        yield next((properties[n] for n in _TIME if n in properties), None), places
        return
    if kind not in ("LineString", "MultiPoint", "MultiLineString"):
        _wrong(
            f"a feature draws '{str(kind)[:40]}', which is no track",
            where,
            "Keep lines and points that have times",
        )
    times = _times(properties, where)
    pairs = [(places, times)]
    if kind == "MultiLineString" and isinstance(places, list):
        flat = not any(isinstance(time, list) for time in times)
        pairs = [([p for line in places if isinstance(line, list) for p in line], times)]
        if not flat:
            pairs = list(zip(places, times, strict=False))
    for some, their in pairs:
        if not isinstance(some, list) or not isinstance(their, list) or len(some) != len(their):
            _wrong(
                "there are not as many times as positions",
                where,
                "Give one time for each position, in the same order",
            )
        yield from zip(their, some, strict=True)


def _times(properties: dict[str, Any], where: str) -> list[Any]:
    inner = properties.get("coordinateProperties")
    for holder in (properties, inner if isinstance(inner, dict) else {}):
        for name in _TIMES:
            if isinstance(holder.get(name), list):
                times: list[Any] = holder[name]
                return times
    raise InputError(
        "a line has no times",
        where=where,
        advice="Write 'coordTimes' in its properties: a list with one time for each position",
    )


def _check_datum(document: dict[str, Any], where: str) -> None:
    """Refuse a `crs` of the older GeoJSON of 2008 that is not WGS 84."""
    crs = document.get("crs")
    if crs is not None and not any(name in str(crs) for name in _CRS84):
        _wrong(
            f"positions are in another system: {str(crs)[:100]}",
            where,
            "Export in WGS 84 (RFC 7946), or as CSV and name the 'datum' in the case",
        )


def _wrong(message: str, where: str, advice: str) -> NoReturn:
    raise InputError(message, where=where, advice=advice)
