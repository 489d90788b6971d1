"""Filing a round of talks, and laying positions and papers on its table."""

from datetime import datetime
from typing import Any

from hudna.actions.circles import check_circle, within
from hudna.actions.moments import check_moment
from hudna.actions.new_objects import check_new
from hudna.actions.office_word import said_by_office
from hudna.actions.permissions import check_talk
from hudna.actions.ports import Log, Store
from hudna.actions.read_from import check_read_from
from hudna.actions.shipped_rounds import known_clauses, known_parties, shipped_round
from hudna.actions.statements import SignedStatement
from hudna.errors import Conflict, InputError, NotFound, Refused
from hudna.model.party import Actor
from hudna.model.release import sees
from hudna.model.talks_round import TalksDocument, TalksPosition, TalksRound
from hudna.talks.papers import check_version
from hudna.talks.rounds import check_position, check_round

__all__ = ["file_round", "lay_paper", "round_for", "state_position"]

LONGEST = 100_000
"""Characters of a paper, about forty pages."""


def file_round(store: Store, log: Log, statement: SignedStatement, now: datetime) -> TalksRound:
    """Store a signed telling of a round; one that corrects another is of the same party."""
    with store.transaction():
        value, actor = said_by_office(store, log, "talks_round", statement)
        assert isinstance(value, TalksRound)
        check_talk(actor)
        check_moment(value.at, now)
        check_circle(value.release, actor)
        mechanism = store.mechanism()
        check_round(value, known_parties(mechanism))
        check_read_from(store, value, actor, now)
        if shipped_round(mechanism, value.id) is not None:
            raise Conflict(f"{value.id} is the id of a round that ships as data", where="id")
        clauses = known_clauses(store)
        named = [*(p.agreement for p in value.documents), *(o.agreement for o in value.outcomes)]
        for agreement in named:
            if agreement is not None and agreement not in clauses:
                raise InputError(
                    f"the agreement '{agreement}' is not watched here",
                    where="agreement",
                    advice=f"Use one of: {', '.join(sorted(clauses))}",
                )
        if value.supersedes is not None:
            _check_own(store, value.supersedes, actor, now)
        _keep(store, "talks_round", value, statement)
    return value


def state_position(
    store: Store, log: Log, statement: SignedStatement, now: datetime
) -> TalksPosition:
    """Store a signed position: its party chooses who may know of it, itself alone if it likes."""
    with store.transaction():
        value, actor = said_by_office(store, log, "position", statement)
        assert isinstance(value, TalksPosition)
        check_talk(actor)
        check_moment(value.at, now)
        check_circle(value.release, actor)
        of = round_for(store, value.round, actor, now)
        within(value.release, of.release, "the round")
        check_position(value, of)
        _keep(store, "position", value, statement)
    return value


def lay_paper(store: Store, log: Log, statement: SignedStatement, now: datetime) -> TalksDocument:
    """Store a signed version of a paper.

    Of two that come from the same version both stand, side by side; one that comes from a version
    nobody has laid down is refused.
    """
    with store.transaction():
        value, actor = said_by_office(store, log, "talks_document", statement)
        assert isinstance(value, TalksDocument)
        check_talk(actor)
        check_moment(value.at, now)
        check_circle(value.release, actor)
        of = round_for(store, value.round, actor, now)
        within(value.release, of.release, "the round")
        if len(value.text) > LONGEST:
            raise InputError(
                f"the paper is longer than {LONGEST} characters",
                where="text",
                advice="Lay it down in parts",
            )
        held = store.all_held(TalksDocument, round=value.round)
        seen = [one.value for one in held if sees(actor, one.release, now)]
        check_version(value, seen)
        _keep(store, "talks_document", value, statement)
    return value


def round_for(store: Store, round_id: str, actor: Actor, now: datetime) -> TalksRound:
    """Return a round that is released to an office, shipped or filed, or raise `NotFound`."""
    told = shipped_round(store.mechanism(), round_id)
    if told is not None:
        return told
    held = store.held(TalksRound, round_id)
    if held is None or not sees(actor, held.release, now):
        raise NotFound("There is no round here that is released to you", where=round_id)
    assert isinstance(held.value, TalksRound)
    return held.value


def _check_own(store: Store, round_id: str, actor: Actor, now: datetime) -> None:
    before = round_for(store, round_id, actor, now)
    if before.party != actor.party:
        raise Refused(
            f"{actor.party} did not tell of this round",
            advice="File your own telling: both stand side by side",
        )
    later = next(store.all(TalksRound, supersedes=round_id), None)
    if later is not None:
        raise Conflict("this telling was corrected already", advice=f"Correct {later.id}")


def _keep(store: Store, kind: str, value: Any, statement: SignedStatement) -> None:
    check_new(store, value)
    store.add_entry(statement.entry, kind, statement.private)
    store.put(value, value.release, value.at, statement.entry)
