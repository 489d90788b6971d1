"""The agreements watched: clauses, citations, what is disputed and what each version changed."""

from django.http import HttpResponse
from django.shortcuts import render

from hudna.web.access import DeskRequest
from hudna.web.agreements import agreements_of
from hudna.web.present.changes import changed_by
from hudna.web.present.versions import time_line
from hudna.web.present.zones import clause_views

__all__ = ["listing"]


def listing(request: DeskRequest) -> HttpResponse:
    """Show the mechanism's agreements in full."""
    agreements = agreements_of(request.reader)
    changed = changed_by(agreements)
    shown = [
        (agreement, tuple(clause_views(agreement)), changed.get((agreement.id, agreement.version)))
        for agreement in agreements
    ]
    context = {"agreements": shown, "line": time_line(agreements)}
    return render(request, "pages/agreements.html", context)
