"""The operator's signed promise to a submitter, given after the entry is safely stored.

A promise that is overdue, and a later log without the entry, show that the operator withheld it.
"""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from hudna.record import ed25519
from hudna.record.canonical import canonical_json
from hudna.record.entry import timestamp
from hudna.record.errors import BadSignature, Malformed

__all__ = ["MERGE_WITHIN", "Promise", "Promised", "parse_time", "promise", "verify_promise"]

MERGE_WITHIN = timedelta(hours=1)
"""An entry not in the record by then is evidence that the operator withheld it."""

_DOMAIN = b"hudna.promise.v1\n"
_HASH = re.compile(r"[0-9a-f]{64}")


class _Signer(Protocol):
    @property
    def key(self) -> str: ...

    def sign(self, message: bytes) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Promise:
    """Canonical JSON naming origin, entry hash, time accepted and time to merge by; signed."""

    body: bytes
    signature: bytes
    key: str


@dataclass(frozen=True, slots=True)
class Promised:
    """What the body of a promise says."""

    origin: str
    entry: str
    accepted: datetime
    merge_by: datetime


def promise(signer: _Signer, origin: str, entry_hash: str, now: datetime) -> Promise:
    """Return the operator's promise to have the entry in the record within `MERGE_WITHIN`."""
    body = canonical_json(
        {
            "accepted": timestamp(now),
            "entry": entry_hash,
            "merge_by": timestamp(now + MERGE_WITHIN),
            "origin": origin,
        }
    )
    return Promise(body, signer.sign(_DOMAIN + body), signer.key)


def verify_promise(body: bytes, signature: bytes, operator: bytes) -> Promised:
    """Return what the operator with this public key promised; `Malformed` or `BadSignature`."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Malformed(f"the promise is not JSON: {error}") from None
    members = {"accepted", "entry", "merge_by", "origin"}
    if not isinstance(value, dict) or value.keys() != members or canonical_json(value) != body:
        raise Malformed("a promise has accepted, entry, merge_by and origin, in canonical form")
    if not all(isinstance(item, str) for item in value.values()):
        raise Malformed("the members of a promise are text")
    if not _HASH.fullmatch(value["entry"]):
        raise Malformed("the entry of a promise is a hash in hex")
    if not ed25519.verify(operator, _DOMAIN + body, signature):
        raise BadSignature("the promise is not signed by the operator's key")
    times = parse_time(value["accepted"]), parse_time(value["merge_by"])
    return Promised(value["origin"], value["entry"], *times)


def parse_time(text: str) -> datetime:
    """Return the moment in the one form that statements of the record use; else `Malformed`."""
    try:
        moment = datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        raise Malformed(f"{text!r} is not a time such as 2017-01-24T12:00:00Z") from None
    if timestamp(moment) != text:
        raise Malformed(f"{text!r} is not a time such as 2017-01-24T12:00:00Z")
    return moment
