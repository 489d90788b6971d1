"""The signature types of C2SP signed-note v1.0.0 that the record knows (section "Signature types").

A type is the byte between a key's name and its bytes, in its id and in its verifier key.
"""

import hashlib
from enum import IntEnum

from hudna.record import ed25519, mldsa

__all__ = ["SignatureType", "note_key_id"]


class SignatureType(IntEnum):
    """How a note is signed, and how many bytes public key and signature then have."""

    ED25519 = 0x01
    """Ed25519 over the text of the note."""
    ED25519_COSIGNATURE = 0x04
    """Timestamped Ed25519 cosignature of a checkpoint (c2sp.org/tlog-cosignature)."""
    MLDSA44_COSIGNATURE = 0x06
    """Timestamped ML-DSA-44 cosignature of a checkpoint or subtree (c2sp.org/tlog-cosignature)."""

    @property
    def public_bytes(self) -> int:
        """Length of the public key."""
        if self is SignatureType.MLDSA44_COSIGNATURE:
            return mldsa.PUBLIC_BYTES
        return ed25519.PUBLIC_BYTES


def note_key_id(name: str, kind: SignatureType, public: bytes) -> bytes:
    """Return the four bytes of SHA-256(name || 0x0A || signature type || public key)."""
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + public).digest()[:4]
