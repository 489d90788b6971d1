"""Statements signed in the browser: prepared here once, handed in as they were signed.

No private key of an office ever reaches the server. In an exercise the party's node lies beside
this one and lets a new key in at once; in a mission an administrator of the party does that.
"""

import base64
import binascii
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from hudna.actions.acknowledge_alert import acknowledge_alert
from hudna.actions.acknowledge_movement import acknowledge_movement
from hudna.actions.act_on_evidence import act_on_evidence, carry_out
from hudna.actions.add_remark import add_remark
from hudna.actions.adopt_statement import adopt_statement
from hudna.actions.agree_statement import answer_text, put_text, sign_text
from hudna.actions.announce_movement import announce_movement, cancel_movement, declare_zone
from hudna.actions.answer_measure import answer_measure
from hudna.actions.answer_proposal import answer_proposal
from hudna.actions.cast_vote import cast_vote
from hudna.actions.check_movements import PLANS, check_movements
from hudna.actions.conclude_motion import conclude_motion
from hudna.actions.correct_reading import correct_reading
from hudna.actions.draft_statement import comment_paragraph, open_draft, write_paragraph
from hudna.actions.enrol_key import enrol_key
from hudna.actions.file_round import file_round, lay_paper, state_position
from hudna.actions.judge_airspace import file_airspace, file_and_judge
from hudna.actions.propose_motion import propose_motion
from hudna.actions.reassess_incidents import reassess_incidents
from hudna.actions.record_finding import record_finding
from hudna.actions.register_commitment import answer_commitment, register_commitment
from hudna.actions.register_relation import register_relation
from hudna.actions.sign_off_alert import sign_off_alert
from hudna.actions.statements import Prepared, SignedStatement, prepare, sign_with
from hudna.actions.switch_watch import switch_watch
from hudna.actions.tell_account import tell_account
from hudna.connect.sharing import OperatorsDesk
from hudna.db import session
from hudna.db.desk import Desk, KeySigner, new_salt
from hudna.db.office_keys import is_lost
from hudna.errors import InputError, NotFound, Refused
from hudna.model.case import Ballot
from hudna.model.enrolment import KeyEnrolment
from hudna.model.evidence import CustodyAct
from hudna.model.joint_statement import StatementAnswer, StatementSignature
from hudna.model.party import Actor
from hudna.model.remark import Remark
from hudna.record.entry import parse
from hudna.record.errors import RecordError
from hudna.record.revocation import REVOKE, Revocation

__all__ = [
    "STEPS",
    "Enrolled",
    "desk",
    "enrol",
    "finish",
    "party_at_hand",
    "prepare_statement",
    "revoke",
    "statement_from",
    "submit",
]

STEPS: dict[str, Callable[..., Any]] = {
    "finding": record_finding,
    "motion": propose_motion,
    "ballot": cast_vote,
    "correction": correct_reading,
    "measure_answer": answer_measure,
    "remark": add_remark,
    "account": tell_account,
    "custody": act_on_evidence,
    "alert_sign_off": sign_off_alert,
    "acknowledgement": acknowledge_alert,
    "watch_switch": switch_watch,
    "airspace_case": file_airspace,
    "movement": announce_movement,
    "movement_cancellation": cancel_movement,
    "movement_acknowledgement": acknowledge_movement,
    "declared_zone": declare_zone,
    "statement_draft": open_draft,
    "paragraph": write_paragraph,
    "draft_comment": comment_paragraph,
    "statement_text": put_text,
    "statement_answer": answer_text,
    "statement_signature": sign_text,
    "talks_round": file_round,
    "position": state_position,
    "talks_document": lay_paper,
    "undertaking": register_commitment,
    "undertaking_word": answer_commitment,
    "relation_event": register_relation,
    "proposal_answer": answer_proposal,
}
"""The action each kind of statement goes to."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A key the record knows for an office; `now` tells whether it was let in just now."""

    key: str
    now: bool


def desk() -> Desk:
    """Return the node this process serves, opened for work."""
    return Desk(session.node())


def enrol(opened: Desk, actor: Actor, key: str, possession: str) -> Enrolled:
    """Let a browser's key speak for an office.

    `key` is the public key in hex, `possession` its signature on its own enrolment. Raises
    `Refused` where the party's key is not at hand: the party then enrols the key itself.
    """
    statement_key = _known(opened, actor, key)
    if statement_key:
        return Enrolled(statement_key, now=False)
    signer = _party_signer(opened, actor, f"enrol {actor.id} {key} {possession}")
    value = KeyEnrolment(actor.party, actor.id, actor.role.value, key, possession)
    prepared = prepare(
        opened.store, opened.record, "enrol", value,
        key=signer.key, now=opened.now(), salt=new_salt,
    )  # fmt: skip
    enrolled = enrol_key(opened.store, opened.record, sign_with(signer, prepared))
    finish(opened)
    return Enrolled(enrolled.id, now=True)


