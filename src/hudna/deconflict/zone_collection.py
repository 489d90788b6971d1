"""Zones from GeoJSON, to check plans without a node."""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

import shapely

from hudna.deconflict.fields import heights, instant
from hudna.deconflict.intersect import Heights
from hudna.deconflict.zone import Zone
from hudna.errors import InputError
from hudna.model.judgement import HeightDatum
from hudna.model.movement import MovementKind

__all__ = ["read_zones"]

PROPERTIES = (
    "id", "name", "source", "closed_to", "start", "end", "lower_m", "upper_m", "lower_ft",
    "upper_ft", "height_reference", "within_m", "true_to_m",
)  # fmt: skip


def read_zones(name: str, data: bytes) -> tuple[Zone, ...]:
    """Return the zones of a GeoJSON file; raises `InputError` for one that cannot be used.

    `closed_to` is a list of kinds of movement, all by default. Without a start a zone's time is
    not known; without heights it reaches from the ground up.
    """
    try:
        loaded = json.loads(data.decode("utf-8-sig"))
        given = loaded["features"] if loaded["type"] == "FeatureCollection" else [loaded]
        return tuple(_zones(name, given))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(
            f"this is no GeoJSON of zones: {error}", where=name, advice="Mend the file"
        ) from error


def _zones(name: str, features: list[Any]) -> Iterator[Zone]:
    for n, feature in enumerate(features, start=1):
        where = f"{name}, zone {n}"
        fields: Mapping[str, Any] = feature.get("properties") or {}
        try:
            yield _zone(fields, feature["geometry"], where)
        except InputError as error:
            raise InputError(
                error.message, where=f"{where}, {error.where}", advice=error.advice
            ) from error


def _zone(fields: Mapping[str, Any], geometry: Any, where: str) -> Zone:
    shape = None if geometry is None else shapely.from_geojson(json.dumps(geometry))
    if shape is not None and not shape.is_valid:
        raise InputError(
            f"its outline crosses itself: {shapely.is_valid_reason(shape)}",
            where="geometry",
            advice="Draw it without crossings",
        )
    lower, upper, datum = heights(fields)
    limited = lower is not None or upper is not None
    kinds = fields.get("closed_to") or [kind.value for kind in MovementKind]
    return Zone(
        id=str(fields.get("id", where)),
        key="declared_zone",
        name={"en": str(fields.get("name", fields.get("id", where)))},
        geometry=shape,
        kinds=tuple(MovementKind(kind) for kind in kinds),
        start=instant(fields, "start"),
        end=instant(fields, "end"),
        source=str(fields.get("source", where)),
        heights=Heights(
            -math.inf if lower is None else lower,
            math.inf if upper is None else upper,
            datum if limited else HeightDatum.UNKNOWN,
        ),
        within_m=float(fields.get("within_m", 0.0)),
        true_to_m=float(fields.get("true_to_m", 0.0)),
    )
