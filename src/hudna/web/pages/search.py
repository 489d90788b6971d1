"""Search in what is released to the reader."""

from django.http import HttpResponse
from django.shortcuts import render

from hudna.web.access import DeskRequest

__all__ = ["search"]

LIMIT = 50


def search(request: DeskRequest) -> HttpResponse:
    """Show the reports that hold every word asked for, in whatever script variant."""
    query = request.GET.get("q", "").strip()[:200]
    hits = request.reader.search(query, LIMIT) if query else ()
    return render(request, "pages/search.html", {"query": query, "hits": hits, "limit": LIMIT})
