"""The agreements watched: clauses, citations and what is disputed about them."""

from django.http import HttpResponse
from django.shortcuts import render

from hudna.web.access import DeskRequest
from hudna.web.agreements import agreements_of
from hudna.web.present.versions import time_line
from hudna.web.present.zones import clause_views

__all__ = ["listing"]


def listing(request: DeskRequest) -> HttpResponse:
    """Show the mechanism's agreements in full."""
    agreements = agreements_of(request.reader.mechanism())
    shown = [(agreement, tuple(clause_views(agreement))) for agreement in agreements]
    context = {"agreements": shown, "line": time_line(agreements)}
    return render(request, "pages/agreements.html", context)
