"""Disputes about lines: the list, one of them with its map, its files, and how one is filed."""

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from hudna.actions.permissions import can, check_file_airspace
from hudna.errors import NotFound
from hudna.intake import limits
from hudna.model.airspace_case import CASE_FILE, AirspaceJudgement
from hudna.model.codec import to_json
from hudna.text.figures import language_tag
from hudna.web import access, signing
from hudna.web.access import DeskRequest
from hudna.web.airspace_forms import AUDIENCES, STATEMENT_BYTES, filing_of
from hudna.web.pages.bulletins import STANDALONE, TYPES
from hudna.web.pages.listing import LIMIT, after, language, more
from hudna.web.pages.signatures import office_of, prepared, signed_json
from hudna.web.present.airspace import case_view, filed_rows
from hudna.web.present.airspace_tracks import tracks_json
from hudna.web.present.signing_words import signing_words
from hudna.web.record import origin

__all__ = ["case", "file", "judgement", "listing", "prepare", "report", "submit", "tracks"]

LANGUAGES = tuple(code for code, _ in settings.LANGUAGES)
"""What reports are written in."""


@require_GET
def listing(request: DeskRequest) -> HttpResponse:
    """Show judged disputes, newest first, and the form for those who may file one."""
    reader, code = request.reader, language()
    page = reader.filed_cases(after=after(request), limit=LIMIT)
    may_file = can(check_file_airspace, request.actor)
    context = {
        "page": page,
        "rows": filed_rows(page.items, code),
        "more": more(request, page.next),
        "may_file": may_file,
        "audiences": AUDIENCES,
        "most_files": limits.LIMITS["airspace_files"].most,
        "megabytes": limits.LIMITS["airspace_bytes"].most // limits.MIB,
        "origin": origin(),
        "submit_address": reverse("submit-airspace"),
        "signing_words": signing_words(reader.mechanism(), code) if may_file else None,
    }
    return render(request, "pages/airspace.html", context)


@require_GET
def case(request: DeskRequest, airspace_id: str) -> HttpResponse:
    """Show one dispute: the answer to each claim, each version of the line, map and time."""
    filed = request.reader.filed_case(airspace_id)
    judged = request.reader.judgement(airspace_id)
    context = {
        "filed": filed,
        "judged": judged,
        "files": (CASE_FILE, *filed.files),
        "reports": LANGUAGES if judged else (),
        "locale": language_tag(language()),
        "view": case_view(judged.judgement, language()) if judged else None,
    }
    return render(request, "pages/airspace_case.html", context)


@require_GET
def tracks(request: DeskRequest, airspace_id: str) -> JsonResponse:
    """Return what the map and the slider show: lines, tracks, distances, passages."""
    return JsonResponse(tracks_json(_judged(request, airspace_id).judgement))


@require_GET
def judgement(request: DeskRequest, airspace_id: str) -> JsonResponse:
    """Return everything that was judged, as it is stored."""
    judged = _judged(request, airspace_id)
    response = JsonResponse(to_json(judged.judgement), json_dumps_params={"ensure_ascii": False})
    response["Content-Disposition"] = f'attachment; filename="{airspace_id}.json"'
    return response


@require_GET
def report(request: DeskRequest, airspace_id: str, language: str, extension: str) -> HttpResponse:
    """Return the report of a case in a language, as one file: HTML or PDF."""
    from hudna.publish.judgements.report import judgement_html, judgement_pdf

    if language not in LANGUAGES or extension not in ("html", "pdf"):
        raise NotFound("There is no such report of this case")
    one = _judged(request, airspace_id).judgement
    data: str | bytes
    data = judgement_pdf(one, language) if extension == "pdf" else judgement_html(one, language)
    response = HttpResponse(data, content_type=TYPES[extension])
    response["Content-Language"] = language
    response["Content-Disposition"] = f'inline; filename="{airspace_id}.{language}.{extension}"'
    if extension == "html":
        response["Content-Security-Policy"] = STANDALONE
    return response


@require_GET
def file(request: DeskRequest, airspace_id: str, path: str) -> HttpResponse:
    """Return one of the files it was judged from, to be saved, never run."""
    filed = request.reader.filed_case(airspace_id)
    everything = {CASE_FILE: filed.text.encode(), **filed.contents()}
    if path not in everything:
        raise NotFound("There is no such file in this case")
    response = HttpResponse(everything[path], content_type="application/octet-stream")
    response["Content-Disposition"] = "attachment"
    return response


@require_POST
def prepare(request: DeskRequest) -> JsonResponse:
    """Return the bytes to sign for a case and its files."""
    actor = office_of(request)
    check_file_airspace(actor)
    value = filing_of(
        request.POST, request.FILES.get("case"), request.FILES.getlist("files"), actor,
        access.now(), language(),
    )  # fmt: skip
    return prepared(request, "airspace_case", value)


@require_POST
def submit(request: DeskRequest) -> JsonResponse:
    """Hand in the case the browser signed; it is judged at once."""
    office_of(request)
    statement = signing.statement_from(signed_json(request, STATEMENT_BYTES))
    signing.submit(signing.desk(), statement)
    return JsonResponse({"next": f"{reverse('airspace')}?signed=airspace_case#cases"})


def _judged(request: DeskRequest, airspace_id: str) -> AirspaceJudgement:
    judged = request.reader.judgement(airspace_id)
    if judged is None:
        raise NotFound("This case has not been judged yet")
    return judged
