from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from hudna.geo.crossing.orientation import side_of

# Products of smaller numbers are no more exact: metres have no need of them.
metres = st.floats(-1e6, 1e6).map(lambda value: round(value, 9))


def exact(ax, ay, bx, by, px, py) -> int:
    ax, ay, bx, by, px, py = map(Fraction, (ax, ay, bx, by, px, py))
    value = (ax - px) * (by - py) - (ay - py) * (bx - px)
    return (value > 0) - (value < 0)


@given(metres, metres, metres, metres, metres, metres)
def test_the_side_is_that_of_exact_arithmetic(ax, ay, bx, by, px, py):
    assert side_of(ax, ay, bx, by, px, py) == exact(ax, ay, bx, by, px, py)


@given(metres, metres, metres, metres, st.floats(0, 1), st.integers(-3, 3))
def test_also_a_last_digit_beside_the_edge(ax, ay, bx, by, share, digits):
    import numpy as np

    px, py = ax + share * (bx - ax), ay + share * (by - ay)
    if 0 <= abs(px) < 1e-9:
        return  # beside nothing the next double is too small for its products to be kept
    for _ in range(abs(digits)):
        px = float(np.nextafter(px, np.inf if digits > 0 else -np.inf))
    assert side_of(ax, ay, bx, by, px, py) == exact(ax, ay, bx, by, px, py)
