"""Putting a text to the parties, answering it, and signing it."""

from datetime import datetime, timedelta

from hudna.actions.amend_by_statement import check_makes, check_still_next
from hudna.actions.draft_statement import draft_for, versions_of
from hudna.actions.moments import check_moment
from hudna.actions.new_objects import check_new
from hudna.actions.office_word import said_by_office
from hudna.actions.permissions import check_agree
from hudna.actions.ports import Held, Log, Store
from hudna.actions.statements import SignedStatement
from hudna.errors import Conflict, InputError, NotFound, RecordRejected, Refused
from hudna.model.joint_statement import (
    AnswerKind,
    StatementAnswer,
    StatementDraft,
    StatementSignature,
    StatementText,
    TextState,
)
from hudna.model.party import Actor
from hudna.talks.adoption import Outcome, outcome_of, ready, with_sha256

__all__ = ["answer_text", "outcome", "put_text", "sign_text", "texts_of"]

SHORTEST = timedelta(hours=1)
LONGEST = timedelta(days=60)
"""How long a silence procedure may last."""


def put_text(store: Store, log: Log, statement: SignedStatement, now: datetime) -> StatementText:
    """Store a signed text: the draft as it stands, complete and without brackets.

    While one is before the parties, only who put it puts another in its place: nobody else can
    undo what others have signed already.
    """
    with store.transaction():
        text, actor = said_by_office(store, log, "statement_text", statement)
        assert isinstance(text, StatementText)
        check_agree(actor)
        held = draft_for(store, text.draft, actor, now)
        check_moment(text.at, now)
        before = texts_of(store, text.draft)
        if text.number != len(before) + 1:
            raise Conflict(f"this would be text {len(before) + 1}", advice="Reload the draft")
        if before and before[-1].party != actor.party:
            _check_free(store, held.value, before[-1], now)
        _check_silence(text)
        _check_text(store, held.value, text)
        check_makes(store, held.value, text)
        check_new(store, text)
        store.add_entry(statement.entry, "statement_text", statement.private)
        store.put(text, held.release, text.at, statement.entry)
    return text


def answer_text(
    store: Store, log: Log, statement: SignedStatement, now: datetime
) -> StatementAnswer:
    """Store a party's signed answer to the text before the parties; its latest word counts."""
    with store.transaction():
        answer, actor = said_by_office(store, log, "statement_answer", statement)
        assert isinstance(answer, StatementAnswer)
        held, _ = _before_parties(store, answer.draft, answer.text, actor, now)
        check_moment(answer.at, now)
        if actor.party not in (*held.value.signatories, *held.value.consulted):
            raise Refused(f"{actor.party} is not asked about this text")
        if answer.kind is AnswerKind.DISSENTS and not answer.words.strip():
            raise InputError("a dissent says why", where="words")
        check_new(store, answer)
        store.add_entry(statement.entry, "statement_answer", statement.private)
        store.put(answer, held.release, answer.at, statement.entry)
    return answer


def sign_text(
    store: Store, log: Log, statement: SignedStatement, now: datetime
) -> StatementSignature:
    """Store a party's signature to the text before the parties; it names the text by its hash."""
    with store.transaction():
        signed, actor = said_by_office(store, log, "statement_signature", statement)
        assert isinstance(signed, StatementSignature)
        held, text = _before_parties(store, signed.draft, signed.text, actor, now)
        check_moment(signed.at, now)
        if actor.party not in held.value.signatories:
            raise Refused(
                f"{actor.party} is no signatory of this statement",
                advice="It may answer that it agrees or dissents",
            )
        if signed.sha256 != text.sha256:
            raise RecordRejected(
                "what was signed is not this text", advice="Reload the draft and sign again"
            )
        check_still_next(store, text)
        if signed.party in outcome(store, held.value, text, now).signed:
            raise Conflict(f"{actor.party} has signed this text already", where=text.id)
        check_new(store, signed)
        store.add_entry(statement.entry, "statement_signature", statement.private)
        store.put(signed, held.release, signed.at, statement.entry)
    return signed


def texts_of(store: Store, draft_id: str) -> tuple[StatementText, ...]:
    """Return the texts of a draft that were put to the parties, the first first."""
    return tuple(sorted(store.all(StatementText, draft=draft_id), key=lambda text: text.number))


def outcome(store: Store, draft: StatementDraft, text: StatementText, now: datetime) -> Outcome:
    """Return what was said of a text amounts to by now."""
    answers = sorted(store.all(StatementAnswer, text=text.id), key=lambda a: (a.at, a.id))
    signatures = sorted(store.all(StatementSignature, text=text.id), key=lambda s: (s.at, s.id))
    return outcome_of(draft, text, answers, signatures, now)


def _before_parties(
    store: Store, draft_id: str, text_id: str, actor: Actor, now: datetime
) -> tuple[Held, StatementText]:
    """Return the draft and its text that the parties may still answer; else raise why not."""
    check_agree(actor)
    held = draft_for(store, draft_id, actor, now)
    texts = texts_of(store, draft_id)
    found = next((text for text in texts if text.id == text_id), None)
    if found is None:
        raise NotFound("there is no such text of this draft", where=text_id)
    if found != texts[-1]:
        raise Conflict(
            f"text {texts[-1].number} took the place of this one", advice="Answer that one"
        )
    if found.silence_until is not None and now > found.silence_until:
        raise Conflict(
            "the time to answer this text is over",
            where=found.silence_until.isoformat(timespec="minutes"),
            advice="Open a new draft for what is to change",
        )
    return held, found


def _check_free(store: Store, draft: StatementDraft, text: StatementText, now: datetime) -> None:
    if outcome(store, draft, text, now).state is TextState.OPEN:
        raise Conflict(
            f"the text of {text.party} is before the parties",
            advice="Answer it; after a dissent or its time another can be put",
        )


def _check_silence(text: StatementText) -> None:
    until = text.silence_until
    if until is None:
        return
    if until.tzinfo is None:
        raise InputError("the end of the silence procedure has no time zone", where="silence_until")
    if not text.at + SHORTEST <= until <= text.at + LONGEST:
        raise InputError(
            "a silence procedure lasts an hour to sixty days",
            where="silence_until",
            advice="Give the parties time to ask their capitals",
        )


def _check_text(store: Store, draft: StatementDraft, text: StatementText) -> None:
    """The text is the draft as it stands: nobody slips other words in."""
    versions, texts = ready(draft, tuple(versions_of(store, draft.id).values()))
    if (text.versions, text.texts) != (versions, texts):
        raise Conflict(
            "the draft has changed since", advice="Reload it and put the text as it stands"
        )
    if text != with_sha256(text, draft):
        raise RecordRejected("the hash is not that of the text", where="sha256")
