"""The accused's reply to a motion, or the opinion of one who is heard without a vote."""

from datetime import datetime

from hudna.actions.hearing import Hearing, hearing_of
from hudna.actions.moments import check_moment
from hudna.actions.new_objects import check_new
from hudna.actions.office_word import said_by_office
from hudna.actions.permissions import check_remark, check_see
from hudna.actions.ports import Log, Store
from hudna.actions.statements import SignedStatement
from hudna.errors import NotFound
from hudna.model.case import Determination
from hudna.model.party import Actor
from hudna.model.remark import Capacity, Remark
from hudna.verify.remarks import check_remark as check_fits

__all__ = ["add_remark"]


def add_remark(store: Store, log: Log, statement: SignedStatement, now: datetime) -> Remark:
    """Store a signed remark beside a motion; it counts in no tally.

    The accused may reply even where the case is not released to it: nobody is found to have done
    something without being heard.
    """
    with store.transaction():
        return _add_remark(store, log, statement, now)


def _add_remark(store: Store, log: Log, statement: SignedStatement, now: datetime) -> Remark:
    remark, actor = said_by_office(store, log, "remark", statement)
    assert isinstance(remark, Remark)
    check_remark(actor, remark.capacity)
    hearing = _heard(store, remark, actor, now)
    check_moment(remark.at, now)
    check_fits(
        hearing.motion,
        tuple(store.all(Remark, motion=remark.motion)),
        remark,
        accused=hearing.accused,
        due=hearing.reply_due,
        decided=next(store.all(Determination, motion=remark.motion), None) is not None,
    )
    check_new(store, remark)
    store.add_entry(statement.entry, "remark", statement.private)
    store.put(remark, hearing.case.release, remark.at, statement.entry)
    return remark


def _heard(store: Store, remark: Remark, actor: Actor, now: datetime) -> Hearing:
    """Return the motion; to a party it does not accuse and is not released to, it is not there."""
    hearing = hearing_of(store, remark.motion)
    if hearing.motion.case != remark.case:
        raise NotFound(f"no motion {remark.motion} on case {remark.case}")
    if remark.capacity is not Capacity.ACCUSED or hearing.accused != actor.party:
        check_see(actor, hearing.case.release, now)
    return hearing
