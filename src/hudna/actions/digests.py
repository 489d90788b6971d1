"""The hash under which the record knows a model object."""

from hashlib import sha256
from typing import Any

from hudna.model.codec import to_json
from hudna.record.canonical import canonical_json

__all__ = ["digest_of"]


def digest_of(value: Any) -> str:
    """Return the SHA-256 of a model object in canonical JSON.

    Manifests of what was derived hold it; by that of the mechanism the genesis binds all parties.
    """
    return sha256(canonical_json(to_json(value))).hexdigest()