def party_at_hand(opened: Desk, party: str) -> bool:
    """Return whether a party's own key is here: on its own node, or beside it in an exercise."""
    if opened.is_own and opened.node.party == party:
        return True
    return opened.node.exercise and (opened.node.folder.parent / party).is_dir()


def revoke(opened: Desk, office: Actor, key: str, suspect_from: int) -> None:
    """Revoke a key of an office with its party's own key, where that is at hand."""
    body = Revocation(key, suspect_from, "device lost").body(opened.record.origin)
    asked = f"record revoke {key} --suspect-from {suspect_from} --reason 'device lost'"
    opened.enter(REVOKE, body, _party_signer(opened, office, asked))
    finish(opened)


def prepare_statement(
    opened: Desk, kind: str, value: Any, key: str, *, held: Mapping[str, str] | None = None
) -> Prepared:
    """Return the bytes the office's key must sign to say `value`."""
    _refuse_lost(key)
    try:
        return prepare(
            opened.store, opened.record, kind, value,
            key=key, now=opened.now(), salt=new_salt, held=held,
        )  # fmt: skip
    except RecordError as error:
        raise InputError(f"this cannot be signed: {error}", advice="Reload the page") from error


def statement_from(data: dict[str, Any]) -> SignedStatement:
    """Return the statement a browser handed in; raises `InputError` for anything else."""
    try:
        return SignedStatement(
            base64.b64decode(data["entry"], validate=True),
            base64.b64decode(data["signature"], validate=True),
            dict(data["private"]),
        )
    except (KeyError, TypeError, ValueError, binascii.Error) as error:
        raise InputError(
            "this is not a signed statement", advice="Prepare and sign it again from the case"
        ) from error


def submit(opened: Desk, statement: SignedStatement) -> str:
    """Hand a signed statement to its action and return its kind.

    A motion whose ballots are decisive is concluded at once, a joint statement that all have
    signed is adopted, with the next version of an agreement it makes, and all goes into the record.
    """
    try:
        entry = parse(statement.canonical)
    except RecordError as error:
        raise InputError(f"this is not an entry: {error}") from error
    kind = entry.type
    _refuse_lost(entry.key)
    if kind not in STEPS:
        raise InputError(f"a statement of kind '{kind}' cannot be handed in here")
    if opened.is_own:
        said = opened.say_there(operators_desk(opened), STEPS[kind], statement)
    elif kind == "airspace_case":
        said = file_and_judge(opened.operator(), statement)
    else:
        said = STEPS[kind](opened.store, opened.record, statement, opened.now())
    if isinstance(said, CustodyAct):
        carry_out(opened.store, opened.files, said)
        finish(opened)
    elif isinstance(said, Ballot | Remark) and not opened.is_own:
        conclude_motion(opened.operator(), said.motion)
    elif isinstance(said, StatementAnswer | StatementSignature) and not opened.is_own:
        adopted = adopt_statement(opened.operator(), said.draft)
        if adopted is not None and adopted.makes is not None:
            reassess_incidents(opened.operator())
            check_movements(opened.operator())
    if isinstance(said, PLANS) and not opened.is_own:
        check_movements(opened.operator())
    opened.sequence()
    return kind


def finish(opened: Desk) -> None:
    """Bind what was noted of evidence to the record, and bring what is pending into it."""
    opened.finish(operators_desk(opened) if opened.is_own else None)


def _known(opened: Desk, actor: Actor, key: str) -> str | None:
    from hudna.record.keys import key_id, parse_public

    try:
        name = key_id(parse_public(key))
        known = opened.store.key(name)
    except RecordError as error:
        raise InputError(f"this is not a public key: {error}") from error
    except NotFound:
        return None
    if known.actor != actor.id:
        raise Refused("this key speaks for another office", advice="Make a new key")
    _refuse_lost(name)
    return name


def operators_desk(opened: Desk) -> OperatorsDesk:
    """Return the desk that a party's own node joined, where what is signed here is handed in."""
    return OperatorsDesk.reached(opened.node.desk, opened.node, opened.own_key)


def _refuse_lost(key: str) -> None:
    if is_lost(key):
        raise Refused(
            "the device with this key was reported lost",
            advice="Sign with another browser's key; a device that was found makes a new one",
        )


def _party_signer(opened: Desk, actor: Actor, asked: str) -> KeySigner:
    """Return the party's own key: on its own node it is at hand, and the desk then follows."""
    if opened.is_own and actor.party == opened.node.party:
        return opened.own_key
    if not party_at_hand(opened, actor.party):
        raise Refused(
            "your party's own key is not here",
            advice=f"Have your party's administrator run 'hudna {asked}' on its own node",
        )
    beside = opened.node.folder.parent / actor.party
    return KeySigner.of_file(beside / "keys" / f"{actor.party}.key")
