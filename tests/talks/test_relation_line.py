"""The line of two states: tellings side by side, values with a source, means without guesses."""

from datetime import date
from typing import Any

import pytest

from hudna.errors import InputError
from hudna.model.relation_event import RelationField
from hudna.model.when import When
from hudna.talks.relation_events import check_event
from hudna.talks.relation_line import field_lines, in_order, occurrences
from tests.talks.relations import SCALE, STATES, between, event, line

F = RelationField


def test_every_field_has_its_line_and_an_event_is_on_each_it_names() -> None:
    lines = field_lines(line(event(fields=(F.TRADE, F.SECURITY))))
    assert [one.field for one in lines] == list(F)
    assert [one.field for one in lines if one.occurrences] == [F.TRADE, F.SECURITY]


def test_an_event_without_a_code_has_no_value_and_is_counted_as_such() -> None:
    (political, *_) = field_lines(line(event(), event(id="event-2", code="")))
    assert [one.least for one in political.occurrences] == [7.0, None]
    (quarter,) = political.quarters
    assert (quarter.counted, quarter.without) == (1, 1)
    assert quarter.least == quarter.most == 7.0
    (none,) = field_lines(line(event(code="")))[0].quarters
    assert (none.counted, none.least, none.most) == (0, None, None)


def test_two_tellings_of_one_event_count_once_and_leave_a_range() -> None:
    told = line(
        event(code="19"),
        event(id="event-2", telling_of="event-1", code="11", party="russia"),
        event(id="event-3", code="05"),
    )
    (quarter,) = field_lines(told)[0].quarters
    assert quarter.counted == 2
    assert (quarter.least, quarter.most) == ((-10 + 7) / 2, (-2 + 7) / 2)


def test_the_first_telling_comes_first_whatever_was_registered_first() -> None:
    other = event(id="a", telling_of="event-1", when=When.day(date(2019, 9, 1)))
    (one,) = occurrences([other, event()], SCALE)
    assert [telling.id for telling in one.tellings] == ["event-1", "a"]


@pytest.mark.parametrize(
    "when",
    [between("2019-09-01", None), between(None, "2019-09-30"), between("2019-09-30", "2019-10-01")],
)
def test_what_may_lie_in_two_quarters_is_in_the_mean_of_none(when: When) -> None:
    political = field_lines(line(event(when=when)))[0]
    assert political.quarters == ()
    assert political.unplaced == 1


def test_quarters_end_with_march_june_september_and_december() -> None:
    days = ("2019-03-31", "2019-04-01", "2019-12-31")
    events = [event(id=d, when=When.day(date.fromisoformat(d))) for d in days]
    assert [q.quarter for q in field_lines(line(*events))[0].quarters] == [1, 2, 4]


def test_what_was_over_first_comes_first() -> None:
    later = event(id="later", when=When.month(2016, 6))
    before = event(id="before", when=between(None, "2016-06-30"))
    lasting = event(id="lasting", when=between("2016-06-30", None))
    assert [one.id for one in in_order([lasting, later, before])] == ["before", "later", "lasting"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"between": ("russia", "atlantis")}, "no state"),
        ({"between": ("russia", "russia")}, "named twice"),
        ({"actor": "iran"}, "none of the two"),
        ({"fields": ()}, "needs a field"),
        ({"fields": (F.TRADE, F.TRADE)}, "each once"),
        ({"title": {"en": " "}}, "needs words"),
        ({"code": "99"}, "no code '99'"),
        ({"when": When.unknown()}, "needs a day"),
        ({"when": between("2019-09-02", "2019-09-01")}, "before it begins"),
        ({"telling_of": "nothing"}, "not here"),
    ],
)
def test_an_event_that_cannot_be_is_refused(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=said) as error:
        check_event(event(**changed), STATES, SCALE)
    assert error.value.where
    assert error.value.advice


def test_a_telling_names_the_first_and_between_the_same_states() -> None:
    telling = event(id="event-2", telling_of="event-1")
    check_event(telling, STATES, SCALE, event())
    with pytest.raises(InputError, match="other states"):
        check_event(telling, STATES, SCALE, event(between=("iran", "turkey")))
    with pytest.raises(InputError, match="itself another telling"):
        check_event(telling, STATES, SCALE, event(telling_of="event-0"))
