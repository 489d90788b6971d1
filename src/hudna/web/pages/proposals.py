"""Answers to what a text seems to tell of talks: prepared beside it, signed in the browser."""

from django.http import JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from hudna.actions.permissions import check_correct
from hudna.record.entry import parse
from hudna.web import access, signing
from hudna.web.access import DeskRequest
from hudna.web.pages.listing import language
from hudna.web.pages.signatures import office_of, prepared, signed_json
from hudna.web.proposal_forms import proposed, statement_of

__all__ = ["prepare", "submit"]

ANSWER = "proposal_answer"


@require_POST
def prepare(request: DeskRequest, report_id: str) -> JsonResponse:
    """Return the bytes to sign next: what an answer registers, or the answer itself."""
    actor = office_of(request)
    check_correct(actor)
    form = request.POST
    found = proposed(request.reader, report_id, str(form.get("proposal", "")))
    kind, value = statement_of(
        form.dict(), form.getlist("to"), found, request.reader, actor,
        language=language(), now=access.now(),
    )  # fmt: skip
    return prepared(request, kind, value)


@require_POST
def submit(request: DeskRequest, report_id: str) -> JsonResponse:
    """Hand in what the browser signed; after what is registered, the answer is to be signed."""
    office_of(request)
    request.reader.report(report_id)
    statement = signing.statement_from(signed_json(request))
    kind = signing.submit(signing.desk(), statement)
    if kind != ANSWER:
        return JsonResponse({"then": {"made": str(parse(statement.canonical).body["id"])}})
    address = reverse("report", args=[report_id])
    asked = str(request.GET.get("proposal", ""))
    return JsonResponse({"next": f"{address}?signed={kind}#proposal-{asked}"})
