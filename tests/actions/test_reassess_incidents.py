"""An amendment judges again what it touches, keeps what was said before, and nothing else."""

from typing import Any

from django.apps import apps

from hudna.actions.amend_agreement import amend_agreement
from hudna.actions.reassess_incidents import reassess_incidents
from hudna.cli.process import run_process
from hudna.cli.scenario import key_of
from hudna.cli.submit import Handover, hand_in
from hudna.db.audit import audit_desk
from hudna.db.desk import Desk
from hudna.db.gate import released_to
from hudna.intake.intake import read_bytes
from hudna.model.agreement import Agreement, Allegation, Outcome
from hudna.model.incident import Incident
from hudna.model.reassessment import Reassessment
from hudna.model.release import Audience, Release
from tests.actions.conftest import NOW, Scene, next_version

CLAUSE = "SY-DEA/2-idlib"
DURING = "shelling hit Kafr Nabl in Idlib on 22 September 2019"
BEFORE = "shelling hit Maarat al-Numan in Idlib on 12 September 2019"
ELSEWHERE = "shelling hit Raqqa on 22 September 2019"


def processed(desk: Desk, *told: str) -> dict[str, Incident]:
    """Return the incidents of one report each, by what it told."""
    actor, found = desk.store.actor("un-observer"), {}
    desk.moment = NOW
    for number, words in enumerate(told):
        text = f"Exercise {number}. The observer mission reported that {words}.\n".encode()
        document = read_bytes(f"{number}.txt", text).documents[0]
        how = Handover(Release(Audience.MECHANISM), "exercise wire")
        hand_in(desk, key_of(desk, actor.id), actor, document, text, how)
        known = {i.id for i in desk.store.all(Incident)}
        run_process(desk)
        (found[words],) = (i for i in desk.store.all(Incident) if i.id not in known)
    return found


def amended(desk: Desk, after: Agreement) -> tuple[Reassessment, ...]:
    scene = Scene(desk, None)  # type: ignore[arg-type]
    said = scene.sign_with(scene.own_key("operator"), "amendment", scene.amendment(after))
    amend_agreement(desk.store, desk.record, said)
    return reassess_incidents(desk.operator())


def judged(desk: Desk, incident: Incident) -> dict[tuple[str, str], Allegation]:
    found = desk.store.all(Allegation, incident=incident.id)
    return {(a.version, a.clause): a for a in found}


def said_of(incident: Incident) -> list[Any]:
    """Return every version of every allegation about an incident as it is stored."""
    rows = apps.get_model("db", "AllegationRow")._default_manager.filter(incident=incident.id)
    return list(rows.order_by("id").values_list("object_id", "version", "current", "body"))


def test_what_it_touches_is_judged_again_with_the_old_judgement_beside_the_new(
    exercise_desk: Desk,
) -> None:
    incident = processed(exercise_desk, DURING)[DURING]
    before = judged(exercise_desk, incident)
    old = before["2017-09-15", CLAUSE]
    assert old.outcome is not Outcome.OUTSIDE_SCOPE

    (found,) = amended(exercise_desk, next_version("2019-09-20"))
    after = judged(exercise_desk, incident)
    new = after["2019-09-20", CLAUSE]
    assert new.outcome is Outcome.OUTSIDE_SCOPE
    assert after["2017-09-15", CLAUSE].outcome is Outcome.OUTSIDE_SCOPE
    assert (found.incident, found.before, found.after) == (incident.id, "2017-09-15", "2019-09-20")
    assert [(c.clause, c.old, c.new) for c in found.changed] == [(CLAUSE, old, new)]
    # Nothing is left to judge anew, and the record has it all.
    assert run_process(exercise_desk).counts == {"Case": 0}
    assert list(audit_desk(exercise_desk.record.hashes(), operator="operator")) == []


def test_nothing_that_was_said_before_is_lost(exercise_desk: Desk) -> None:
    incident = processed(exercise_desk, DURING)[DURING]
    before = said_of(incident)
    amended(exercise_desk, next_version("2019-09-20"))
    bodies = {(name, version): body for name, version, _, body in said_of(incident)}
    assert all(bodies[name, version] == body for name, version, _, body in before)


def test_what_it_does_not_touch_is_not_judged_again(exercise_desk: Desk) -> None:
    found = processed(exercise_desk, DURING, BEFORE, ELSEWHERE)
    before = {words: said_of(one) for words, one in found.items()}
    made = amended(exercise_desk, next_version("2019-09-20"))
    assert [one.incident for one in made] == [found[DURING].id]
    assert said_of(found[BEFORE]) == before[BEFORE]
    assert said_of(found[ELSEWHERE]) == before[ELSEWHERE]
    assert said_of(found[DURING]) != before[DURING]


def test_an_incident_of_the_time_before_keeps_its_judgement_word_for_word(
    exercise_desk: Desk,
) -> None:
    incident = processed(exercise_desk, BEFORE)[BEFORE]
    kept = judged(exercise_desk, incident)
    assert kept["2017-09-15", CLAUSE].outcome is not Outcome.OUTSIDE_SCOPE
    assert amended(exercise_desk, next_version("2019-09-20")) == ()
    run_process(exercise_desk)
    now = judged(exercise_desk, incident)
    assert {name: now[name] for name in kept} == kept
    assert now["2019-09-20", CLAUSE].outcome is Outcome.OUTSIDE_SCOPE


def test_what_is_first_reported_afterwards_has_no_judgement_of_its_time(
    exercise_desk: Desk,
) -> None:
    assert amended(exercise_desk, next_version("2019-09-20")) == ()
    incident = processed(exercise_desk, DURING)[DURING]
    assert judged(exercise_desk, incident)["2019-09-20", CLAUSE].outcome is Outcome.OUTSIDE_SCOPE
    assert reassess_incidents(exercise_desk.operator()) == ()
    assert list(exercise_desk.store.all(Reassessment)) == []


def test_an_amendment_that_came_another_way_is_caught_up_with(exercise_desk: Desk) -> None:
    processed(exercise_desk, DURING)
    scene = Scene(exercise_desk, None)  # type: ignore[arg-type]
    said = scene.sign_with(
        scene.own_key("operator"), "amendment", scene.amendment(next_version("2019-09-20"))
    )
    amend_agreement(exercise_desk.store, exercise_desk.record, said)
    assert run_process(exercise_desk).counts["Reassessment"] == 1
    assert reassess_incidents(exercise_desk.operator()) == ()


def test_both_judgements_are_released_as_their_incident(exercise_desk: Desk) -> None:
    incident = processed(exercise_desk, DURING)[DURING]
    after = next_version("2019-09-20")
    (made,) = amended(exercise_desk, after)
    reader = released_to(exercise_desk.store.actor("un-observer"), now=NOW)
    assert reader.reassessments(incident.id) == (made,)
    assert reader.rejudged(after).items == (made,)
    assert reader.judgements(after) == (made.stay, 1)
    public = released_to(None, now=NOW)
    assert public.reassessments(incident.id) == ()
    assert public.rejudged(after).count == 0
    assert public.judgements(after) == (0, 0)
