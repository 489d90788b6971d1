"""Who is reminded of talks: whose silence will count, and who promised something by a day."""

from datetime import timedelta

import pytest

from hudna.actions.commitment_words import undertaking_of
from hudna.actions.register_commitment import register_commitment
from hudna.db.asking import asks_of
from hudna.db.gate import released_to
from hudna.model.reminder import Ask, AskKind
from tests.actions.conftest import Scene
from tests.actions.statement_table import BOTH, Table

pytestmark = pytest.mark.django_db(transaction=True)


def asked(scene: Scene, office: str) -> list[Ask]:
    asks = asks_of(released_to(scene.desk.store.actor(office), now=scene.now))
    return [one for one in asks if one.kind in (AskKind.STATEMENT, AskKind.COMMITMENT)]


def test_a_party_is_reminded_before_its_silence_counts_and_not_once_it_spoke(scene: Scene) -> None:
    table = Table(scene)
    draft = table.draft()
    table.write(draft, "russia-representative", BOTH)
    text = table.put(draft, hours=48)
    ask = Ask(AskKind.STATEMENT, draft.id, scene.now + timedelta(hours=48))
    assert asked(scene, "iran-representative") == [ask]
    assert asked(scene, "un-observer") == [], "of who is consulted silence says nothing"
    assert asked(scene, "iran-verifier") == [], "it cannot speak for its party"
    table.sign(text, "iran")
    assert asked(scene, "iran-representative") == []
    assert asked(scene, "turkey-representative") == [ask]


def test_without_a_silence_procedure_nobody_is_reminded(scene: Scene) -> None:
    table = Table(scene)
    draft = table.draft()
    table.write(draft, "russia-representative", BOTH)
    table.put(draft, hours=None)
    assert asked(scene, "iran-representative") == []
    reader = released_to(scene.desk.store.actor("iran-representative"), now=scene.now)
    assert [file.draft.id for file in reader.texts_waiting()] == [draft.id], "but it is shown"


def test_who_promised_is_reminded_until_the_day_is_over(scene: Scene) -> None:
    actor, now = scene.desk.store.actor("un-observer"), scene.now
    fields = {"owner": "turkey", "words": "to tell (exercise)", "language": "en",
              "promised": str(now.date()), "due": str(now.date()), "audience": "sides"}  # fmt: skip
    owed = undertaking_of(fields, actor, now=now, exercise=True)
    statement = scene.sign("un-observer", "undertaking", owed)
    register_commitment(scene.desk.store, scene.desk.record, statement, now)
    (ask,) = asked(scene, "turkey-representative")
    assert (ask.kind, ask.about) == (AskKind.COMMITMENT, owed.id)
    assert timedelta(0) < ask.due - now <= timedelta(days=1)
    assert asked(scene, "russia-representative") == []
    scene.desk.moment = ask.due
    assert asked(scene, "turkey-representative") == [], "overdue ones stand on the overview"
