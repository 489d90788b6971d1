"""Bulletins and their files."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from hudna.errors import NotFound
from hudna.web.access import DeskRequest
from hudna.web.pages.listing import day_of, language
from hudna.web.present.editions import day_views

__all__ = ["SIGNED", "TYPES", "file", "listing"]

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


SIGNED = "signed"
"""Asks for the very bytes that were signed, of an edition that no longer stands too."""


def listing(request: DeskRequest) -> HttpResponse:
    """Show published bulletins, the latest day first, the editions of a day together."""
    days, before = request.reader.bulletin_days(day_of(request.GET.get("until", "")))
    context = {
        "days": day_views(days, request.reader, language()),
        "more": f"?until={before.isoformat()}" if before else "",
    }
    return render(request, "pages/bulletins.html", context)


def file(
    request: DeskRequest, bulletin_id: str, language: str, extension: str
) -> HttpResponse | HttpResponseRedirect:
    """Return one rendering of a bulletin, byte for byte as it was signed.

    A person who opens one that a later edition replaced is told so first; a program is told by
    the `Link` header.
    """
    if extension not in TYPES:
        raise NotFound("There is no such rendering of this bulletin")
    data = request.reader.bulletin_file(bulletin_id, language, extension)
    among = request.reader.bulletin_editions(bulletin_id)
    standing = among.editions[0].notice
    later = standing.id if standing.id != bulletin_id else None
    if later and "text/html" in request.headers.get("Accept", "") and SIGNED not in request.GET:
        page = f"{reverse('bulletins')}?until={among.day.isoformat()}"
        return HttpResponseRedirect(f"{page}#{bulletin_id}")
    response = HttpResponse(data, content_type=TYPES[extension])
    if extension != "json":
        response["Content-Language"] = language
    if later:
        address = reverse("bulletin-file", args=[later, language, extension])
        response["Link"] = f'<{address}>; rel="successor-version"'
    name = f"{bulletin_id}.{language}.{extension}"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    if extension == "html":
        response["Content-Security-Policy"] = STANDALONE
    return response
