"""Truth tables: every kind of clause with each of its conditions met, missed and left open."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest
import shapely

from hudna.assess.assess import assess
from hudna.assess.rules.reporting import missed_reports
from hudna.model.agreement import (
    Agreement,
    Citation,
    Clause,
    ClauseKind,
    Due,
    Outcome,
    Reading,
    Zone,
)
from hudna.model.claim import NARRATOR, Claim, Modality, Polarity, Stance
from hudna.model.incident import Incident
from hudna.model.place import Place, PlacePrecision
from hudna.model.release import Audience, Release
from hudna.model.span import Span
from hudna.model.when import DatePrecision, When

KYIV = ZoneInfo("Europe/Kyiv")
ALLEGED, OUTSIDE, OPEN = Outcome.BREACH_ALLEGED, Outcome.OUTSIDE_SCOPE, Outcome.NOT_RESOLVABLE
WORDS = {"ar": "كلمات", "en": "words"}


def day(text):
    return When(text, text, DatePrecision.DAY)


def place(longitude, latitude=48.0, radius=1.0):
    return Place(
        "a", None, None, "UA", None, latitude, longitude, radius, PlacePrecision.NEAR_SETTLEMENT
    )


BOX = shapely.to_geojson(shapely.box(37.0, 47.5, 38.0, 48.5))
LINE = shapely.to_geojson(shapely.LineString([(38.0, 46.0), (38.0, 50.0)]))
ZONES = (
    Zone("box", WORDS, geometry=BOX),
    Zone("rough", WORDS, geometry=BOX, true_to_km=20),
    Zone("line", WORDS, geometry=LINE, within_km=25),
    Zone("far_line", WORDS, geometry=LINE, within_km=80),
)
INSIDE, OUT, EDGE = place(37.5), place(39.5), place(38.0)
BEFORE, DURING, LATER = day("2014-12-31"), day("2015-01-10"), day("2015-03-10")
DUE = Due(day("2015-03-01"), "Europe/Kyiv")


def clause(kind, **changes):
    return replace(
        Clause(
            "X/1", kind, WORDS, WORDS, ("ukraine", "donetsk_peoples_republic"), "box",
            When("2015-01-01", None, DatePrecision.DAY), ("weapon_placement", "overflight"), (),
            (), (Citation(WORDS, WORDS, "text"),),
        ),
        **changes,
    )  # fmt: skip


def asked(kind="weapon_placement", when=LATER, where=INSIDE, accused=("ukraine",), weapons=()):
    return Incident(
        "inc", kind, when, where, (), tuple(accused), False, (), Release(Audience.PUBLIC),
        weapons=tuple(weapons),
    )  # fmt: skip


def claim(polarity=Polarity.POSITIVE):
    return Claim(
        "c", Span(0, 1), None, NARRATOR, (), Stance.ASSERTS, polarity, Modality.FACTUAL, "shelling"
    )


def answer(rule, incident, claims=None):
    agreement = Agreement(
        "x", "1", WORDS, day("2015-01-01"), rule.in_force, "Europe/Kyiv",
        ("ukraine", "donetsk_peoples_republic"), (), ZONES, (rule,),
    )  # fmt: skip
    (found,) = assess(incident, claims or [claim()], [agreement], zone=KYIV)
    return found


TESTED = [
    ClauseKind.CESSATION,
    ClauseKind.NO_FLIGHT_ZONE,
    ClauseKind.WEAPONS_WITHDRAWAL,
    ClauseKind.DEMILITARISED_ZONE,
    ClauseKind.DEADLINE,
    ClauseKind.MONITOR_ACCESS,
    ClauseKind.HUMANITARIAN_ACCESS,
    ClauseKind.DETAINEE_RELEASE,
]


@pytest.mark.parametrize("kind", TESTED)
@pytest.mark.parametrize(
    ("incident", "outcome"),
    [
        (asked(), ALLEGED),
        (asked(accused=()), ALLEGED),
        (asked(when=BEFORE), OUTSIDE),
        (asked(when=When("2014-06-01", "2015-06-30", DatePrecision.YEAR)), OPEN),
        (asked(when=When.unknown()), OPEN),
        (asked(where=OUT), OUTSIDE),
        (asked(where=EDGE), OPEN),
        (asked(where=Place("?")), OPEN),
        (asked(kind="talks"), OUTSIDE),
        (asked(accused=["turkey"]), OUTSIDE),
    ],
    ids=["all met", "nobody named", "before force", "across force", "no time", "outside", "on edge",
         "no place", "other kind", "not bound"],
)  # fmt: skip
def test_each_condition_decides(kind, incident, outcome):
    assert answer(clause(kind), incident).outcome is outcome


@pytest.mark.parametrize("kind", TESTED)
def test_what_is_only_denied_is_left_open(kind):
    assert answer(clause(kind), asked(), [claim(Polarity.NEGATIVE)]).outcome is OPEN


@pytest.mark.parametrize(
    "kind",
    [
        ClauseKind.WEAPONS_WITHDRAWAL,
        ClauseKind.DEMILITARISED_ZONE,
        ClauseKind.DEADLINE,
        ClauseKind.HUMANITARIAN_ACCESS,
        ClauseKind.DETAINEE_RELEASE,
    ],
)
@pytest.mark.parametrize(
    ("when", "outcome"),
    [
        (DURING, OUTSIDE),
        (day("2015-03-01"), OUTSIDE),
        (day("2015-03-02"), ALLEGED),
        (When("2015-02-01", "2015-03-31", DatePrecision.MONTH), OPEN),
        (When("2015-02-20", None, DatePrecision.UNKNOWN), OPEN),
    ],
)
def test_a_deadline_lasts_to_the_end_of_its_day(kind, when, outcome):
    assert answer(clause(kind, due=DUE), asked(when=when)).outcome is outcome


@pytest.mark.parametrize(
    ("moment", "outcome"), [("2015-03-01T23:59", OUTSIDE), ("2015-03-02T00:00", ALLEGED)]
)
def test_a_deadline_ends_at_midnight_of_its_own_zone(moment, outcome):
    told = When(moment, moment, DatePrecision.MINUTE)
    rule = clause(ClauseKind.DEADLINE, due=DUE)
    assert answer(rule, asked(when=told)).outcome is outcome
    later = replace(DUE, zone_name="Asia/Damascus")
    same = answer(replace(rule, due=later), asked(when=told)).outcome
    assert same is outcome  # in March both are two hours ahead of UTC
    london = replace(DUE, zone_name="Europe/London")
    assert answer(replace(rule, due=london), asked(when=told)).outcome is OUTSIDE


def test_what_shows_it_done_is_no_breach():
    rule = clause(ClauseKind.WEAPONS_WITHDRAWAL, event_types=("any",), fulfilled_by=("withdrawal",))
    assert answer(rule, asked("withdrawal")).outcome is OUTSIDE


@pytest.mark.parametrize("kind", [ClauseKind.WEAPONS_WITHDRAWAL, ClauseKind.DEMILITARISED_ZONE])
def test_where_a_shell_fell_says_little_of_where_the_gun_stood(kind):
    told = answer(clause(kind, event_types=("any",)), asked("shelling"))
    assert told.outcome is OPEN
    assert "where it fell" in " ".join(words["en"] for words in told.reasons)


@pytest.mark.parametrize("kind", [ClauseKind.WEAPONS_WITHDRAWAL, ClauseKind.DEMILITARISED_ZONE])
@pytest.mark.parametrize(
    ("weapons", "outcome"), [(["mortar"], ALLEGED), (["small_arms"], OUTSIDE), ([], OPEN)]
)
def test_only_the_weapons_named_count(kind, weapons, outcome):
    rule = clause(kind, weapons=("mortar", "artillery"))
    assert answer(rule, asked(weapons=weapons)).outcome is outcome


@pytest.mark.parametrize(("km_west", "outcome"), [(10, ALLEGED), (40, OUTSIDE), (24.9, OPEN)])
def test_a_distance_is_measured_from_the_line(km_west, outcome):
    rule = clause(ClauseKind.WEAPONS_WITHDRAWAL, zone="line")
    spot = place(38.0 - km_west / (111.195 * 0.66913))
    assert answer(rule, asked(where=spot)).outcome is outcome


def test_each_party_counts_from_its_own_line():
    own = (("donetsk_peoples_republic", "far_line"), ("ukraine", "line"))
    rule = clause(ClauseKind.WEAPONS_WITHDRAWAL, zone="line", zone_by=own)
    spot = place(38.0 - 50 / (111.195 * 0.66913))
    assert answer(rule, asked(where=spot)).outcome is OUTSIDE
    areas = asked(where=spot, accused=["donetsk_peoples_republic"])
    assert answer(rule, areas).outcome is ALLEGED
    nobody = answer(rule, asked(where=spot, accused=()))
    assert nobody.outcome is ALLEGED  # by one of the two lines it is within


def test_an_edge_is_as_true_as_the_file_says():
    near = place(37.9)
    assert answer(clause(ClauseKind.DEMILITARISED_ZONE), asked(where=near)).outcome is ALLEGED
    rough = answer(clause(ClauseKind.DEMILITARISED_ZONE, zone="rough"), asked(where=near))
    assert rough.outcome is OPEN
    assert any("true to 20 km" in words["en"] for words in rough.reasons)


def test_two_ways_of_reading_give_no_answer_and_both_are_named():
    readings = (
        Reading({"ar": "النص", "en": "the text"}, ("air_strike",)),
        Reading({"ar": "الصحافة", "en": "the press"}, ("air_strike", "overflight")),
    )
    rule = clause(ClauseKind.NO_FLIGHT_ZONE, readings=readings)
    assert answer(rule, asked("air_strike")).outcome is ALLEGED
    assert answer(rule, asked("talks")).outcome is OUTSIDE
    told = answer(rule, asked("overflight"))
    assert told.outcome is OPEN
    said = " ".join(words["en"] for words in told.reasons)
    assert "As read by the text, the clause does not cover" in said
    assert "As read by the press, the clause covers" in said


def test_no_incident_shows_that_a_report_was_not_made():
    rule = clause(ClauseKind.REPORTING, every_days=7)
    assert answer(rule, asked()).outcome is OUTSIDE


def test_reports_are_missed_by_silence():
    rule = clause(ClauseKind.REPORTING, every_days=7)
    days = [date(2019, 1, 7), date(2019, 1, 14), date(2019, 2, 1)]
    assert missed_reports(rule, days, date(2019, 1, 1), date(2019, 2, 10)) == [
        (date(2019, 1, 21), date(2019, 1, 31)),
        (date(2019, 2, 8), date(2019, 2, 10)),
    ]
    assert missed_reports(rule, [], date(2019, 1, 1), date(2019, 1, 7)) == [
        (date(2019, 1, 7), date(2019, 1, 7))
    ]
