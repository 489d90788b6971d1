"""A joint statement in the record: drafted by several, put, answered, signed, adopted, audited."""

import json
from dataclasses import replace
from typing import Any

import pytest

from hudna.actions.adopt_statement import adopt_due, adopt_statement
from hudna.actions.agree_statement import put_text, sign_text
from hudna.actions.draft_statement import comment_paragraph
from hudna.actions.statement_proof import check_proof, proof_of
from hudna.actions.statement_words import (
    comment_of,
    signature_of,
    text_of,
)
from hudna.db.audit import audit_desk
from hudna.db.gate import released_to
from hudna.errors import Conflict, InputError, NotFound, RecordRejected, Refused
from hudna.model.joint_statement import (
    AdoptedStatement,
    AnswerKind,
    DraftParagraph,
    StatementDraft,
)
from hudna.model.release import Audience
from hudna.record.folder import Folder
from hudna.record.founded import read_genesis
from hudna.record.receipt import receipt_from
from tests.actions.conftest import Scene
from tests.actions.statement_table import BOTH, Table

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def table(scene: Scene) -> Table:
    return Table(scene)


def test_three_draft_two_sign_one_is_silent_and_the_fourth_dissents(table: Table) -> None:
    draft = table.draft()
    one = table.write(draft, "russia-representative", BOTH)
    bracketed = {"en": "The guarantors meet again [in May]{turkey}.",
                 "ar": "يجتمع الضامنون مجددا [في أيار]{turkey}."}  # fmt: skip
    two = table.write(draft, "turkey-representative", bracketed, one)
    with pytest.raises(Conflict, match="brackets turkey"):
        table.put(draft)
    lifted = {"en": "The guarantors meet again in May.", "ar": "يجتمع الضامنون مجددا في أيار."}
    three = table.write(draft, "turkey-representative", lifted, two)
    text = table.put(draft)
    assert text.versions == (three.id,)
    table.sign(text, "russia", "turkey")
    table.answer(text, "un-observer", AnswerKind.DISSENTS, "exercise: too early")
    assert adopt_due(table.desk.operator()) == ()
    table.later(49)
    (adopted,) = adopt_due(table.desk.operator())
    assert adopted.signatures.keys() == {"russia", "turkey"}
    assert [one.party for one in adopted.silent] == ["iran"]
    assert [(d.party, d.words) for d in adopted.dissents] == [("un", "exercise: too early")]
    assert adopted.sha256 == text.sha256
    assert adopt_due(table.desk.operator()) == ()
    table.desk.sequence()
    about = ("tatement", "raft")
    problems = [str(one) for one in audit_desk(table.desk.record.hashes())]
    assert [one for one in problems if any(word in one for word in about)] == []

    public = released_to(None, now=table.scene.now)
    assert public.one(AdoptedStatement, adopted.id).texts["ar"] == (lifted["ar"],)
    for cls, name in ((StatementDraft, draft.id), (DraftParagraph, one.id)):
        with pytest.raises(NotFound):
            public.one(cls, name)
    with pytest.raises(Conflict, match="adopted"):
        table.write(draft, "iran-representative", BOTH)


def test_two_write_at_once_and_nothing_is_lost(table: Table) -> None:
    draft = table.draft()
    one = table.write(draft, "russia-representative", BOTH)
    table.write(draft, "turkey-representative", {**BOTH, "en": "All guarantors meet again."}, one)
    table.write(draft, "iran-representative", {**BOTH, "en": "The guarantors meet here."}, one)
    assert len(list(table.desk.store.all(DraftParagraph, draft=draft.id))) == 3
    with pytest.raises(Conflict, match="two versions"):
        table.put(draft)


def test_only_who_takes_part_writes_and_only_who_decides_signs(table: Table) -> None:
    draft = table.draft(audience=Audience.SIDES)
    table.write(draft, "russia-representative", BOTH)
    with pytest.raises(Refused, match="takes no part"):
        table.write(draft, "syria_government-monitor", BOTH)
    text = table.put(draft)
    word = signature_of(text, table.actor("un-observer"), now=table.scene.now)
    with pytest.raises(Refused, match="no signatory"):
        table.hand(sign_text, "statement_signature", word)
    analyst = signature_of(text, table.actor("iran-analyst"), now=table.scene.now)
    with pytest.raises(Refused, match="analyst"):
        table.hand(sign_text, "statement_signature", analyst)


def test_a_draft_is_released_to_all_who_take_part_and_never_to_the_public(table: Table) -> None:
    with pytest.raises(Refused, match="un would take part"):
        table.draft(audience=Audience.GUARANTORS)
    for audience in (Audience.PUBLIC, Audience.PARTY):
        with pytest.raises(Refused, match="never public"):
            table.draft(audience=audience)
    with pytest.raises(NotFound, match="not watched"):
        table.draft(amends="no-such-agreement")
    with pytest.raises(InputError, match="no language"):
        table.draft(languages=("en", "xx"))


