"""Incidents as CSV: one row each, places and times no finer than known."""

from collections.abc import Iterable, Iterator, Sequence

from hudna.model.incident import Incident
from hudna.publish.naming import area_name
from hudna.publish.reports.rows import Field, csv_bytes
from hudna.text.terms import term

__all__ = ["COLUMNS", "write"]

COLUMNS = (
    "incident_id",
    "event_type",
    "event",
    "status",
    "contested",
    "date_start",
    "date_end",
    "date_precision",
    "place",
    "governorate",
    "country",
    "latitude",
    "longitude",
    "radius_km",
    "place_precision",
    "accused_by_claims",
    "killed_min",
    "killed_max",
    "wounded_min",
    "wounded_max",
    "claims",
)
"""Killed and wounded are the least and most any claim gives; empty is unknown, not zero."""

STATUS = "claimed"
"""What every row is: claimed by somebody. Findings are in the cases."""


def write(
    objects: Iterable[Incident], *, language: str = "en", mark: bool = False
) -> Iterator[bytes]:
    """Yield one row for each incident."""
    return csv_bytes(COLUMNS, (_row(one, language) for one in objects), mark=mark)


def _row(incident: Incident, language: str) -> Sequence[Field]:
    place, when = incident.place, incident.when
    return (
        incident.id,
        incident.event_type,
        term("event_type", incident.event_type, language),
        STATUS,
        "true" if incident.contested else "false",
        when.start,
        when.end,
        when.precision.value,
        place.name,
        area_name(place.admin1, language) if place.admin1 else None,
        place.country,
        place.latitude,
        place.longitude,
        place.radius_km,
        place.precision.value,
        "; ".join(incident.accused),
        *_bounds(incident.killed),
        *_bounds(incident.wounded),
        len(incident.claims),
    )


def _bounds(people: tuple[int, int | None] | None) -> tuple[int | None, int | None]:
    return people if people is not None else (None, None)
