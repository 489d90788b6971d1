"""Noting who has read an outlook of the watch: once for each office, in the log of who saw what."""

from datetime import datetime

from hudna.actions.ports import Store
from hudna.model.evidence import Access, AccessKind
from hudna.model.outlook import Outlook
from hudna.model.party import Actor

__all__ = ["note_outlook_read"]


def note_outlook_read(store: Store, outlook: Outlook, actor: Actor, now: datetime) -> bool:
    """Add a line for an office that reads an outlook for the first time; false where it stands."""
    if any(one.by == actor.id for one in store.accesses(outlook.id)):
        return False
    with store.transaction():
        store.note_access(Access(outlook.id, AccessKind.OPENED, actor.party, actor.id, now))
    return True
