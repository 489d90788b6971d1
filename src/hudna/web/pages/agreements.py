"""The agreements watched: clauses, citations and what is disputed about them."""

from django.http import HttpResponse
from django.shortcuts import render

from hudna.web.access import DeskRequest
from hudna.web.agreements import agreements_of

__all__ = ["listing"]


def listing(request: DeskRequest) -> HttpResponse:
    """Show the mechanism's agreements in full."""
    agreements = agreements_of(request.reader.mechanism())
    return render(request, "pages/agreements.html", {"agreements": agreements})
