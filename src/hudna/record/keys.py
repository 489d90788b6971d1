"""Key pairs and their files: PKCS #8 (RFC 5958) in PEM, readable by their owner only."""

import hashlib
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from hudna.record import ed25519
from hudna.record.errors import Malformed
from hudna.record.key_files import read_private_file, write_private_file

__all__ = ["KEY_ID_CHARS", "KeyPair", "key_id", "parse_public", "verify"]

KEY_ID_CHARS = 16
verify = ed25519.verify


def key_id(public: bytes) -> str:
    """Return the first 16 hex digits of SHA-256 over the 32 bytes of a public key."""
    return hashlib.sha256(public).hexdigest()[:KEY_ID_CHARS]


def parse_public(text: str) -> bytes:
    """Return the 32 bytes of a public key printed as 64 lower-case hex digits."""
    try:
        public = bytes.fromhex(text)
    except ValueError:
        raise Malformed(f"{text!r} is not a public key in hex") from None
    if public.hex() != text or not ed25519.is_strict_point(public):
        raise Malformed(f"{text!r} is not an acceptable Ed25519 public key")
    return public


class KeyPair:
    """An Ed25519 key pair; the private half never leaves this object except to its own file."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.public: bytes = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    def __repr__(self) -> str:
        return f"KeyPair({self.id})"

    @classmethod
    def generate(cls) -> "KeyPair":
        """Return a fresh key pair from the system's random source."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_seed(cls, seed: bytes) -> "KeyPair":
        """Return the key pair of a 32-byte seed (RFC 8032 section 5.1.5)."""
        return cls(Ed25519PrivateKey.from_private_bytes(seed))

    @classmethod
    def load(cls, path: Path) -> "KeyPair":
        """Return the pair in a PEM file; refuses files that others may read."""
        try:
            private = load_pem_private_key(read_private_file(path), password=None)
        except (ValueError, TypeError) as error:
            raise Malformed(f"{path}: not an unencrypted private key in PEM") from error
        if not isinstance(private, Ed25519PrivateKey):
            raise Malformed(f"{path}: the key is not Ed25519")
        return cls(private)

    def save(self, path: Path) -> None:
        """Write a new PEM file with mode 0600; raises `FileExistsError` if there is one."""
        pem = self._private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        write_private_file(path, pem)

    @property
    def id(self) -> str:
        """The id of the public key."""
        return key_id(self.public)

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte signature over `message`."""
        return self._private.sign(message)
