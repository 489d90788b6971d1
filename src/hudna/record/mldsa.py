"""ML-DSA-44 (FIPS 204): signatures that quantum computers do not forge."""

from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey, MLDSA44PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from hudna.record.errors import Malformed
from hudna.record.key_files import read_private_file, write_private_file

__all__ = ["PUBLIC_BYTES", "SIGNATURE_BYTES", "MLDSAKeyPair", "verify"]

PUBLIC_BYTES = 1312
SIGNATURE_BYTES = 2420


def verify(public: bytes, message: bytes, signature: bytes, context: bytes = b"") -> bool:
    """Return whether `signature` over `message` is valid (FIPS 204 algorithm 3)."""
    if len(public) != PUBLIC_BYTES or len(signature) != SIGNATURE_BYTES:
        return False
    try:
        MLDSA44PublicKey.from_public_bytes(public).verify(signature, message, context)
    except (InvalidSignature, ValueError):
        return False
    return True


class MLDSAKeyPair:
    """An ML-DSA-44 key pair; the private half never leaves this object except to its own file."""

    def __init__(self, private: MLDSA44PrivateKey) -> None:
        self._private = private
        self.public: bytes = private.public_key().public_bytes_raw()

    @classmethod
    def generate(cls) -> "MLDSAKeyPair":
        """Return a fresh key pair from the system's random source."""
        return cls(MLDSA44PrivateKey.generate())

    @classmethod
    def from_seed(cls, seed: bytes) -> "MLDSAKeyPair":
        """Return the key pair of a 32-byte seed (FIPS 204 algorithm 6)."""
        return cls(MLDSA44PrivateKey.from_seed_bytes(seed))

    @classmethod
    def load(cls, path: Path) -> "MLDSAKeyPair":
        """Return the pair in a PEM file; refuses files that others may read."""
        try:
            private = load_pem_private_key(read_private_file(path), password=None)
        except (ValueError, TypeError) as error:
            raise Malformed(f"{path}: not an unencrypted private key in PEM") from error
        if not isinstance(private, MLDSA44PrivateKey):
            raise Malformed(f"{path}: the key is not ML-DSA-44")
        return cls(private)

    def save(self, path: Path) -> None:
        """Write a new PEM file with mode 0600; raises `FileExistsError` if there is one."""
        pem = self._private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        write_private_file(path, pem)

    def sign(self, message: bytes) -> bytes:
        """Return a 2,420-byte signature over `message`; two calls give two signatures."""
        return self._private.sign(message)
