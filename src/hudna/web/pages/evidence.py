"""Evidence: its page, its bytes, and the steps its owner signs in the browser."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from hudna.actions.add_evidence import add_evidence
from hudna.actions.open_evidence import open_evidence
from hudna.actions.permissions import can, check_keep_evidence
from hudna.errors import Refused
from hudna.intake.media_types import EXTENSIONS, PICTURES
from hudna.web import access, signing
from hudna.web.access import DeskRequest
from hudna.web.evidence_forms import act_of, evidence_of, held_of, sealed_of, uploaded
from hudna.web.pages.listing import language
from hudna.web.pages.signatures import office_of, prepared, signed_json
from hudna.web.present.evidence import custody_steps, evidence_row, obtained_rows, open_acts
from hudna.web.present.signing_words import signing_words
from hudna.web.record import origin

__all__ = ["evidence", "file", "prepare", "prepare_act", "sealed", "submit", "submit_act"]

CLOSED = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
"""The policy of bytes that others handed in: opened by itself, such a file may do nothing."""


@require_GET
def evidence(request: DeskRequest, evidence_id: str) -> HttpResponse:
    """Show one piece of evidence: what it is, who may open it, its custody, who saw it."""
    reader, code = request.reader, language()
    view, mechanism = reader.evidence(evidence_id), reader.mechanism()
    mine = request.actor is not None and request.actor.party == view.evidence.party
    keeps = mine and can(check_keep_evidence, request.actor)
    context = {
        "view": view,
        "one": view.evidence,
        "row": evidence_row(view),
        "incident": reader.incident_of_case(view.evidence.case),
        "obtained": obtained_rows(view),
        "steps": custody_steps(view),
        "shows": view.may_open and view.evidence.media_type in PICTURES,
        "showing": request.GET.get("show") == "1",
        "acts": open_acts(view, mechanism) if keeps else None,
        "origin": origin(),
        "submit_address": reverse("submit-custody", args=[evidence_id]),
        "signing_words": signing_words(mechanism, code),
    }
    return render(request, "pages/evidence.html", context)


@require_GET
def file(request: DeskRequest, evidence_id: str) -> HttpResponse:
    """Return the bytes where the reader may open them, to be saved, never run; it is noted."""
    opened, actor, now = signing.desk(), request.actor, access.now()

    def elsewhere() -> bytes:
        there = signing.operators_desk(opened)
        return there.evidence_file(evidence_id, actor.id if actor else "", now)

    fetch = elsewhere if opened.is_own else None
    one, data = open_evidence(opened.store, opened.files, evidence_id, actor, now, fetch)
    known = one.media_type if one.media_type in EXTENSIONS else "application/octet-stream"
    media_type = f"{known}; charset=utf-8" if known == "text/plain" else known
    response = HttpResponse(data, content_type=media_type)
    name = f"{one.id}.{EXTENSIONS[known]}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = CLOSED
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


@require_GET
def sealed(request: DeskRequest, evidence_id: str, field: str) -> HttpResponse:
    """Return what is sealed for the reader's party; only the party's own node can open it."""
    data = request.reader.sealed_file(evidence_id, field)
    response = HttpResponse(data, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{evidence_id}.{field}.sealed.json"'
    return response


@require_POST
def prepare(request: DeskRequest, case_id: str) -> JsonResponse:
    """Return the bytes to sign for a file chosen on the case's page; the file comes afterwards."""
    actor = office_of(request)
    check_keep_evidence(actor)
    request.reader.case_file(case_id)
    value = evidence_of(
        request.POST, request.FILES.get("head"), case_id, actor, access.now(), language(),
        exercise=request.reader.mechanism().exercise,
    )  # fmt: skip
    return prepared(request, "evidence", value, held=held_of(request.POST))


@require_POST
def submit(request: DeskRequest, case_id: str) -> JsonResponse:
    """Take a file with the statement its office signed, and what is sealed of it."""
    office_of(request)
    request.reader.case_file(case_id)
    said, data = uploaded(request.POST, request.FILES.get("file"))
    opened, statement = signing.desk(), signing.statement_from(said)
    made = add_evidence(
        opened.store, opened.record, opened.files, statement, data, opened.now(),
        sealed_of(request.POST),
    )  # fmt: skip
    signing.finish(opened)
    return JsonResponse({"next": f"{reverse('evidence', args=[made.id])}?signed=evidence#file"})


@require_POST
def prepare_act(request: DeskRequest, evidence_id: str) -> JsonResponse:
    """Return the bytes to sign for an act on the evidence of the office's party."""
    actor = office_of(request)
    check_keep_evidence(actor)
    view = request.reader.evidence(evidence_id)
    if view.evidence.party != actor.party:
        raise Refused(f"{actor.party} does not hold this evidence", advice="Its owner decides")
    value = act_of(request.POST, view.evidence, actor, access.now(), language())
    return prepared(request, "custody", value)


@require_POST
def submit_act(request: DeskRequest, evidence_id: str) -> JsonResponse:
    """Take an act that the owner's office signed."""
    office_of(request)
    request.reader.evidence(evidence_id)
    signing.submit(signing.desk(), signing.statement_from(signed_json(request)))
    return JsonResponse(
        {"next": f"{reverse('evidence', args=[evidence_id])}?signed=custody#readers"}
    )
