"""The agreements a node watches: those that are shipped, and those the record has amended."""

from hudna.actions.ports import Store
from hudna.assess.agreements import watched
from hudna.model.agreement import Agreement
from hudna.model.amendment import Amendment

__all__ = ["watched_agreements"]


def watched_agreements(store: Store) -> tuple[Agreement, ...]:
    """Return every version of the mechanism's agreements; raises `NotFound` for one unknown."""
    amended = [amendment.agreement for amendment in store.all(Amendment)]
    return watched(store.mechanism().agreements, amended)
