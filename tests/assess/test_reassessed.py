"""An incident is judged anew from the day a version begins; before that it keeps its judgement."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from hudna.assess.agreements import load
from hudna.assess.assess import assess
from hudna.assess.reassessed import reassessed, touched
from hudna.model.agreement import Outcome
from hudna.model.incident import Incident
from hudna.model.place import Place, PlacePrecision
from hudna.model.release import Audience, Release
from hudna.model.when import DatePrecision, When
from tests.assess.test_versions import IDLIB, SAID, SARMIN

DAMASCUS = ZoneInfo("Asia/Damascus")
BEFORE = load("de-escalation-2017-09-15")
FIRE = BEFORE.clauses[0]
START = When("2018-03-01", None, DatePrecision.DAY)


def amended(**changes):
    clause = replace(FIRE, in_force=START, **changes)
    others = tuple(replace(c, in_force=START) for c in BEFORE.clauses[1:])
    return replace(
        BEFORE, version="2018-03-01", supersedes=BEFORE.version, in_force=START,
        clauses=(clause, *others),
    )  # fmt: skip


def incident(first, last=None, place=SARMIN):
    when = When(first, last or first, DatePrecision.DAY)
    return Incident(
        f"inc-{first}", "shelling", when, place, (), ("syria_army",), False, (),
        Release(Audience.PUBLIC), weapons=("tank",),
    )  # fmt: skip


def changed(after, *incidents):
    found = reassessed([(one, [SAID]) for one in incidents], BEFORE, after, zone=DAMASCUS)
    return [
        (whole.incident, r.clause, r.old and r.old.outcome, r.new and r.new.outcome)
        for whole in found
        for r in whole.changed
    ]


def test_from_its_day_on_a_version_judges_and_the_old_judgement_stands_beside_it():
    after = amended(event_types=("air_strike",))
    assert changed(after, incident("2018-02-28"), incident("2018-03-01")) == [
        ("inc-2018-03-01", FIRE.id, Outcome.BREACH_ALLEGED, Outcome.OUTSIDE_SCOPE)
    ]


def test_a_version_that_leaves_a_clause_as_it_was_changes_no_judgement():
    assert changed(amended(), incident("2018-02-28"), incident("2018-03-01")) == []


def test_a_clause_taken_out_leaves_the_old_judgement_alone():
    after = amended()
    after = replace(after, clauses=after.clauses[1:])
    assert changed(after, incident("2018-02-28"), incident("2018-03-01")) == [
        ("inc-2018-03-01", FIRE.id, Outcome.BREACH_ALLEGED, None)
    ]


def test_a_new_clause_has_no_old_judgement():
    after = amended()
    new = replace(after.clauses[0], id="SY-DEA/new")
    after = replace(after, clauses=(*after.clauses, new))
    assert changed(after, incident("2018-03-01")) == [
        ("inc-2018-03-01", "SY-DEA/new", None, Outcome.BREACH_ALLEGED)
    ]


def test_an_incident_of_unsure_day_is_open_under_both():
    after = amended(event_types=("air_strike",))
    across = incident("2018-02-25", "2018-03-05")
    ((_, clause, old, new),) = changed(after, across)
    assert (clause, old, new) == (FIRE.id, Outcome.BREACH_ALLEGED, Outcome.OUTSIDE_SCOPE)
    under = assess(across, [SAID], [BEFORE, after], zone=DAMASCUS)
    kept = next(a for a in under if (a.version, a.clause) == (BEFORE.version, FIRE.id))
    assert kept.outcome is Outcome.NOT_RESOLVABLE


def test_a_zone_drawn_otherwise_changes_a_chance():
    wider = amended(zone="syria")
    ((_, _, old, new),) = changed(wider, incident("2018-03-02", place=IDLIB))
    assert (old, new) == (Outcome.NOT_RESOLVABLE, Outcome.BREACH_ALLEGED)


RAQQA = Place("Raqqa", "SY-RA", None, "SY", "Raqqa", 35.95, 39.0, 5.0, PlacePrecision.SETTLEMENT)
NOBODY_KNOWS = When(None, None, DatePrecision.UNKNOWN)


@pytest.mark.parametrize(
    ("one", "is_touched"),
    [
        (incident("2018-02-28"), False),  # over before the version begins
        (incident("2018-02-25", "2018-02-28"), False),
        (incident("2018-02-28", "2018-03-01"), True),
        (incident("2018-03-01"), True),
        (replace(incident("2018-03-01"), when=NOBODY_KNOWS), True),
        (incident("2018-03-01", place=RAQQA), False),  # in no zone of either version
        (replace(incident("2018-03-01"), event_type="weather"), False),  # no clause is about it
    ],
)
def test_a_version_touches_what_lies_in_its_time_and_its_clauses(one, is_touched):
    after = amended(event_types=("air_strike",))
    assert bool(touched([(one, [SAID])], BEFORE, after, zone=DAMASCUS)) is is_touched


def test_a_zone_that_grows_touches_what_lay_outside():
    moved = incident("2018-03-01", place=RAQQA)
    assert changed(amended(zone="syria"), moved) == [
        ("inc-2018-03-01", FIRE.id, Outcome.OUTSIDE_SCOPE, Outcome.BREACH_ALLEGED)
    ]


def test_judgements_that_stay_are_counted_and_those_outside_both_times_are_not():
    (found,) = reassessed([(incident("2018-03-01"), [SAID])], BEFORE, amended(), zone=DAMASCUS)
    reaching = [
        a for a in assess(incident("2018-03-01"), [SAID], [BEFORE], zone=DAMASCUS)
        if a.outcome is not Outcome.OUTSIDE_SCOPE
    ]  # fmt: skip
    assert (found.stay, found.changed) == (len(reaching), ())
    assert found.stay > 0


def test_what_is_over_when_a_version_begins_keeps_its_judgement_word_for_word():
    past = incident("2018-02-28")
    alone = assess(past, [SAID], [BEFORE], zone=DAMASCUS)
    both = assess(past, [SAID], [BEFORE, amended(event_types=("air_strike",))], zone=DAMASCUS)
    assert both[: len(alone)] == alone
