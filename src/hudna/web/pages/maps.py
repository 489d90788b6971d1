"""What maps draw: governorates with the day's bounds, incidents as circles of what is known."""

import math
from dataclasses import replace

from django.http import JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse

from hudna.db.gate import Reader
from hudna.model.incident import Incident
from hudna.web.access import DeskRequest
from hudna.web.pages.chosen import chosen_of, query_of
from hudna.web.pages.incidents import list_context
from hudna.web.pages.listing import after, language
from hudna.web.present import names
from hudna.web.present.map_view import features, map_view
from hudna.web.present.registers import day_table
from hudna.web.present.time_bins import bins
from hudna.web.present.views import incident_title

__all__ = ["areas", "days", "incidents", "view"]

LATEST = 500
FARTHEST_IN = 24.0


def areas(request: DeskRequest) -> JsonResponse:
    """Return per governorate the bounds of the latest day's registers, and each side's number."""
    return JsonResponse(_areas(request.reader), safe=False)


def incidents(request: DeskRequest) -> JsonResponse:
    """Return the latest located incidents as GeoJSON points with their radius."""
    page = request.reader.incidents(limit=LATEST)
    found = [_feature(i) for i in page.items if i.place.located]
    return JsonResponse({"type": "FeatureCollection", "features": found})


def view(request: DeskRequest) -> JsonResponse:
    """Return what a map shows of the chosen incidents, and the list of the very same ones."""
    reader = request.reader
    zoom, exact = _zoom(request.GET.get("zoom", "")), "exact" in request.GET
    seen = map_view(reader, chosen_of(request), zoom, exact=exact)
    listed = list_context(reader, seen.chosen, after(request))
    return JsonResponse(
        {
            "query": query_of(seen.chosen),
            "count": listed["page"].count,
            "drawn": seen.total,
            "spots": features(seen.spots, language()),
            "lede": render_to_string("parts/incidents_lede.html", listed).strip(),
            "list": render_to_string("parts/incidents_step.html", listed),
        }
    )


def days(request: DeskRequest) -> JsonResponse:
    """Return bars of how many chosen incidents began when, from the first day to the last."""
    chosen = chosen_of(request)
    ends = request.reader.first_and_last()
    if ends and (chosen.since is None or chosen.until is None):
        chosen = replace(chosen, since=ends[0], until=ends[1])
    found = bins(request.reader, chosen, language())
    bars = [[b.first.isoformat(), b.last.isoformat(), b.n, b.words] for b in found]
    return JsonResponse({"bars": bars})


def _zoom(words: str) -> float:
    """Return the zoom of a map; the whole where none is given."""
    try:
        zoom = float(words)
    except ValueError:
        return 0.0
    return min(max(zoom, 0.0), FARTHEST_IN) if math.isfinite(zoom) else 0.0


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
