"""What must hold of rounds and papers: one seat each, days in order, versions with parents."""

from datetime import date
from typing import Any

import pytest

from hudna.errors import InputError
from hudna.model.talks_round import AgendaItem, NextMeeting, Seat
from hudna.talks.papers import branches, changes, check_version
from hudna.talks.rounds import check_round
from tests.talks.rounds import PARTIES, a_round, seat, version


def test_a_round_in_order_is_taken() -> None:
    check_round(a_round(), PARTIES)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"delegations": (seat("un", Seat.MEDIATOR), seat("un", Seat.OBSERVER))}, "sits as"),
        ({"delegations": (seat("atlantis"),)}, "no party or actor"),
        ({"end": date(2019, 9, 15)}, "before it starts"),
        ({"title": {"en": " "}}, "title and a place"),
        ({"agenda": (AgendaItem(2, {"en": "x"}),)}, "has the number 2"),
        ({"next": (NextMeeting({"en": "x"}, {}, date(2019, 9, 1)),)}, "before the round"),
    ],
)
def test_a_round_that_cannot_be_is_refused(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=said) as error:
        check_round(a_round(**changed), PARTIES)
    assert error.value.advice


def test_versions_from_the_same_one_stand_side_by_side() -> None:
    first, one, other = version("v1"), version("v2", "v1"), version("v3", "v1")
    check_version(one, [first])
    check_version(other, [first, one])
    assert [v.id for v in branches([first, one, other])] == ["v2", "v3"]


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (version("v2", "v9"), "is not on the table"),
        (version("v2", None), "which version it changes"),
        (version("v2", "v1", paper="w1"), "another paper"),
        (version("v2", "v1", text=" "), "title and a text"),
    ],
)
def test_a_version_without_its_parent_is_refused(made: Any, said: str) -> None:
    with pytest.raises(InputError, match=said):
        check_version(made, [version("v1")])


def test_the_words_two_versions_do_not_share_are_marked() -> None:
    found = changes("calm for a day", "calm for two days")
    assert "".join(c.words for c in found if not c.new) == "calm for a day"
    assert "".join(c.words for c in found if not c.gone) == "calm for two days"
    assert [c.words for c in found if c.new] == ["two", "days"]
