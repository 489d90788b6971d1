"""Keeping what its owner sealed of evidence, for those it is sealed for."""

from collections.abc import Mapping

from hudna.actions.ports import Store
from hudna.errors import InputError
from hudna.model.evidence import CONFIDENTIAL
from hudna.record.entry import SignedEntry, parse
from hudna.record.errors import Malformed
from hudna.record.sealed import Sealed

__all__ = ["MOST_BYTES", "seal_evidence"]

MOST_BYTES = 64 * 1024
"""Some ten thousand words, sealed for every party of a large mechanism."""


def seal_evidence(store: Store, signed: SignedEntry, sealed: Mapping[str, bytes]) -> None:
    """Store the sealed files of an entry's confidential fields, by field.

    Raises `InputError` for a file that is not about what the entry commits to. What is inside only
    its recipients learn, and the record hears of it when that is something else.
    """
    entry = parse(signed.canonical)
    for field, data in sealed.items():
        if field not in CONFIDENTIAL or len(data) > MOST_BYTES:
            raise InputError(f"'{field}' cannot be sealed", advice="Shorten what is confidential")
        try:
            found = Sealed.parse(data)
        except Malformed as error:
            raise InputError(f"what is sealed of '{field}' cannot be read: {error}") from error
        if (found.origin, found.commitment) != (entry.origin, entry.commitments[field]):
            raise InputError(f"what is sealed of '{field}' is not what the entry commits to")
        store.put_sealed(signed.hash, field, data)
