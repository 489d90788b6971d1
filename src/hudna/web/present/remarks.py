"""In which capacity an office may speak on a motion now."""

from datetime import datetime

from hudna.actions.permissions import check_remark
from hudna.errors import Refused
from hudna.model.bulletin import Vote
from hudna.model.mechanism import Mechanism
from hudna.model.party import Actor
from hudna.model.remark import Capacity
from hudna.verify.openings import accused_party, reply_due

__all__ = ["capacity_for"]


def capacity_for(actor: Actor, vote: Vote, mechanism: Mechanism, now: datetime) -> Capacity | None:
    """Return as what an office's party may still speak on a motion; null where it may not."""
    if vote.determination is not None:
        return None
    spoken = {remark.capacity for remark in vote.remarks if remark.party == actor.party}
    for capacity in Capacity:
        if capacity in spoken or not _may(actor, capacity):
            continue
        if capacity is not Capacity.ACCUSED or _may_reply(actor, vote, mechanism, now):
            return capacity
    return None


def _may(actor: Actor, capacity: Capacity) -> bool:
    try:
        check_remark(actor, capacity)
    except Refused:
        return False
    return True


def _may_reply(actor: Actor, vote: Vote, mechanism: Mechanism, now: datetime) -> bool:
    due = reply_due(vote.motion, mechanism)
    return accused_party(vote.motion, mechanism) == actor.party and due is not None and now <= due
