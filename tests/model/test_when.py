"""Partial dates stay partial."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from hudna.model.when import DatePrecision, When

DAMASCUS = ZoneInfo("Asia/Damascus")


def test_a_day_is_24_hours_of_its_own_zone() -> None:
    start, end = When.day(date(2016, 12, 30)).bounds(DAMASCUS)
    assert start == datetime(2016, 12, 29, 22, tzinfo=UTC)
    assert end == datetime(2016, 12, 30, 22, tzinfo=UTC)


def test_february_of_a_leap_year_ends_on_the_29th() -> None:
    assert When.month(2020, 2).end == "2020-02-29"


def test_an_unknown_time_could_be_any_time() -> None:
    day = When.day(date(2019, 9, 22))
    assert When.unknown().overlaps(day, timedelta(0), UTC)
    assert day.overlaps(When.unknown(), timedelta(0), UTC)


def test_neighbouring_days_overlap_only_with_slack() -> None:
    one, two = When.day(date(2019, 9, 21)), When.day(date(2019, 9, 22))
    assert not one.overlaps(two, timedelta(0), UTC)
    assert one.overlaps(two, timedelta(minutes=1), UTC)


@given(st.dates(), st.dates(), st.integers(0, 72))
def test_overlap_does_not_depend_on_the_order(a: date, b: date, hours: int) -> None:
    if max(a, b) >= date(9999, 12, 1):
        return
    one, two, slack = When.day(a), When.day(b), timedelta(hours=hours)
    assert one.overlaps(two, slack, UTC) == two.overlaps(one, slack, UTC)


def test_a_moment_lasts_its_minute() -> None:
    when = When("2016-12-30T00:00", "2016-12-30T00:00", DatePrecision.MINUTE)
    start, end = when.bounds(DAMASCUS)
    assert start is not None
    assert end is not None
    assert end - start == timedelta(minutes=1)
