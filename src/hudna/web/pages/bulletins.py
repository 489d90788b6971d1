"""Bulletins and their files."""

from django.http import HttpResponse
from django.shortcuts import render

from hudna.errors import NotFound
from hudna.web.access import DeskRequest
from hudna.web.pages.listing import LIMIT, after, more

__all__ = ["TYPES", "file", "listing"]

TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
}

STANDALONE = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
"""A bulletin is one file with its style inside; it may run nothing and load nothing."""


def listing(request: DeskRequest) -> HttpResponse:
    """Show published bulletins, latest first."""
    page = request.reader.bulletins(after=after(request), limit=LIMIT)
    context = {"bulletins": page.items, "more": more(request, page.next)}
    return render(request, "pages/bulletins.html", context)


def file(request: DeskRequest, bulletin_id: str, language: str, extension: str) -> HttpResponse:
    """Return one rendering of a bulletin."""
    if extension not in TYPES:
        raise NotFound("There is no such rendering of this bulletin")
    data = request.reader.bulletin_file(bulletin_id, language, extension)
    response = HttpResponse(data, content_type=TYPES[extension])
    name = f"{bulletin_id}.{language}.{extension}"
    response["Content-Language"] = language
    response["Content-Disposition"] = f'inline; filename="{name}"'
    if extension == "html":
        response["Content-Security-Policy"] = STANDALONE
    return response
