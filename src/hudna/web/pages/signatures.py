"""Signing in the browser: enrolling its key, preparing what is signed, handing it in."""

import base64
import json
from collections.abc import Mapping
from typing import Any

from django.http import JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from hudna.actions.permissions import check_answer_measure, check_correct
from hudna.errors import Conflict, InputError, Refused
from hudna.model.party import Actor
from hudna.web import access, signing
from hudna.web.access import DeskRequest
from hudna.web.corrections import correction_of
from hudna.web.pages.listing import language
from hudna.web.statements import answer_of, remark_of, statement_of

__all__ = [
    "enrol",
    "office_of",
    "prepare",
    "prepare_answer",
    "prepare_correction",
    "prepare_remark",
    "prepared",
    "signed_json",
    "submit",
    "submit_answer",
    "submit_correction",
    "submit_remark",
]


@require_POST
def enrol(request: DeskRequest) -> JsonResponse:
    """Enrol the browser's public key for the office signed in; repeating it changes nothing."""
    actor, data = office_of(request), signed_json(request)
    enrolled = signing.enrol(
        signing.desk(), actor, str(data.get("key", "")), str(data.get("possession", ""))
    )
    return JsonResponse({"key": enrolled.key, "now": enrolled.now})


@require_POST
def prepare(request: DeskRequest, case_id: str) -> JsonResponse:
    """Return the bytes to sign for a finding, motion or ballot filled in on the case's page."""
    actor = office_of(request)
    file = request.reader.case_file(case_id)
    kind, value = statement_of(request.POST, file, actor, access.now(), language())
    return prepared(request, kind, value)


@require_POST
def submit(request: DeskRequest, case_id: str) -> JsonResponse:
    """Hand in what the browser signed, and say where to look at it."""
    office_of(request)
    request.reader.case_file(case_id)
    kind = signing.submit(signing.desk(), signing.statement_from(signed_json(request)))
    return JsonResponse({"next": f"{reverse('case', args=[case_id])}?signed={kind}#{kind}"})


@require_POST
def prepare_correction(request: DeskRequest, report_id: str) -> JsonResponse:
    """Return the bytes to sign for a correction filled in beside a report's text."""
    actor = office_of(request)
    check_correct(actor)
    reading = request.reader.reading(report_id)
    if reading is None:
        raise Conflict("this report has not been read yet", advice="Process new reports first")
    text = request.reader.document(report_id).text
    value = correction_of(request.POST, report_id, reading, text, actor, access.now(), language())
    return prepared(request, "correction", value)


@require_POST
def submit_correction(request: DeskRequest, report_id: str) -> JsonResponse:
    """Hand in the correction the browser signed, and say where to look at it."""
    office_of(request)
    request.reader.report(report_id)
    signing.submit(signing.desk(), signing.statement_from(signed_json(request)))
    claim = request.GET.get("claim", "")
    return JsonResponse({"next": f"{reverse('report', args=[report_id])}#claim-{claim}"})


@require_POST
def prepare_answer(request: DeskRequest, measure_id: str) -> JsonResponse:
    """Return the bytes to sign for an answer to a measure the office's party owes."""
    actor = office_of(request)
    check_answer_measure(actor)
    measure = request.reader.measure(measure_id)
    if measure.owner != actor.party:
        raise Refused(f"{actor.party} does not owe this measure", advice="Its owner answers")
    value = answer_of(request.POST, measure, actor, access.now(), language())
    return prepared(request, "measure_answer", value)


@require_POST
def submit_answer(request: DeskRequest, measure_id: str) -> JsonResponse:
    """Hand in the answer the browser signed, and say where to look at it."""
    office_of(request)
    request.reader.measure(measure_id)
    kind = signing.submit(signing.desk(), signing.statement_from(signed_json(request)))
    return JsonResponse({"next": f"{reverse('measure', args=[measure_id])}?signed={kind}#{kind}"})


@require_POST
def prepare_remark(request: DeskRequest, motion_id: str) -> JsonResponse:
    """Return the bytes to sign for a reply to a motion, or an opinion on it."""
    actor = office_of(request)
    motion = request.reader.motion(motion_id)
    value = remark_of(request.POST, motion, actor, access.now(), language())
    return prepared(request, "remark", value)


@require_POST
def submit_remark(request: DeskRequest, motion_id: str) -> JsonResponse:
    """Hand in the remark the browser signed, and say where to look at it."""
    office_of(request)
    request.reader.motion(motion_id)
    kind = signing.submit(signing.desk(), signing.statement_from(signed_json(request)))
    address = reverse("motion", args=[motion_id])
    return JsonResponse({"next": f"{address}?signed={kind}#{motion_id}"})


def prepared(
    request: DeskRequest, kind: str, value: Any, *, held: Mapping[str, str] | None = None
) -> JsonResponse:
    """Return the bytes to sign to say `value`; `held` are commitments the browser made itself."""
    key = request.POST.get("key", "")
    made = signing.prepare_statement(signing.desk(), kind, value, key, held=held)
    entry = base64.b64encode(made.canonical).decode("ascii")
    return JsonResponse({"entry": entry, "private": made.private})


def office_of(request: DeskRequest) -> Actor:
    """Return the office signed in, or refuse."""
    if request.actor is None:
        raise Refused("Signing needs an office", advice="Sign in first")
    return request.actor


def signed_json(request: DeskRequest, most: int | None = None) -> dict[str, Any]:
    """Return the JSON object a browser handed in; `most` bytes where it holds files."""
    body = request.body if most is None else request.read(most + 1)
    if most is not None and len(body) > most:
        raise InputError("this is too much at once", where="files", advice="Leave out some files")
    try:
        data = json.loads(body)
    except ValueError as error:
        raise InputError("this is not JSON") from error
    if not isinstance(data, dict):
        raise InputError("this is not a JSON object")
    return data
