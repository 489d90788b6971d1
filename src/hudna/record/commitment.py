"""Salted commitments: what an entry holds in place of a confidential field.

The salt has 256 bits, so that nobody can find a short value by trying; whoever holds value and
salt can show that they are what was signed.
"""

import hashlib
import hmac
from typing import Any

from hudna.record.canonical import canonical_json
from hudna.record.errors import Malformed

__all__ = ["SALT_BYTES", "commit", "open_commitment"]

SALT_BYTES = 32
_DOMAIN = b"hudna.commitment.v1\n"


def commit(value: Any, salt: bytes) -> str:
    """Return in hex SHA-256 over a domain line, the salt and the canonical JSON of `value`."""
    if len(salt) != SALT_BYTES:
        raise Malformed(f"the salt of a commitment has {SALT_BYTES} random bytes")
    return hashlib.sha256(_DOMAIN + salt + canonical_json(value)).hexdigest()


def open_commitment(commitment: str, value: Any, salt: bytes) -> bool:
    """Return whether `value` and `salt` are what `commitment` was made from."""
    return hmac.compare_digest(commitment, commit(value, salt))
