"""Talks: meetings, statements, what was undertaken, and relations between states."""

from django.http import HttpResponse
from django.shortcuts import render

from hudna.web import access
from hudna.web.access import DeskRequest
from hudna.web.present.measures import measure_views

__all__ = ["listing"]

LATEST = 60
"""So many of each kind are on the page; all of them are in the exports."""

SHOWN = 20
"""Statements shown at once, the latest; the others unfold."""


def listing(request: DeskRequest) -> HttpResponse:
    """Show what reports say of talks, statements, commitments and relations."""
    reader = request.reader
    meetings, commitments = reader.meetings(LATEST), reader.commitments(LATEST)
    told, relations = reader.statements(LATEST), reader.relations(LATEST)
    measures = reader.measures(LATEST)
    statements = sorted(told.items, key=lambda s: s.when.start or "", reverse=True)
    context = {
        "meetings": sorted(meetings.items, key=lambda m: m.when.start or "", reverse=True),
        "statements": statements[:SHOWN],
        "earlier": statements[SHOWN:],
        "commitments": commitments.items,
        "measures": measure_views(reader, measures.items, access.now()),
        "relations": sorted(relations.items, key=lambda r: r.when.start or ""),
        "not_all": any(p.next for p in (meetings, commitments, told, relations, measures)),
    }
    return render(request, "pages/talks.html", context)
