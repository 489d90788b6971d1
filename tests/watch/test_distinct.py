import numpy as np

from hudna.watch.distinct import distinct
from hudna.watch.events import NOT_TOLD, Events


def rows(*told: tuple[int, float, int, int, float]) -> Events:
    """Rows of day, latitude, side, reporter and count at one longitude."""
    day, latitude, side, reporter, count = (np.array(column) for column in zip(*told, strict=True))
    return Events(
        day, latitude.astype(float), np.full(len(told), 36.0), count.astype(float),
        np.full(len(told), np.nan), side, reporter, ("north", "south"), ("a", "b"),
    )  # fmt: skip


def test_two_who_tell_of_one_place_and_day_make_one_event():
    assert distinct(rows((1, 35.0, 0, 0, 1), (1, 35.0, 0, 1, 1))).count.tolist() == [1]


def test_the_larger_of_two_numbers_is_the_least_both_can_stand_for():
    assert distinct(rows((1, 35.0, 0, 0, 2), (1, 35.0, 0, 1, 5))).count.tolist() == [5]


def test_one_who_tells_of_two_tells_of_two():
    assert distinct(rows((1, 35.0, 0, 0, 1), (1, 35.0, 0, 0, 1))).count.tolist() == [2]


def test_other_days_places_and_sides_are_other_events():
    told = rows((1, 35.0, 0, 0, 1), (2, 35.0, 0, 0, 1), (1, 36.0, 0, 0, 1), (1, 35.0, 1, 1, 1))
    assert distinct(told).count.sum() == 4


def test_who_is_not_named_counts_as_one_reporter():
    told = rows((1, 35.0, 0, NOT_TOLD, 1), (1, 35.0, 0, NOT_TOLD, 1), (1, 35.0, 0, 0, 1))
    assert distinct(told).count.tolist() == [2]


def test_nothing_stays_nothing():
    nothing = rows((1, 35.0, 0, 0, 1)).where(np.zeros(1, dtype=bool))
    assert len(distinct(nothing)) == 0
