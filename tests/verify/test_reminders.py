"""When an office is reminded: the latest moment that has passed, once."""

from datetime import UTC, datetime, timedelta

import pytest

from hudna.model.reminder import Ask, AskKind, Reminder
from hudna.verify.reminders import due_reminders

DUE = datetime(2019, 9, 22, 20, 0, tzinfo=UTC)
VOTE = Ask(AskKind.BALLOT, "case-1", DUE)
MOMENTS = (24, 4, 1, 0)


@pytest.mark.parametrize(
    ("hours_before", "sent", "due"),
    [
        (25.0, [], None),
        (24.0, [], 24),
        (10.0, [], 24),
        (10.0, [24], None),
        (4.0, [24], 4),
        (3.0, [], 4),
        (3.0, [24, 4], None),
        (0.5, [24], 1),
        (0.5, [1], None),
        (3.0, [1], None),
        (0.0, [24, 4, 1], 0),
        (-48.0, [], 0),
        (-48.0, [0], None),
    ],
)
def test_the_latest_moment_counts_once(
    hours_before: float, sent: list[int], due: int | None
) -> None:
    now = DUE - timedelta(hours=hours_before)
    given = [Reminder(VOTE, hours) for hours in sent]
    expected = () if due is None else (Reminder(VOTE, due),)
    assert due_reminders([VOTE], MOMENTS, given, now) == expected


def test_without_the_moment_itself_nobody_is_told_that_it_has_passed() -> None:
    assert due_reminders([VOTE], (24, 4, 1), [], DUE) == ()


def test_a_new_deadline_is_a_new_ask() -> None:
    later = Ask(VOTE.kind, VOTE.about, DUE + timedelta(hours=48))
    now = later.due - timedelta(hours=3)
    assert due_reminders([later], MOMENTS, [Reminder(VOTE, 4)], now) == (Reminder(later, 4),)


def test_the_most_urgent_comes_first_and_nothing_twice() -> None:
    sooner = Ask(AskKind.MEASURE, "measure-1", DUE - timedelta(hours=2))
    now = DUE - timedelta(hours=3)
    reminders = due_reminders([VOTE, sooner, VOTE], MOMENTS, [], now)
    assert reminders == (Reminder(sooner, 1), Reminder(VOTE, 4))
