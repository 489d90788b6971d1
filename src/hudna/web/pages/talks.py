"""Talks: meetings, statements, what was undertaken, and relations between states."""

from django.http import HttpResponse
from django.shortcuts import render

from hudna.web.access import DeskRequest

__all__ = ["listing"]


def listing(request: DeskRequest) -> HttpResponse:
    """Show what reports say of talks, statements, commitments and relations."""
    reader = request.reader
    context = {
        "meetings": sorted(reader.meetings(), key=lambda m: m.when.start or ""),
        "statements": sorted(reader.statements(), key=lambda s: s.when.start or ""),
        "commitments": reader.commitments(),
        "relations": sorted(reader.relations(), key=lambda r: r.when.start or ""),
    }
    return render(request, "pages/talks.html", context)
