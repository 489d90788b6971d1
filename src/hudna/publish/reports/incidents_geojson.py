"""Incidents as GeoJSON (RFC 7946), with the radius and precision of every place."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from hudna.model.incident import Incident
from hudna.text.terms import term

__all__ = ["write"]


def write(objects: Iterable[Incident], *, language: str = "en") -> Iterator[bytes]:
    """Yield a feature collection; an incident without a position has a null geometry."""
    yield b'{"type":"FeatureCollection","features":[\n'
    between = b""
    for incident in objects:
        feature = json.dumps(_feature(incident, language), ensure_ascii=False, sort_keys=True)
        yield between + feature.encode("utf-8", "replace")
        between = b",\n"
    yield b"\n]}\n"


def _feature(incident: Incident, language: str) -> dict[str, Any]:
    place, when = incident.place, incident.when
    geometry = None
    if place.latitude is not None and place.longitude is not None:
        geometry = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": geometry,
        "properties": {
            "event_type": incident.event_type,
            "event": term("event_type", incident.event_type, language),
            "status": "claimed",
            "contested": incident.contested,
            "date_start": when.start,
            "date_end": when.end,
            "date_precision": when.precision.value,
            "place": place.name,
            "governorate": place.admin1,
            "radius_km": place.radius_km,
            "place_precision": place.precision.value,
            "accused_by_claims": list(incident.accused),
            "killed": list(incident.killed) if incident.killed else None,
            "wounded": list(incident.wounded) if incident.wounded else None,
        },
    }
