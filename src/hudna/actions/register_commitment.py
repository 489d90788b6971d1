"""Registering a commitment, and a party's word on where it stands."""

from datetime import datetime

from hudna.actions.circles import check_circle, within
from hudna.actions.file_round import round_for
from hudna.actions.moments import check_moment
from hudna.actions.new_objects import check_new
from hudna.actions.office_word import said_by_office
from hudna.actions.permissions import check_talk
from hudna.actions.ports import Log, Store
from hudna.actions.read_from import check_read_from
from hudna.actions.shipped_rounds import known_clauses, known_parties, shipped_undertaking
from hudna.actions.statements import SignedStatement
from hudna.errors import Conflict, InputError, NotFound
from hudna.model.joint_statement import AdoptedStatement
from hudna.model.party import Actor
from hudna.model.release import sees
from hudna.model.talks_round import released
from hudna.model.undertaking import Undertaking, UndertakingWord
from hudna.talks.undertakings import check_undertaking, check_word

__all__ = ["answer_commitment", "register_commitment", "undertaking_for"]


def register_commitment(
    store: Store, log: Log, statement: SignedStatement, now: datetime
) -> Undertaking:
    """Store a signed commitment: that it was promised is its party's word, no finding."""
    with store.transaction():
        value, actor = said_by_office(store, log, "undertaking", statement)
        assert isinstance(value, Undertaking)
        check_talk(actor)
        check_moment(value.at, now)
        check_circle(value.release, actor)
        mechanism = store.mechanism()
        check_undertaking(value, known_parties(mechanism), known_clauses(store))
        check_read_from(store, value, actor, now)
        if shipped_undertaking(mechanism, value.id) is not None:
            raise Conflict(f"{value.id} is the id of one that ships as data", where="id")
        if value.round is not None:
            of = round_for(store, value.round, actor, now)
            within(value.release, of.release, "the round")
        if value.statement is not None and not _known(store, value.statement, actor, now):
            raise NotFound("There is no such statement here", where="statement")
        check_new(store, value)
        store.add_entry(statement.entry, "undertaking", statement.private)
        store.put(value, value.release, value.at, statement.entry)
    return value


def answer_commitment(
    store: Store, log: Log, statement: SignedStatement, now: datetime
) -> UndertakingWord:
    """Store a party's word on a commitment; whoever may know of the one may read the other."""
    with store.transaction():
        word, actor = said_by_office(store, log, "undertaking_word", statement)
        assert isinstance(word, UndertakingWord)
        check_talk(actor)
        check_moment(word.at, now)
        of = undertaking_for(store, word.undertaking, actor, now)
        if len(word.words) > 10_000:
            raise InputError("this is longer than 10,000 characters", where="words")
        check_word(of, word)
        check_new(store, word)
        store.add_entry(statement.entry, "undertaking_word", statement.private)
        store.put(word, released(of.audience, of.party, word.at), word.at, statement.entry)
    return word


def undertaking_for(store: Store, name: str, actor: Actor, now: datetime) -> Undertaking:
    """Return a commitment that is released to an office, shipped or filed, or `NotFound`."""
    told = shipped_undertaking(store.mechanism(), name)
    if told is not None:
        return told
    held = store.held(Undertaking, name)
    if held is None or not sees(actor, held.release, now):
        raise NotFound("There is no commitment here that is released to you", where=name)
    assert isinstance(held.value, Undertaking)
    return held.value


def _known(store: Store, name: str, actor: Actor, now: datetime) -> bool:
    held = store.held(AdoptedStatement, name)
    return held is not None and sees(actor, held.release, now)
