"""What was undertaken, by owner: what is due first, and the day it was to be kept by."""

from datetime import date

import pytest

from hudna.cli.exercise import load_exercise
from hudna.model.talks import Commitment
from hudna.web.present.talks import by_owner

MECHANISM = load_exercise().mechanism
TODAY = date(2018, 10, 11)


def owed(owner: str, due: date | None, name: str) -> Commitment:
    return Commitment(name, owner, "Exercise: heavy weapons out", due, f"report-{name} c1")


@pytest.mark.parametrize(
    ("due", "past"), [(date(2018, 10, 10), True), (TODAY, False), (None, False)]
)
def test_a_day_is_over_only_after_it(due: date | None, past: bool) -> None:
    ((_, (one,)),) = by_owner([owed("turkey", due, "a")], MECHANISM, TODAY)
    assert one.past is past
    assert (one.report, one.claim) == ("report-a", "c1")


def test_what_is_due_first_stands_first_and_what_has_no_day_last() -> None:
    given = [
        owed("turkey", None, "a"),
        owed("turkey", date(2018, 10, 15), "b"),
        owed("turkey", date(2018, 10, 10), "c"),
    ]
    ((_, told),) = by_owner(given, MECHANISM, TODAY)
    assert [one.commitment.id for one in told] == ["c", "b", "a"]
