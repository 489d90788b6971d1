"""What maps draw: governorates with the day's bounds, and incidents as circles of what is known."""

from django.http import JsonResponse
from django.urls import reverse

from hudna.db.gate import Reader
from hudna.model.incident import Incident
from hudna.web.access import DeskRequest
from hudna.web.pages.listing import language
from hudna.web.present import names
from hudna.web.present.registers import day_table
from hudna.web.present.views import incident_title

__all__ = ["areas", "incidents"]

LIMIT = 500


def areas(request: DeskRequest) -> JsonResponse:
    """Return per governorate the bounds of the latest day's registers, and each side's number."""
    return JsonResponse(_areas(request.reader), safe=False)


def incidents(request: DeskRequest) -> JsonResponse:
    """Return the latest located incidents as GeoJSON points with their radius."""
    page = request.reader.incidents(limit=LIMIT)
    features = [_feature(i) for i in page.items if i.place.located]
    return JsonResponse({"type": "FeatureCollection", "features": features})


def _areas(reader: Reader) -> list[dict[str, object]]:
    day = reader.latest_day()
    found = reader.registers(since=day, until=day) if day else ()
    table = day_table(found, day, reader.mechanism(), language()) if day else None
    if table is None:
        return []
    return [
        {
            "id": place_id,
            "count": line.high,
            "low": line.low,
            "high": line.high,
            "numbers": dict(zip(table.sides, line.numbers, strict=True)),
        }
        for line in table.lines
        if (place_id := names.area_id(line.area))
    ]


def _feature(incident: Incident) -> dict[str, object]:
    place = incident.place
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": {
            "id": incident.id,
            "title": incident_title(incident, language()),
            "url": reverse("incident", args=[incident.id]),
            "precision": place.precision.value,
            "radius_km": place.radius_km,
            "area": names.area_id(place.admin1) if place.admin1 else None,
        },
    }
