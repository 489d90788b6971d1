"""Movements in the record: who announces and reads of them, and that answers leak nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from hudna.actions.acknowledge_movement import acknowledge_movement
from hudna.actions.announce_movement import announce_movement, cancel_movement, declare_zone
from hudna.actions.check_movements import check_movements
from hudna.actions.movement_words import (
    announcement_of,
    cancellation_of,
    movement_acknowledgement_of,
    zone_of,
)
from hudna.db.asking import asks_of
from hudna.db.audit import audit_desk
from hudna.db.gate import released_to
from hudna.deconflict.draft import draft_of
from hudna.errors import Conflict, NotFound, Refused
from hudna.model.incident import Incident
from hudna.model.movement import ConflictAnswer, Movement, MovementState, Opponent
from hudna.model.release import PUBLISHED, Audience, Release
from hudna.model.reminder import AskKind
from hudna.model.when import DatePrecision, When
from hudna.record.entry import parse
from tests.actions.conftest import Scene

pytestmark = pytest.mark.django_db(transaction=True)

CONVOY = {
    "kind": "convoy", "title": "exercise convoy", "start": "2019-09-26T09:00Z",
    "route": "34.9 36.9; 34.95 36.9", "speed_kmh": 40,
}  # fmt: skip


def made(scene: Scene, by: str = "un-observer", amends: str | None = None, **more: Any) -> Movement:
    actor = scene.desk.store.actor(by)
    draft = draft_of({**CONVOY, **more})
    return announcement_of(draft, actor, now=scene.now, exercise=True, amends=amends)


def hand(scene: Scene, action: Callable[..., Any], kind: str, value: Any) -> Any:
    said = action(scene.desk.store, scene.desk.record, scene.sign(value.by, kind, value), scene.now)
    check_movements(scene.desk.operator())
    return said


def announced(scene: Scene, **more: Any) -> Movement:
    movement: Movement = hand(scene, announce_movement, "movement", made(scene, **more))
    return movement


def acknowledge(scene: Scene, movement: Movement, by: str) -> Any:
    actor = scene.desk.store.actor(by)
    word = movement_acknowledgement_of(movement.id, actor, note="", language="en", now=scene.now)
    return hand(scene, acknowledge_movement, "movement_acknowledgement", word)


def seen(scene: Scene, office: str | None, movement: Movement) -> Any:
    actor = scene.desk.store.actor(office) if office else None
    return released_to(actor, now=scene.now).movement(movement.id)


def test_the_record_shows_that_something_was_announced_and_not_what(scene: Scene) -> None:
    announced(scene)
    entries = [parse(one.canonical) for one in scene.desk.store.pending(1000)]
    (entry,) = [one for one in entries if one.type == "movement"]
    assert set(entry.body) == {"id", "party", "by", "at", "exercise"}


def test_every_party_reads_it_and_the_public_never(scene: Scene) -> None:
    movement = announced(scene)
    for office in ("iran-analyst", "syria_opposition-monitor", "un-observer"):
        assert seen(scene, office, movement).state is MovementState.FILED
    for office in (None, "iran-administrator"):
        with pytest.raises(NotFound):
            seen(scene, office, movement)
    public = replace(made(scene, title="other"), release=PUBLISHED)
    with pytest.raises(Refused, match="never public"):
        hand(scene, announce_movement, "movement", public)


def test_who_files_may_restrict_its_readers(scene: Scene) -> None:
    movement = announced(scene, release="mechanism")
    assert seen(scene, "iran-analyst", movement)
    with pytest.raises(NotFound):
        seen(scene, "syria_opposition-monitor", movement)


def test_two_sides_acknowledge_and_the_third_has_not(scene: Scene) -> None:
    movement = announced(scene)
    acknowledge(scene, movement, "russia-analyst")
    acknowledge(scene, movement, "turkey-representative")
    told = {one.party for one in seen(scene, "iran-analyst", movement).acknowledgements}
    assert told == {"russia", "turkey"}
    with pytest.raises(Conflict, match="already"):
        acknowledge(scene, movement, "russia-verifier")
    with pytest.raises(Refused, match="your own party's"):
        acknowledge(scene, movement, "un-observer")
    with pytest.raises(Refused):
        acknowledge(scene, movement, "operator-publisher")


def test_only_its_party_amends_or_cancels_it(scene: Scene) -> None:
    movement = announced(scene)
    with pytest.raises(Refused, match="did not announce"):
        announced(scene, by="iran-analyst", amends=movement.id)
    later = announced(scene, amends=movement.id, title="later")
    assert seen(scene, "iran-analyst", movement).state is MovementState.AMENDED
    assert later.id not in {
        r.approach.against for r in seen(scene, "iran-analyst", later).check.reasons
    }
    with pytest.raises(Conflict, match="amended"):
        acknowledge(scene, movement, "iran-analyst")
    actor = scene.desk.store.actor("un-observer")
    word = cancellation_of(later.id, actor, reasons="x", language="en", now=scene.now)
    hand(scene, cancel_movement, "movement_cancellation", word)
    assert seen(scene, "iran-analyst", later).state is MovementState.CANCELLED


def test_late_filing_is_taken_and_what_is_over_is_refused(scene: Scene) -> None:
    assert announced(scene, start=(scene.now + timedelta(minutes=5)).isoformat())
    with pytest.raises(Conflict, match="over"):
        announced(scene, start=(scene.now - timedelta(days=1)).isoformat())


def near_the_route(scene: Scene, release: Release) -> None:
    """Store an incident of the day before beside the route, released as given."""
    held = scene.desk.store.held(Incident, scene.case.incident)
    assert held is not None
    when = When("2019-09-25", "2019-09-25", DatePrecision.DAY)
    place = replace(held.value.place, name="exercise crossing", latitude=34.92, longitude=36.9,
                    radius_km=1.0)  # fmt: skip
    incident = replace(
        held.value, id=f"inc-{release.audience.value}", when=when, place=place, release=release
    )
    operator = scene.desk.operator()
    with scene.desk.store.transaction():
        said = operator.say("case", replace(scene.case, id=f"case-{release.audience.value}"))
        scene.desk.store.add_entry(said.entry, "case", said.private)
        scene.desk.store.put(incident, release, scene.now, said.entry)
    check_movements(operator)


def met(scene: Scene, office: str, movement: Movement) -> set[str]:
    reasons = seen(scene, office, movement).check.reasons
    return {r.approach.against for r in reasons if r.approach.kind is Opponent.INCIDENT}


def test_an_answer_does_not_leak_an_incident_its_reader_may_not_see(scene: Scene) -> None:
    movement = announced(scene)
    near_the_route(scene, Release(Audience.GUARANTORS))
    assert met(scene, "iran-analyst", movement) == {"inc-guarantors"}
    for office in ("un-observer", "syria_opposition-monitor"):
        check = seen(scene, office, movement).check
        assert met(scene, office, movement) == set()
        assert "inc-guarantors" not in repr(check)
        assert check.tested["incident"] == 0, "not even that there is one"
    near_the_route(scene, Release(Audience.PARTY, "turkey"))
    assert met(scene, "iran-analyst", movement) == {"inc-guarantors"}
    near_the_route(scene, Release(Audience.SIDES))
    assert met(scene, "syria_opposition-monitor", movement) == {"inc-sides"}


def test_an_answer_does_not_leak_a_plan_its_reader_may_not_see(scene: Scene) -> None:
    movement = announced(scene)
    hidden = announced(scene, by="turkey-analyst", title="hidden", release="guarantors")
    assert hidden.id in repr(seen(scene, "iran-analyst", movement).check)
    assert hidden.id not in repr(seen(scene, "un-observer", movement).check)
    assert "hidden" not in repr(seen(scene, "syria_opposition-monitor", movement).check)


def test_the_answer_follows_zones_and_plans_and_stays_while_nothing_changes(scene: Scene) -> None:
    movement = announced(scene)
    first = seen(scene, "iran-analyst", movement).check
    assert first.answer is ConflictAnswer.NO_CONFLICT_FOUND
    assert check_movements(scene.desk.operator()) == ()
    fields = {
        "title": "exercise zone", "points": "34.92 36.9", "radius_m": 2000,
        "start": "2019-09-26T00:00Z", "end": "2019-09-27T00:00Z", "closed_to": ["convoy"],
    }  # fmt: skip
    zone = zone_of(fields, scene.desk.store.actor("turkey-analyst"), now=scene.now)
    hand(scene, declare_zone, "declared_zone", zone)
    assert seen(scene, "iran-analyst", movement).check.answer is ConflictAnswer.CONFLICT


def test_the_database_follows_from_what_was_signed(scene: Scene) -> None:
    movement = announced(scene)
    acknowledge(scene, movement, "russia-analyst")
    scene.desk.sequence()
    problems = [one for one in audit_desk(scene.desk.record.hashes()) if "ovement" in str(one)]
    assert problems == []


def test_a_party_that_has_not_acknowledged_is_reminded_and_all_before_the_start(
    scene: Scene,
) -> None:
    movement = announced(scene)
    acknowledge(scene, movement, "russia-analyst")

    def asked(office: str) -> set[AskKind]:
        reader = released_to(scene.desk.store.actor(office), now=scene.now)
        return {ask.kind for ask in asks_of(reader) if ask.about == movement.id}

    assert asked("iran-analyst") == {AskKind.MOVEMENT, AskKind.MOVEMENT_START}
    assert asked("russia-analyst") == asked("un-observer") == {AskKind.MOVEMENT_START}
    assert asked("iran-administrator") == set()
