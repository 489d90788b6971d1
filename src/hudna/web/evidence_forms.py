"""From the forms about evidence to what is signed, and the file that comes with it."""

import base64
import binascii
import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from hudna.actions.act_on_evidence import new_act
from hudna.actions.add_evidence import FileFacts, new_evidence
from hudna.errors import InputError
from hudna.intake import limits
from hudna.intake.media_types import HEAD_BYTES, media_type_of
from hudna.model.evidence import CONFIDENTIAL, CustodyAct, CustodyKind, Evidence
from hudna.model.party import Actor
from hudna.model.release import Audience

__all__ = ["act_of", "evidence_of", "held_of", "sealed_of", "uploaded"]

_DIGEST = re.compile(r"[0-9a-f]{64}")
_LONGEST_NAME, _LONGEST_TITLE = 200, 300


def evidence_of(
    form: QueryDict, head: "UploadedFile[Any] | None", case: str, actor: Actor, now: datetime,
    language: str, *, exercise: bool,
) -> Evidence:  # fmt: skip
    """Return what is signed for a chosen file, by its hash and beginning as the browser says.

    The whole file is compared with it when it is handed in.
    """
    digest, size = str(form.get("sha256", "")), str(form.get("size", ""))
    if not _DIGEST.fullmatch(digest) or not size.isdecimal() or head is None or not head.size:
        raise InputError("no file is chosen", where="file", advice="Choose a file")
    limits.check("evidence_bytes", int(size), where="file")
    kind = media_type_of(head.read(HEAD_BYTES))
    facts = FileFacts(str(form.get("name", ""))[:_LONGEST_NAME], digest, int(size), kind)
    title = str(form.get("title", "")).strip()[:_LONGEST_TITLE]
    if not title:
        raise InputError("evidence needs a title", where="title", advice="Say what it shows")
    return new_evidence(case, actor, facts, title, language, now, exercise=exercise)


def held_of(form: Mapping[str, Any]) -> dict[str, str]:
    """Return the commitments a browser made itself, to what it does not tell this server."""
    held = {name: str(form.get(f"held-{name}", "")) for name in CONFIDENTIAL}
    if not all(_DIGEST.fullmatch(commitment) for commitment in held.values()):
        raise InputError("how it was obtained was not committed to", advice="Reload the page")
    return held


def uploaded(form: QueryDict, file: "UploadedFile[Any] | None") -> tuple[dict[str, Any], bytes]:
    """Return the signed statement and the bytes that a browser hands in together."""
    if file is None or file.size is None:
        raise InputError("the file did not come with it", where="file", advice="Choose it again")
    limits.check("evidence_bytes", file.size, where="file")
    try:
        said = json.loads(str(form.get("statement", "")))
    except ValueError as error:
        raise InputError("this is not a signed statement", advice="Reload the page") from error
    if not isinstance(said, dict):
        raise InputError("this is not a signed statement", advice="Reload the page")
    return said, file.read()


def sealed_of(form: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the sealed files a browser made of confidential fields, by field."""
    try:
        given = json.loads(str(form.get("sealed", "{}")))
        return {str(k): base64.b64decode(v, validate=True) for k, v in given.items()}
    except (ValueError, TypeError, AttributeError, binascii.Error) as error:
        raise InputError("what was sealed cannot be read", advice="Reload the page") from error


def act_of(
    form: QueryDict, evidence: Evidence, actor: Actor, now: datetime, language: str
) -> CustodyAct:
    """Return an act that an office fills in on its party's evidence."""
    try:
        kind = CustodyKind(form.get("act", ""))
        circles = [Audience(str(form[n])) if n in form else None for n in ("title", "file")]
    except ValueError as error:
        raise InputError("nothing is chosen", where="act", advice="Choose one") from error
    return new_act(
        evidence.id, actor, kind, now,
        to=tuple(str(party) for party in form.getlist("to")),
        title=circles[0],
        file=circles[1],
        reason=str(form.get("reason", "")),
        language=language,
    )  # fmt: skip
