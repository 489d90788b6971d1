"""On which side of a directed edge a point lies, without error.

Shewchuk 1997, "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates",
Discrete and Computational Geometry 18, 305: first in double precision with a bound on the error,
and where that does not decide, by exact expansions.
"""

import numpy as np

from hudna.geo.crossing.compiled import kernel

__all__ = ["side_of"]

_SPLITTER = 134217729.0
_BOUND = 3.3306690738754716e-16
"""(3 + 16 eps) eps with eps = 2**-53."""


@kernel
def _two_sum(a: float, b: float) -> tuple[float, float]:
    total = a + b
    virtual = total - a
    return total, (a - (total - virtual)) + (b - virtual)


@kernel
def _two_product(a: float, b: float) -> tuple[float, float]:
    product = a * b
    c = _SPLITTER * a
    a_high = c - (c - a)
    a_low = a - a_high
    d = _SPLITTER * b
    b_high = d - (d - b)
    b_low = b - b_high
    error = product - a_high * b_high - a_low * b_high - a_high * b_low
    return product, a_low * b_low - error


@kernel
def _sign_of_sum(terms: tuple[float, ...]) -> int:
    """Return the sign of a sum of 12 doubles, by growing an expansion without overlap."""
    e = np.empty(12)
    n = 0
    for term in terms:
        q = term
        m = 0
        for i in range(n):
            q, low = _two_sum(q, e[i])
            if low != 0.0:
                e[m] = low
                m += 1
        if q != 0.0:
            e[m] = q
            m += 1
        n = m
    if n == 0:
        return 0
    return 1 if e[n - 1] > 0 else -1


@kernel
def _exact(ax: float, ay: float, bx: float, by: float, px: float, py: float) -> int:
    # The determinant, multiplied out so that every product is of input numbers.
    a, a0 = _two_product(ax, by)
    b, b0 = _two_product(-ax, py)
    c, c0 = _two_product(-px, by)
    d, d0 = _two_product(-ay, bx)
    e, e0 = _two_product(ay, px)
    f, f0 = _two_product(py, bx)
    return _sign_of_sum((a0, b0, c0, d0, e0, f0, a, b, c, d, e, f))


@kernel
def side_of(ax: float, ay: float, bx: float, by: float, px: float, py: float) -> int:
    """Return 1 where p lies left of the edge from a to b, -1 right of it, 0 on its line."""
    left = (ax - px) * (by - py)
    right = (ay - py) * (bx - px)
    value = left - right
    bound = _BOUND * (abs(left) + abs(right))
    if value > bound:
        return 1
    if value < -bound:
        return -1
    return _exact(ax, ay, bx, by, px, py)
