"""The operator's signed promise to a submitter, given after the entry is safely stored."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import rfc8785

from hudna.actions.ports import Signer

__all__ = ["MERGE_WITHIN", "Promise", "promise"]

MERGE_WITHIN = timedelta(hours=1)
"""An entry not in the record by then is evidence that the operator withheld it."""

DOMAIN = b"hudna.promise.v1\n"


@dataclass(frozen=True, slots=True)
class Promise:
    """Canonical JSON naming origin, entry hash, time accepted and time to merge by; signed."""

    body: bytes
    signature: bytes
    key: str


def promise(signer: Signer, origin: str, entry_hash: str, now: datetime) -> Promise:
    """Return the operator's promise to have the entry in the record within `MERGE_WITHIN`."""
    body = rfc8785.dumps(
        {
            "accepted": now.isoformat(timespec="seconds"),
            "entry": entry_hash,
            "merge_by": (now + MERGE_WITHIN).isoformat(timespec="seconds"),
            "origin": origin,
        }
    )
    return Promise(body, signer.sign(DOMAIN + body), signer.key)
