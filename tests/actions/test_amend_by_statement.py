"""A joint statement that all signed makes the next version of an agreement; silence does not."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from hudna.actions.adopt_statement import adopt_due, adopt_statement
from hudna.actions.agree_statement import put_text
from hudna.actions.amend_agreement import amend_agreement
from hudna.actions.amend_by_statement import versions_of_text
from hudna.actions.follow_record import follow_record
from hudna.actions.statement_words import text_of
from hudna.actions.watched_agreements import watched_agreements
from hudna.db.audit import audit_desk
from hudna.db.models import AmendmentRow, Entry
from hudna.errors import Conflict, InputError, NotFound, RecordRejected, Refused
from hudna.model.agreement import Agreement
from hudna.model.amendment import Amendment, amendment_of
from hudna.model.joint_statement import (
    AdoptedStatement,
    DraftParagraph,
    StatementDraft,
    StatementText,
)
from hudna.talks.adoption import with_sha256
from hudna.talks.next_version import VersionState, standing_of
from tests.actions.conftest import Scene, next_version
from tests.actions.statement_table import BOTH, Table

pytestmark = pytest.mark.django_db(transaction=True)

AREAS = "syria-de-escalation-areas"


class Amending(Table):
    """A table at which an agreement is changed."""

    def open(self, **more: Any) -> StatementDraft:
        draft = self.draft(**{"amends": AREAS, "consulted": (), **more})
        self.write(draft, "russia-representative", BOTH)
        return draft

    def made(self, draft: StatementDraft, after: Agreement, hours: int | None = 24) -> Any:
        now, store = self.scene.now, self.desk.store
        return text_of(
            draft, list(store.all(DraftParagraph, draft=draft.id)),
            self.actor("russia-representative"),
            number=len(list(store.all(StatementText, draft=draft.id))) + 1,
            silence_until=now + timedelta(hours=hours) if hours else None,
            language="en", now=now,
            amending=versions_of_text(watched_agreements(store), draft.amends, after),
        )  # fmt: skip

    def put_version(
        self, draft: StatementDraft, after: Agreement, hours: int | None = 24
    ) -> StatementText:
        put: StatementText = self.hand(put_text, "statement_text", self.made(draft, after, hours))
        return put

    def adopted(self, draft: StatementDraft) -> AdoptedStatement:
        adopted = adopt_statement(self.desk.operator(), draft.id)
        assert adopted is not None
        return adopted

    def versions(self) -> list[str]:
        return [a.version for a in watched_agreements(self.desk.store) if a.id == AREAS]

    def bring_in(self, amendment: Amendment) -> Amendment:
        said = self.scene.sign_with(self.desk.own_key, "amendment", amendment)
        return amend_agreement(self.desk.store, self.desk.record, said)


@pytest.fixture
def table(scene: Scene) -> Amending:
    return Amending(scene)


@pytest.fixture
def by_silence(table: Amending) -> AdoptedStatement:
    """Russia and Turkey signed the statement, Iran was silent until the time was over."""
    draft = table.open()
    table.sign(table.put_version(draft, next_version()), "russia", "turkey")
    table.later(25)
    return table.adopted(draft)


def test_a_statement_that_all_signed_is_the_next_version_from_then_on(table: Amending) -> None:
    draft = table.open()
    text = table.put_version(draft, next_version(), hours=None)
    table.sign(text, "russia", "turkey", "iran")
    statement = table.adopted(draft)
    (amendment,) = table.desk.store.all(Amendment)
    assert amendment.statement == statement.id
    assert amendment.agreement == next_version()
    assert amendment.approvals == {}
    assert next_version() in watched_agreements(table.desk.store)
    assert statement.makes == text.makes
    assert text.makes is not None
    assert text.makes.signatories == ("iran", "russia", "turkey")


def test_silence_signs_no_amendment(table: Amending, by_silence: AdoptedStatement) -> None:
    store = table.desk.store
    assert [one.party for one in by_silence.silent] == ["iran"]
    assert "2019-09-20" not in table.versions()
    assert by_silence.makes is not None
    found = standing_of(by_silence.makes, by_silence.signatures, (), watched_agreements(store))
    assert found.state is VersionState.WAITING
    assert (found.signed, found.missing) == (("russia", "turkey"), ("iran",))
    with pytest.raises(Refused, match="not signed by iran"):
        table.bring_in(amendment_of(next_version(), "operator", {}, by_silence.id))
    assert "2019-09-20" not in table.versions()


def test_who_was_silent_approves_with_its_own_key(
    table: Amending, by_silence: AdoptedStatement
) -> None:
    approved = table.scene.amendment(next_version(), ("iran",), statement=by_silence.id)
    amendment = table.bring_in(approved)
    store = table.desk.store
    assert by_silence.makes is not None
    found = standing_of(
        by_silence.makes, by_silence.signatures, [amendment], watched_agreements(store)
    )
    assert found.state is VersionState.IN_FORCE
    assert found.missing == ()
    assert table.versions()[-1] == "2019-09-20"


def test_a_statement_carries_only_the_version_that_was_signed(
    table: Amending, by_silence: AdoptedStatement
) -> None:
    other = next_version(notes=())
    approved = table.scene.amendment(other, ("iran",), statement=by_silence.id)
    with pytest.raises(RecordRejected, match="is not this version"):
        table.bring_in(approved)
    nowhere = table.scene.amendment(next_version(), ("iran",), statement="statement-nowhere")
    with pytest.raises(RecordRejected, match="no joint statement statement-nowhere"):
        table.bring_in(nowhere)


def test_who_follows_the_record_checks_the_statements_signatures_anew(
    table: Amending, by_silence: AdoptedStatement
) -> None:
    store = table.desk.store
    place = table.desk.record.size + len(store.pending(1000))
    silent = amendment_of(next_version(), "operator", {}, by_silence.id)
    said = table.scene.sign_with(table.desk.own_key, "amendment", silent)
    with pytest.raises(Refused, match="not signed by iran"):
        follow_record(store, [(place, said.entry)])
    approved = table.scene.amendment(next_version(), ("iran",), statement=by_silence.id)
    said = table.scene.sign_with(table.desk.own_key, "amendment", approved)
    assert follow_record(store, [(place, said.entry)]) == 1
    assert table.versions()[-1] == "2019-09-20"


def test_of_two_statements_with_one_base_the_second_has_to_be_rebased(table: Amending) -> None:
    first, second = table.open(), table.open(id="statement-draft-two")
    one = table.put_version(first, next_version(), hours=None)
    two = table.put_version(second, next_version("2019-09-22"), hours=None)
    table.sign(two, "turkey", "iran")
    table.sign(one, "russia", "turkey", "iran")
    table.adopted(first)
    with pytest.raises(Conflict, match="cannot be signed any more") as told:
        table.sign(two, "russia")
    assert "into the version in force" in told.value.advice
    with pytest.raises(Conflict, match="'2019-09-20' is in force"):
        table.put_version(second, next_version("2019-09-22"), hours=None)
    third = next_version("2019-09-22", supersedes="2019-09-20")
    again = table.put_version(second, third, hours=None)
    table.sign(again, "russia", "turkey", "iran")
    table.adopted(second)
    assert table.versions()[-2:] == ["2019-09-20", "2019-09-22"]


def test_what_is_adopted_after_its_base_was_overtaken_stands_and_makes_no_version(
    table: Amending,
) -> None:
    listening = table.open(consulted=("un",))
    text = table.put_version(listening, next_version("2019-09-22"))
    table.sign(text, "russia", "turkey", "iran")
    table.bring_in(table.scene.amendment(next_version()))
    table.later(25)
    (statement,) = adopt_due(table.desk.operator())
    assert table.versions()[-1] == "2019-09-20"
    store = table.desk.store
    assert statement.makes is not None
    found = standing_of(
        statement.makes, statement.signatures, list(store.all(Amendment)), watched_agreements(store)
    )
    assert (found.state, found.current) == (VersionState.OVERTAKEN, "2019-09-20")


@pytest.mark.parametrize(
    ("amends", "after", "error", "words"),
    [
        (None, next_version(), Conflict, "does not say that it changes"),
        ("idlib-memorandum", next_version(), Conflict, "this draft amends idlib-memorandum"),
        (AREAS, next_version(supersedes="2017-05-04"), Conflict, "'2017-09-15' is in force"),
        ("nowhere", next_version(id="nowhere"), NotFound, "not watched here"),
        (
            AREAS,
            next_version(notes=tuple({"ar": "م" * 9000, "en": str(n) * 9000} for n in range(4))),
            InputError,
            "more than an entry",
        ),
    ],
)
def test_a_version_that_cannot_follow_is_not_put(
    scene: Scene, amends: str | None, after: Agreement, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words) as told:
        versions_of_text(watched_agreements(scene.desk.store), amends, after)
    assert told.value.advice  # type: ignore[attr-defined]


def test_no_other_version_is_shown_than_the_one_that_is_signed(
    table: Amending,
) -> None:
    draft = table.open()
    made = table.made(draft, next_version())
    with pytest.raises(RecordRejected, match="not the version that is shown"):
        table.hand(put_text, "statement_text", replace(made, next_version=next_version(notes=())))
    with pytest.raises(RecordRejected, match="does not hold"):
        table.hand(put_text, "statement_text", replace(made, next_version=None))
    named = replace(made, makes=replace(made.makes, signatories=("russia",)))
    named = with_sha256(named, draft)
    with pytest.raises(RecordRejected, match="not the version that is shown"):
        table.hand(put_text, "statement_text", named)
    assert list(table.desk.store.all(StatementText)) == []


def test_the_audit_holds_an_amendment_against_the_signatures_of_its_statement(
    table: Amending,
) -> None:
    draft = table.open()
    table.sign(table.put_version(draft, next_version(), hours=None), "russia", "turkey", "iran")
    table.adopted(draft)
    table.desk.sequence()
    assert audited(table) == []
    signed = Entry.objects.filter(kind="statement_signature")
    iran = next(e for e in signed if json.loads(bytes(e.canonical))["body"]["party"] == "iran")
    other = bytes(iran.canonical).replace(b'"iran"', b'"un"')
    Entry.objects.filter(pk=iran.pk).update(canonical=other)
    assert any("holds no signature of iran to this text" in one for one in audited(table))
    Entry.objects.filter(pk=iran.pk).update(canonical=bytes(iran.canonical))
    held = AmendmentRow.objects.get()
    amendment = {**json.loads(held.body), "statement": None}
    AmendmentRow.objects.update(body=json.dumps(amendment))
    assert any("is not signed by iran, russia, turkey" in one for one in audited(table))


def audited(table: Amending) -> list[str]:
    found = [str(one) for one in audit_desk(table.desk.record.hashes())]
    return [one for one in found if "mendment" in one]
