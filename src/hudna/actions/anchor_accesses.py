"""The log of who saw what, bound to the record, so that its past cannot be rewritten."""

from hudna.actions.operator import Operator
from hudna.model.evidence import AccessLogHead
from hudna.model.identity import make_id

__all__ = ["ACCESS_LOG", "anchor_accesses"]

ACCESS_LOG = "access_log"


def anchor_accesses(operator: Operator, party: str) -> bool:
    """State in the record how far the log of a party's node has come; false if it is stated."""
    store = operator.store
    with store.transaction():
        lines, digest, anchored = store.access_log()
        if anchored:
            return False
        head = AccessLogHead(make_id("access", party, digest), party, lines, digest, operator.now)
        said = operator.say(ACCESS_LOG, head)
        store.add_entry(said.entry, ACCESS_LOG, said.private)
        store.mark_anchored(said.entry.hash)
    return True