def test_nobody_slips_other_words_into_a_text(table: Table) -> None:
    draft = table.draft()
    table.write(draft, "russia-representative", BOTH)
    store = table.desk.store
    made = text_of(
        draft, list(store.all(DraftParagraph)), table.actor("russia-representative"), number=1,
        silence_until=None, language="en", now=table.scene.now,
    )  # fmt: skip
    other = replace(made, texts={**made.texts, "ar": ("كلام آخر.",)})
    with pytest.raises(Conflict, match="has changed"):
        table.hand(put_text, "statement_text", other)
    with pytest.raises(RecordRejected, match="hash"):
        table.hand(put_text, "statement_text", replace(made, sha256="0" * 64))
    text = table.put(draft)
    forged = replace(
        signature_of(text, table.actor("iran-representative"), now=table.scene.now),
        sha256="0" * 64,
    )
    with pytest.raises(RecordRejected, match="not this text"):
        table.hand(sign_text, "statement_signature", forged)


def test_what_others_signed_is_not_undone_by_another_text(table: Table) -> None:
    draft = table.draft()
    table.write(draft, "russia-representative", BOTH)
    text = table.put(draft)
    table.sign(text, "russia")
    with pytest.raises(Conflict, match="text of russia is before"):
        table.put(draft, by="iran-representative")
    table.answer(text, "iran-representative", AnswerKind.DISSENTS, "exercise: not so")
    second = table.put(draft, by="iran-representative")
    assert second.number == 2
    with pytest.raises(Conflict, match="text 2 took the place"):
        table.sign(text, "turkey")


def test_after_its_time_nobody_answers(table: Table) -> None:
    draft = table.draft()
    table.write(draft, "russia-representative", BOTH)
    text = table.put(draft, hours=24)
    table.later(25)
    with pytest.raises(Conflict, match="time to answer"):
        table.answer(text, "iran-representative", AnswerKind.DISSENTS, "exercise: late")
    with pytest.raises(InputError, match="an hour to sixty days"):
        table.put(draft, hours=24 * 61)


def test_a_remark_agrees_or_has_words(table: Table) -> None:
    draft = table.draft()
    version = table.write(draft, "russia-representative", BOTH)
    actor, now = table.actor("un-observer"), table.scene.now
    empty = comment_of(version, actor, " ", agrees=False, language="en", now=now)
    with pytest.raises(InputError, match="needs words"):
        table.hand(comment_paragraph, "draft_comment", empty)
    fine = comment_of(version, actor, "", agrees=True, language="en", now=now)
    assert table.hand(comment_paragraph, "draft_comment", fine).agrees
    astray = replace(fine, id="draft-comment-x", version="paragraph-x")
    with pytest.raises(NotFound):
        table.hand(comment_paragraph, "draft_comment", astray)


def test_a_draft_holds_no_more_than_its_page_shows(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hudna.actions.draft_statement.MOST", 1)
    draft = table.draft()
    first = table.write(draft, "russia-representative", BOTH)
    with pytest.raises(Conflict, match="no more"):
        table.write(draft, "turkey-representative", BOTH, first)


def test_a_statement_that_all_signed_is_adopted_at_once_without_a_deadline(table: Table) -> None:
    draft = table.draft(consulted=())
    table.write(draft, "russia-representative", BOTH)
    text = table.put(draft, hours=None)
    table.sign(text, "russia", "turkey")
    assert adopt_statement(table.desk.operator(), draft.id) is None
    table.sign(text, "iran")
    adopted = adopt_statement(table.desk.operator(), draft.id)
    assert adopted is not None
    assert adopted.unheard == ()
    with pytest.raises(Conflict, match="adopted"):
        table.sign(text, "iran")


@pytest.fixture
def proof(table: Table) -> dict[str, Any]:
    """A statement of two signatories, and one silent, as a file for programs."""
    draft = table.draft(consulted=())
    table.write(draft, "russia-representative", BOTH)
    text = table.put(draft, hours=24)
    table.sign(text, "russia", "turkey")
    table.later(25)
    (adopted,) = adopt_due(table.desk.operator())
    table.desk.sequence()
    places = released_to(None, now=table.scene.now).proof_places(adopted)
    assert places.whole
    files = Folder(table.desk.node.record)
    made = proof_of(adopted, places, lambda index: receipt_from(files, index))
    proved: dict[str, Any] = json.loads(json.dumps(made))
    return proved


def test_the_signed_text_proves_itself_to_who_has_the_genesis(
    table: Table, proof: dict[str, Any]
) -> None:
    genesis = read_genesis(Folder(table.desk.node.record))
    found = check_proof(proof, genesis)
    assert found.signatures.keys() == {"russia", "turkey"}
    assert found.statement.texts == {"en": (BOTH["en"],), "ar": (BOTH["ar"],)}


def test_a_changed_word_or_another_signature_is_found(table: Table, proof: dict[str, Any]) -> None:
    genesis = read_genesis(Folder(table.desk.node.record))
    statement, receipts = proof["statement"], proof["receipts"]

    def refused(why: str, **changes: Any) -> None:
        with pytest.raises(InputError, match=why):
            check_proof({**proof, **changes}, genesis)

    other = {**statement, "texts": {**statement["texts"], "ar": ["كلام آخر."]}}
    refused("not the one that was signed", statement=other)
    refused("another statement", statement={**statement, "dissents": [], "exercise": False})
    given = receipts["signatures"]
    swapped = {"russia": given["turkey"], "turkey": given["russia"]}
    refused("something else", receipts={**receipts, "signatures": swapped})
    refused("no receipt", receipts={**receipts, "signatures": {}})
    refused("nobody's key", receipts={**receipts, "keys": []})
    refused("format", format="hudna.joint-statement.v0")
    refused("no joint statement", statement={})
