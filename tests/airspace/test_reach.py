"""How far a craft can be from the chord between two plots."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hudna.airspace.reach import swing_m


@given(st.floats(50, 300), st.floats(1, 60), st.floats(0.01, 0.99), st.floats(0, 6.3))
def test_no_way_within_the_speed_leaves_the_swing(speed, seconds, share, course):
    # As far as can be flown from one plot, and then as far as needed to reach the other.
    turn = np.array([np.sin(course), np.cos(course)]) * speed * seconds * share
    chord = 0.8 * speed * seconds
    end = np.array([chord, 0.0])
    if np.hypot(*(end - turn)) > speed * seconds * (1 - share):
        return
    off = np.hypot(*(turn - share * end))
    bound = swing_m(np.array(share), np.array(seconds), np.array(chord), speed, 1e9)
    assert off <= bound * (1 + 1e-9) + 1e-6


@given(st.floats(1, 60), st.floats(1, 60), st.floats(0.01, 0.99))
def test_a_steady_turn_reaches_the_bound_of_acceleration_and_no_more(push, seconds, share):
    time = share * seconds
    off = push * time * (seconds - time) / 2
    bound = swing_m(np.array(share), np.array(seconds), np.array(0.0), 1e9, push)
    assert np.isclose(off, bound)
