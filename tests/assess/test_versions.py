"""One and the same incident, judged before, during and after each version of what was agreed."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from hudna.assess.agreements import load_all
from hudna.assess.assess import assess
from hudna.assess.versions import until_superseded
from hudna.model.agreement import Outcome
from hudna.model.claim import NARRATOR, Claim, Modality, Polarity, Stance
from hudna.model.incident import Incident
from hudna.model.place import Place, PlacePrecision
from hudna.model.release import Audience, Release
from hudna.model.span import Span
from hudna.model.when import DatePrecision, When

DAMASCUS = ZoneInfo("Asia/Damascus")
ALLEGED, OUTSIDE, OPEN = Outcome.BREACH_ALLEGED, Outcome.OUTSIDE_SCOPE, Outcome.NOT_RESOLVABLE
SARMIN = Place(
    "Sarmin", "gn:1", None, "SY", "Idlib", 35.903, 36.726, 3.0, PlacePrecision.SETTLEMENT
)
IDLIB = Place("Idlib", "SY-ID", None, "SY", None, 35.8, 36.6, 40.0, PlacePrecision.GOVERNORATE)
SAID = Claim(
    "c", Span(0, 1), None, NARRATOR, (), Stance.ASSERTS, Polarity.POSITIVE, Modality.FACTUAL, "x"
)


def told(kind, day, place=SARMIN, weapons=("tank",), accused=("syria_army",)):
    when = When(day, day, DatePrecision.DAY)
    incident = Incident(
        "inc", kind, when, place, (), accused, False, (), Release(Audience.PUBLIC), weapons=weapons
    )
    return {(a.version, a.clause): a for a in assess(incident, [SAID], load_all(), zone=DAMASCUS)}


def outcomes(kind, day, **changes):
    return {key: a.outcome for key, a in told(kind, day, **changes).items()}


@pytest.mark.parametrize(
    ("day", "ceasefire", "first", "second", "idlib"),
    [
        ("2016-12-29", OUTSIDE, OUTSIDE, OUTSIDE, OUTSIDE),
        ("2017-03-01", ALLEGED, OUTSIDE, OUTSIDE, OUTSIDE),
        ("2017-05-04", ALLEGED, OUTSIDE, OUTSIDE, OUTSIDE),
        ("2017-05-05", ALLEGED, ALLEGED, OUTSIDE, OUTSIDE),
        ("2017-09-14", ALLEGED, ALLEGED, OUTSIDE, OUTSIDE),
        ("2017-09-15", ALLEGED, OUTSIDE, ALLEGED, OUTSIDE),
        ("2018-09-17", ALLEGED, OUTSIDE, ALLEGED, ALLEGED),
    ],
)
def test_a_shelling_is_judged_by_the_version_of_its_day(day, ceasefire, first, second, idlib):
    found = outcomes("shelling", day)
    assert found["2016-12-29", "SY-DEC/3"] is ceasefire
    assert found["2017-05-04", "SY-DEA/2-idlib"] is first
    assert found["2017-09-15", "SY-DEA/2-idlib"] is second
    assert found["2018-09-17", "SY-IDL/2"] is idlib


@pytest.mark.parametrize(
    ("day", "outcome"),
    [("2018-09-16", OUTSIDE), ("2018-10-10", OUTSIDE), ("2018-10-11", OPEN)],
)
def test_a_tank_may_stand_there_until_the_deadline(day, outcome):
    answer = told("weapon_placement", day)["2018-09-17", "SY-IDL/5"]
    assert answer.outcome is outcome
    if outcome is OPEN:  # the zone's edge is true to 12 km only, and the village is near it
        assert answer.probability is not None
        assert 0 <= answer.probability[0] < answer.probability[1] <= 1


def test_a_place_known_to_its_governorate_gets_a_chance_that_is_explained():
    answer = told("weapon_placement", "2018-11-01", place=IDLIB)["2018-09-17", "SY-IDL/5"]
    assert answer.outcome is OPEN
    low, high = answer.probability
    assert low == 0
    assert 0.7 < high < 1
    words = " ".join(reason["en"] for reason in answer.reasons)
    assert "of its area lies in the zone, demilitarised zone, as drawn" in words
    assert ("zone.share_as_drawn", "0.369") in answer.facts


def test_a_flight_is_read_in_two_ways():
    found = outcomes("overflight", "2017-06-01")
    assert found["2017-05-04", "SY-DEA/2-air"] is OPEN
    assert outcomes("air_strike", "2017-06-01")["2017-05-04", "SY-DEA/2-air"] is ALLEGED


def test_parts_nobody_drew_are_never_sure():
    daraa = replace(IDLIB, name="Daraa", id="SY-DR", latitude=32.8, longitude=36.2)
    answer = told("shelling", "2017-06-01", place=daraa)["2017-05-04", "SY-DEA/2-south"]
    assert answer.outcome is OPEN


def test_two_lists_of_exempt_groups_stand_side_by_side():
    answer = told("shelling", "2017-03-01", accused=("jabhat_al_nusra",))
    found = answer["2016-12-29", "SY-DEC/3"]
    assert found.outcome is OPEN
    assert dict(found.facts)["exempt.jabhat_al_nusra"] == "syria_government, text"
    assert any("not known to agree" in reason["en"] for reason in found.reasons)
    text_alone = answer["2017-05-04", "SY-DEA/2-idlib"]
    assert text_alone.outcome is OUTSIDE  # not yet in force


def test_a_version_ends_the_day_before_the_next_begins():
    ended = {a.version: a for a in until_superseded(load_all())}
    assert {c.in_force.end for c in ended["2017-05-04"].clauses} == {"2017-09-14"}
    assert {c.in_force.end for c in ended["2017-09-15"].clauses} == {None}
