"""What the operator's desk and a party's own node say to each other beyond the record's files.

Both calls are for programs and carry no session: the party's own key signs a request, and a
statement proves its own author.
"""

import base64
import binascii
import json
from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from hudna.actions.disclose_evidence import disclose_evidence, told_of
from hudna.actions.open_evidence import open_evidence
from hudna.actions.statements import SignedStatement
from hudna.connect.sharing import shared_json
from hudna.db.copying import CopyStore
from hudna.db.desk import Desk
from hudna.db.sharing import shared_with
from hudna.errors import HudnaError, InputError, Refused
from hudna.intake.limits import LIMITS
from hudna.record.asking import read_asked, read_asked_file
from hudna.record.errors import RecordError
from hudna.web import signing
from hudna.web.airspace_forms import STATEMENT_BYTES

__all__ = ["evidence", "evidence_file", "released", "statements"]

T = TypeVar("T")

MOST_BYTES = 4 * 1024 * 1024


@csrf_exempt
@require_POST
def released(request: HttpRequest) -> JsonResponse:
    """Return what is released to the party that asks, entry by entry, and where to go on."""
    opened = signing.desk()
    try:
        asked = _asked(opened, request.body, read_asked)
    except HudnaError as error:
        return _problem(error)
    shown, following = shared_with(asked.party, asked.after, opened.now())
    return JsonResponse({"entries": [shared_json(one) for one in shown], "next": following})


@csrf_exempt
@require_POST
def statements(request: HttpRequest) -> JsonResponse:
    """Take a statement that an office signed on its party's own node."""
    try:
        kind = signing.submit(signing.desk(), _statement(request.read(STATEMENT_BYTES + 1)))
    except HudnaError as error:
        return _problem(error)
    return JsonResponse({"kind": kind})


@csrf_exempt
@require_POST
def evidence(request: HttpRequest) -> JsonResponse:
    """Take evidence that a party kept on its own node: a line of JSON, then the file's bytes.

    The line is looked at before the file is read.
    """
    opened = signing.desk()
    copy = CopyStore(opened.store.alias)
    most = LIMITS["evidence_bytes"].most
    try:
        said = _json(request.readline(MOST_BYTES + 1))
        statement = signing.statement_from(said)
        told_of(copy, statement)
        sealed = {str(k): base64.b64decode(v) for k, v in dict(said.get("sealed", {})).items()}
        data = request.read(most + 1)
        one = disclose_evidence(copy, opened.files, statement, data, sealed, opened.now())
    except (HudnaError, ValueError, TypeError) as error:
        return _problem(error if isinstance(error, HudnaError) else InputError(str(error)))
    return JsonResponse({"evidence": one.id})


@csrf_exempt
@require_POST
def evidence_file(request: HttpRequest) -> HttpResponse:
    """Return a file of evidence to a party's own node, for one of its offices; it is noted."""
    opened = signing.desk()
    try:
        asked = _asked(opened, request.body, read_asked_file)
        actor = opened.store.actor(asked.office)
        if actor.party != asked.party:
            raise Refused(f"{asked.office} is no office of {asked.party}")
        _, data = open_evidence(opened.store, opened.files, asked.evidence, actor, opened.now())
    except HudnaError as error:
        return _problem(error)
    return HttpResponse(data, content_type="application/octet-stream")


def _statement(body: bytes) -> SignedStatement:
    return signing.statement_from(_json(body, STATEMENT_BYTES))


def _asked(opened: Desk, body: bytes, read: Callable[..., T]) -> T:
    said = _json(body)
    keys = {
        party.id: [key.public for key in opened.store.own_keys(party.id)]
        for party in opened.store.mechanism().parties
    }
    try:
        request = base64.b64decode(said["body"], validate=True)
        signature = base64.b64decode(said["signature"], validate=True)
        return read(request, signature, opened.node.origin, keys, opened.now())
    except (KeyError, TypeError, binascii.Error) as error:
        raise InputError("this is no request", advice="Use 'hudna follow'") from error
    except (RecordError, ValueError) as error:
        raise Refused(str(error), advice="Ask with the party's own key, from its node") from error


def _json(body: bytes, most: int = MOST_BYTES) -> dict[str, Any]:
    if len(body) > most:
        raise InputError("too much at once")
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise InputError("this is not JSON") from error
    if not isinstance(said, dict):
        raise InputError("this is not a JSON object")
    return said


def _problem(error: HudnaError) -> JsonResponse:
    status = 403 if isinstance(error, Refused) else 400
    return JsonResponse({"error": error.message, "advice": error.advice}, status=status)
