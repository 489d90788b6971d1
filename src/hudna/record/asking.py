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

__all__ = ["FRESH_FOR", "Asked", "AskedFile", "ask", "ask_file", "read_asked", "read_asked_file"]

FRESH_FOR = timedelta(minutes=15)
"""A request is answered this long after, or before, the time it names."""

_DOMAIN = b"hudna.asking.v1\n"
_FILE_DOMAIN = b"hudna.asking-file.v1\n"
_FIELDS = {"origin", "party", "time"}


class _Signer(Protocol):
    def sign(self, message: bytes) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, and from which index of the record on."""

    party: str
    after: int


@dataclass(frozen=True, slots=True)
class AskedFile:
    """Whose node asks for which file of evidence, and for which of its offices."""

    party: str
    office: str
    evidence: str


def ask(signer: _Signer, origin: str, party: str, after: int, now: datetime) -> tuple[bytes, bytes]:
    """Return a request for what is released to `party` from index `after` on, and its signature."""
    body = canonical_json(
        {"after": after, "origin": origin, "party": party, "time": timestamp(now)}
    )
    return body, signer.sign(_DOMAIN + body)


def ask_file(signer: _Signer, origin: str, file: AskedFile, now: datetime) -> tuple[bytes, bytes]:
    """Return a request for a file of evidence, in the name of an office, and its signature."""
    wanted = {"evidence": file.evidence, "office": file.office}
    named = {"origin": origin, "party": file.party, "time": timestamp(now)}
    body = canonical_json({**named, **wanted})
    return body, signer.sign(_FILE_DOMAIN + body)


def read_asked(
    body: bytes, signature: bytes, origin: str, keys: dict[str, list[bytes]], now: datetime
) -> Asked:
    """Return what a request asks for; `keys` are the parties' own public keys.

    Raises `Malformed` for another record, party or time, `BadSignature` where no key signed it.
    """
    said = _parsed(body, {"after": int})
    _check(said, _DOMAIN + body, signature, origin, keys, now)
    return Asked(said["party"], said["after"])


def read_asked_file(
    body: bytes, signature: bytes, origin: str, keys: dict[str, list[bytes]], now: datetime
) -> AskedFile:
    """Return which file a request asks for, and who; raises as `read_asked` does."""
    said = _parsed(body, {"evidence": str, "office": str})
    _check(said, _FILE_DOMAIN + body, signature, origin, keys, now)
    return AskedFile(said["party"], said["office"], said["evidence"])


def _check(
    said: dict[str, Any], message: bytes, signature: bytes, origin: str,
    keys: dict[str, list[bytes]], now: datetime,
) -> None:  # fmt: skip
    if said["origin"] != origin:
        raise Malformed("the request is for another record")
    if abs(now - parse_time(said["time"])) > FRESH_FOR:
        raise Malformed("the request is too old, or of a time to come: set the clock right")
    if not any(ed25519.verify(key, message, signature) for key in keys.get(said["party"], ())):
        raise BadSignature("the request is not signed with the party's own key")


def _parsed(body: bytes, wanted: dict[str, type]) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except ValueError as error:
        raise Malformed(f"the request is no JSON: {error}") from error
    whole = isinstance(said, dict) and said.keys() == _FIELDS | wanted.keys()
    if not whole or canonical_json(said) != body:
        raise Malformed("the request is not in canonical form")
    if any(type(said[name]) is not kind for name, kind in wanted.items()):
        raise Malformed("the request is not in canonical form")
    if not (isinstance(said["party"], str) and isinstance(said["time"], str)):
        raise Malformed("the request names no party or time")
    return dict(said)
