import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.watch.events import NOT_TOLD
from hudna.watch.holding.matching import match_rows
from tests.watch.missions import events

NORTH, SOUTH = 0, 1
A, B, C = 0, 1, 2
KM = 1 / 111.195


def told(rows):
    found = match_rows(events(rows))
    return sorted(zip(found.tellers.tolist(), found.quantity.tolist(), strict=True))


def test_rows_of_two_reporters_within_a_day_and_ten_kilometres_are_one_event():
    assert told([(5, 35.0, 37.0, NORTH, A, 1), (6, 35.0 + 9 * KM, 37.0, NORTH, B, 1)]) == [(3, 1)]


def test_two_days_or_eleven_kilometres_apart_they_are_two():
    assert told([(5, 35.0, 37.0, NORTH, A, 1), (7, 35.0, 37.0, NORTH, B, 1)]) == [(1, 1), (2, 1)]
    far = [(5, 35.0, 37.0, NORTH, A, 1), (5, 35.0 + 11 * KM, 37.0, NORTH, B, 1)]
    assert told(far) == [(1, 1), (2, 1)]


def test_rows_that_accuse_different_sides_support_nothing():
    assert told([(5, 35.0, 37.0, NORTH, A, 1), (5, 35.0, 37.0, SOUTH, B, 1)]) == [(1, 1), (2, 1)]
    assert told([(5, 35.0, 37.0, NORTH, A, 1), (5, 35.0, 37.0, NOT_TOLD, B, 1)]) == [(1, 1), (2, 1)]


def test_a_reporter_never_supports_itself():
    assert told([(5, 35.0, 37.0, NORTH, A, 1)] * 3) == [(1, 3)]


def test_each_event_is_matched_once():
    rows = [(5, 35.0, 37.0, NORTH, A, 1), (5, 35.0 + KM, 37.0, NORTH, B, 1)]
    assert told([*rows, (5, 35.0 + 2 * KM, 37.0, NORTH, B, 1)]) == [(2, 1), (3, 1)]


def test_a_row_of_five_and_one_of_three_share_three():
    assert told([(5, 35.0, 37.0, NORTH, A, 5), (5, 35.0, 37.0, NORTH, B, 3)]) == [(1, 2), (3, 3)]


def test_a_third_reporter_joins_the_event_of_two():
    assert told([(5, 35.0, 37.0, NORTH, r, 1) for r in (A, B, C)]) == [(7, 1)]


def test_no_rows_are_no_incidents():
    assert told([]) == []


row = st.tuples(
    st.integers(0, 4), st.floats(35, 35.3), st.floats(37, 37.3), st.sampled_from([NORTH, SOUTH]),
    st.sampled_from([A, B, C]), st.integers(0, 4),
)  # fmt: skip


@given(st.lists(row, max_size=25))
@settings(max_examples=80)
def test_matching_neither_loses_nor_invents_what_a_reporter_told(rows):
    found = match_rows(events(rows))
    for reporter in (A, B, C):
        for side in (NORTH, SOUTH):
            mine = (found.tellers >> reporter & 1 == 1) & (found.side == side)
            given_ = sum(r[5] for r in rows if r[3] == side and r[4] == reporter)
            assert found.quantity[mine].sum() == given_


@given(st.lists(row, max_size=25), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_rows_does_not_change_how_much_is_supported(rows, order):
    mixed = list(rows)
    order.shuffle(mixed)
    assert np.isclose(
        *(sum(q for bits, q in told(each) if bits.bit_count() > 1) for each in (rows, mixed))
    )
