"""A party's own node asking the operator's for what is released to it: signed, short-lived.

The request is canonical JSON under a domain of its own, so that a signature over it says nothing
else anywhere.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from hudna.record import ed25519
from hudna.record.canonical import canonical_json
from hudna.record.entry import timestamp
from hudna.record.errors import BadSignature, Malformed
from hudna.record.promise import parse_time

__all__ = ["FRESH_FOR", "Asked", "ask", "read_asked"]

FRESH_FOR = timedelta(minutes=15)
"""A request is answered this long after, or before, the time it names."""

_DOMAIN = b"hudna.asking.v1\n"
_FIELDS = {"after", "origin", "party", "time"}


class _Signer(Protocol):
    def sign(self, message: bytes) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, and from which index of the record on."""

    party: str
    after: int


def ask(signer: _Signer, origin: str, party: str, after: int, now: datetime) -> tuple[bytes, bytes]:
    """Return a request for what is released to `party` from index `after` on, and its signature."""
    body = canonical_json(
        {"after": after, "origin": origin, "party": party, "time": timestamp(now)}
    )
    return body, signer.sign(_DOMAIN + body)


def read_asked(
    body: bytes, signature: bytes, origin: str, keys: dict[str, list[bytes]], now: datetime
) -> Asked:
    """Return what a request asks for; `keys` are the parties' own public keys.

    Raises `Malformed` for another record, party or time, `BadSignature` where no key signed it.
    """
    said = _parsed(body)
    if said["origin"] != origin:
        raise Malformed("the request is for another record")
    if abs(now - parse_time(said["time"])) > FRESH_FOR:
        raise Malformed("the request is too old, or of a time to come: set the clock right")
    for public in keys.get(said["party"], ()):
        if ed25519.verify(public, _DOMAIN + body, signature):
            return Asked(said["party"], said["after"])
    raise BadSignature("the request is not signed with the party's own key")


def _parsed(body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except ValueError as error:
        raise Malformed(f"the request is no JSON: {error}") from error
    whole = isinstance(said, dict) and said.keys() == _FIELDS
    if not whole or canonical_json(said) != body or type(said["after"]) is not int:
        raise Malformed("the request is not in canonical form")
    if not (isinstance(said["party"], str) and isinstance(said["time"], str)):
        raise Malformed("the request names no party or time")
    return dict(said)
