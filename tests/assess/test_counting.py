"""One set of incidents, five ways of counting; expected numbers are worked out by hand."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.assess.counting import cells, check_list_rules, counted, rule_named, rules, tally
from hudna.assess.fire import Fire, fires
from hudna.cli.exercise import load_exercise
from hudna.errors import ConfigurationError
from hudna.model.incident import Incident
from hudna.model.place import Place, PlacePrecision
from hudna.model.release import Audience, Release
from hudna.model.when import DatePrecision, When

RULES = {rule.id: rule for rule in rules()}
OPEN = None


def fired(when, place="Morek", shots=None, *, bursts=None, kind="shelling", area="Hama"):
    """Return an incident; `place` is a settlement, or empty for one known to the area only."""
    start, _, end = when.partition("/") if when else (None, "", None)
    minute = bool(start) and "T" in start
    return Incident(
        f"{when}{place}{shots}",
        kind,
        When(start, end or start, DatePrecision.MINUTE if minute else DatePrecision.DAY),
        Place(
            place or "", place, None, "SY", area,
            precision=PlacePrecision.SETTLEMENT if place else PlacePrecision.GOVERNORATE,
        ),
        (), (), False, (), Release(Audience.PUBLIC), shots=shots, bursts=bursts or shots,
    )  # fmt: skip


DAY = [
    fired("2019-01-01T10:00", shots=(20, 20)),
    fired("2019-01-01T10:40", shots=(15, 15)),
    fired("2019-01-01T12:00", shots=(25, 40)),
    fired("2019-01-01T12:10", "Idlib", (5, 5), bursts=(1, 5), kind="small_arms_fire", area="Idlib"),
    fired("2019-01-01", "Kafr Nabl", area="Idlib"),
    fired("2019-01-01T11:00", shots=(0, 0)),
    fired("2019-01-02T09:00", shots=(99, 99), kind="overflight"),
]
"""What one day told: the last but one is denied by all who speak of it, the last is no fire."""


@pytest.mark.parametrize(
    ("rule", "least", "most", "gaps"),
    [
        ("each_incident", 5, 5, {}),
        ("each_shot", 20 + 15 + 25 + 5 + 1, OPEN, {"number": 1, "differ": 1}),
        ("each_burst", 20 + 15 + 25 + 1 + 1, OPEN, {"number": 1, "differ": 2}),
        # Morek 10:00 holds 35; Morek 12:00 holds 25 to 40; Kafr Nabl may fill up to 25 windows.
        ("thirty_in_an_hour", 1, 2 + 25, {"number": 1, "differ": 1, "time": 1}),
        ("day_and_place", 3, 3, {}),
    ],
)
def test_the_number_depends_on_the_rule(rule, least, most, gaps):
    found = counted(DAY, RULES[rule])
    assert (found.least, found.most, dict(found.gaps)) == (least, most, gaps)


HOUR = RULES["thirty_in_an_hour"]


@pytest.mark.parametrize(
    ("told", "least", "most"),
    [
        ([("10:00", 30)], 1, 1),
        ([("10:00", 29)], 0, 0),
        ([("10:00", 15), ("10:59", 15)], 1, 1),
        # 11:00 is no longer within the hour that began at 10:00.
        ([("10:00", 15), ("11:00", 15)], 0, 0),
        # The hour begins at the first shot, so 10:50 is in it and 11:05 is not: 20, then 20.
        ([("10:00", 10), ("10:50", 10), ("11:05", 20)], 0, 0),
        # Were the first not there, the hour would begin at 10:50 and hold 30.
        ([("10:50", 10), ("11:05", 20)], 1, 1),
        ([("10:00", 30), ("10:30", 30)], 1, 1),
        ([("10:00", 30), ("11:00", 30)], 2, 2),
        ([("23:40", 20), ("00:10", 15)], 0, 0),
    ],
)
def test_an_hour_begins_at_the_first_shot(told, least, most):
    found = counted([fired(f"2019-01-01T{at}", shots=(n, n)) for at, n in told], HOUR)
    assert (found.least, found.most, found.undecided) == (least, most, 0)


def test_an_hour_runs_past_midnight():
    late = fired("2019-01-01T23:40", shots=(20, 20))
    early = fired("2019-01-02T00:10", shots=(15, 15))
    assert counted([late, early], HOUR).least == 1
    assert [counted([one], HOUR).most for one in (late, early)] == [0, 0]


@pytest.mark.parametrize(
    ("incident", "least", "most", "gaps"),
    [
        # Two speakers on one burst, told 25 and 40: one incident, open between none and one.
        (fired("2019-01-01T10:00", shots=(25, 40)), 0, 1, {"differ": 1}),
        (fired("2019-01-01T10:00", shots=(30, 40)), 1, 1, {}),
        (fired("2019-01-01T10:00"), 0, 1, {"number": 1}),
        # 25 hours begin on no day, but a window may run into it: 200 shots fill six at most.
        (fired("2019-01-01", shots=(200, 200)), 0, 6, {"time": 1}),
        # However 800 shots lie over 25 windows, one of them holds 30 or more.
        (fired("2019-01-01", shots=(800, 800)), 1, 25, {"time": 1}),
        (fired("2019-01-01T10:00/2019-01-01T10:30", shots=(60, 60)), 1, 2, {"time": 1}),
        (fired(None, shots=(100, 100)), 0, 3, {"time": 1}),
        (fired(None), 0, OPEN, {"number": 1, "time": 1}),
        (fired("2019-01-01T10:00", "", (40, 40)), 1, 1, {}),
        (fired("2019-01-01T10:00", "", (20, 20)), 0, 0, {}),
    ],
)
def test_an_hour_of_which_something_is_not_told(incident, least, most, gaps):
    found = counted([incident], HOUR)
    assert (found.least, found.most, dict(found.gaps)) == (least, most, gaps)


def test_fire_nobody_placed_may_fill_anothers_hour_or_shift_it():
    known = fired("2019-01-01T10:00", shots=(20, 20))
    nearby = fired("2019-01-01T10:20", "", (15, 15))
    elsewhere = replace(nearby, place=replace(nearby.place, admin1="Daraa"))
    assert (counted([known, nearby], HOUR).least, counted([known, nearby], HOUR).most) == (0, 1)
    assert counted([known, elsewhere], HOUR).most == 0
    hour = [known, fired("2019-01-01T10:40", shots=(15, 15))]
    before = fired("2019-01-01T09:30", "", (1, 1))
    assert counted(hour, HOUR).least == 1
    assert counted([*hour, before], HOUR).least == 0, "an hour from 09:30 parts the two"


PLACES = RULES["day_and_place"]


@pytest.mark.parametrize(
    ("told", "least", "most"),
    [
        ([("2019-01-01T10:00", "Morek"), ("2019-01-01T22:00", "Morek")], 1, 1),
        ([("2019-01-01", "Morek"), ("2019-01-02", "Morek")], 2, 2),
        ([("2019-01-01", "Morek"), ("2019-01-01", "Latmin")], 2, 2),
        # Known to the governorate only: it may be Morek's, and the two may be each other's.
        ([("2019-01-01", "Morek"), ("2019-01-01", "")], 1, 2),
        ([("2019-01-01", ""), ("2019-01-01", "")], 1, 2),
        ([("2019-01-01", ""), ("2019-01-02", "")], 2, 2),
        # Some day of three, or each of them.
        ([("2019-01-01/2019-01-03", "Morek")], 1, 3),
        ([("2019-01-02", "Morek"), ("2019-01-01/2019-01-03", "Morek")], 1, 3),
        ([("2019-01-05", "Morek"), ("2019-01-01/2019-01-03", "Morek")], 2, 4),
        ([("2019-01-01/2019-01-03", "Morek"), ("2019-01-03/2019-01-05", "Morek")], 1, 5),
        ([("2019-01-01/2019-01-02", "Morek"), ("2019-01-03/2019-01-05", "Morek")], 2, 5),
        ([(None, "Morek")], 1, OPEN),
        ([], 0, 0),
    ],
)
def test_all_of_one_day_at_one_place_is_one(told, least, most):
    found = counted([fired(when, place) for when, place in told], PLACES)
    assert (found.least, found.most) == (least, most)


def test_one_shot_is_on_one_day_only():
    assert counted([fired("2019-01-01/2019-01-03", shots=(1, 1))], PLACES).most == 1


def test_what_is_not_told_is_named_and_only_where_it_matters():
    unplaced = counted([fired("2019-01-01", ""), fired("2019-01-01/2019-01-02")], PLACES)
    assert (unplaced.undecided, unplaced.gaps) == (2, (("day", 1), ("place", 1)))
    alone = counted([fired("2019-01-01", "")], PLACES)
    assert (alone.least, alone.most, alone.gaps) == (1, 1, ())


@pytest.mark.parametrize(
    ("when", "moment", "day"),
    [
        (When("2019-01-01T10:05", "2019-01-01T10:05", DatePrecision.MINUTE), "10:05", 1),
        # "About ten", "in the morning", "that night": no window is known to begin then.
        (When("2019-01-01T10:00", "2019-01-01T10:00", DatePrecision.HOUR), None, 1),
        (When("2019-01-01T06:00", "2019-01-01T11:59", DatePrecision.PART_OF_DAY), None, 1),
        (When("2019-01-01", "2019-01-02", DatePrecision.PART_OF_DAY), None, None),
        (When("2019-01-01", "2019-01-31", DatePrecision.MONTH), None, None),
        (When("2019-01-01", None, DatePrecision.DAY), None, None),
        (When.unknown(), None, None),
    ],
)
def test_a_minute_is_known_only_where_it_is_told(when, moment, day):
    (found,) = fires([replace(fired("2019-01-01"), when=when)])
    assert (found.moment and f"{found.moment:%H:%M}") == moment
    assert found.day == (day and date(2019, 1, day))


def test_each_incident_stands_in_one_day_and_area():
    told = [
        fired("2019-01-01", area="Hama"),
        fired("2019-01-01", "", area=None),
        fired("2019-01-01/2019-01-02", area="Hama"),
    ]
    first = date(2019, 1, 1)
    found = {cell: len(placed) for cell, placed in cells(fires(told)).items()}
    assert found == {(first, "Hama"): 1, (first, None): 1, (None, "Hama"): 1}


MIDNIGHT = datetime.fromisoformat("2019-01-01T00:00")
STEP = timedelta(minutes=20)


@st.composite
def worlds(draw):
    """Draw where and when each shot was fired, and what is told of it: never more than that."""
    truth, told = [], []
    for _ in range(draw(st.integers(1, 5))):
        spot = draw(st.sampled_from(["a", "b", "c"]))
        area = "one" if spot == "c" else "two"
        exact = draw(st.booleans())
        steps = st.integers(66, 78)
        times = [draw(steps)] * draw(st.integers(1, 4))
        if not exact:
            times = sorted(draw(st.lists(steps, min_size=1, max_size=4)))
        first = times[0] if exact else times[0] - draw(st.integers(0, 4))
        last = times[-1] if exact else times[-1] + draw(st.integers(0, 4))
        truth += [(spot, MIDNIGHT + STEP * at) for at in times]
        told.append(
            Fire(
                spot=draw(st.sampled_from([spot, None])),
                area=draw(st.sampled_from([area, area, None])),
                times=draw(
                    st.sampled_from([(MIDNIGHT + STEP * first, MIDNIGHT + STEP * last), None])
                ),
                shots=(
                    draw(st.integers(1, len(times))),
                    draw(st.sampled_from([len(times), len(times) + 1, None])),
                ),
            )
        )
    return truth, told


def full_windows(truth, at_least):
    full = 0
    for spot in {spot for spot, _ in truth}:
        times = sorted(at for place, at in truth if place == spot)
        while times:
            begun = times[0]
            within = [at for at in times if at - begun < timedelta(hours=1)]
            full += len(within) >= at_least
            times = times[len(within) :]
    return full


@settings(max_examples=80)
@given(worlds(), st.integers(2, 4))
def test_whatever_happened_lies_within_the_bounds_of_a_window_rule(world, at_least):
    truth, told = world
    found = tally(told, replace(HOUR, at_least=at_least))
    happened = full_windows(truth, at_least)
    assert found.least <= happened
    assert found.most is None or happened <= found.most


@settings(max_examples=50)
@given(worlds())
def test_whatever_happened_lies_within_the_bounds_of_days_and_places(world):
    truth, told = world
    found = tally(told, PLACES)
    happened = len({(spot, at.date()) for spot, at in truth})
    assert found.least <= happened
    assert found.most is None or happened <= found.most


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ({}, None),
        ({"turkey": "each_burst"}, None),
        ({"turkey": "each_wish"}, "no list of 'turkey' can follow 'each_wish'"),
        ({"atlantis": "each_shot"}, "no list of 'atlantis' can follow 'each_shot'"),
    ],
)
def test_a_list_follows_a_rule_there_is(told, wrong):
    mechanism = replace(load_exercise().mechanism, list_rules=told)
    if wrong is None:
        check_list_rules(mechanism)
        assert mechanism.list_rule("Turkey") == told.get("turkey")
        assert mechanism.list_rule("Russia") is None
    else:
        with pytest.raises(ConfigurationError, match=wrong):
            check_list_rules(mechanism)


def test_every_rule_is_named_in_five_languages():
    for rule in rules():
        assert set(rule.names) == {"ar", "en", "ru", "tr", "fa"}
    assert rule_named("each_shot") == RULES["each_shot"]
    assert rule_named("each_wish") is None
