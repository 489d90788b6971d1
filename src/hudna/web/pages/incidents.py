"""Incidents: the list with its filters, and one incident with its claims in columns."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render

from hudna.db.gate import Reader
from hudna.db.on_map import Chosen
from hudna.web.access import DeskRequest
from hudna.web.pages.chosen import chosen_of, query_of
from hudna.web.pages.listing import LIMIT, after, language
from hudna.web.present.columns import align
from hudna.web.present.options import area_options, event_options
from hudna.web.present.reasons import reason_rows
from hudna.web.present.testing import tested
from hudna.web.present.voices import said_of

__all__ = ["incident", "list_context", "listing"]


def listing(request: DeskRequest) -> HttpResponse:
    """Show released incidents by kind, governorate, days they began on and place on the map."""
    chosen = chosen_of(request)
    context = {
        **list_context(request.reader, chosen, after(request)),
        "chosen": chosen,
        "asked": query_of(chosen),
        "whole": query_of(replace(chosen, box=None)),
        "kinds": event_options(language()),
        "areas": area_options(language()),
    }
    del context["desk"]
    return render(request, "pages/incidents.html", context)


def list_context(reader: Reader, chosen: Chosen, token: str | None = None) -> dict[str, Any]:
    """Return what the list of incidents shows; the map puts the same list into an open page."""
    page = reader.listed(chosen, after=token, limit=LIMIT)
    older = "&".join(filter(None, (query_of(chosen), urlencode({"after": page.next or ""}))))
    return {
        "incidents": page.items,
        "page": page,
        "more": f"?{older}" if page.next else "",
        "boxed": chosen.box is not None,
        "desk": SimpleNamespace(mechanism=reader.mechanism()),
    }


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
