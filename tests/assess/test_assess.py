"""What is alleged, what is outside scope, what cannot be said, and why."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.assess.agreements import load
from hudna.assess.assess import assess
from hudna.assess.question import spread
from hudna.assess.rules import RULES
from hudna.assess.scope_time import share_in_force
from hudna.model.agreement import ClauseKind, Outcome
from hudna.model.claim import NARRATOR, Claim, Modality, Polarity, Stance
from hudna.model.incident import Incident
from hudna.model.place import Place, PlacePrecision
from hudna.model.release import Audience, Release
from hudna.model.span import Span
from hudna.model.when import DatePrecision, When
from hudna.text.sentences import sentences

DAMASCUS = ZoneInfo("Asia/Damascus")
WATCHED = (load("syria-ceasefire-2016-12-29"), load("astana-statement-2017-01-24"))
ALLEGED, OUTSIDE, OPEN = Outcome.BREACH_ALLEGED, Outcome.OUTSIDE_SCOPE, Outcome.NOT_RESOLVABLE
KAFR_NABL = Place(
    "Kafr Nabl", "x", None, "SY", "Idlib", 35.614, 36.561, 5.0, PlacePrecision.SETTLEMENT
)
SYRIA = Place("Syria", "SY", None, "SY", None, 35.0, 38.5, 421.0, PlacePrecision.COUNTRY)
DAY = When("2019-09-20", "2019-09-20", DatePrecision.DAY)


def incident(kind="shelling", *, when=DAY, place=KAFR_NABL, accused=(), contested=False):
    return Incident(
        "inc-1", kind, when, place, (), tuple(accused), contested, (),
        Release(Audience.PUBLIC),
    )  # fmt: skip


def claim(polarity=Polarity.POSITIVE):
    return Claim(
        "c", Span(0, 1), None, NARRATOR, (), Stance.ASSERTS, polarity, Modality.FACTUAL, "shelling"
    )


def cessation(subject, claims=None):
    everything = assess(subject, claims or [claim()], WATCHED, zone=DAMASCUS)
    return next(a for a in everything if a.clause == "SY-DEC/3")


def told(allegation, language="en"):
    return " ".join(words[language] for words in allegation.reasons)


def test_a_shelling_by_one_bound_in_syria_while_in_force_is_alleged():
    answer = cessation(incident(accused=["syria_army"]))
    assert answer.outcome is ALLEGED
    assert answer.probability is None
    assert "binds the Syrian government, to which" in told(answer)
    assert "Kafr Nabl" in told(answer)
    assert "القصف" in told(answer, "ar") or "قصف" in told(answer, "ar")
    assert "violation" not in told(answer).replace("ceasefire violation", "")
    change = " ".join(words["en"] for words in answer.would_change)
    assert "no published map draws" in change


def test_the_su24_of_november_2015_is_outside_scope_of_every_clause():
    when = When("2015-11-24T06:00", "2015-11-24T12:00", DatePrecision.PART_OF_DAY)
    shot = incident("shoot_down", when=when, place=SYRIA, accused=["turkey"], contested=True)
    answers = assess(shot, [claim(), claim(Polarity.NEGATIVE)], WATCHED, zone=DAMASCUS)
    assert {a.outcome for a in answers} == {OUTSIDE}
    assert all("outside the period in force" in told(a) for a in answers)
    assert all("خارج فترة السريان" in told(a, "ar") for a in answers)
    assert all(a.probability is None for a in answers)


@pytest.mark.parametrize(
    ("start", "end", "outcome"),
    [
        ("2016-12-29T23:59", "2016-12-29T23:59", OUTSIDE),
        ("2016-12-30T00:00", "2016-12-30T00:00", ALLEGED),
        ("2016-12-29T21:59+00:00", "2016-12-29T21:59+00:00", OUTSIDE),
        ("2016-12-29T22:00+00:00", "2016-12-29T22:00+00:00", ALLEGED),
        ("2016-12-29", "2016-12-29", OUTSIDE),
        ("2016-12-30", "2016-12-30", ALLEGED),
        ("2017-01-01", None, ALLEGED),
        (None, "2016-12-20", OUTSIDE),
        (None, None, OPEN),
        ("2016-11-01", None, OPEN),
    ],
)
def test_in_force_from_midnight_in_damascus(start, end, outcome):
    when = When(start, end, DatePrecision.DAY)
    assert cessation(incident(when=when, accused=["hts", "syria_army"])).outcome is outcome


def test_the_night_of_29_to_30_december_gives_a_range():
    night = When("2016-12-29T20:00", "2016-12-30T03:59", DatePrecision.PART_OF_DAY)
    answer = cessation(incident(when=night, accused=["syria_army"]))
    assert answer.outcome is OPEN
    assert answer.probability == (0.25, 0.75)
    assert "25% to 75%" in told(answer)


def test_a_month_that_hardly_reaches_in_is_not_guessed():
    december = When("2016-12-01", "2016-12-31", DatePrecision.MONTH)
    answer = cessation(incident(when=december, accused=["syria_army"]))
    assert answer.outcome is OPEN
    low, high = answer.probability
    assert low < 2 / 31 < high


@pytest.mark.parametrize(
    ("place", "outcome"),
    [
        (SYRIA, ALLEGED),
        (Place("Hatay", "TR-31", None, "TR", None, 36.4, 36.3, 40.0, PlacePrecision.GOVERNORATE),
         OUTSIDE),
        (Place("the front"), OPEN),
        (Place("a point", None, None, None, None, 35.6, 36.6, 1.0, PlacePrecision.POINT), ALLEGED),
        (Place("a point", None, None, None, None, 39.0, 35.0, 1.0, PlacePrecision.POINT), OUTSIDE),
        (Place("border", None, None, None, None, 36.8, 37.5, 60.0, PlacePrecision.BORDER), OPEN),
    ],
    ids=["Syria", "a province of Turkey", "no place", "point inside", "point outside", "border"],
)  # fmt: skip
def test_inside_the_zone(place, outcome):
    answer = cessation(incident(place=place, accused=["syria_army"]))
    assert answer.outcome is outcome
    if place.name == "border":
        low, high = answer.probability
        assert 0 < low < 0.5 < high < 1
        assert "%" in told(answer)


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        ("air_strike", ALLEGED),
        ("small_arms_fire", ALLEGED),
        ("troop_movement", OUTSIDE),
        ("overflight", OUTSIDE),
        ("ceasefire_violation", OPEN),
        ("killing", OPEN),
    ],
)
def test_kinds_of_event(kind, outcome):
    assert cessation(incident(kind, accused=["syria_army"])).outcome is outcome


@pytest.mark.parametrize(
    ("accused", "outcome", "says"),
    [
        ((), ALLEGED, "Nobody is named"),
        (["syria_opposition"], ALLEGED, "binds the Syrian armed opposition"),
        (["ahrar_al_sham"], ALLEGED, "binds the Syrian armed opposition"),
        (["isil"], OUTSIDE, "exempt by the text and in the view of every party"),
        (["jabhat_al_nusra"], OPEN, "disputed"),
        (["jabhat_al_nusra"], OPEN, "not known to agree: the Syrian armed opposition"),
        (["ypg"], OPEN, "exempt in the view of Russia and Turkey"),
        (["hezbollah"], OPEN, "forces supporting the sides"),
        (["russia"], OPEN, "forces supporting the sides"),
        (["men without insignia"], ALLEGED, "not known which side"),
        (["isil", "syria_army"], ALLEGED, "binds the Syrian government"),
        (["isil", "jabhat_al_nusra"], OPEN, "disputed"),
    ],
)
def test_who_is_bound_and_who_is_exempt_in_whose_view(accused, outcome, says):
    answer = cessation(incident(accused=accused))
    assert answer.outcome is outcome
    assert says in told(answer)


def test_a_denial_is_said_and_denials_alone_resolve_nothing():
    contested = cessation(
        incident(accused=["syria_army"], contested=True), [claim(), claim(Polarity.NEGATIVE)]
    )
    assert contested.outcome is ALLEGED
    assert "others deny it" in told(contested)
    only = cessation(incident(accused=["syria_army"]), [claim(Polarity.NEGATIVE)])
    assert only.outcome is OPEN
    assert "Only denials are known" in told(only)


def test_what_no_program_can_test_is_never_alleged():
    for kind in ("shelling", "obstruction_of_monitors", "ground_attack", "killing"):
        answers = assess(incident(kind, accused=["syria_army"]), [claim()], WATCHED, zone=DAMASCUS)
        stated = {a.clause: a.outcome for a in answers if a.clause != "SY-DEC/3"}
        assert ALLEGED not in stated.values()
        assert stated["SY-AST/2"] is OPEN
        assert stated["SY-DEC/6"] is OUTSIDE
        assert (stated["SY-DEC/5"] is OPEN) == (kind == "obstruction_of_monitors")


def test_the_reasons_are_in_both_languages_and_ids_are_stable():
    subject = incident(accused=["jabhat_al_nusra"])
    first = assess(subject, [claim()], WATCHED, zone=DAMASCUS)
    again = assess(replace(subject), [claim()], WATCHED, zone=DAMASCUS)
    assert first == again
    assert len({a.id for a in first}) == len(first)
    for allegation in first:
        assert allegation.reasons
        for words in (*allegation.reasons, *allegation.would_change):
            assert set(words) >= {"ar", "en"}
            assert "{" not in words["ar"] + words["en"]
    assert sentences("assess", "ar").keys() == sentences("assess", "en").keys()


def test_every_kind_of_clause_has_a_rule_with_its_page():
    assert set(RULES) == set(ClauseKind)
    for kind in RULES:
        page = __import__(f"hudna.assess.rules.{kind.value}", fromlist=["__doc__"]).__doc__
        assert "**outside scope**" in page
        assert "**not resolvable**" in page


@given(st.floats(0, 1))
def test_a_range_holds_its_share(share):
    low, high = spread(share)
    assert 0 <= low <= share + 1e-12
    assert share - 1e-12 <= high <= 1


@given(st.dates(), st.integers(0, 400), st.dates(), st.integers(0, 400))
def test_time_inside_and_outside_make_the_whole(first, days, start, length):
    if first.year > 9990 or start.year > 9990 or first.year < 3 or start.year < 3:
        return
    when = When(first.isoformat(), (first + timedelta(days)).isoformat(), DatePrecision.DAY)
    last = start + timedelta(length)
    force = When(start.isoformat(), last.isoformat(), DatePrecision.DAY)
    before = When(None, (start - timedelta(1)).isoformat(), DatePrecision.DAY)
    after = When((last + timedelta(1)).isoformat(), None, DatePrecision.DAY)
    utc = ZoneInfo("UTC")
    shares = [share_in_force(when, period, utc) for period in (force,)]
    assert all(0 <= share <= 1 for share in shares)
    parts = [share_in_force(when, period, utc) for period in (before, force, after)]
    assert sum(parts) == pytest.approx(1)
