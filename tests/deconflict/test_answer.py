"""The answer to a plan: the worst of what it meets, and never that it is safe."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
import shapely

from hudna.deconflict.answer import Field, answer_of, check_of
from hudna.deconflict.notice import acknowledge_by, notice_of
from hudna.deconflict.zone import Told, Zone
from hudna.model.movement import (
    ConflictAnswer,
    Movement,
    MovementKind,
    MovementRules,
    Notice,
)
from hudna.model.release import AMONG_PARTIES
from tests.deconflict.plans import NOW, plan, zone

RULES = MovementRules()
ON_THE_WAY = shapely.box(35.9, 35.05, 36.1, 35.1)
FAR = shapely.box(37.0, 35.05, 37.1, 35.1)


def answer(
    movement: Movement, *zones: Zone, incidents: tuple[Told, ...] = (),
    others: tuple[Movement, ...] = (),
) -> tuple[ConflictAnswer, list[str]]:  # fmt: skip
    field = Field(zones, incidents, (movement, *others), RULES)
    said, found = answer_of(movement, field)
    return said, [one.reason.key for one in found if one.reason is not None]


def told(**changes: Any) -> Told:
    given: dict[str, Any] = {
        "id": "inc-1", "event_type": "shelling", "place": "exercise", "latitude": 35.1,
        "longitude": 36.0, "radius_m": 500.0, "first": NOW - timedelta(hours=5),
        "last": NOW - timedelta(hours=4),
    }  # fmt: skip
    return Told(**{**given, **changes})


def test_nothing_near_is_no_conflict_found() -> None:
    assert answer(plan()) == (ConflictAnswer.NO_CONFLICT_FOUND, [])
    assert answer(plan(), zone(FAR)) == (ConflictAnswer.NO_CONFLICT_FOUND, [])
    assert {a.value for a in ConflictAnswer} & {"safe", "clear", "ok"} == set()


def test_a_zone_on_the_way_is_a_conflict_while_it_is_in_force() -> None:
    assert answer(plan(), zone(ON_THE_WAY)) == (ConflictAnswer.CONFLICT, ["declared_zone"])
    over = zone(ON_THE_WAY, end=NOW - timedelta(hours=1))
    assert answer(plan(), over)[0] is ConflictAnswer.NO_CONFLICT_FOUND
    flights = zone(ON_THE_WAY, kinds=(MovementKind.FLIGHT,))
    assert answer(plan(), flights)[0] is ConflictAnswer.NO_CONFLICT_FOUND


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"geometry": None}, "zone_not_drawn"),
        ({"start": None}, "zone_time_unknown"),
        ({"parts_only": True}, "zone_edge_unsure"),
        ({"true_to_m": 20_000.0}, "zone_edge_unsure"),
    ],
)
def test_what_is_not_known_of_a_zone_leaves_the_answer_open(
    changes: dict[str, Any], key: str
) -> None:
    unsure = replace(zone(ON_THE_WAY), **changes)
    assert answer(plan(), unsure) == (ConflictAnswer.INSUFFICIENT_DATA, [key])


def test_a_flight_of_unknown_height_is_open_under_a_limited_zone_only() -> None:
    flight = plan(kind="flight")
    limited = replace(zone(ON_THE_WAY), heights=replace(zone(FAR).heights, lower=1000.0))
    assert answer(flight, limited) == (
        ConflictAnswer.INSUFFICIENT_DATA, ["height_not_comparable"],
    )  # fmt: skip
    assert answer(flight, zone(ON_THE_WAY))[0] is ConflictAnswer.CONFLICT


def test_two_plans_conflict_with_each_other() -> None:
    convoy = plan("convoy")
    low = plan("low", kind="flight", lower_m=0, upper_m=100, height_reference="ground")
    assert answer(convoy, others=(low,)) == (ConflictAnswer.CONFLICT, ["other_movement"])
    assert answer(low, others=(convoy,)) == (ConflictAnswer.CONFLICT, ["other_movement"])
    high = plan("high", kind="flight", lower_m=3000, upper_m=4000, height_reference="msl")
    assert answer(convoy, others=(high,))[0] is ConflictAnswer.INSUFFICIENT_DATA
    later = plan("later", start="2030-01-02T06:00Z")
    assert answer(convoy, others=(later,))[0] is ConflictAnswer.NO_CONFLICT_FOUND


def test_a_plan_is_not_held_against_the_one_it_takes_the_place_of() -> None:
    before = plan("before")
    assert answer(replace(plan("after"), amends="before"), others=(before,))[1] == []


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({}, "incident_near"),
        ({"radius_m": 30_000.0}, "incident_place_unsure"),
        ({"radius_m": None}, "incident_place_unsure"),
        ({"first": None, "last": None}, "incident_time_unsure"),
    ],
)
def test_a_recent_incident_near_the_route_is_told(changes: dict[str, Any], key: str) -> None:
    assert answer(plan(), incidents=(told(**changes),))[1] == [key]


def test_an_incident_long_ago_or_far_off_is_no_reason() -> None:
    old = NOW - timedelta(days=10)
    assert answer(plan(), incidents=(told(first=old, last=old),))[1] == []
    assert answer(plan(), incidents=(told(longitude=37.0),))[1] == []


def test_what_has_no_place_is_counted_as_not_tested() -> None:
    field = Field((), (told(latitude=None, longitude=None),), (), RULES)
    made = check_of(plan(), field, NOW, AMONG_PARTIES)
    assert (made.tested["incident"], made.unplaced) == (0, 1)


def test_the_answer_says_what_it_rests_on_and_changes_its_digest_with_it() -> None:
    one = check_of(plan(), Field((zone(FAR),), (), (), RULES), NOW, AMONG_PARTIES)
    same = check_of(plan(), Field((zone(FAR),), (), (), RULES), NOW, AMONG_PARTIES)
    other = check_of(plan(), Field((zone(ON_THE_WAY),), (), (), RULES), NOW, AMONG_PARTIES)
    assert one.digest == same.digest != other.digest
    assert one.nearest[0].against == "zone"
    assert 80_000 < (one.nearest[0].distance_m or 0) < 95_000


def test_late_filing_is_flagged() -> None:
    def filed(hours: float, *, emergency: bool = False) -> Notice:
        at: datetime = NOW - timedelta(hours=hours)
        return notice_of(replace(plan(), at=at, emergency=emergency), RULES)

    assert filed(48) is Notice.IN_TIME
    assert filed(47) is Notice.LATE
    assert filed(24, emergency=True) is Notice.EMERGENCY
    assert filed(23, emergency=True) is Notice.LATE
    assert acknowledge_by(plan(), RULES) == NOW, "filed at the last moment: until it starts"
