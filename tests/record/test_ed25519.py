import pytest

from hudna.record import ed25519
from hudna.record.keys import KeyPair

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P


def add(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
    """The addition law of edwards25519, RFC 8032 section 5.1.4, in affine coordinates."""
    product = D * a[0] * b[0] * a[1] * b[1]
    x = (a[0] * b[1] + a[1] * b[0]) * pow(1 + product, -1, P) % P
    y = (a[1] * b[1] + a[0] * b[0]) * pow(1 - product, -1, P) % P
    return x, y


def points_of_low_order() -> set[tuple[int, int]]:
    """Every point P with 8P = 0, found by halving the condition rather than by a table."""
    root = pow(2, (P - 1) // 4, P)
    assert root * root % P == P - 1
    order4 = (root, 0)
    # A point of order 8 doubles to one of order 4: x = y * i there, and -x^2 + y^2 = 1 + d x^2 y^2.
    found = {(0, 1)}
    for y_squared in _half_of_order_four():
        y = _sqrt(y_squared)
        x = _sqrt((y * y - 1) * pow(D * y * y + 1, -1, P) % P)
        point, total = (x, y), (0, 1)
        for _ in range(8):
            total = add(total, point)
            found.add(total)
        assert total == (0, 1)
    assert order4 in found or (P - order4[0], 0) in found
    return found


def _half_of_order_four() -> list[int]:
    # Doubling gives y' = (y^2 + x^2) / (2 - (y^2 - x^2)); y' = 0 needs x^2 = -y^2, hence
    # 2 y^2 = 1 - d y^4, that is d y^4 + 2 y^2 - 1 = 0.
    discriminant = _sqrt((1 + D) % P)
    inverse = pow(D, -1, P)
    roots = [(-1 + discriminant) * inverse % P, (-1 - discriminant) * inverse % P]
    return [r for r in roots if pow(r, (P - 1) // 2, P) == 1]


def _sqrt(a: int) -> int:
    r = pow(a, (P + 3) // 8, P)
    if r * r % P != a % P:
        r = r * pow(2, (P - 1) // 4, P) % P
    assert r * r % P == a % P
    return r


def test_every_point_of_low_order_is_refused_in_every_spelling() -> None:
    points = points_of_low_order()
    assert len(points) == 8
    for _, y in points:
        for spelled in (y, y + P):
            for sign in (0, 1 << 255):
                if spelled < 2**255:
                    assert not ed25519.is_strict_point((spelled | sign).to_bytes(32, "little"))


@pytest.mark.parametrize("y", [P, P + 3, 2**255 - 1])
def test_encodings_that_are_not_canonical_are_refused(y: int) -> None:
    assert not ed25519.is_strict_point(y.to_bytes(32, "little"))


def test_a_signature_holds_for_its_message_and_key_only() -> None:
    pair, other = KeyPair.from_seed(b"\x01" * 32), KeyPair.from_seed(b"\x02" * 32)
    signature = pair.sign(b"message")
    assert ed25519.verify(pair.public, b"message", signature)
    assert not ed25519.verify(pair.public, b"massage", signature)
    assert not ed25519.verify(other.public, b"message", signature)
    assert not ed25519.verify(pair.public, b"message", signature[:-1])


def test_the_same_signature_with_s_plus_the_group_order_is_refused() -> None:
    pair = KeyPair.from_seed(b"\x01" * 32)
    signature = pair.sign(b"message")
    s = int.from_bytes(signature[32:], "little") + L
    assert not ed25519.verify(pair.public, b"message", signature[:32] + s.to_bytes(32, "little"))
