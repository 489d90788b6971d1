"""Talks: meetings, statements, what was undertaken, and relations between states."""

from django.http import HttpResponse
from django.shortcuts import render

from hudna.web import access
from hudna.web.access import DeskRequest
from hudna.web.present.measures import measure_views
from hudna.web.present.talks import by_owner, latest_first

__all__ = ["listing"]

SHOWN = 20
"""Statements shown at once, the latest; the others unfold."""


def listing(request: DeskRequest) -> HttpResponse:
    """Show what reports say of talks, statements, commitments and relations."""
    reader = request.reader
    statements = sorted(reader.statements(), key=lambda s: s.when.start or "", reverse=True)
    meetings, undated = latest_first(reader.meetings())
    context = {
        "meetings": meetings,
        "undated": undated,
        "statements": statements[:SHOWN],
        "earlier": statements[SHOWN:],
        "owners": by_owner(reader.commitments(), reader.mechanism()),
        "measures": measure_views(reader, reader.measures(), access.now()),
        "relations": sorted(reader.relations(), key=lambda r: r.when.start or ""),
    }
    return render(request, "pages/talks.html", context)
