"""Talks are filed, drafted, adopted and read alike on SQLite and on PostgreSQL."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from hudna.actions.adopt_statement import adopt_statement
from hudna.actions.agree_statement import put_text, sign_text
from hudna.actions.commitment_words import undertaking_of
from hudna.actions.draft_statement import open_draft, write_paragraph
from hudna.actions.register_commitment import register_commitment
from hudna.actions.register_relation import register_relation
from hudna.actions.relation_words import event_of
from hudna.actions.statement_words import draft_of, paragraph_of, signature_of, text_of
from hudna.cli.context import key_of, signed
from hudna.cli.exercise import load_exercise
from hudna.cli.founding import found_record, make_nodes
from hudna.db.audit import audit_desk
from hudna.db.desk import Desk
from hudna.db.gate import released_to
from hudna.model.joint_statement import Adoption, StatementDraft
from hudna.model.release import Audience

pytestmark = pytest.mark.django_db(databases=["default", "postgres"], transaction=True)


@pytest.fixture
def desk(alias: str, tmp_path: Path) -> Desk:
    deployment = make_nodes(tmp_path / "n", load_exercise().mechanism)
    made = Desk(deployment.operator_node, alias)
    found_record(made, deployment)
    return made


def hand(desk: Desk, action: Callable[..., Any], kind: str, value: Any) -> Any:
    statement = signed(desk, key_of(desk, value.by), kind, value)
    return action(desk.store, desk.record, statement, desk.now())


def test_a_statement_is_drafted_adopted_and_audited(desk: Desk, alias: str) -> None:
    russia, turkey = (desk.store.actor(f"{p}-representative") for p in ("russia", "turkey"))
    now = desk.now()
    draft = hand(desk, open_draft, "statement_draft", draft_of(
        russia, title={"ar": "بيان (تمرين)"}, round_=None, reference="ar", languages=("ar",),
        signatories=("russia", "turkey"), consulted=(), adoption=Adoption.CONSENSUS, amends=None,
        audience=Audience.MECHANISM, language="ar", exercise=True, now=now,
    ))  # fmt: skip
    first = paragraph_of(draft, russia, {"ar": "يستمر الهدوء. (تمرين)"}, language="ar", now=now)
    versions = [hand(desk, write_paragraph, "paragraph", first)]
    text = text_of(draft, versions, russia, number=1, silence_until=None, language="ar", now=now)
    hand(desk, put_text, "statement_text", text)
    for actor in (russia, turkey):
        hand(desk, sign_text, "statement_signature", signature_of(text, actor, now=now))
    member = released_to(desk.store.actor("iran-analyst"), now=now, alias=alias)
    assert [one.id for one in member.open_drafts().items] == [draft.id]
    adopted = adopt_statement(desk.operator(), draft.id)
    assert adopted is not None
    desk.sequence()

    public = released_to(None, now=now, alias=alias)
    assert [one.id for one in public.joint_statements().items] == [adopted.id]
    assert public.joint_statement(adopted.id).texts == {"ar": ("يستمر الهدوء. (تمرين)",)}
    assert public.page(StatementDraft).items == ()
    assert public.proof_places(adopted).whole
    assert member.open_drafts().items == ()
    file = member.draft_file(draft.id)
    assert (len(file.versions), len(file.signatures)) == (1, 2)
    assert list(audit_desk(desk.record.hashes(), alias)) == []


def test_what_is_overdue_is_listed_first(desk: Desk, alias: str) -> None:
    actor, now = desk.store.actor("un-observer"), desk.now()
    for days in (3, -1, 1):
        fields = {"owner": "turkey", "words": f"exercise {days}", "language": "en",
                  "promised": str((now - timedelta(days=9)).date()),
                  "due": str((now + timedelta(days=days)).date()),
                  "audience": "sides"}  # fmt: skip
        owed = undertaking_of(fields, actor, now=now, exercise=True)
        hand(desk, register_commitment, "undertaking", owed)
    reader = released_to(desk.store.actor("iran-analyst"), now=now, alias=alias)
    late = reader.overdue_undertakings(9)
    assert [file.undertaking.words["en"] for file in late] == ["exercise -1"]


def test_two_states_have_one_line_whoever_told_of_it(desk: Desk, alias: str) -> None:
    now = desk.now()
    for office, one, other in (
        ("turkey-representative", "turkey", "iran"),
        ("iran-representative", "iran", "turkey"),
    ):
        fields = {"one": one, "other": other, "fields": ["trade"], "title": office,
                  "start": "2019-09-20", "language": "en"}  # fmt: skip
        event = event_of(fields, desk.store.actor(office), now=now, exercise=True)
        hand(desk, register_relation, "relation_event", event)
    desk.sequence()
    reader = released_to(desk.store.actor("russia-analyst"), now=now, alias=alias)
    assert reader.relation_pairs() == (("russia", "turkey"), ("iran", "turkey"))
    assert len(reader.relation_line("turkey", "iran").events) == 2
    assert released_to(None, now=now, alias=alias).relation_line("iran", "turkey").events == ()
    assert list(audit_desk(desk.record.hashes(), alias)) == []
