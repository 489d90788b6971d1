"""Incidents: the list with its filters, and one incident with its claims in columns."""

from django.http import HttpResponse
from django.shortcuts import render

from hudna.web.access import DeskRequest
from hudna.web.pages.listing import LIMIT, after, day_of, language, more, names_of
from hudna.web.present.columns import align
from hudna.web.present.options import area_options, event_options
from hudna.web.present.reasons import reason_rows
from hudna.web.present.testing import tested
from hudna.web.present.voices import said_of

__all__ = ["incident", "listing"]


def listing(request: DeskRequest) -> HttpResponse:
    """Show released incidents, filtered by kind, governorate and the day they began."""
    chosen = names_of(request, "kind", "area", "day")
    day = day_of(chosen.get("day", ""))
    where = {
        "event_type": chosen.get("kind"),
        "admin1": chosen.get("area"),
        "day": day.isoformat() if day else None,
    }
    filters = {key: value for key, value in where.items() if value}
    page = request.reader.incidents(after=after(request), limit=LIMIT, **filters)
    context = {
        "incidents": page.items,
        "page": page,
        "more": more(request, page.next),
        "chosen": chosen,
        "day": day,
        "kinds": event_options(language()),
        "areas": area_options(language()),
    }
    return render(request, "pages/incidents.html", context)


def incident(request: DeskRequest, incident_id: str) -> HttpResponse:
    """Show who says what of an incident, why it was joined, and how it stands to each clause."""
    reader, code = request.reader, language()
    found = reader.incident(incident_id)
    said = said_of(reader, found)
    context = {
        "incident": found,
        "table": align(said, reader.mechanism(), code),
        "said": said,
        "withheld": len(found.claims) - len(said),
        "reasons": reason_rows(found, said, code),
        "tested": tested(reader, incident_id, reader.allegations(incident_id)),
        "case": reader.case_of(incident_id),
    }
    return render(request, "pages/incident.html", context)
