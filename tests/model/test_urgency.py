"""What is overdue comes first, and a request for information runs on a clock."""

from datetime import UTC, datetime, timedelta

import pytest

from hudna.model.case import Measure, MeasureKind, MeasureState
from hudna.model.urgency import hours_left, urgent_first

NOW = datetime(2019, 9, 25, 9, 0, tzinfo=UTC)
REQUEST, WARNING = MeasureKind.INFORMATION_REQUEST, MeasureKind.WARNING
ORDERED, DONE = MeasureState.ORDERED, MeasureState.DONE


def measure(minutes: int, state: MeasureState = ORDERED, kind: MeasureKind = REQUEST) -> Measure:
    due = NOW + timedelta(minutes=minutes)
    return Measure(f"{minutes}", "determination", "case", kind, "turkey", due, state)


def test_the_longest_overdue_is_on_top_and_what_is_answered_comes_last() -> None:
    given = [measure(60), measure(-10, DONE), measure(-60), measure(-120), measure(90, DONE)]
    assert [m.id for m in urgent_first(given)] == ["-120", "-60", "60", "90", "-10"]


@pytest.mark.parametrize(
    ("one", "hours"),
    [
        (measure(72 * 60), 72),
        (measure(119), 1),
        (measure(59), 0),
        (measure(-1), None),
        (measure(120, DONE), None),
        (measure(120, kind=WARNING), None),
    ],
)
def test_whole_hours_are_left_of_an_open_request_for_information(
    one: Measure, hours: int | None
) -> None:
    assert hours_left(one, NOW) == hours
