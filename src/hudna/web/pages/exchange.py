"""What nodes say to each other: the record's static files, and signed entries handed in.

Both are for programs and carry no session: files are public, entries prove their own author.
"""

import base64
import json
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from hudna.actions.amend_agreement import AMENDMENT
from hudna.actions.check_movements import check_movements
from hudna.actions.reassess_incidents import reassess_incidents
from hudna.actions.take_entry import take_entry
from hudna.db.desk import Desk
from hudna.errors import HudnaError, InputError, NotFound, TooMany
from hudna.record.entry import MAX_LEAF_BYTES, SignedEntry, parse
from hudna.record.errors import RecordError
from hudna.record.folder import CHECKPOINT
from hudna.record.promise import promise
from hudna.record.quota import Quota
from hudna.record.tiles import TileId
from hudna.web.signing import desk

__all__ = ["checkpoint", "entries", "tile"]

MOST_ENTRIES = 1000
QUOTA = Quota(entries=5000, seconds=3600.0)
"""How much one key may hand in here, so that a stolen one cannot flood the record."""

_ENTRY_IN_BASE64 = MAX_LEAF_BYTES * 4 // 3 + 16


@require_GET
def checkpoint(request: HttpRequest) -> HttpResponse:
    """Return the signed checkpoint as it lies in the record."""
    data = (desk().node.record / CHECKPOINT).read_bytes()
    return HttpResponse(data, content_type="text/plain; charset=utf-8")


@require_GET
def tile(request: HttpRequest, path: str) -> FileResponse:
    """Return a hash tile or entry bundle (C2SP tlog-tiles); other paths do not exist."""
    try:
        name = TileId.parse(f"tile/{path}").path
        data = (desk().node.record / name).open("rb")
    except (RecordError, OSError) as error:
        raise NotFound("there is no such tile") from error
    return FileResponse(data, content_type="application/octet-stream")


@csrf_exempt
@require_POST
def entries(request: HttpRequest) -> JsonResponse:
    """Take signed entries from a party's node: a JSON list of [canonical, signature] in base64.

    All go into the outbox or none; those known already are passed over. The answer holds the
    operator's signed promise for each.
    """
    opened = desk()
    try:
        given = _entries(request.body)
        with opened.store.transaction():
            taken = sum(_taken(opened, entry) for entry in given)
    except TooMany as error:
        return JsonResponse({"error": str(error)}, status=429)
    except HudnaError as error:
        return JsonResponse({"error": str(error)}, status=400)
    promises = [promise(opened.own_key, opened.node.origin, e.hash, opened.now()) for e in given]
    opened.sequence()
    if any(parse(entry.canonical).type == AMENDMENT for entry in given):
        reassess_incidents(opened.operator())
        check_movements(opened.operator())
        opened.sequence()
    return JsonResponse(
        {
            "taken": taken,
            "size": opened.record.size,
            "promises": [[_text(p.body), _text(p.signature)] for p in promises],
        }
    )


def _taken(opened: Desk, signed: SignedEntry) -> bool:
    """Take an entry whose author may still hand in; forged ones use up nobody's quota."""
    if not take_entry(opened.store, opened.record, signed):
        return False
    key = parse(signed.canonical).key
    if not QUOTA.take(key):
        raise TooMany(
            f"key {key} has handed in too many entries",
            advice="Nothing of this was taken; hand in the rest later",
        )
    return True


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _entries(body: bytes) -> list[SignedEntry]:
    if len(body) > MOST_ENTRIES * _ENTRY_IN_BASE64:
        raise InputError("too much at once", advice=f"Hand over {MOST_ENTRIES} entries at most")
    try:
        return [SignedEntry(*map(_bytes, pair)) for pair in _list(json.loads(body))]
    except (TypeError, ValueError, RecursionError) as error:
        raise InputError(
            f"this is not a list of signed entries: {error}",
            advice="Use 'hudna record hand-over'",
        ) from error


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("it is no list")
    return value


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
