"""An incident is judged anew from the day a version begins; before that it keeps its judgement."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from hudna.assess.agreements import load
from hudna.assess.assess import assess
from hudna.assess.reassessed import reassessed
from hudna.model.agreement import Outcome
from hudna.model.incident import Incident
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
    return [(r.incident, r.clause, r.old and r.old.outcome, r.new and r.new.outcome) for r in found]


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
