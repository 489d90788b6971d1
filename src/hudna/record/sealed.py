"""Sealed fields: a confidential value for its recipients, outside the leaf so that it can go.

The leaf holds only the salted commitment. Value and salt are encrypted under a random data key
used once (AES-256-GCM); the data key is wrapped for every recipient by HPKE (RFC 9180, base mode,
X25519 / HKDF-SHA256 / AES-256-GCM). Whoever opens it compares what came out with the commitment:
a value that was wrapped for one recipient and another for the next does not go unnoticed.

Deleting a sealed field makes its value unreadable for all who did not keep key or plaintext, and
leaves the record whole. Nobody can be made to forget.
"""

import base64
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from hudna.record.canonical import canonical_json
from hudna.record.commitment import SALT_BYTES, open_commitment
from hudna.record.errors import Malformed, Mismatch
from hudna.record.note import decode_base64
from hudna.record.recipient import recipient_id

__all__ = ["MAX_SEALED_BYTES", "Opened", "Sealed", "open_sealed", "seal"]

MAX_SEALED_BYTES = 1_000_000
_DOMAIN = "hudna.sealed.v1"
_KEY_BYTES = 32
_NONCE = bytes(12)
"""Each data key encrypts one value, so that the nonce need not differ."""

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


@dataclass(frozen=True, slots=True)
class Sealed:
    """The ciphertext of one field, and its data key wrapped for each recipient by key id."""

    origin: str
    commitment: str
    ciphertext: bytes
    wrapped: Mapping[str, bytes]

    def data(self) -> bytes:
        """Return the sealed field as the bytes of a file: canonical JSON."""
        return canonical_json(
            {
                "format": _DOMAIN,
                "origin": self.origin,
                "commitment": self.commitment,
                "ciphertext": base64.b64encode(self.ciphertext).decode(),
                "wrapped": {k: base64.b64encode(v).decode() for k, v in self.wrapped.items()},
            }
        )

    @classmethod
    def parse(cls, data: bytes) -> "Sealed":
        """Return the sealed field in the bytes of a file; raises `Malformed`."""
        if len(data) > MAX_SEALED_BYTES:
            raise Malformed(f"a sealed field has at most {MAX_SEALED_BYTES} bytes")
        try:
            value = json.loads(data.decode("utf-8"))
        except (ValueError, RecursionError) as error:
            raise Malformed(f"the sealed field is not JSON in UTF-8: {error}") from error
        members = {"format", "origin", "commitment", "ciphertext", "wrapped"}
        if not isinstance(value, dict) or value.keys() != members or value["format"] != _DOMAIN:
            raise Malformed(f"this is not a sealed field of the format {_DOMAIN}")
        wrapped = value["wrapped"]
        texts = [value["origin"], value["commitment"], value["ciphertext"]]
        if not isinstance(wrapped, dict) or not all(
            isinstance(text, str) for text in (*texts, *wrapped.values())
        ):
            raise Malformed("the members of a sealed field are text")
        keys = {key: decode_base64(text) for key, text in wrapped.items()}
        sealed = cls(value["origin"], value["commitment"], decode_base64(value["ciphertext"]), keys)
        if sealed.data() != data:
            raise Malformed("the sealed field is not in canonical form (RFC 8785)")
        return sealed


@dataclass(frozen=True, slots=True)
class Opened:
    """What a recipient found: the value and the salt of its commitment."""

    value: Any
    salt: bytes


def _context(origin: str, commitment: str, recipient: str = "") -> bytes:
    return "\n".join((_DOMAIN, origin, commitment, recipient)).encode()


def seal(
    value: Any, salt: bytes, *, origin: str, commitment: str, recipients: list[bytes]
) -> Sealed:
    """Return `value` sealed for the X25519 public keys of its recipients.

    Raises `Malformed` where value and salt are not what `commitment` was made from.
    """
    if not recipients:
        raise Malformed("a sealed field needs a recipient")
    if not open_commitment(commitment, value, salt):
        raise Malformed("value and salt are not those the entry commits to")
    key = os.urandom(_KEY_BYTES)
    plain = canonical_json({"value": value, "salt": base64.b64encode(salt).decode()})
    ciphertext = AESGCM(key).encrypt(_NONCE, plain, _context(origin, commitment))
    wrapped = {}
    for public in recipients:
        name = recipient_id(public)
        info = _context(origin, commitment, name)
        wrapped[name] = _SUITE.encrypt(key, X25519PublicKey.from_public_bytes(public), info)
    return Sealed(origin, commitment, ciphertext, wrapped)


def open_sealed(sealed: Sealed, private: X25519PrivateKey) -> Opened:
    """Return what is sealed for the holder of `private`.

    Raises `Malformed` where it is not for that key or cannot be decrypted, and `Mismatch` where
    it opens to something else than the entry commits to.
    """
    name = recipient_id(private.public_key().public_bytes_raw())
    if name not in sealed.wrapped:
        raise Malformed(f"this field is not sealed for key {name}")
    info = _context(sealed.origin, sealed.commitment, name)
    try:
        key = _SUITE.decrypt(sealed.wrapped[name], private, info)
        plain = AESGCM(key).decrypt(
            _NONCE, sealed.ciphertext, _context(sealed.origin, sealed.commitment)
        )
    except (InvalidTag, ValueError) as error:
        raise Malformed("the sealed field cannot be decrypted: it was altered") from error
    return _compared(sealed.commitment, plain)


def _compared(commitment: str, plain: bytes) -> Opened:
    try:
        value = json.loads(plain.decode("utf-8"))
        salt = decode_base64(value["salt"])
        holds = len(salt) == SALT_BYTES and open_commitment(commitment, value["value"], salt)
    except (ValueError, KeyError, TypeError, RecursionError, Malformed) as error:
        raise Mismatch("what was sealed is no value with its salt") from error
    if not holds:
        raise Mismatch("what was sealed is not what the entry commits to")
    return Opened(value["value"], salt)
