"""Ed25519 (RFC 8032) under one strict rule, so that no two verifiers can disagree.

A signature is valid when the encodings of A and R are canonical (y < p), neither A nor R is one
of the eight points of low order, S < L, and the equation without the cofactor holds with R
compared byte for byte. This accepts exactly those C2SP/CCTV vectors whose flags name at most a
low-order *component*.
"""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

__all__ = ["PUBLIC_BYTES", "SIGNATURE_BYTES", "is_strict_point", "verify"]

PUBLIC_BYTES = 32
SIGNATURE_BYTES = 64

_P = 2**255 - 19
_L = 2**252 + 27742317777372353535851937790883648493
# y of a point of order 8 (RFC 8032 section 5.1 curve); the other such y is its negative.
_Y8 = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
_LOW_ORDER_Y = frozenset({0, 1, _P - 1, _Y8, _P - _Y8})


def is_strict_point(encoded: bytes) -> bool:
    """Return whether 32 bytes can stand for a point: canonical and not of low order."""
    y = int.from_bytes(encoded, "little") & (2**255 - 1)
    return len(encoded) == PUBLIC_BYTES and y < _P and y not in _LOW_ORDER_Y


def verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """Return whether `signature` over `message` is valid under the strict rule."""
    if len(signature) != SIGNATURE_BYTES or not is_strict_point(public):
        return False
    if not is_strict_point(signature[:32]) or int.from_bytes(signature[32:], "little") >= _L:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
